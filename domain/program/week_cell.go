package program

import (
	"slices"

	"cohort/domain"
)

// HomeworkState is how a member's homework of one session stands.
type HomeworkState string

// The states, the least finished first: of several in one session that one is told.
const (
	HomeworkUnasked  HomeworkState = "unasked" // a later session was held, and nobody asked
	HomeworkDue      HomeworkState = "due"
	HomeworkNotDone  HomeworkState = "not_done"
	HomeworkPartial  HomeworkState = "partial"
	HomeworkCarried  HomeworkState = "carried" // it goes on in a later session
	HomeworkReturned HomeworkState = "returned"
	HomeworkExcused  HomeworkState = "excused"
)

// HomeworkStates lists them.
var HomeworkStates = []HomeworkState{HomeworkUnasked, HomeworkDue, HomeworkNotDone, HomeworkPartial, HomeworkCarried, HomeworkReturned, HomeworkExcused}

// Values is the closed list, as texts.
func (HomeworkState) Values() []string { return domain.Texts(HomeworkStates) }

// HomeworkIn tells how a member's homework of a session stands, "" without any.
func (c CohortRecord) HomeworkIn(s Session, client domain.ClientID) HomeworkState {
	asked := slices.ContainsFunc(c.Sessions, func(o Session) bool { return o.Number > s.Number && o.Status == SessionClosed })
	least := len(HomeworkStates)
	for _, r := range c.Returns {
		if r.SessionID == s.ID && r.ClientID == client {
			least = min(least, slices.Index(HomeworkStates, c.state(r, asked)))
		}
	}
	if least == len(HomeworkStates) {
		return ""
	}
	return HomeworkStates[least]
}

func (c CohortRecord) state(r RecordedReturn, asked bool) HomeworkState {
	switch {
	case r.Status != ReturnOpen:
		return HomeworkState(r.Status)
	case slices.ContainsFunc(c.Returns, func(o RecordedReturn) bool { return o.ClientID == r.ClientID && o.CarriedFrom == r.HomeworkID }):
		return HomeworkCarried
	case asked:
		return HomeworkUnasked
	}
	return HomeworkDue
}

// How near to a session a form counts as the session's.
const (
	formAhead  = 3  // days before the first one
	formBehind = 60 // days after the last one
)

// WeekOf finds the session by which something of a day is told: the nearest that takes
// place, of two the earlier one. before says that it was ahead of them all; without
// either it lies too far behind them.
func WeekOf(sessions []Session, day domain.Date) (s *Session, before bool) {
	far := 0
	for i := range sessions {
		o := &sessions[i]
		if o.Status == SessionCancelled {
			continue
		}
		if s == nil && day.Before(o.Date.AddDays(-formAhead)) {
			return nil, true
		}
		if days := max(day.DaysSince(o.Date), o.Date.DaysSince(day)); s == nil || days < far {
			s, far = o, days
		}
	}
	if s != nil && day.After(s.Date.AddDays(formBehind)) {
		return nil, false
	}
	return s, false
}
