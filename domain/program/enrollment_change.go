package program

import (
	"time"

	"cohort/domain"
)

// Told is what is told of a membership after it began: to how many sessions the
// client committed and since when, and what they signed. nil leaves a thing as
// it is.
type Told struct {
	CommittedSessions *int
	CommittedOn       *domain.Date
	Agreement         *Agreement
	Began             Began
	Reason            string // why the beginning is corrected
	Override          string // why they may sit elsewhere at an hour that becomes theirs
}

// Validate names what is malformed in how the beginning is corrected.
func (t Told) Validate() error {
	var f domain.Faults
	if t.Began.IsZero() {
		f.Text("reason", t.Reason, domain.MaxReason)
	} else {
		f.Required("reason", t.Reason, domain.MaxReason)
	}
	f.Text("overrideReason", t.Override, domain.MaxReason)
	return f.Err()
}

// Tell takes over what was told. The day of a commitment is today's unless
// another one is said.
func (e Enrollment) Tell(told Told, today domain.Date, now time.Time) Enrollment {
	if n := told.CommittedSessions; n != nil && *n != e.CommittedSessions {
		e.CommittedSessions, e.CommittedOn = *n, today
	}
	domain.SetGiven(&e.CommittedOn, told.CommittedOn)
	if told.Agreement != nil {
		e.Agreement = told.Agreement
	}
	e.Version, e.UpdatedAt = e.Version+1, now
	return e
}
