package clinical

import (
	"time"

	"cohort/domain"
)

// SignPlan is what comes with a clinician's signature under a plan.
type SignPlan struct {
	Name   string // typed
	Client ClientPart
	Since  domain.Date // when the client's first membership began; zero for none
	Today  domain.Date // the last day that is not in the future
	Review int         // days until the next review
	Before *TreatmentPlan
}

var planErrors = signingErrors{signed: ErrPlanSigned, notSigned: ErrPlanNotSigned, notYours: ErrPlanNotYours, remark: "remark"}

// Sign locks a plan with the client's part. A trainee's waits for who answers for
// them.
func (p TreatmentPlan) Sign(s Signer, with SignPlan, now time.Time) (TreatmentPlan, error) {
	if p.Status != SigningDraft {
		return p, ErrPlanSigned
	}
	var f domain.Faults
	s.maySign(&f, with.Name)
	f.When(p.EffectiveOn.IsZero(), "effectiveOn", "is missing")
	f.When(p.EffectiveOn.After(with.Today), "effectiveOn", "is in the future")
	f.When(!p.EffectiveOn.IsZero() && !with.Since.IsZero() && p.EffectiveOn.Before(with.Since), "effectiveOn", "is before the client's membership")
	f.Join(p.Text.Ready())
	f.Within("client", with.Client.Validate(with.Today))
	if err := f.Err(); err != nil {
		return p, err
	}
	part := with.Client
	p.Client, p.ReviewOn = &part, p.EffectiveOn.AddDays(with.Review)
	if p.Kind == PlanChange && with.Before != nil && !with.Before.ReviewOn.IsZero() {
		p.ReviewOn = with.Before.ReviewOn // a change is no review
	}
	err := p.sign(s, p.ClientID, now, func() (string, error) { return p.Digest() })
	return p, err
}

// CoSign puts the supervisor's signature beside the trainee's.
func (p TreatmentPlan) CoSign(s Signer, typed string, now time.Time) (TreatmentPlan, error) {
	err := p.coSign(planErrors, s, typed, now)
	return p, err
}

// Return gives a trainee's plan back, with a remark. Who was to sign it signs anew,
// the client too: the text may change.
func (p TreatmentPlan) Return(s Signer, remark string, now time.Time) (TreatmentPlan, error) {
	err := p.giveBack(planErrors, s, remark, now)
	if err == nil {
		p.Client, p.ReviewOn = nil, domain.Date{}
	}
	return p, err
}

// Withdraw says that a signed version was an error. What stood before holds again.
func (p TreatmentPlan) Withdraw(by domain.Actor, reason string, now time.Time) (TreatmentPlan, error) {
	err := p.withdraw(planErrors, by, reason, now)
	return p, err
}

// Canonical is the text that the digest of a signed plan is made of.
func (p TreatmentPlan) Canonical() ([]byte, error) {
	if p.Signed == nil || p.Client == nil {
		return nil, ErrPlanNotSigned
	}
	return canonicalText(struct {
		Before      domain.TreatmentPlanID `json:"before,omitzero"`
		Client      domain.ClientID        `json:"client"`
		ClientPart  ClientPart             `json:"clientPart"`
		EffectiveOn domain.Date            `json:"effectiveOn"`
		Kind        PlanKind               `json:"kind"`
		Plan        domain.TreatmentPlanID `json:"plan"`
		ReviewOn    domain.Date            `json:"reviewOn"`
		Signed      canonicalSigned        `json:"signed"`
		Text        PlanText               `json:"text"`
	}{p.Before, p.SignedFor, *p.Client, p.EffectiveOn, p.Kind, p.ID, p.ReviewOn, p.Signed.canonical(), p.Text})
}

// Digest is the digest of a signed plan.
func (p TreatmentPlan) Digest() (string, error) {
	text, err := p.Canonical()
	return digest(text), err
}

// Unchanged says whether the plan still is what was signed.
func (p TreatmentPlan) Unchanged() bool {
	sum, err := p.Digest()
	return err == nil && p.carries(sum)
}
