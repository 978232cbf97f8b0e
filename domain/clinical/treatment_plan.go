package clinical

import (
	"slices"
	"time"

	"cohort/domain"
)

// TreatmentPlan is one version of what a client is treated for, toward what, and
// by which means. Once it is signed it does not change: what changes later is the
// next version, which begins as a copy.
type TreatmentPlan struct {
	ID          domain.TreatmentPlanID
	ClientID    domain.ClientID
	Kind        PlanKind
	Before      domain.TreatmentPlanID // the version it was copied from; zero for the first
	EffectiveOn domain.Date            // the day from which it holds; zero until it is said
	ReviewOn    domain.Date            // by when it is to be reviewed, said at signing
	Text        PlanText
	Client      *ClientPart // how the client signed; nil before
	Signing
}

// PlanKind is why a version was written.
type PlanKind string

// The kinds. A review looks at every objective and begins the time until the next
// one anew; a change does not.
const (
	PlanFirst  PlanKind = "first"
	PlanReview PlanKind = "review"
	PlanChange PlanKind = "change"
)

// PlanKinds lists them.
var PlanKinds = []PlanKind{PlanFirst, PlanReview, PlanChange}

// Values is the closed list, as texts.
func (PlanKind) Values() []string { return domain.Texts(PlanKinds) }

// The errors about plans.
var (
	ErrPlanOpen      = domain.Conflict("plan_open", "Another version of this plan is being written or waits for a signature.")
	ErrPlanSigned    = domain.Conflict("plan_signed", "This plan is signed. Write its next version instead.")
	ErrPlanNotSigned = domain.Conflict("plan_not_signed", "This plan is not signed. Discard it instead.")
	ErrPlanNotYours  = domain.Conflict("nothing_waits", "This plan does not wait for your signature.")
)

// BeginPlan is a version of which nothing was signed yet: a copy of what holds.
// all are the client's versions.
func BeginPlan(client domain.ClientID, all []TreatmentPlan, today domain.Date, by domain.Actor, now time.Time) (TreatmentPlan, error) {
	p := TreatmentPlan{ID: domain.NewID[domain.TreatmentPlanID](), ClientID: client, Kind: PlanFirst, EffectiveOn: today, Signing: newSigning(by, now)}
	if slices.ContainsFunc(all, func(o TreatmentPlan) bool { return o.Status.IsOpen() }) {
		return p, ErrPlanOpen
	}
	if last := PlanOn(all, today); last != nil {
		p.Kind, p.Before, p.Text = PlanReview, last.ID, last.Text.clone()
		p.Text.TookPart, p.Text.ClientWords = "", "" // said anew each time
	}
	return p, nil
}

// PlanOn is the version that holds on a day: the one with the latest beginning,
// and of two the one that was written last. A withdrawn one never held.
func PlanOn(all []TreatmentPlan, day domain.Date) (live *TreatmentPlan) {
	for i := range all {
		p := &all[i]
		if !p.Status.Holds() || p.EffectiveOn.After(day) {
			continue
		}
		if live == nil || p.EffectiveOn.After(live.EffectiveOn) || p.EffectiveOn == live.EffectiveOn && p.ID.String() > live.ID.String() {
			live = p
		}
	}
	return live
}

// Write puts another text in the place of what stands in a draft.
func (p TreatmentPlan) Write(wanted TreatmentPlan, by domain.Actor, now time.Time) (TreatmentPlan, error) {
	if p.Status != SigningDraft {
		return p, ErrPlanSigned
	}
	var f domain.Faults
	domain.OneOf(&f, "kind", wanted.Kind, PlanKinds)
	f.When(p.Before.IsZero() != (wanted.Kind == PlanFirst), "kind", "is first for a client's first plan, and only for that")
	f.Join(wanted.Text.Validate())
	if err := f.Err(); err != nil {
		return p, err
	}
	p.Kind, p.EffectiveOn, p.Text = wanted.Kind, wanted.EffectiveOn, wanted.Text.numbered()
	p.wrote(by.UserID, by.Name, now)
	return p, nil
}

// Discard throws a draft away, with all that stood in it.
func (p TreatmentPlan) Discard(now time.Time) (TreatmentPlan, error) {
	err := p.discard(planErrors, now)
	if err == nil {
		p.Text = PlanText{}
	}
	return p, err
}
