package office

import (
	"context"

	"cohort/domain"
	"cohort/practice"
)

// UpdateCompletion changes what completes a program.
func (desk *Desk) UpdateCompletion(ctx context.Context, by domain.Actor, expected domain.Version, wanted domain.Completion) (s domain.Settings, err error) {
	err = desk.Change(ctx, by, domain.UpdateSettings, func(tx practice.Tx, d *practice.Deed) error {
		s, err = replacePart(tx, d, expected, func(s *domain.Settings) *domain.Completion { return &s.Completion }, wanted, wanted.Validate())
		return err
	})
	return s, err
}
