package office

import (
	"context"

	"cohort/domain"
	"cohort/practice"
)

// UpdateSecondFactor says whose people need a second factor. It acts on their
// next request.
func (desk *Desk) UpdateSecondFactor(ctx context.Context, by domain.Actor, expected domain.Version, roles []domain.Role) (s domain.Settings, err error) {
	err = desk.Change(ctx, by, domain.UpdateSettings, func(tx practice.Tx, d *practice.Deed) error {
		before, err := tx.LockSettings()
		if err != nil {
			return err
		}
		if err := expected.Matches(before.Version); err != nil {
			return err
		}
		if err := d.Check(nil); err != nil {
			return err
		}
		s = before
		s.SecondFactorRoles, s.Version, s.UpdatedAt = domain.RolesOnce(roles), before.Version+1, d.Now
		d.AboutMany("settings", domain.ClientID{})
		d.Note(practice.Before, rolesText(before.SecondFactorRoles))
		d.Note(practice.After, rolesText(s.SecondFactorRoles))
		return tx.SaveSettings(s)
	})
	return s, err
}
