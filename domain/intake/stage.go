package intake

import (
	"slices"
	"time"

	"cohort/domain"
)

// Stage is where somebody stands on the way from the first call to a seat.
type Stage string

// The stages, in the order of the board, and the ways out.
const (
	StageEnquiry    Stage = "enquiry"
	StageReceived   Stage = "received"
	StageTriaged    Stage = "triaged"
	StageAccepted   Stage = "accepted"
	StageBooked     Stage = "assessment_booked"
	StageAssessed   Stage = "assessed"
	StageOffered    Stage = "offered"
	StageWaitlisted Stage = "waitlisted"
	StagePlaced     Stage = "placed"
	StageOut        Stage = "out" // declined, redirected, closed
)

// Stages lists them.
var Stages = []Stage{StageEnquiry, StageReceived, StageTriaged, StageAccepted, StageBooked, StageAssessed, StageOffered, StageWaitlisted, StagePlaced, StageOut}

// Values is the closed list, as texts.
func (Stage) Values() []string { return domain.Texts(Stages) }

// Underway is what is known of somebody on the way, from which their stage and next
// step follow. Nothing of it is kept: it is put together from what is recorded.
type Underway struct {
	Status   ReferralStatus // "" for an enquiry that is open
	Since    time.Time      // the last step
	AnswerBy time.Time
	Contact  ContactStanding
	// What is known of the assessment and of an offer. A zero day: none is booked, none
	// is offered.
	BookedOn   domain.Date
	Assessed   bool
	OfferUntil domain.Date
}

// StageOf is the one place that says where somebody stands.
func StageOf(u Underway) Stage {
	switch u.Status {
	case "":
		return StageEnquiry
	case ReferralReceived:
		return StageReceived
	case ReferralTriaged:
		return StageTriaged
	case ReferralPlaced:
		return StagePlaced
	case ReferralDeclined, ReferralRedirected:
		return StageOut
	case ReferralAccepted, ReferralWaitlisted:
	}
	switch {
	case !u.OfferUntil.IsZero():
		return StageOffered
	case u.Status == ReferralWaitlisted:
		return StageWaitlisted
	case u.Assessed:
		return StageAssessed
	case !u.BookedOn.IsZero():
		return StageBooked
	}
	return StageAccepted
}

// IsOver says that nothing is owed any more.
func (s Stage) IsOver() bool { return s == StagePlaced || s == StageOut }

// NextStep is what is owed to somebody, and by which day.
type NextStep struct {
	Kind NextKind
	On   domain.Date
}

// NextKind is what is owed.
type NextKind string

// The kinds of next step.
const (
	NextCall      NextKind = "call"       // for the first time
	NextCallAgain NextKind = "call_again" // as agreed, or because nobody was reached
	NextDecide    NextKind = "decide"     // refer, triage or answer: they were spoken to
	NextBook      NextKind = "book_assessment"
	NextAssess    NextKind = "assess"
	NextSeat      NextKind = "find_seat"
	NextOffer     NextKind = "hear_answer" // to an offer
	NextInterim   NextKind = "interim_contact"
)

// Values is the closed list, as texts.
func (NextKind) Values() []string {
	return domain.Texts([]NextKind{NextCall, NextCallAgain, NextDecide, NextBook, NextAssess, NextSeat, NextOffer, NextInterim})
}

// InterimContactDays is how long somebody may wait for a seat without hearing from the
// practice. About one person in twenty is lost with each week of waiting, most of them
// in the first ones (n = 1,587); two weeks is where the second of the national bins of
// waiting ends (TEDS: 0, 1-7, 8-14, 15-30, 31 and more days).
const InterimContactDays = 14

// workdaysToArrange is in how many working days after an acceptance an assessment is
// booked, and after an assessment a seat found or a line chosen. Plans give ten
// working days from a routine request to the appointment: three to arrange it leave
// the others for its day.
const workdaysToArrange = 3

// NextStepOf says what is owed to somebody and by when. Whoever is under way is always
// owed something on some day: nobody sits without a next date. It is false for
// somebody who has a seat, or left.
func NextStepOf(u Underway, zone *time.Location) (NextStep, bool) {
	stage := StageOf(u)
	switch stage {
	case StagePlaced, StageOut:
		return NextStep{}, false
	case StageBooked:
		return NextStep{Kind: NextAssess, On: u.BookedOn}, true
	case StageOffered:
		return NextStep{Kind: NextOffer, On: u.OfferUntil}, true
	case StageEnquiry, StageReceived, StageTriaged, StageAccepted, StageAssessed, StageWaitlisted:
	}
	if last := u.Contact.Last; last != nil && !last.NextOn.IsZero() {
		return NextStep{Kind: NextCallAgain, On: last.NextOn}, true
	}
	since := domain.DateIn(u.Since, zone)
	switch {
	case slices.Contains([]Stage{StageEnquiry, StageReceived, StageTriaged}, stage):
		if u.Contact.Reached == nil {
			return NextStep{Kind: NextCall, On: domain.DateIn(u.AnswerBy, zone)}, true
		}
		return NextStep{Kind: NextDecide, On: domain.DateIn(u.AnswerBy, zone)}, true
	case stage == StageAccepted:
		return NextStep{Kind: NextBook, On: workdaysAfter(since, workdaysToArrange)}, true
	case stage == StageAssessed:
		return NextStep{Kind: NextSeat, On: workdaysAfter(since, workdaysToArrange)}, true
	}
	if heard := u.Contact.Lately; heard != nil && domain.DateIn(*heard, zone).After(since) {
		since = domain.DateIn(*heard, zone)
	}
	return NextStep{Kind: NextInterim, On: since.AddDays(InterimContactDays)}, true
}

// IsOverdue says that the day is over on which it was owed.
func (n NextStep) IsOverdue(today domain.Date) bool { return n.On.Before(today) }

func workdaysAfter(day domain.Date, n int) domain.Date {
	for range n {
		day = nextWorkday(day)
	}
	return day
}

// Underway is what is known of an enquiry.
func (e Enquiry) Underway(tries []ContactTry) Underway {
	u := Underway{Since: e.CreatedAt, AnswerBy: e.AnswerBy, Contact: StandingOfContact(tries, e.SpokeAt())}
	switch e.Status {
	case EnquiryOpen:
	case EnquiryReferred:
		u.Status = ReferralReceived
	case EnquiryClosed:
		u.Status = ReferralDeclined
	}
	return u
}

// SpokeAt is when the enquiry itself was a conversation, nil for one that was none.
// One that was written down later counts from the end of its day at the latest.
func (e Enquiry) SpokeAt() *time.Time {
	if !e.Way.Spoke() {
		return nil
	}
	at := e.CreatedAt
	if e.ReceivedOn.AddDays(1).Midnight().Before(at) {
		at = e.ReceivedOn.Midnight().Add(12 * time.Hour)
	}
	return &at
}
