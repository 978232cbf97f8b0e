package schedule

import (
	"cmp"
	"slices"
	"time"

	"cohort/domain"
)

// Status is how far a session has come.
type Status string

// A session is planned until it is held or cancelled.
const (
	Planned   Status = "planned"
	Held      Status = "held"
	Cancelled Status = "cancelled"
)

// Session is one session of a running group.
type Session struct {
	Key             string      // the caller's own id, never changed here
	Number          int         // its place among the sessions that take place; 0 when cancelled
	Date            domain.Date // where the group meets
	Time            WallTime
	DurationMinutes int
	StartsAt        time.Time // UTC
	EndsAt          time.Time // UTC
	Status          Status
	Reason          string // why it was cancelled
}

// Schedule is a group's sessions with the plan they came from. It is a value:
// an Edit gives a new one and leaves the old one as it was.
type Schedule struct {
	Plan     Plan
	Sessions []Session // by start, cancelled ones among them
}

// The reasons why an edit is refused.
var (
	ErrNoSuchSession = domain.Error{Kind: domain.KindNotFound, Code: "session_not_found", Message: "This group has no such session."}
	ErrSessionHeld   = domain.Conflict("session_held", "A session that was held stays as it was.")
	ErrCancelled     = domain.Conflict("session_cancelled", "This session is cancelled. Restore it first.")
	ErrNotCancelled  = domain.Conflict("session_not_cancelled", "This session is not cancelled.")
	ErrOverlap       = domain.Conflict("sessions_overlap", "Two sessions of one group cannot take place at the same time.")
	ErrKeyTaken      = domain.Conflict("session_exists", "This group already has a session with that key.")
	ErrChangedSince  = domain.Conflict("changed_since", "The schedule was changed since, or a session was held: this cannot be undone as it was.")
	ErrNothingLeft   = domain.Conflict("nothing_left", "There is no planned session from there on.")
)

// New dates a plan's sessions and gives each the key that the caller makes for
// its number. It fails as Plan.Sessions does.
func New(p Plan, key func(number int) string) (Schedule, []Notice, error) {
	slots, notices, err := p.Sessions()
	if err != nil {
		return Schedule{}, nil, err
	}
	s := Schedule{Plan: p}
	for _, slot := range slots {
		s.Sessions = append(s.Sessions, Session{
			Key: key(slot.Number), Number: slot.Number, Date: slot.Date, Time: slot.Time, DurationMinutes: slot.Minutes,
			StartsAt: slot.StartsAt, EndsAt: slot.EndsAt, Status: Planned,
		})
	}
	return s, notices, s.check()
}

// clone lets an edit change sessions without touching the schedule it came from.
func (s Schedule) clone() Schedule {
	s.Sessions = slices.Clone(s.Sessions)
	return s
}

// index finds a session by its key.
func (s Schedule) index(key string) (int, error) {
	i := slices.IndexFunc(s.Sessions, func(session Session) bool { return session.Key == key })
	if i < 0 {
		return 0, ErrNoSuchSession
	}
	return i, nil
}

// order sorts by start and numbers the sessions that take place.
func (s Schedule) order() {
	slices.SortStableFunc(s.Sessions, func(a, b Session) int {
		return cmp.Or(a.StartsAt.Compare(b.StartsAt), cmp.Compare(a.Key, b.Key))
	})
	number := 0
	for i := range s.Sessions {
		s.Sessions[i].Number = 0
		if s.Sessions[i].Status != Cancelled {
			number++
			s.Sessions[i].Number = number
		}
	}
}

// check refuses doubled keys and sessions that overlap.
func (s Schedule) check() error {
	keys := make(map[string]bool, len(s.Sessions))
	var before time.Time
	for _, session := range s.Sessions {
		if keys[session.Key] {
			return ErrKeyTaken
		}
		keys[session.Key] = true
		if session.Status == Cancelled {
			continue
		}
		if session.StartsAt.Before(before) {
			return ErrOverlap
		}
		before = session.EndsAt
	}
	return nil
}

// put dates a session anew.
func (s Schedule) put(i int, day domain.Date, at WallTime, minutes int) ([]Notice, error) {
	place, err := Place(s.Plan.TimeZone)
	if err != nil {
		return nil, err
	}
	session := &s.Sessions[i]
	session.Date, session.Time, session.DurationMinutes = day, at, minutes
	var notices []Notice
	session.StartsAt, session.EndsAt, notices = occurrence(0, day, at, minutes, place)
	return notices, nil
}
