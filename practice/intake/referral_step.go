package intake

import (
	"context"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/practice"
)

// onReferral is the only way to act on a referral: it locks the row, asks the
// policy, acts and writes the audit in one transaction. Referrals are intake's
// alone, so nobody reaches only their own.
func (desk *Desk) onReferral(ctx context.Context, by domain.Actor, action domain.Action, id domain.ReferralID,
	do func(practice.Tx, *practice.Deed, intake.Referral) error) error {
	return desk.Change(ctx, by, action, func(tx practice.Tx, d *practice.Deed) error {
		d.About("referral", id, domain.ClientID{})
		r, err := tx.LockReferral(id)
		if err != nil {
			return err
		}
		d.About("referral", id, r.ClientID)
		if err := practice.MayTreat(tx, by, action, domain.ReadReferral, r.ClientID); err != nil {
			return err
		}
		return do(tx, d, r)
	})
}

// TriageReferral judges how urgent a referral is. It may be judged again.
func (desk *Desk) TriageReferral(ctx context.Context, by domain.Actor, id domain.ReferralID, urgency intake.Urgency, note string) (ReferralCard, error) {
	return desk.stepReferral(ctx, by, domain.TriageReferral, id, intake.Step{To: intake.ReferralTriaged, Urgency: urgency, Note: note})
}

// AcceptReferral lets a referral through to the groups.
func (desk *Desk) AcceptReferral(ctx context.Context, by domain.Actor, id domain.ReferralID) (ReferralCard, error) {
	return desk.stepReferral(ctx, by, domain.AcceptReferral, id, intake.Step{To: intake.ReferralAccepted})
}

// DeclineReferral ends a referral without a seat.
func (desk *Desk) DeclineReferral(ctx context.Context, by domain.Actor, id domain.ReferralID, reason, note string) (ReferralCard, error) {
	return desk.stepReferral(ctx, by, domain.DeclineReferral, id,
		intake.Step{To: intake.ReferralDeclined, Reason: reason, Note: note})
}

// RedirectReferral ends a referral by sending the client elsewhere.
func (desk *Desk) RedirectReferral(ctx context.Context, by domain.Actor, id domain.ReferralID, to, note string) (ReferralCard, error) {
	return desk.stepReferral(ctx, by, domain.RedirectReferral, id,
		intake.Step{To: intake.ReferralRedirected, Reason: to, Note: note})
}

// stepReferral takes a referral one step. A client whose referral ends waits
// no longer with it.
func (desk *Desk) stepReferral(ctx context.Context, by domain.Actor, action domain.Action, id domain.ReferralID, step intake.Step) (card ReferralCard, err error) {
	err = desk.onReferral(ctx, by, action, id, func(tx practice.Tx, d *practice.Deed, r intake.Referral) error {
		r, err := r.Move(step, by, d.Now)
		if err := d.Check(err); err != nil {
			return err
		}
		if step.To == intake.ReferralTriaged {
			zone, err := practice.Zone(tx)
			if err != nil {
				return err
			}
			r = r.Judged(step.Urgency, zone)
		}
		if step.Reason != "" {
			d.Note(practice.Reason, step.Reason)
		}
		if err := tx.SaveReferral(r); err != nil {
			return err
		}
		if err := endWaitsWith(tx, d, r); err != nil {
			return err
		}
		card, err = referralCard(tx, d, r)
		return err
	})
	return card, err
}

// UpdateReferral corrects what was recorded.
func (desk *Desk) UpdateReferral(ctx context.Context, by domain.Actor, id domain.ReferralID, expected domain.Version,
	edit func(intake.Referral) intake.Referral) (card ReferralCard, err error) {
	err = desk.onReferral(ctx, by, domain.UpdateReferral, id, func(tx practice.Tx, d *practice.Deed, found intake.Referral) error {
		if err := expected.Matches(found.Version); err != nil {
			return err
		}
		zone, err := practice.Zone(tx)
		if err != nil {
			return err
		}
		r := edit(found)
		if err := d.Check(r.Validate(domain.LatestToday(d.Now, zone))); err != nil {
			return err
		}
		r = r.Dated(zone)
		r.Version, r.UpdatedAt = found.Version+1, d.Now
		if err := tx.SaveReferral(r); err != nil {
			return err
		}
		if err := reorderWaits(tx, r); err != nil {
			return err
		}
		card, err = referralCard(tx, d, r)
		return err
	})
	return card, err
}
