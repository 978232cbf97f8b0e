package program

import (
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/program/schedule"
)

// Timetable is a running cohort with all that its dates rest on, and all that
// rests on them.
type Timetable struct {
	Cohort   Cohort
	Sessions []Session // in order
	Closed   domain.ClosedDays
	Weeks    []Week       // of its curriculum
	Episodes []Enrollment // all of them
	Marks    []Attendance
	Homework []Homework
	Fees     []Fee         // in order
	Leaders  []domain.User // who leads it now
	Rooms    []Room        // of the practice
	Hours    domain.ProgramHours
}

// IsRecorded says whether something is known of a session that only its own
// hour can have brought: such a session is never moved.
func (t Timetable) IsRecorded(s Session) bool {
	return s.Status == SessionClosed || RollCalled(t.marksOf(s.ID)) ||
		slices.ContainsFunc(t.Homework, func(h Homework) bool { return h.SessionID == s.ID })
}

func (t Timetable) marksOf(id domain.SessionID) []Attendance {
	return slices.DeleteFunc(slices.Clone(t.Marks), func(m Attendance) bool { return m.SessionID != id })
}

// ClosedDaysOf are the closed days as a plan takes them; a schedule may say for
// itself what becomes of a session that would fall on one.
func (s Schedule) closedDays(closed domain.ClosedDays) (schedule.Holidays, []schedule.Closure) {
	then := schedule.Policy(closed.Then)
	if s.WhenClosed != "" {
		then = schedule.Policy(s.WhenClosed)
	}
	closures := make([]schedule.Closure, len(closed.Closures))
	for i, c := range closed.Closures {
		closures[i] = schedule.Closure{From: c.From, To: c.To, Reason: c.Reason, Then: then}
	}
	return schedule.Holidays{Country: closed.Country, State: closed.State, Except: closed.Except, Then: then}, closures
}

// Plan is the schedule as dates are worked out from it.
func (s Schedule) Plan(closed domain.ClosedDays) schedule.Plan {
	p := schedule.Plan{StartsOn: s.Rhythm(), Time: schedule.WallTime(s.Time), TimeZone: s.TimeZone,
		DurationMinutes: s.DurationMinutes, Cadence: schedule.Cadence(s.Cadence), Count: s.Sessions}
	if len(s.AlsoMeets) > 0 {
		p.Weekdays, p.Meetings = []time.Weekday{p.StartsOn.Weekday()}, meetings(s.AlsoMeets)
	}
	p.Holidays, p.Closures = s.closedDays(closed)
	return p
}

// Rhythm is a day of the rhythm in which the cohort meets now: its first day,
// unless that was changed while it ran. Of the meetings of a week it is the one that
// the schedule's own time is of.
func (s Schedule) Rhythm() domain.Date {
	if s.MeetsFrom.IsZero() {
		return s.StartsOn
	}
	return s.MeetsFrom
}

// engine is the timetable as the schedule's rules take it.
func (t Timetable) engine() (schedule.Schedule, error) {
	zone, err := t.Cohort.Zone()
	if err != nil {
		return schedule.Schedule{}, err
	}
	s := schedule.Schedule{Plan: t.Cohort.Schedule.Plan(t.Closed)}
	for _, session := range t.Sessions {
		s.Sessions = append(s.Sessions, t.engineSession(session, zone))
	}
	return s, nil
}

func (t Timetable) engineSession(s Session, zone *time.Location) schedule.Session {
	status := schedule.Planned
	switch {
	case s.Status == SessionCancelled:
		status = schedule.Cancelled
	case t.IsRecorded(s):
		status = schedule.Held
	}
	return schedule.Session{Key: s.ID.String(), Date: s.Date, Time: schedule.WallTimeOf(s.StartsAt.In(zone)),
		DurationMinutes: int(s.EndsAt.Sub(s.StartsAt) / time.Minute), StartsAt: s.StartsAt, EndsAt: s.EndsAt, Status: status, Reason: s.CancelReason}
}
