package office

import (
	"context"

	"cohort/domain"
	"cohort/practice"
)

// UpdateProgramHours changes how many hours a week intensive programs have at least.
func (desk *Desk) UpdateProgramHours(ctx context.Context, by domain.Actor, expected domain.Version, wanted domain.ProgramHours) (s domain.Settings, err error) {
	err = desk.Change(ctx, by, domain.UpdateSettings, func(tx practice.Tx, d *practice.Deed) error {
		s, err = replacePart(tx, d, expected, func(s *domain.Settings) *domain.ProgramHours { return &s.Hours }, wanted, wanted.Validate())
		return err
	})
	return s, err
}
