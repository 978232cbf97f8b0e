package program

import (
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/program/schedule"
)

// Session is one dated meeting of a cohort.
type Session struct {
	ID           domain.SessionID
	CohortID     domain.CohortID
	Number       int // from 1, in order
	Date         domain.Date
	StartsAt     time.Time
	EndsAt       time.Time
	WeekNumber   int    // the curriculum's week, 0 without one
	Theme        string // of that week
	Notice       string // what a clock change did to the wall time, "" for nothing
	Status       SessionStatus
	ClosedAt     *time.Time
	ClosedBy     domain.UserID
	CancelReason string
	RoomID       domain.RoomID // where it is held; zero: as its cohort says
	RoomName     string        // where it is shown
	RoomAddress  string        // where it is shown
	Attended     int           // head-count at closing; payers want it in each record
	Version      int
	UpdatedAt    time.Time

	CurriculumVersion int // whose week it is; 0: the cohort's
}

// SessionStatus is where a session stands.
type SessionStatus string

// The states of a session.
const (
	SessionScheduled SessionStatus = "scheduled"
	SessionClosed    SessionStatus = "closed"
	SessionCancelled SessionStatus = "cancelled"
)

// SessionStatuses lists them.
var SessionStatuses = []SessionStatus{SessionScheduled, SessionClosed, SessionCancelled}

// Values is the closed list, as texts.
func (SessionStatus) Values() []string { return domain.Texts(SessionStatuses) }

// The errors about sessions.
var (
	ErrNotBegun         = domain.Conflict("session_not_begun", "A session is closed after it has begun.")
	ErrSessionClosed    = domain.Conflict("session_closed", "This session is closed.")
	ErrSessionCancelled = domain.Conflict("session_cancelled", "This session was cancelled.")
	ErrAttendanceEarly  = domain.Conflict("session_not_begun", "Attendance is taken once the session has begun.")
	ErrNotCancelled     = domain.Conflict("session_not_cancelled", "This session is not cancelled.")
	ErrSessionRecorded  = domain.Conflict("session_recorded", "Something is recorded of this session: its roll is called, or homework was given in it. Say withRecord to cancel it all the same; what is recorded stays.")
	ErrNotStarted       = domain.Conflict("cohort_not_started", "Start the cohort first.")
)

// Changeable says whether attendance and homework can still be entered.
func (s Session) Changeable() error {
	switch s.Status {
	case SessionClosed:
		return ErrSessionClosed
	case SessionCancelled:
		return ErrSessionCancelled
	default:
		return nil
	}
}

// Close ends the session. Members who are not marked yet can still be marked
// afterwards, and are charged then; so a session of which nothing is known
// any more can be closed too.
func (s Session) Close(marks []Attendance, by domain.UserID, now time.Time) (Session, error) {
	if err := s.Changeable(); err != nil {
		return s, err
	}
	if now.Before(s.StartsAt) {
		return s, ErrNotBegun
	}
	s.Attended = HeadCount(marks)
	s.Status, s.ClosedAt, s.ClosedBy, s.UpdatedAt = SessionClosed, &now, by, now
	return s, nil
}

// Cancel calls the session off; nobody is charged for it.
func (s Session) Cancel(reason string, now time.Time) (Session, error) {
	if err := s.Changeable(); err != nil {
		return s, err
	}
	s.Status, s.CancelReason, s.UpdatedAt = SessionCancelled, reason, now
	return s, nil
}

// Restore takes a cancellation back.
func (s Session) Restore(now time.Time) (Session, error) {
	if s.Status != SessionCancelled {
		return s, ErrNotCancelled
	}
	s.Status, s.CancelReason, s.UpdatedAt = SessionScheduled, "", now
	return s, nil
}

// FitsAmong refuses a session that takes place after all when others of its
// cohort have been moved to its hour, or past it, since it was called off.
func (s Session) FitsAmong(others []Session) error {
	for _, o := range others {
		switch before := o.Number < s.Number; {
		case o.ID == s.ID || o.Status == SessionCancelled:
		case before && !o.StartsAt.Before(s.StartsAt), !before && !s.StartsAt.Before(o.StartsAt):
			return ErrPassesSession
		case before && o.EndsAt.After(s.StartsAt), !before && s.EndsAt.After(o.StartsAt):
			return schedule.ErrOverlap
		}
	}
	return nil
}

// RollCalled says whether somebody took the roll: who excused themselves did so
// before.
func RollCalled(marks []Attendance) bool {
	return slices.ContainsFunc(marks, func(m Attendance) bool { return !m.Status.knownAhead() })
}

// IsToCome says whether a session of a cohort that is called off on a day goes
// with it. What has begun by then, or has its roll called, stays.
func (s Session) IsToCome(marks []Attendance, on domain.Date, now time.Time) bool {
	begun := !s.StartsAt.After(now) && !s.Date.After(on)
	return s.Status == SessionScheduled && !begun && !RollCalled(marks)
}

// LastHeld is the number of the last session that was not cancelled, 0 for none.
func LastHeld(sessions []Session) int {
	last := 0
	for _, s := range sessions {
		if s.Status != SessionCancelled {
			last = max(last, s.Number)
		}
	}
	return last
}

// LastBegun is the number of the last session that has begun, 0 for none.
func LastBegun(sessions []Session, now time.Time) int {
	last := 0
	for _, s := range sessions {
		if !s.StartsAt.After(now) {
			last = max(last, s.Number)
		}
	}
	return last
}
