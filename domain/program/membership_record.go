package program

import (
	"cmp"
	"slices"
	"time"

	"cohort/domain"
)

// CohortRecord is what is recorded of the members of one cohort, as far as it can be
// counted: no name, and nothing that anybody wrote.
type CohortRecord struct {
	CohortID domain.CohortID
	Members  []Enrollment // every episode, without agreement, reason and history
	Sessions []Session    // in order
	Marks    []Attendance
	Returns  []RecordedReturn
}

// RecordedReturn is homework that one member was given in a session.
type RecordedReturn struct {
	HomeworkID  domain.HomeworkID
	SessionID   domain.SessionID
	ClientID    domain.ClientID
	Status      ReturnStatus
	DueOn       domain.Date // zero: at the next session
	ReturnedAt  *time.Time
	CarriedFrom domain.HomeworkID
}

// MarksOf are those of one client.
func (c CohortRecord) MarksOf(client domain.ClientID) map[domain.SessionID]AttendanceStatus {
	of := map[domain.SessionID]AttendanceStatus{}
	for _, m := range c.Marks {
		if m.ClientID == client {
			of[m.SessionID] = m.Status
		}
	}
	return of
}

// ReturnsOf are those of one client, in the order of the sessions that gave them.
// What goes on in a later session is left to that one.
func (c CohortRecord) ReturnsOf(client domain.ClientID) (of []RecordedReturn) {
	goesOn := map[domain.HomeworkID]bool{}
	for _, r := range c.Returns {
		if r.ClientID == client && !r.CarriedFrom.IsZero() {
			goesOn[r.CarriedFrom] = true
		}
	}
	number := map[domain.SessionID]int{}
	for _, s := range c.Sessions {
		number[s.ID] = s.Number
	}
	for _, r := range c.Returns {
		if r.ClientID == client && (!goesOn[r.HomeworkID] || !r.Status.Unfinished()) {
			of = append(of, r)
		}
	}
	slices.SortStableFunc(of, func(a, b RecordedReturn) int { return cmp.Compare(number[a.SessionID], number[b.SessionID]) })
	return of
}

// AskedOn is the day on which a member is asked for homework: when it is due, at the
// next session without a day, or earlier where something was recorded before.
func (c CohortRecord) AskedOn(r RecordedReturn, zone *time.Location) domain.Date {
	on := r.DueOn
	if on.IsZero() {
		on = c.nextDay(r.SessionID)
	}
	if r.ReturnedAt != nil {
		if recorded := domain.DateIn(*r.ReturnedAt, zone); recorded.Before(on) {
			on = recorded
		}
	}
	return on
}

// nextDay is the day of the session after another one, or that one's own where it is
// the last.
func (c CohortRecord) nextDay(after domain.SessionID) (on domain.Date) {
	for i, s := range c.Sessions {
		if s.ID == after {
			on = s.Date
			if next, err := NextSession(c.Sessions[i:], after); err == nil {
				on = next.Date
			}
		}
	}
	return on
}
