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
	ID         domain.AssessmentID
	ClientID   domain.ClientID
	Instrument string // code, for example "phq-9"
	// FormVersion is which version of the form was answered; "" for the newest.
	FormVersion string
	// Form is what was asked, where the practice wrote it itself; nil for what is
	// shipped, which everybody knows by its code.
	Form       *instrument.Definition
	Answers    []*int // in the order of the form, nil for not answered
	ScoringSex instrument.Sex
	// Convention is how the answers are counted, for an instrument that is
	// published in two ways ("1-5" or "0-4" for the K10); "" for its first.
	Convention string
	// NotApplicable are the numbers of questions that do not apply to the client,
	// such as work for one who has none (WSAS).
	NotApplicable []int
	Result        instrument.Result
	TakenOn       domain.Date
	TakenBy       domain.UserID
	TakenByName   string
	// Entered is who typed the answers, and on what.
	Entered Entered
	// SeatID is whose place in a round it fills, zero for none.
	SeatID    domain.RoundSeatID
	CreatedAt time.Time
	// VoidedAt is since when it counts no more: it was made on the wrong client.
	VoidedAt *time.Time
}

// Asked is the form that was filled in, false when nobody knows it.
func (a Assessment) Asked() (instrument.Definition, bool) {
	if a.Form != nil {
		return *a.Form, true
	}
	return instrument.ByCode(a.Instrument)
}

// From is the assessment with the form from the practice's library that it was filled
// in on.
func (a Assessment) From(lib instrument.Library) Assessment {
	a.Form = nil
	if form, known := lib.Edition(a.Instrument, a.FormVersion); known && instrument.IsOwn(a.Instrument) {
		a.Form = &form
	}
	return a
}
