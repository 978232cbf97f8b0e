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
	Note   string // encrypted
}

// Source is where referrals come from.
type Source string

// Urgency is how soon a client must be seen.
type Urgency string

// ProblemArea is what a client needs help with.
type ProblemArea string

// ReferralStatus is where a referral stands.
type ReferralStatus string

// The closed lists of a referral.
var (
	Sources = []Source{"self", "family", "health_provider", "alcohol_drug_provider", "hospital", "school",
		"employer", "community", "court", "insurer", "internal", "other"}
	Urgencies    = []Urgency{Emergency, Emergent, Urgent, Routine, AfterDischarge}
	ProblemAreas = []ProblemArea{"psychological_distress", "depression", "anxiety_disorders", "bipolar_disorder",
		"substance_use", "trauma", "eating_disorders", "relationship_difficulties", "anger", "grief_and_loss",
		"chronic_illness", "chronic_pain", "addiction_recovery", "parenting", "life_transitions", "caregiving"}
	DeclineReasons = []string{"not_suitable", "no_capacity", "outside_scope", "declined_by_client",
		"unreachable", "withdrawn", "duplicate", "other"}
	Destinations = []string{"individual_therapy", "family_therapy", "self_help", "crisis_service",
		"higher_level_of_care", "other_provider"}
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

// ErrReferralState is what a step gets that the referral's state does not allow.
var ErrReferralState = domain.Conflict("referral_state", "The referral's state does not allow this step.")

// steps says from which states each state can be reached.
var steps = map[ReferralStatus][]ReferralStatus{
	ReferralTriaged:    {ReferralReceived, ReferralTriaged},
	ReferralAccepted:   {ReferralReceived, ReferralTriaged},
	ReferralDeclined:   {ReferralReceived, ReferralTriaged, ReferralAccepted, ReferralWaitlisted},
	ReferralRedirected: {ReferralReceived, ReferralTriaged, ReferralAccepted, ReferralWaitlisted},
	ReferralWaitlisted: {ReferralAccepted, ReferralWaitlisted},
	ReferralPlaced:     {ReferralAccepted, ReferralWaitlisted, ReferralPlaced},
}

// IsAccepted says whether the referral lets its client through the gate.
func (r Referral) IsAccepted() bool {
	return slices.Contains([]ReferralStatus{ReferralAccepted, ReferralWaitlisted, ReferralPlaced}, r.Status)
}

// Move takes the referral one step and notes it in its history.
func (r Referral) Move(to ReferralStatus, by domain.Actor, note string, now time.Time) (Referral, error) {
	if !slices.Contains(steps[to], r.Status) {
		return r, ErrReferralState
	}
	r.Status, r.UpdatedAt = to, now
	r.History = append(slices.Clone(r.History), ReferralEvent{Status: to, At: now, By: by.UserID, ByName: by.Name, Note: note})
	return r, nil
}

// Validate names everything that is wrong with what was entered.
func (r Referral) Validate(today domain.Date) error {
	var f domain.Faults
	domain.OneOf(&f, "source", r.Source, Sources)
	domain.OneOf(&f, "urgency", r.Urgency, Urgencies)
	f.Required("reason", r.Reason, domain.MaxText)
	f.Items("problemAreas", len(r.ProblemAreas), len(ProblemAreas))
	for i, area := range r.ProblemAreas {
		domain.OneOf(&f, fmt.Sprintf("problemAreas[%d]", i), area, ProblemAreas)
	}
	f.When(r.ReceivedOn.IsZero(), "receivedOn", "is missing")
	f.When(r.ReceivedOn.After(today.AddDays(1)), "receivedOn", "is in the future")
	if p := r.Referrer; p != nil {
		f.Text("referrer.name", p.Name, domain.MaxName)
		f.Text("referrer.organization", p.Organization, domain.MaxName)
		f.Text("referrer.phone", p.Phone, 40)
		f.Text("referrer.email", p.Email, 254)
		f.When(p.Email != "" && !domain.IsEmail(p.Email), "referrer.email", "must be an address such as name@example.org")
	}
	return f.Err()
}

// AnswerBy is when the client must have been offered contact at the latest,
// counted from receivedAt. The limits are those usual among US health plans:
// at once, 6 hours, 48 hours, 7 days after discharge, 10 business days.
func (u Urgency) AnswerBy(receivedAt time.Time) time.Time {
	switch u {
	case Emergency:
		return receivedAt
	case Emergent:
		return receivedAt.Add(6 * time.Hour)
	case Urgent:
		return receivedAt.Add(48 * time.Hour)
	case AfterDischarge:
		return receivedAt.AddDate(0, 0, 7)
	}
	due := receivedAt
	for days := 0; days < 10; {
		due = due.AddDate(0, 0, 1)
		if wd := due.Weekday(); wd != time.Saturday && wd != time.Sunday {
			days++
		}
	}
	return due
}
