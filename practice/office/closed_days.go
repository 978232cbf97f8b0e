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
		s, err = replacePart(tx, d, expected, func(s *domain.Settings) *domain.ClosedDays { return &s.Closed }, wanted, checkClosedDays(wanted))
		return err
	})
	return s, err
}

// checkClosedDays names everything that is wrong, the places without holidays
// that are known too.
func checkClosedDays(wanted domain.ClosedDays) error {
	var f domain.Faults
	f.Join(wanted.Validate())
	f.When(!program.KnownHolidays(domain.ClosedDays{Country: wanted.Country}), "country", "has no holidays that are known here")
	f.When(wanted.State != "" && !program.KnownHolidays(wanted), "region", "is no state or province whose holidays are known here")
	return f.Err()
}
