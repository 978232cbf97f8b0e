package program

import (
	"strings"
	"time"

	"cohort/domain"
)

// Guest is a member of one cohort who sits in one session of another, to make up
// a week. Their seat, their record and their fee stay those of their own cohort.
type Guest struct {
	ID           domain.GuestID
	SessionID    domain.SessionID // of the host
	EnrollmentID domain.EnrollmentID
	Week         WeekKey // of their own cohort's curriculum
	By           domain.UserID
	At           time.Time
	UndoneBy     domain.UserID
	UndoneAt     *time.Time
}

// GuestSeat is a guest as their own cohort sees them.
type GuestSeat struct {
	Guest
	HostCode string // of the cohort
	LeadName string // of who led it, or is to
	TimeZone string
	On       domain.Date
	StartsAt time.Time
	Status   SessionStatus    // of the session
	Mark     AttendanceStatus // "" for none yet
}

// MakeUp is a session of another cohort in which somebody can make up a week, or
// made it up.
type MakeUp struct {
	CalendarSession
	Free int // seats, the guests counted
}

// Takes says whether one more guest fits. Who sat in a session that has begun sat
// there.
func (m MakeUp) Takes(now time.Time) bool { return m.Free > 0 || !m.StartsAt.After(now) }

// The errors about guests.
var (
	ErrNoMakeUp      = domain.Conflict("no_make_up", "This session does not teach what was missed, or was held too long ago.")
	ErrSessionFull   = domain.Conflict("session_full", "Every seat of this session is taken.")
	ErrAlreadyGuest  = domain.Conflict("already_guest", "They are expected in this session already.")
	ErrGuestAttended = domain.Conflict("session_closed", "This session is closed. Correct its attendance instead.")
)

// MakesUp says whether a session of another cohort teaches a theme.
func (s CalendarSession) MakesUp(theme string, home domain.CohortID) bool {
	return s.CohortID != home && s.Status != SessionCancelled &&
		strings.EqualFold(strings.TrimSpace(s.Theme), strings.TrimSpace(theme))
}

// Undo takes a guest off a session, unless it is closed with a mark of theirs: a
// charge may rest on that.
func (g Guest) Undo(s Session, marked bool, by domain.UserID, now time.Time) (Guest, error) {
	switch {
	case g.UndoneAt != nil:
		return g, ErrCatchUpUndone
	case s.Status == SessionClosed && marked:
		return g, ErrGuestAttended
	}
	g.UndoneBy, g.UndoneAt = by, &now
	return g, nil
}
