package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

func (s *Server) sessionRoutes() {
	add(s, reads, "/sessions", domain.ReadSession, "List sessions in a span of time", s.listSessionsBetween)
	add(s, reads, "/sessions/unclosed", domain.ListUnclosedSessions, "List sessions that have begun and are not closed", s.listUnclosed)
	add(s, reads, "/cohorts/{id}/sessions", domain.ReadSession, "List a cohort's sessions", s.listSessions)
	add(s, reads, "/cohorts/{id}/attendance", domain.ReadSession, "Read a cohort's attendance", s.readAttendance)
	add(s, reads, "/sessions/{id}", domain.ReadSession, "Read a session", s.readSession)
	add(s, replaces, "/sessions/{id}/attendance", domain.TakeAttendance, "Take attendance", s.takeAttendance)
	add(s, reads, "/sessions/{id}/charges-ahead", domain.CloseSession, "Read what closing a session would charge", s.readChargesAhead)
	add(s, acts, "/sessions/{id}/close", domain.CloseSession, "Close a session", s.closeSession)
	add(s, acts, "/sessions/{id}/corrections", domain.CorrectAttendance, "Correct the attendance of a closed session", s.correctAttendance)
	add(s, acts, "/sessions/{id}/corrections/ahead", domain.CorrectAttendance, "Read what correcting attendance would charge", s.readCorrectionAhead)
	add(s, acts, "/sessions/{id}/cancel", domain.CancelSession, "Cancel a session", s.cancelSession)
	add(s, acts, "/sessions/{id}/restore", domain.RestoreSession, "Restore a cancelled session", s.restoreSession)
	s.scheduleRoutes()
	s.closedDayRoutes()
	s.adherenceRoutes()
	s.catchUpRoutes()
	s.groundRulesRoutes()
	s.certificateRoutes()
	s.dischargeRoutes()
	s.leafletRoutes()
}

type spanInput struct {
	Paged
	From time.Time `query:"from" required:"true" doc:"Start of the span, included"`
	To   time.Time `query:"to" required:"true" doc:"End of the span, excluded"`
}

func (in *spanInput) read(f *domain.Faults) {
	f.When(in.To.Before(in.From), "to", "must not be before from")
}

// DatedSession is a session as a calendar shows it.
type DatedSession struct {
	CohortSession
	CohortID   string           `json:"cohortId"`
	CohortName string           `json:"cohortName"`
	TimeZone   string           `json:"timeZone"`
	Place      string           `json:"place,omitempty"`
	Delivery   program.Delivery `json:"delivery"`
	Of         int              `json:"of" doc:"How many sessions the cohort has"`
	Seats      program.Seats    `json:"seats"`
	MinMembers int              `json:"minMembers"`
	MaxMembers int              `json:"maxMembers"`
	Marked     int              `json:"marked" doc:"Members whose attendance is in"`
}

// DatedSessionPage is a page of a calendar.
type DatedSessionPage page[DatedSession]

func datedSession(d program.DatedSession) DatedSession {
	return DatedSession{CohortSession: cohortSession(d.Session), CohortID: d.CohortID.String(), CohortName: d.CohortName, TimeZone: d.TimeZone, Place: placeOfSession(d.Session, d.Place), Delivery: d.Delivery,
		Of: d.Weeks, Seats: d.Seats, MinMembers: d.MinMembers, MaxMembers: d.MaxMembers, Marked: d.Marked}
}

func (s *Server) listSessionsBetween(ctx context.Context, by domain.Actor, in *spanInput) (*answer[DatedSessionPage], error) {
	list, err := s.desks.Program.SessionsBetween(ctx, by, in.From.UTC(), in.To.UTC(), in.page())
	return plain(DatedSessionPage(pageOf(list, datedSession))), err
}

// SessionList is all sessions of a cohort.
type SessionList struct {
	Items []SessionAnswer `json:"items"`
}

func (s *Server) listSessions(ctx context.Context, by domain.Actor, in *ByID) (*answer[SessionList], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	views, err := s.desks.Program.SessionsOf(ctx, by, id)
	return plain(SessionList{each(views, func(v programdesk.SessionView) SessionAnswer { return sessionAnswer(by, v) })}), err
}

func (s *Server) readSession(ctx context.Context, by domain.Actor, in *ByID) (*answer[SessionAnswer], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.Session(ctx, by, id)
	return versioned(sessionAnswer(by, v), v.Version), err
}

func (s *Server) closeSession(ctx context.Context, by domain.Actor, in *closeInput) (*answer[SessionAnswer], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.CloseSession(ctx, by, id, in.ledBy)
	return versioned(sessionAnswer(by, v), v.Version), err
}

// CancelSessionBody says why a session is called off.
type CancelSessionBody struct {
	Reason     string `json:"reason"`
	WithRecord bool   `json:"withRecord,omitempty" doc:"Also when its roll is called or homework was given in it"`
}

type cancelSessionInput struct {
	ByID
	Sent[CancelSessionBody]
}

func (s *Server) cancelSession(ctx context.Context, by domain.Actor, in *cancelSessionInput) (*answer[SessionAnswer], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.CancelSession(ctx, by, id, in.body.Reason, in.body.WithRecord)
	return versioned(sessionAnswer(by, v), v.Version), err
}

// RestoreBody may say why somebody may be needed in two cohorts at one hour.
type RestoreBody struct {
	Override string `json:"overrideReason,omitempty" doc:"Why leaders and members may have something else at that hour (409 time_clash); the audit keeps it"`
}

type restoreInput struct {
	ByID
	MaySend[RestoreBody]
}

func (s *Server) restoreSession(ctx context.Context, by domain.Actor, in *restoreInput) (*answer[SessionAnswer], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.RestoreSession(ctx, by, id, in.body.Override)
	return versioned(sessionAnswer(by, v), v.Version), err
}
