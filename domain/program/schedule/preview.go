package schedule

import (
	"fmt"
)

// LineKind sorts the lines of a preview.
type LineKind string

// What may happen to a session.
const (
	LineAdded      LineKind = "added"
	LineRemoved    LineKind = "removed"
	LineCancelled  LineKind = "cancelled"
	LineRestored   LineKind = "restored"
	LineMoved      LineKind = "moved"
	LineRenumbered LineKind = "renumbered"
)

// Line says what happens to one session.
type Line struct {
	Key    string
	Kind   LineKind
	Before *Session // nil when added
	After  *Session // nil when removed
	Text   string   // a sentence for people
}

// Change is what an edit would do.
type Change struct {
	After   Schedule
	Lines   []Line   // every session that is touched, in the order of the new dates
	Notices []Notice // closed days passed over and what the clocks do
	Undo    Revert   // applied to After, gives back exactly what was before
}

// Preview works out an edit without keeping it. It fails, and changes nothing,
// when the edit is not possible; the error says why.
func (s Schedule) Preview(e Edit) (Change, error) {
	copied := s.clone()
	copied.order()
	after, notices, err := e.apply(copied)
	if err != nil {
		return Change{}, err
	}
	after.order()
	if err := after.check(); err != nil {
		return Change{}, err
	}
	change := Change{After: after, Notices: after.number(notices)}
	change.Lines, change.Undo = s.compare(after)
	return change, nil
}

// Apply is Preview for callers who need only the result.
func (s Schedule) Apply(e Edit) (Schedule, error) {
	change, err := s.Preview(e)
	return change.After, err
}

// number tells each notice about a session that session's number.
func (s Schedule) number(notices []Notice) []Notice {
	for i, notice := range notices {
		for _, session := range s.Sessions {
			if session.Date == notice.Date && session.Status != Cancelled && notice.Kind != StartMoved {
				notices[i].Session = session.Number
			}
		}
	}
	return notices
}

// compare lists what differs, and how to take it back.
func (s Schedule) compare(after Schedule) ([]Line, Revert) {
	var undo Revert
	if !s.Plan.same(after.Plan) {
		undo.PlanBefore, undo.PlanChanged = &s.Plan, &after.Plan
	}
	var lines []Line
	for _, now := range after.Sessions {
		i, err := s.index(now.Key)
		if err != nil {
			lines = append(lines, Line{Key: now.Key, Kind: LineAdded, Before: nil, After: &now, Text: fmt.Sprintf("A session is added on %s.", now.when())})
			undo.Changed = append(undo.Changed, now)
			continue
		}
		if was := s.Sessions[i]; !was.same(now) {
			lines = append(lines, line(was, now))
			undo.Before, undo.Changed = append(undo.Before, was), append(undo.Changed, now)
		}
	}
	for _, was := range s.Sessions {
		if _, err := after.index(was.Key); err != nil {
			lines = append(lines, Line{Key: was.Key, Kind: LineRemoved, Before: &was, After: nil, Text: fmt.Sprintf("Session %d on %s is taken out.", was.Number, was.when())})
			undo.Before = append(undo.Before, was)
		}
	}
	return lines, undo
}

// line says in words how a session differs.
func line(was, now Session) Line {
	l := Line{Key: now.Key, Kind: LineRenumbered, Before: &was, After: &now}
	switch {
	case was.Status != Cancelled && now.Status == Cancelled:
		l.Kind, l.Text = LineCancelled, fmt.Sprintf("Session %d on %s is cancelled.", was.Number, was.when())
	case was.Status == Cancelled && now.Status != Cancelled:
		l.Kind, l.Text = LineRestored, fmt.Sprintf("The session on %s takes place after all, as session %d.", now.when(), now.Number)
	case was.when() != now.when():
		l.Kind, l.Text = LineMoved, fmt.Sprintf("Session %d moves from %s to %s%s.", was.Number, was.when(), now.when(), renumbered(was, now))
	default:
		l.Text = fmt.Sprintf("Session %d on %s becomes session %d.", was.Number, was.when(), now.Number)
	}
	return l
}

func renumbered(was, now Session) string {
	if was.Number == now.Number {
		return ""
	}
	return fmt.Sprintf(" and becomes session %d", now.Number)
}

// when names a session's day, time and length.
func (s Session) when() string {
	return fmt.Sprintf("%s %s at %s (%d min)", s.Date.Weekday().String()[:3], s.Date, s.Time, s.DurationMinutes)
}

// same compares instants, not how they were stored.
func (s Session) same(o Session) bool {
	if !s.StartsAt.Equal(o.StartsAt) || !s.EndsAt.Equal(o.EndsAt) {
		return false
	}
	o.StartsAt, o.EndsAt = s.StartsAt, s.EndsAt
	return s == o
}
