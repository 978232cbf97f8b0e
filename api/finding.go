package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
	intakedesk "cohort/practice/intake"
)

func (s *Server) findingRoutes() {
	add(s, asks, "/find", domain.FindThings, "Find clients, referrals, cohorts and sessions", s.find)
}

// FindBody is what somebody typed. It travels in a body because names do not
// belong in addresses.
type FindBody struct {
	Text string `json:"text" doc:"Names, codes, a day (\"today\", \"tue\", \"3 dec\") or where referrals stand (\"accepted\"), in any order. Empty finds nothing."`
}

// Found is up to six of each kind, those first that are likeliest meant. A kind
// that the person may not list is empty.
type Found struct {
	Clients   []FoundClient   `json:"clients"`
	Referrals []FoundReferral `json:"referrals"`
	Cohorts   []FoundCohort   `json:"cohorts"`
	Sessions  []FoundSession  `json:"sessions"`
}

// FoundClient is a client who may be meant.
type FoundClient struct {
	ID            string `json:"id"`
	Code          string `json:"code"`
	FirstName     string `json:"firstName"`
	LastName      string `json:"lastName"`
	PreferredName string `json:"preferredName,omitempty"`
}

func (c FoundClient) shownClient() string { return c.ID }

// FoundReferral is a referral that may be meant.
type FoundReferral struct {
	ID         string                `json:"id"`
	Client     FoundClient           `json:"client"`
	Status     intake.ReferralStatus `json:"status"`
	ReceivedOn string                `json:"receivedOn"`
}

// FoundCohort is a cohort that may be meant.
type FoundCohort struct {
	ID     string               `json:"id"`
	Name   string               `json:"name" doc:"Its code for those who do not know what it is for"`
	Code   string               `json:"code"`
	Status program.CohortStatus `json:"status"`
}

// FoundSession is a session that may be meant.
type FoundSession struct {
	ID         string                `json:"id"`
	CohortID   string                `json:"cohortId"`
	CohortName string                `json:"cohortName" doc:"The cohort's code for those who do not know what it is for"`
	Number     int                   `json:"number"`
	Status     program.SessionStatus `json:"status"`
	StartsAt   time.Time             `json:"startsAt"`
	TimeZone   string                `json:"timeZone"`
}

func foundClient(c domain.Client) FoundClient {
	return FoundClient{ID: c.ID.String(), Code: c.Code, FirstName: c.FirstName, LastName: c.LastName, PreferredName: c.PreferredName}
}

func foundReferral(r intakedesk.ReferralCard) FoundReferral {
	return FoundReferral{ID: r.ID.String(), Client: foundClient(r.Client), Status: r.Status, ReceivedOn: r.ReceivedOn.String()}
}

func foundCohort(c program.Cohort) FoundCohort {
	return FoundCohort{ID: c.ID.String(), Name: c.Name, Code: c.Code, Status: c.Status}
}

func foundSession(d program.DatedSession) FoundSession {
	return FoundSession{ID: d.ID.String(), CohortID: d.CohortID.String(), CohortName: d.CohortName, Number: d.Number, Status: d.Status,
		StartsAt: d.StartsAt, TimeZone: d.TimeZone}
}

type findInput struct{ Sent[FindBody] }

func (s *Server) find(ctx context.Context, by domain.Actor, in *findInput) (*answer[Found], error) {
	f, err := s.desks.Intake.Find(ctx, by, in.body.Text)
	return plain(Found{Clients: each(f.Clients, foundClient), Referrals: each(f.Referrals, foundReferral),
		Cohorts: each(f.Cohorts, foundCohort), Sessions: each(f.Sessions, foundSession)}), err
}
