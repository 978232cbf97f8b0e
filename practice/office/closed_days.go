package office

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// UpdateClosedDays changes when the practice holds no groups. Planned cohorts
// follow; the sessions of running ones stay until somebody moves them.
func (desk *Desk) UpdateClosedDays(ctx context.Context, by domain.Actor, expected domain.Version, wanted domain.ClosedDays) (s domain.Settings, err error) {
	err = desk.Change(ctx, by, domain.UpdateSettings, func(tx practice.Tx, d *practice.Deed) error {
		if s, err = tx.LockSettings(); err != nil {
			return err
		}
		if err := expected.Matches(s.Version); err != nil {
			return err
		}
		var f domain.Faults
		f.Join(wanted.Validate())
		f.When(!program.KnownHolidays(domain.ClosedDays{Country: wanted.Country}), "country", "has no holidays that are known here")
		f.When(wanted.State != "" && !program.KnownHolidays(wanted), "region", "is no state or province whose holidays are known here")
		if err := d.Check(f.Err()); err != nil {
			return err
		}
		d.AboutMany("settings", domain.ClientID{})
		d.Note(practice.Before, s.Closed)
		d.Note(practice.After, wanted)
		s.Closed, s.Version, s.UpdatedAt = wanted, s.Version+1, d.Now
		return tx.SaveSettings(s)
	})
	return s, err
}
