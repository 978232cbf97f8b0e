package intake

import (
	"slices"

	"cohort/domain"
)

// Entered is who typed the answers of an assessment, and on what.
type Entered string

// The ways in which answers come in.
const (
	EnteredByStaff  Entered = "staff" // as all did before there were others
	EnteredOnPhone  Entered = "own_phone"
	EnteredOnTablet Entered = "tablet"
)

// Values is the closed list, as texts.
func (Entered) Values() []string {
	return []string{string(EnteredByStaff), string(EnteredOnPhone), string(EnteredOnTablet)}
}

// ByMember says whether the member typed them.
func (e Entered) ByMember() bool { return e == EnteredOnPhone || e == EnteredOnTablet }

// OnTablet gives whose turn it is on the tablet: the first after a seat that has
// something to answer, and how many have; nil when nobody has. Whose code was
// withdrawn has nothing to answer.
func (r Round) OnTablet(after domain.RoundSeatID, answers []Assessment) (next *RoundSeat, waiting int) {
	passed := after.IsZero() || r.Seat(after) == nil
	var first *RoundSeat
	for i := range r.Seats {
		seat := &r.Seats[i]
		if seat.Withdrawn == nil && len(r.Unanswered(*seat, answers)) > 0 {
			waiting++
			if first == nil {
				first = seat
			}
			if passed && next == nil {
				next = seat
			}
		}
		passed = passed || seat.ID == after
	}
	if next == nil {
		next = first
	}
	return next, waiting
}

// Unanswered gives the instruments that a member has still to answer.
func (r Round) Unanswered(s RoundSeat, answers []Assessment) []string {
	return slices.DeleteFunc(slices.Clone(r.Instruments), func(code string) bool { return s.Answer(code, answers) != nil })
}

// Answer gives what the member answered themselves to an instrument, nil while they
// have not. What was found to be somebody else's is none of theirs.
func (s RoundSeat) Answer(code string, answers []Assessment) *Assessment {
	for i, a := range answers {
		if a.Fills(s) && a.Instrument == code && a.Entered.ByMember() {
			return &answers[i]
		}
	}
	return nil
}

// Fills says whether an assessment counts as the seat's.
func (a Assessment) Fills(s RoundSeat) bool {
	return a.SeatID == s.ID && a.ClientID == s.ClientID && a.VoidedAt == nil
}

// SaysTheSame says whether two fillings of a form have the same answers: one was
// sent twice.
func (a Assessment) SaysTheSame(b Assessment) bool {
	return a.Instrument == b.Instrument && slices.Equal(a.NotApplicable, b.NotApplicable) &&
		slices.EqualFunc(a.Answers, b.Answers, func(x, y *int) bool { return x == y || x != nil && y != nil && *x == *y })
}

// Counting gives which of the entries for an instrument counts: the last one that
// was made. One that was made wrongly is voided, and the one before counts again.
func (s RoundSeat) Counting(code string, answers []Assessment) *Assessment {
	for i := len(answers) - 1; i >= 0; i-- {
		if answers[i].Fills(s) && answers[i].Instrument == code {
			return &answers[i]
		}
	}
	return nil
}

// Before gives the assessments by the same instrument that came before one: the
// first ever, and the last. Other entries for the same seat are none.
func (a Assessment) Before(taken []Assessment) (first, last *Assessment) {
	for i, other := range taken { // the newest first
		if other.Instrument != a.Instrument || !a.follows(other) || !a.SeatID.IsZero() && other.SeatID == a.SeatID {
			continue
		}
		if last == nil {
			last = &taken[i]
		}
		first = &taken[i]
	}
	return first, last
}
