// Package clinical is the record of a client's treatment: for now the flags
// that a risky answer raises and that a clinician must answer.
package clinical

import (
	"time"

	"cohort/domain"
)

// RiskFlag says that somebody must look at a client now. An instrument's risk
// item raises it whatever the total score is, and so does one that was left
// blank. It stays open until a clinician writes down what was done, or until
// there is nothing left to answer: see Closing.
type RiskFlag struct {
	ID             domain.RiskFlagID
	ClientID       domain.ClientID
	AssessmentID   domain.AssessmentID
	Finding        Finding // encrypted
	RaisedAt       time.Time
	AnsweredAt     *time.Time
	AnsweredBy     domain.UserID
	AnsweredByName string // encrypted, with the action
	Action         string // what was done; encrypted
	ClosedAt       *time.Time
	ClosedFor      Closing // "" while it is not closed
}

// Finding is which answer raised the flag. It names the item, never the answer.
type Finding struct {
	Kind       string `json:"kind"` // "suicide" for PHQ-9 item 9
	Instrument string `json:"instrument"`
	Form       string `json:"form,omitempty"` // the name of one of the practice's own
	Item       int    `json:"item"`
	Severity   string `json:"severity,omitempty"`
	Why        string `json:"why,omitempty"` // what the instrument's authors say about it
	// Blank says that the question was not answered at all, which is not a no.
	Blank bool `json:"blank,omitempty"`
}

// ErrAnswered is what a second answer gets.
var ErrAnswered = domain.Conflict("already_answered", "This flag has been answered already.")

// Answer notes what was done about the flag.
func (r RiskFlag) Answer(by domain.Actor, action string, now time.Time) (RiskFlag, error) {
	var f domain.Faults
	f.Required("action", action, domain.MaxText)
	if err := f.Err(); err != nil {
		return r, err
	}
	if r.AnsweredAt != nil {
		return r, ErrAnswered
	}
	r.AnsweredAt, r.AnsweredBy, r.AnsweredByName, r.Action = &now, by.UserID, by.Name, action
	return r, nil
}
