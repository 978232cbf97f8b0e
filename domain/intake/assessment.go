package intake

import (
	"time"

	"cohort/domain"
	"cohort/domain/intake/instrument"
)

// Assessment is one filled-in instrument, scored by the server. The raw
// answers and the versions are kept, so that it can be scored again.
// Everything but the instrument and the day is encrypted.
type Assessment struct {
	ID          domain.AssessmentID
	ClientID    domain.ClientID
	Instrument  string // code, for example "phq-9"
	Answers     []*int // in the order of the form, nil for not answered
	ScoringSex  instrument.Sex
	Result      instrument.Result
	TakenOn     domain.Date
	TakenBy     domain.UserID
	TakenByName string
	CreatedAt   time.Time
}
