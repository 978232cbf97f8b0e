package intake

import (
	"slices"
	"time"

	"cohort/domain"
)

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

// Step is one step of a referral as a person takes it.
type Step struct {
	To      ReferralStatus
	Urgency Urgency // that triage found
	Reason  string  // needed to decline (a code of DeclineReasons or a sentence) and to redirect (where to)
	Note    string
}

// Validate names everything that is wrong with a step. The destination of a
// redirection is called "to".
func (s Step) Validate() error {
	var f domain.Faults
	switch s.To {
	case ReferralTriaged:
		domain.OneOf(&f, "urgency", s.Urgency, Urgencies)
	case ReferralDeclined:
		f.Required("reason", s.Reason, domain.MaxLine)
	case ReferralRedirected:
		f.Required("to", s.Reason, domain.MaxLine)
	default: // the other steps need no reason
	}
	f.Text("note", s.Note, domain.MaxText)
	return f.Err()
}

// Receive begins a referral's history.
func (r Referral) Receive(by domain.Actor, now time.Time) Referral {
	r.Status, r.Version, r.CreatedAt = ReferralReceived, 1, now
	return r.noted(ReferralEvent{Status: ReferralReceived}, by, now)
}

// Move takes the referral one step and notes it in its history.
func (r Referral) Move(step Step, by domain.Actor, now time.Time) (Referral, error) {
	if err := step.Validate(); err != nil {
		return r, err
	}
	if !slices.Contains(steps[step.To], r.Status) {
		return r, ErrReferralState
	}
	r.Version++
	e := ReferralEvent{Status: step.To, Reason: step.Reason, Note: step.Note}
	if step.To == ReferralTriaged {
		e.Was = r.Urgency
	}
	return r.noted(e, by, now), nil
}

// Unwait puts a referral whose client waits nowhere any more back among the
// accepted ones, so that it does not drop out of sight.
func (r Referral) Unwait(by domain.Actor, now time.Time) (Referral, error) {
	if r.Status != ReferralWaitlisted {
		return r, ErrReferralState
	}
	r.Version++
	return r.noted(ReferralEvent{Status: ReferralAccepted}, by, now), nil
}

func (r Referral) noted(e ReferralEvent, by domain.Actor, now time.Time) Referral {
	r.Status, r.UpdatedAt = e.Status, now
	e.At, e.By, e.ByName = now, by.UserID, by.Name
	r.History = append(slices.Clone(r.History), e)
	return r
}
