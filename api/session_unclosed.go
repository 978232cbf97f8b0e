package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// UnclosedSession is a session that has begun and is not closed: nobody is
// charged for it yet. It says whom to ask and how much waits, and no theme:
// billing has no use for one.
type UnclosedSession struct {
	ID         string       `json:"id"`
	CohortID   string       `json:"cohortId"`
	CohortName string       `json:"cohortName"`
	LeadName   string       `json:"leadName"`
	Number     int          `json:"number"`
	Of         int          `json:"of" doc:"How many sessions the cohort has"`
	Date       string       `json:"date"`
	StartsAt   time.Time    `json:"startsAt"`
	EndsAt     time.Time    `json:"endsAt"`
	TimeZone   string       `json:"timeZone"`
	Members    int          `json:"members" doc:"Who belong to this session"`
	Marked     int          `json:"marked" doc:"Members whose attendance is in"`
	Fee        domain.Money `json:"fee" doc:"The cohort's, for a session and member"`
}

// UnclosedSessionPage is a page of them.
type UnclosedSessionPage page[UnclosedSession]

func unclosedSession(d program.DatedSession) UnclosedSession {
	return UnclosedSession{ID: d.ID.String(), CohortID: d.CohortID.String(), CohortName: d.CohortName, LeadName: d.LeadName, Number: d.Number, Of: d.Weeks, Date: d.Date.String(),
		StartsAt: d.StartsAt, EndsAt: d.EndsAt, TimeZone: d.TimeZone, Members: d.Seats.Taken, Marked: d.Marked, Fee: d.Fee}
}

func (s *Server) listUnclosed(ctx context.Context, by domain.Actor, in *Paged) (*answer[UnclosedSessionPage], error) {
	list, err := s.desks.Program.UnclosedSessions(ctx, by, in.page())
	return plain(UnclosedSessionPage(pageOf(list, unclosedSession))), err
}
