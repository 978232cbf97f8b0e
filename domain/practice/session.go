package practice

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/program"
)

type sessionTx interface {
	CreateSessions([]program.Session) error
	Sessions(domain.CohortID) ([]program.Session, error) // in order
	Session(domain.SessionID) (program.Session, error)
	// LockSession locks the session's cohort and then the session, and gives both.
	LockSession(domain.SessionID) (program.Cohort, program.Session, error)
	SaveSession(program.Session) error
	// Book reads what the sessions of a cohort have in common, and the marks of
	// one of them; of none for the zero id.
	Book(program.Cohort, domain.SessionID) (CohortBook, error)
	// SessionsBetween lists sessions by start, with their cohort's name, for a day or a week.
	SessionsBetween(scope domain.Scope, from, to time.Time, page Page) (List[DatedSession], error)
	// UnclosedSessions lists sessions that have begun and were neither closed nor cancelled, oldest first.
	UnclosedSessions(scope domain.Scope, now time.Time, page Page) (List[DatedSession], error)
}

type attendanceTx interface {
	Attendance(domain.SessionID) ([]program.Attendance, error)
	SaveAttendance([]program.Attendance) error // adds or replaces
	// AttendanceOf gives the marks of a whole cohort, for its attendance strips.
	AttendanceOf(domain.CohortID) ([]program.Attendance, error)
}

// CohortBook is what the sessions of a cohort have in common, read at once.
type CohortBook struct {
	Weeks    []program.Week // of the curriculum
	Roster   []RosterSeat
	Homework []program.Homework
	Numbers  map[domain.SessionID]int // of the sessions that gave homework, at least
	Marks    []program.Attendance     // of the session that was asked for
}

// DatedSession is a session as a calendar shows it.
type DatedSession struct {
	program.Session
	CohortName string
	LeadName   string
	Fee        domain.Money // the cohort's, for a session and member
	TimeZone   string
	Place      string
	Delivery   program.Delivery
	Weeks      int
	Seats      program.Seats
	MinMembers int
	MaxMembers int
	Marked     int // members whose attendance is in
}

// SessionView is a session as its page shows it.
type SessionView struct {
	program.Session
	Cohort     program.Cohort
	Week       *program.Week // of the curriculum, nil without one
	BuildsOn   []int         // numbers of the weeks it builds on
	Themes     []string      // of all weeks of the curriculum, in order
	Roster     []RosterSeat  // who belongs to this session
	Attendance []program.Attendance
	Homework   []program.Homework // given in this session
	Earlier    []program.Homework // given last time, or before that and still owed by somebody on the roster
	Charges    []billing.Charge   // what closing made, and reversals
	Missing    []string           // after closing: what was left open, in words
}

// onSession is the only way to act on a session: it locks the cohort and then
// the session, so that two people who act on one group wait for each other in
// one order, asks the policy, acts and writes the audit.
func (p *Practice) onSession(ctx context.Context, by domain.Actor, action domain.Action, id domain.SessionID,
	do func(Tx, *Deed, program.Cohort, program.Session) error) error {
	return p.change(ctx, by, action, func(tx Tx, d *Deed) error {
		d.About("session", id, domain.ClientID{})
		c, s, err := tx.LockSession(id)
		if err != nil {
			return err
		}
		if err := domain.Allow(by, action, domain.ReadSession, c.LedBy(by.UserID)); err != nil {
			return err
		}
		return do(tx, d, c, s)
	})
}
