package clinical

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// SignPlan signs a draft, with the client's part.
func (desk *Desk) SignPlan(ctx context.Context, by domain.Actor, id domain.TreatmentPlanID, name string, client clinical.ClientPart) (p clinical.TreatmentPlan, err error) {
	err = desk.onPlan(ctx, by, domain.SignTreatmentPlan, id, func(tx practice.Tx, d *practice.Deed, was clinical.TreatmentPlan) error {
		if was.Status != clinical.SigningDraft {
			return clinical.ErrPlanSigned
		}
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		today, err := practice.LatestToday(tx, d.Now)
		if err != nil {
			return err
		}
		signer, err := practice.SignerOn(tx, by, today)
		if err != nil {
			return err
		}
		with := clinical.SignPlan{Name: name, Client: client.Trimmed(), Today: today, Review: settings.Notes.ReviewDays()}
		if with.Since, err = tx.InTreatmentSince(was.ClientID, false); err != nil {
			return err
		}
		if !was.Before.IsZero() {
			before, err := tx.TreatmentPlan(was.Before)
			if err != nil {
				return err
			}
			with.Before = &before
		}
		if p, err = was.Sign(signer, with, d.Now); err != nil {
			return err
		}
		if err := d.Check(nil); err != nil {
			return err
		}
		return tx.SaveTreatmentPlan(p)
	})
	return p, err
}

// CoSignPlan signs a trainee's plan, or gives it back with a remark.
func (desk *Desk) CoSignPlan(ctx context.Context, by domain.Actor, id domain.TreatmentPlanID, name, remark string) (p clinical.TreatmentPlan, err error) {
	err = desk.onPlan(ctx, by, domain.CoSignTreatmentPlan, id, func(tx practice.Tx, d *practice.Deed, was clinical.TreatmentPlan) error {
		if p, err = practice.CoSignOrReturn(tx, d, was, name, remark); err != nil {
			return err
		}
		return tx.SaveTreatmentPlan(p)
	})
	return p, err
}
