package intake

import (
	"fmt"
	"slices"
	"time"

	"cohort/domain"
)

// Referral is somebody's request that the practice see a client.
type Referral struct {
	ID           domain.ReferralID
	ClientID     domain.ClientID
	EnquiryID    domain.EnquiryID // that it came of, zero for none; encrypted
	Source       Source
	Urgency      Urgency
	Reason       string        // clinical, encrypted
	ProblemAreas []ProblemArea // clinical, encrypted
	Referrer     *Referrer     // encrypted
	ReceivedOn   domain.Date
	AnswerBy     time.Time // when the client must have been offered contact; see Urgency.AnswerBy
	Status       ReferralStatus
	History      []ReferralEvent
	Version      int
	CreatedAt    time.Time
	UpdatedAt    time.Time
}

// StatusSince is when the referral took its last step, to its status or, when
// it was triaged again, within it. What was undone was no step.
func (r Referral) StatusSince() time.Time {
	last, found := r.standing()
	if !found {
		return r.CreatedAt
	}
	return last.At
}

// Referrer is who sent the client.
type Referrer struct {
	Name         string `json:"name,omitempty"`
	Organization string `json:"organization,omitempty"`
	Phone        string `json:"phone,omitempty"`
	Email        string `json:"email,omitempty"`
}

// ReferralEvent is one step of a referral, kept for good.
type ReferralEvent struct {
	Status ReferralStatus
	At     time.Time
	By     domain.UserID
	ByName string
	Reason string // why it was declined, or where the client was redirected to; encrypted
	Note   string // encrypted
	// Was is the urgency before a triage, encrypted; Undoes the number of the step
	// that this one takes back, 0 for none.
	Was    Urgency
	Undoes int
}

// Source is where referrals come from.
type Source string

// Urgency is how soon a client must be seen.
type Urgency string

// ProblemArea is what a client needs help with.
type ProblemArea string

// Destination is where a client may be redirected to.
type Destination string

// ReferralStatus is where a referral stands.
type ReferralStatus string

// The closed lists of a referral.
var (
	Sources = []Source{"self", "family", "health_provider", "alcohol_drug_provider", "hospital", "school",
		"employer", "community", "court", "insurer", "internal", "other"}
	Urgencies    = []Urgency{Emergency, Emergent, Urgent, Routine, AfterDischarge}
	ProblemAreas = []ProblemArea{"psychological_distress", "depression", "anxiety_disorders", "bipolar_disorder",
		"substance_use", "trauma", "eating_disorders", "relationship_difficulties", "anger", "grief_and_loss",
		"chronic_illness", "chronic_pain", "addiction_recovery", "parenting", "life_transitions", "caregiving",
		"social_anxiety", "disability"}
	DeclineReasons = []string{"not_suitable", "no_capacity", "outside_scope", "declined_by_client",
		"unreachable", "withdrawn", "duplicate", "other"}
	Destinations = []Destination{IndividualTherapy, "family_therapy", SelfHelp, CrisisService,
		HigherLevelOfCare, "other_provider"}
)

// Values is the closed list, as texts.
func (Source) Values() []string { return domain.Texts(Sources) }

// Values is the closed list, as texts.
func (Urgency) Values() []string { return domain.Texts(Urgencies) }

// Values is the closed list, as texts.
func (ProblemArea) Values() []string { return domain.Texts(ProblemAreas) }

// Values is the closed list, as texts.
func (Destination) Values() []string { return domain.Texts(Destinations) }

// The destinations that rules name.
const (
	IndividualTherapy Destination = "individual_therapy"
	SelfHelp          Destination = "self_help"
	CrisisService     Destination = "crisis_service"
	HigherLevelOfCare Destination = "higher_level_of_care"
)

// The urgencies, most pressing first except AfterDischarge, which stands
// between urgent and routine.
const (
	Emergency      Urgency = "emergency"
	Emergent       Urgency = "emergent"
	Urgent         Urgency = "urgent"
	AfterDischarge Urgency = "after_discharge"
	Routine        Urgency = "routine"
)

// The states of a referral.
const (
	ReferralReceived   ReferralStatus = "received"
	ReferralTriaged    ReferralStatus = "triaged"
	ReferralAccepted   ReferralStatus = "accepted"
	ReferralWaitlisted ReferralStatus = "waitlisted"
	ReferralPlaced     ReferralStatus = "placed"
	ReferralDeclined   ReferralStatus = "declined"
	ReferralRedirected ReferralStatus = "redirected"
)

// ReferralStatuses lists the states in the order of the board.
var ReferralStatuses = []ReferralStatus{ReferralReceived, ReferralTriaged, ReferralAccepted,
	ReferralWaitlisted, ReferralPlaced, ReferralDeclined, ReferralRedirected}

// Values is the closed list, as texts.
func (ReferralStatus) Values() []string { return domain.Texts(ReferralStatuses) }

// Validate names everything that is wrong with what was entered.
func (r Referral) Validate(today domain.Date) error {
	var f domain.Faults
	domain.OneOf(&f, "source", r.Source, Sources)
	domain.OneOf(&f, "urgency", r.Urgency, Urgencies)
	f.Required("reason", r.Reason, domain.MaxText)
	r.validateAreas(&f)
	f.When(r.ReceivedOn.IsZero(), "receivedOn", "is missing")
	f.When(r.ReceivedOn.After(today), "receivedOn", "is in the future")
	f.When(!r.ReceivedOn.IsZero() && today.DaysSince(r.ReceivedOn) > oldestReferral, "receivedOn", "is more than five years ago")
	if r.Referrer != nil {
		r.Referrer.validate(&f)
	}
	return f.Err()
}

// oldestReferral, in days, keeps a mistyped year out.
const oldestReferral = 5 * 366

func (r Referral) validateAreas(f *domain.Faults) {
	f.Items("problemAreas", len(r.ProblemAreas), len(ProblemAreas))
	if len(r.ProblemAreas) > len(ProblemAreas) {
		return
	}
	for i, area := range r.ProblemAreas {
		field := fmt.Sprintf("problemAreas[%d]", i)
		domain.OneOf(f, field, area, ProblemAreas)
		f.When(slices.Contains(r.ProblemAreas[:i], area), field, "is named twice")
	}
}

func (p Referrer) validate(f *domain.Faults) {
	f.Name("referrer.name", p.Name, domain.MaxName)
	f.Name("referrer.organization", p.Organization, domain.MaxName)
	f.Text("referrer.phone", p.Phone, domain.MaxPhone)
	f.When(p.Email != "" && !domain.IsEmail(p.Email), "referrer.email", "must be an address such as name@example.org")
	f.Text("referrer.email", p.Email, 254)
}
