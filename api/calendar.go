package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

func (s *Server) calendarRoutes() {
	add(s, reads, "/calendar", domain.ReadCalendar, "Read the calendar of some days", s.readCalendar)
	add(s, reads, "/calendar/free", domain.ListLeaders, "Read which rooms and leaders are free at some hours", s.readFree)
	s.calendarFeedRoutes()
}

type calendarInput struct {
	From     string `query:"from" required:"true" doc:"The first day, at the practice"`
	To       string `query:"to" required:"true" doc:"The last day, included; at most 62 days in all"`
	LeaderID string `query:"leaderId" doc:"Whoever leads the session on its day"`
	CohortID string `query:"cohortId"`

	span program.CalendarSpan
	of   program.CalendarFilter
}

func (in *calendarInput) read(f *domain.Faults) {
	in.span = program.CalendarSpan{From: dateField(f, "from", in.From), To: dateField(f, "to", in.To)}
	in.of.LeaderID = idField[domain.UserID](f, "leaderId", in.LeaderID)
	in.of.CohortID = idField[domain.CohortID](f, "cohortId", in.CohortID)
}

// Calendar is the sessions of some days.
type Calendar struct {
	From     string            `json:"from"`
	To       string            `json:"to"`
	TimeZone string            `json:"timeZone" doc:"The practice's, whose days they are"`
	Items    []CalendarSession `json:"items" doc:"By start"`
	Planned  []CalendarSession `json:"planned" doc:"Dates of cohorts that have not started, by start; they have no id"`
	Closed   []ClosedDay       `json:"closed" doc:"Days of the span on which the practice holds no groups"`
}

// CalendarSession is a session as a calendar shows it. It says who leads, and
// nobody who comes.
type CalendarSession struct {
	CohortSession
	CohortID   string           `json:"cohortId"`
	CohortName string           `json:"cohortName" doc:"Its code for those who need not know what it is for"`
	CohortCode string           `json:"cohortCode"`
	Leaders    []SessionLeader  `json:"leaders" doc:"On the session's day, the lead first"`
	Covers     []SessionCover   `json:"covers" doc:"Who leads it in the place of one of them"`
	TimeZone   string           `json:"timeZone" doc:"The cohort's, of the session's date"`
	Place      string           `json:"place,omitempty"`
	Delivery   program.Delivery `json:"delivery"`
	Of         int              `json:"of" doc:"How many sessions the cohort has"`
	Seats      program.Seats    `json:"seats"`
	MinMembers int              `json:"minMembers"`
	MaxMembers int              `json:"maxMembers"`
}

// SessionLeader is who leads a session.
type SessionLeader struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	IsLead bool   `json:"isLead"`
}

func sessionLeader(l program.Leading) SessionLeader {
	return SessionLeader{ID: l.UserID.String(), Name: l.Name, IsLead: l.IsLead}
}

// SessionCover is who leads a session in the place of one of its leaders.
type SessionCover struct {
	UserID   string `json:"userId"`
	UserName string `json:"userName"`
	ForID    string `json:"forId"`
}

func sessionCover(c domain.Cover) SessionCover {
	return SessionCover{UserID: c.UserID.String(), UserName: c.UserName, ForID: c.ForID.String()}
}

func calendarSession(c program.CalendarSession) CalendarSession {
	return CalendarSession{CohortSession: cohortSession(c.Session), CohortID: c.CohortID.String(), CohortName: c.CohortName, CohortCode: c.CohortCode,
		Leaders: each(c.Leaders, sessionLeader), Covers: each(c.Covers, sessionCover), TimeZone: c.TimeZone, Place: placeOfSession(c.Session, c.Place), Delivery: c.Delivery,
		Of: c.Weeks, Seats: c.Seats, MinMembers: c.MinMembers, MaxMembers: c.MaxMembers}
}

func plannedInCalendar(c program.CalendarSession) CalendarSession {
	out := calendarSession(c)
	out.CohortSession = plannedSession(c.Session)
	return out
}

func calendarAnswer(c programdesk.Calendar) Calendar {
	return Calendar{From: c.Span.From.String(), To: c.Span.To.String(), TimeZone: c.TimeZone, Items: each(c.Sessions, calendarSession),
		Planned: each(c.Planned, plannedInCalendar), Closed: each(c.Closed, closedDay)}
}

func (s *Server) readCalendar(ctx context.Context, by domain.Actor, in *calendarInput) (*answer[Calendar], error) {
	c, err := s.desks.Program.Calendar(ctx, by, in.span, in.of)
	return plain(calendarAnswer(c)), err
}
