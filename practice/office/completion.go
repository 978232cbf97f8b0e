package office

import (
	"context"

	"cohort/domain"
	"cohort/practice"
)

// UpdateCompletion changes what completes a program.
func (desk *Desk) UpdateCompletion(ctx context.Context, by domain.Actor, expected domain.Version, wanted domain.Completion) (s domain.Settings, err error) {
	err = desk.Change(ctx, by, domain.UpdateSettings, func(tx practice.Tx, d *practice.Deed) error {
		if s, err = tx.LockSettings(); err != nil {
			return err
		}
		if err := expected.Matches(s.Version); err != nil {
			return err
		}
		if err := d.Check(wanted.Validate()); err != nil {
			return err
		}
		d.AboutMany("settings", domain.ClientID{})
		d.Note(practice.Before, s.Completion)
		d.Note(practice.After, wanted)
		s.Completion, s.Version, s.UpdatedAt = wanted, s.Version+1, d.Now
		return tx.SaveSettings(s)
	})
	return s, err
}
