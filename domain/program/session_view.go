package program

import (
	"cohort/domain"
)

// CohortBook is what the sessions of a cohort have in common, read at once.
type CohortBook struct {
	Weeks    []Week         // of the curriculum, in the cohort's version
	Older    map[int][]Week // of other versions, that sessions keep
	Roster   []RosterSeat
	Homework []Homework
	Numbers  map[domain.SessionID]int   // of the sessions that gave homework, at least
	Marks    []Attendance               // of the session that was asked for
	Covers   []domain.Cover             // of the cohort, ended ones too
	Led      map[domain.SessionID][]Led // who led what is closed
	Guests   []RosterSeat               // of the session that was asked for: their episodes are of other cohorts
}

// WeeksFor are those of the version that a session follows.
func (b CohortBook) WeeksFor(s Session) []Week {
	if s.CurriculumVersion > 0 && b.Older[s.CurriculumVersion] != nil {
		return b.Older[s.CurriculumVersion]
	}
	return b.Weeks
}

// DatedSession is a session as a calendar shows it.
type DatedSession struct {
	Session
	CohortName string
	LeadName   string
	Fee        domain.Money // the cohort's on the session's day, for each member
	TimeZone   string
	Place      string // as it was typed for the cohort
	Delivery   Delivery
	Weeks      int
	Seats      Seats
	MinMembers int
	MaxMembers int
	Marked     int // members whose attendance is in
}

// Where is where the session is held in words: its room, or what was typed.
func (d DatedSession) Where() string {
	switch {
	case d.RoomName == "":
		return d.Place
	case d.RoomAddress == "":
		return d.RoomName
	}
	return d.RoomName + ", " + d.RoomAddress
}
