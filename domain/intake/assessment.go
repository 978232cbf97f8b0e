package intake

import (
	"time"

	"cohort/domain"
)

// Assessment is one filled-in instrument, scored by the server. The raw
// answers and the versions are kept, so that it can be scored again.
// Everything but the instrument and the day is encrypted.
type Assessment struct {
	ID                domain.AssessmentID
	ClientID          domain.ClientID
	Instrument        string // code, for example "phq-9"
	InstrumentVersion string
	AlgorithmVersion  string
	Answers           []*int
	Score             *int // nil when too much is missing to score
	Band              string
	Complete          bool
	Missing           int
	ProRated          bool
	RiskItems         []int // items whose answer raised a flag
	TakenOn           domain.Date
	TakenBy           domain.UserID
	CreatedAt         time.Time
}
