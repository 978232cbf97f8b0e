package api

import (
	"context"
	"math"

	"cohort/domain"
	"cohort/domain/program/opening"
	intakedesk "cohort/practice/intake"
)

func (s *Server) openingRoutes() {
	add(s, reads, "/cohorts/{id}/opening", domain.ReadOpening, "Read when a planned cohort is likely to open", s.readOpening)
}

type openingInput struct {
	ByID
	LeaderCost int64 `query:"leaderCost" minimum:"0" maximum:"100000000" doc:"What the leaders cost the practice for a session, in minor units; without it there is no break-even"`
}

// Opening is when a planned cohort is likely to have the members that it needs,
// from the practice's own lists, and what its seats come to.
type Opening struct {
	CohortID  string        `json:"cohortId"`
	Present   int           `json:"present" doc:"On its list now: with a seat, or waiting for one"`
	Needed    int           `json:"needed" doc:"To open"`
	Missing   int           `json:"missing"`
	Joins     int           `json:"joins" doc:"People who joined the practice's lists, on which the forecast rests"`
	Quiet     opening.Quiet `json:"quiet,omitempty" doc:"Why there is no forecast; absent where there is one"`
	AboutOn   string        `json:"aboutOn,omitempty" doc:"As likely before as after; absent without a forecast, or where it is more than a year away"`
	FromOn    string        `json:"fromOn,omitempty" doc:"In eight of ten cases not before"`
	UntilOn   string        `json:"untilOn,omitempty" doc:"nor after; absent where that is more than a year away"`
	Says      string        `json:"says" doc:"The forecast in a sentence"`
	Rests     string        `json:"rests,omitempty" doc:"What it rests on, or what it lacks"`
	PlannedOn string        `json:"plannedOn" doc:"The first day that the cohort plans"`
	// ByPlanned is left out where that day is past.
	ByPlanned     *int     `json:"chanceByPlanned,omitempty" doc:"In percent, that it has its members by then"`
	SaysByPlanned string   `json:"saysByPlanned,omitempty" doc:"The same in a sentence"`
	Seats         SeatCost `json:"seats"`
}

// SeatCost is what an empty seat costs, and how many must be taken.
type SeatCost struct {
	EmptySession domain.Money  `json:"emptySession" doc:"What an empty seat loses in a session: its fee of today"`
	EmptyCourse  domain.Money  `json:"emptyCourse" doc:"and over all sessions"`
	Sessions     int           `json:"sessions"`
	Capacity     int           `json:"capacity"`
	LeaderCost   *domain.Money `json:"leaderCost,omitempty" doc:"For a session, as it was said in the question"`
	BreakEven    int           `json:"breakEven,omitempty" doc:"The fewest seats whose fees carry the leaders; absent where their cost is not said, or there is no fee"`
}

func openingAnswer(v intakedesk.OpeningView) Opening {
	o := Opening{CohortID: v.CohortID.String(), Present: v.Present, Needed: v.Needed, Missing: v.Missing, Joins: v.Joins, Quiet: v.Quiet,
		AboutOn: v.About.String(), FromOn: v.From.String(), UntilOn: v.Until.String(), Says: v.Says(v.Today), Rests: v.SaysWhy(),
		PlannedOn: v.Planned.String(), SaysByPlanned: v.SaysPlanned(v.Planned, v.Today), Seats: seatCost(v)}
	if o.SaysByPlanned != "" {
		percent := int(math.Round(v.ByPlanned * 100))
		o.ByPlanned = &percent
	}
	return o
}

func seatCost(v intakedesk.OpeningView) SeatCost {
	c := SeatCost{EmptySession: v.EmptySession, EmptyCourse: v.EmptyCourse, Sessions: v.Sessions, Capacity: v.Capacity, BreakEven: v.BreakEven}
	if v.Leaders.Amount > 0 {
		c.LeaderCost = &v.Leaders
	}
	return c
}

func (s *Server) readOpening(ctx context.Context, by domain.Actor, in *openingInput) (*answer[Opening], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Intake.Opening(ctx, by, id, in.LeaderCost)
	return plain(openingAnswer(v)), err
}
