package office

import (
	"context"

	"cohort/domain"
	"cohort/practice"
)

// UpdateAftercareRules changes how the practice stays in touch after treatment. What
// was signed keeps the days that it promised.
func (desk *Desk) UpdateAftercareRules(ctx context.Context, by domain.Actor, expected domain.Version, wanted domain.AftercareRules) (s domain.Settings, err error) {
	wanted = wanted.Tidied()
	err = desk.Change(ctx, by, domain.UpdateSettings, func(tx practice.Tx, d *practice.Deed) error {
		s, err = replacePart(tx, d, expected, func(s *domain.Settings) *domain.AftercareRules { return &s.Aftercare }, wanted, wanted.Validate())
		return err
	})
	return s, err
}
