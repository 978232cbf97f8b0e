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
