package program

import (
	"time"

	"cohort/domain"
)

// GroupHour is what one wants to know of a member and one of their groups before
// the hour: when it is, how they came so far, what they missed.
type GroupHour struct {
	Next      *Session // nil where none is to come
	Adherence Adherence
	Marks     []DatedMark // of the sessions that are over, in order
	Missing   []CatchUp   // themes that later weeks build on and that are not caught up
}

// DatedMark is how a member stood to a session that is over.
type DatedMark struct {
	Number int
	Date   domain.Date
	Theme  string
	Mark   AttendanceStatus
}

// Hour puts together what a membership brings to the next session.
func (b CatchUpBook) Hour(e Enrollment, now time.Time) (h GroupHour) {
	of := marksOfClient(b.Marks, e)
	h.Adherence = e.Adherence(b.Sessions, b.Marks)
	for _, s := range b.Sessions {
		mark, marked := of[s.ID]
		switch {
		case s.Status == SessionClosed && marked && e.covers(s.Number, mark):
			h.Marks = append(h.Marks, DatedMark{Number: s.Number, Date: s.Date, Theme: s.Theme, Mark: mark.Status})
		case h.Next == nil && s.Status == SessionScheduled && s.EndsAt.After(now) && e.OnRoster(s.Number):
			h.Next = &s
		}
	}
	for _, lack := range b.Of(e, true) {
		switch {
		case lack.Done != nil:
			h.Adherence.CaughtUp++
		case len(lack.NeededBy) > 0:
			h.Missing = append(h.Missing, lack)
		}
	}
	return h
}
