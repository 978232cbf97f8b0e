package clinical

import (
	"encoding/json"
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

// Sign locks a plan with the client's part. A trainee's waits for who answers for
// them.
func (p TreatmentPlan) Sign(s Signer, with SignPlan, now time.Time) (TreatmentPlan, error) {
	if p.Status != PlanDraft {
		return p, ErrPlanSigned
	}
	var f domain.Faults
	s.typedName(&f, with.Name)
	f.When(!s.Licensed, "name", "must be of somebody whose license is valid on the day")
	f.When(s.Trainee && s.CoSigner.IsZero(), "name", "is a trainee's without somebody who co-signs")
	f.When(p.EffectiveOn.IsZero(), "effectiveOn", "is missing")
	f.When(p.EffectiveOn.After(with.Today), "effectiveOn", "is in the future")
	f.When(!p.EffectiveOn.IsZero() && !with.Since.IsZero() && p.EffectiveOn.Before(with.Since), "effectiveOn", "is before the client's membership")
	f.Join(p.Text.Ready())
	f.Within("client", with.Client.Validate(with.Today))
	if err := f.Err(); err != nil {
		return p, err
	}
	part, signed := with.Client, s.signature(now)
	p.Client, p.SignedFor, p.Returned, p.CoSigned = &part, p.ClientID, nil, nil
	p.ReviewOn = p.EffectiveOn.AddDays(with.Review)
	if p.Kind == PlanChange && with.Before != nil && !with.Before.ReviewOn.IsZero() {
		p.ReviewOn = with.Before.ReviewOn // a change is no review
	}
	p.Status, p.WaitsFor = PlanSigned, domain.UserID{}
	if s.Trainee {
		p.Status, p.WaitsFor = PlanWaiting, s.CoSigner
	}
	p.Signed = &signed
	digest, err := p.Digest()
	p.Signed.Digest = digest
	p.UpdatedBy, p.ByName, p.UpdatedAt = s.UserID, s.Name, now
	p.Version++
	return p, err
}

// CoSign puts the supervisor's signature beside the trainee's.
func (p TreatmentPlan) CoSign(s Signer, typed string, now time.Time) (TreatmentPlan, error) {
	if p.Status != PlanWaiting || p.WaitsFor != s.UserID {
		return p, ErrPlanNotYours
	}
	var f domain.Faults
	s.typedName(&f, typed)
	f.When(!s.Licensed || s.Trainee, "name", "must be of somebody with a valid license of their own")
	if err := f.Err(); err != nil {
		return p, err
	}
	signed := s.signature(now)
	signed.Digest = p.Signed.Digest
	p.Status, p.CoSigned, p.WaitsFor, p.UpdatedAt = PlanCoSigned, &signed, domain.UserID{}, now
	p.Version++
	return p, nil
}

// Return gives a trainee's plan back, with a remark. Who was to sign it signs anew,
// the client too: the text may change.
func (p TreatmentPlan) Return(s Signer, remark string, now time.Time) (TreatmentPlan, error) {
	if p.Status != PlanWaiting || p.WaitsFor != s.UserID {
		return p, ErrPlanNotYours
	}
	var f domain.Faults
	f.Required("remark", remark, domain.MaxReason)
	if err := f.Err(); err != nil {
		return p, err
	}
	p.Status, p.WaitsFor, p.Signed, p.Client, p.ReviewOn = PlanDraft, domain.UserID{}, nil, nil, domain.Date{}
	p.Returned = &Remark{UserID: s.UserID, Name: s.Name, Text: tidy(remark), At: now}
	p.UpdatedAt = now
	p.Version++
	return p, nil
}

// Withdraw says that a signed version was an error. What stood before holds again.
func (p TreatmentPlan) Withdraw(by domain.Actor, reason string, now time.Time) (TreatmentPlan, error) {
	if !p.Status.Holds() {
		return p, ErrPlanNotSigned
	}
	var f domain.Faults
	f.Required("reason", reason, domain.MaxReason)
	if err := f.Err(); err != nil {
		return p, err
	}
	p.Status, p.UpdatedAt = PlanWithdrawn, now
	p.Withdrawn = &Remark{UserID: by.UserID, Name: by.Name, Text: tidy(reason), At: now}
	p.Version++
	return p, nil
}

// Canonical is the text that the digest of a signed plan is made of: its content,
// written as that of a note is.
func (p TreatmentPlan) Canonical() ([]byte, error) {
	if p.Signed == nil || p.Client == nil {
		return nil, ErrPlanNotSigned
	}
	text, err := json.Marshal(struct {
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
	if err != nil {
		return nil, err
	}
	var sorted any // objects come out in the order of their names
	if err := json.Unmarshal(text, &sorted); err != nil {
		return nil, err
	}
	return canonicalJSON(sorted)
}

// Digest is the digest of a signed plan.
func (p TreatmentPlan) Digest() (string, error) {
	text, err := p.Canonical()
	return digest(text), err
}

// Unchanged says whether the plan still is what was signed.
func (p TreatmentPlan) Unchanged() bool {
	d, err := p.Digest()
	return err == nil && d == p.Signed.Digest && (p.CoSigned == nil || p.CoSigned.Digest == d)
}
