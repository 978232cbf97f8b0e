package clinical

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// onPlan is the only way to act on a version of a plan: it asks the policy about
// its client, or whether it waits for the actor, locks that client, acts and writes
// the audit in one transaction.
func (desk *Desk) onPlan(ctx context.Context, by domain.Actor, action domain.Action, id domain.TreatmentPlanID,
	do func(practice.Tx, *practice.Deed, clinical.TreatmentPlan) error) error {
	return desk.Change(ctx, by, action, func(tx practice.Tx, d *practice.Deed) error {
		d.About("treatment_plan", id, domain.ClientID{})
		seen, err := tx.TreatmentPlan(id)
		if err != nil {
			return err
		}
		if err := mayPlan(tx, by, action, seen); err != nil {
			return err
		}
		d.Concerns(seen.ClientID)
		if _, err := tx.LockClient(domain.Everything(), seen.ClientID); err != nil {
			return err
		}
		p, err := tx.TreatmentPlan(id)
		switch {
		case err != nil:
			return err
		case p.ClientID != seen.ClientID: // it moved before the lock came
			return domain.ErrBusy.After(time.Second)
		}
		return do(tx, d, p)
	})
}

// mayPlan lets in who treats the client, and for reading and co-signing whom the
// plan waits for or who co-signed it.
func mayPlan(tx practice.Tx, by domain.Actor, action domain.Action, p clinical.TreatmentPlan) error {
	if action == domain.ReadTreatmentPlans || action == domain.CoSignTreatmentPlan {
		if p.WaitsFor == by.UserID || p.CoSigned != nil && p.CoSigned.UserID == by.UserID {
			return nil
		}
	}
	if err := practice.MayTreat(tx, by, action, domain.ReadTreatmentPlans, p.ClientID); err != nil || !p.Status.IsOpen() {
		return err
	}
	if treats, err := tx.Treats(by.UserID, p.ClientID); err != nil || treats {
		return err
	}
	return domain.ErrNotFound // an emergency opens no draft
}

// BeginPlan begins the next version of a client's plan, as a copy of what holds.
func (desk *Desk) BeginPlan(ctx context.Context, by domain.Actor, client domain.ClientID) (p clinical.TreatmentPlan, err error) {
	err = desk.OnClient(ctx, by, domain.WriteTreatmentPlan, client, func(tx practice.Tx, d *practice.Deed, _ domain.Client) error {
		all, err := tx.TreatmentPlans(client)
		if err != nil {
			return err
		}
		today, err := practice.Today(tx, d.Now)
		if err != nil {
			return err
		}
		if p, err = clinical.BeginPlan(client, all, today, by, d.Now); err != nil {
			return err
		}
		d.About("treatment_plan", p.ID, client)
		return tx.CreateTreatmentPlan(p)
	})
	return p, err
}

// WritePlan writes into a draft, which is saved as one goes.
func (desk *Desk) WritePlan(ctx context.Context, by domain.Actor, id domain.TreatmentPlanID, expected domain.Version, wanted clinical.TreatmentPlan) (p clinical.TreatmentPlan, err error) {
	err = desk.onPlan(ctx, by, domain.WriteTreatmentPlan, id, func(tx practice.Tx, d *practice.Deed, was clinical.TreatmentPlan) error {
		if err := expected.Matches(was.Version); err != nil {
			return err
		}
		if p, err = was.Write(wanted, by, d.Now); err != nil {
			return err
		}
		if err := d.Check(nil); err != nil {
			return err
		}
		if clinical.Quiet(was.UpdatedBy, by.UserID, was.AuditedAt, d.Now) {
			d.HeardBefore()
		} else {
			p.AuditedAt = d.Now
		}
		return tx.SaveTreatmentPlan(p)
	})
	return p, err
}

// DiscardPlan throws a draft away.
func (desk *Desk) DiscardPlan(ctx context.Context, by domain.Actor, id domain.TreatmentPlanID) (p clinical.TreatmentPlan, err error) {
	err = desk.onPlan(ctx, by, domain.DiscardTreatmentPlan, id, func(tx practice.Tx, d *practice.Deed, was clinical.TreatmentPlan) error {
		if p, err = was.Discard(d.Now); err != nil {
			return err
		}
		return tx.SaveTreatmentPlan(p)
	})
	return p, err
}

// WithdrawPlan says that a signed version was an error.
func (desk *Desk) WithdrawPlan(ctx context.Context, by domain.Actor, id domain.TreatmentPlanID, reason string) (p clinical.TreatmentPlan, err error) {
	err = desk.onPlan(ctx, by, domain.WithdrawPlan, id, func(tx practice.Tx, d *practice.Deed, was clinical.TreatmentPlan) error {
		if p, err = was.Withdraw(by, reason, d.Now); err != nil {
			return err
		}
		d.Note(practice.Reason, reason)
		return tx.SaveTreatmentPlan(p)
	})
	return p, err
}
