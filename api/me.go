package api

import (
	"context"

	"cohort/domain"
)

func (s *Server) meRoutes() {
	add(s, reads, "/me", domain.ReadSelf, "Tell who I am and what I may do", s.me)
}

// Me is the person who asks, and what they may do.
type Me struct {
	User        Myself          `json:"user"`
	Actions     []domain.Action `json:"actions" doc:"What the roles may do together; on what, the server decides each time"`
	Own         []domain.Action `json:"own" doc:"Those of the actions that reach only the cohorts one leads and their clients"`
	Practice    MyPractice      `json:"practice"`
	LacksFactor bool            `json:"needsSecondFactor" doc:"A role of theirs needs a second factor: until one is added, everything else is refused"`
}

// Myself is the person who asks.
type Myself struct {
	Person
	Licensed
	NPI string `json:"npi,omitempty"`
}

// MyPractice is what every page needs to know of the practice.
type MyPractice struct {
	Name       string       `json:"name"`
	Letterhead []string     `json:"letterhead" doc:"The lines below the name on paper: address and NPI"`
	Currency   string       `json:"currency" example:"USD"`
	TimeZone   string       `json:"timeZone" example:"America/New_York"`
	Clock      domain.Clock `json:"clock" doc:"How the time of day is written"`
	UsualFees  FeeBand      `json:"usualFees" doc:"Session fees that need no reason, in minor units"`
	Crisis     CrisisLine   `json:"crisisLine" doc:"Whom papers name for somebody in danger"`
}

func (s *Server) me(ctx context.Context, by domain.Actor, _ *nothing) (*answer[Me], error) {
	u, settings, err := s.desks.Office.Me(ctx, by)
	return plain(Me{User: Myself{Person: personBody(u.User), Licensed: licensed(u.User, u.Today), NPI: u.NPI}, Actions: domain.ActionsOf(u.Roles), Own: filled(domain.OwnActionsOf(u.Roles)), LacksFactor: by.LacksFactor,
		Practice: MyPractice{Name: settings.PracticeName, Letterhead: filled(settings.Letterhead()), Currency: settings.Currency, TimeZone: settings.TimeZone, Clock: settings.HourClock(), UsualFees: feeBand(settings.UsualFees()), Crisis: CrisisLine(settings.CrisisLine())}}), err
}
