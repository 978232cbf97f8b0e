package intake

import (
	"context"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/practice"
)

// JudgeSuitability weighs whether a group is right for the person of a
// referral now, and keeps the answer.
func (desk *Desk) JudgeSuitability(ctx context.Context, by domain.Actor, id domain.ReferralID, factors intake.Factors) (s intake.Suitability, err error) {
	err = desk.onReferral(ctx, by, domain.JudgeSuitability, id, func(tx practice.Tx, d *practice.Deed, r intake.Referral) error {
		if err := d.Check(factors.Validate()); err != nil {
			return err
		}
		s = factors.Weigh()
		s.ID, s.ReferralID = domain.NewID[intake.SuitabilityID](), id
		s.AssessedBy, s.AssessedByName, s.AssessedAt = by.UserID, by.Name, d.Now
		return tx.CreateSuitability(s)
	})
	return s, err
}

// Suitability gives the newest answer about a referral.
func (desk *Desk) Suitability(ctx context.Context, by domain.Actor, id domain.ReferralID) (s intake.Suitability, err error) {
	err = desk.Read(ctx, by, domain.JudgeSuitability, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.About("referral", id, domain.ClientID{})
		r, err := tx.Referral(id)
		if err != nil {
			return err
		}
		d.About("referral", id, r.ClientID)
		found, err := tx.Suitability(id)
		if err != nil {
			return err
		}
		if found == nil {
			return domain.ErrNotFound
		}
		s = *found
		return nil
	})
	return s, err
}
