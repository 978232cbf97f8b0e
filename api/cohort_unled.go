package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
)

func (s *Server) cohortUnledRoutes() {
	add(s, reads, "/cohorts/unled", domain.ListUnledCohorts, "List cohorts without an active licensed lead", s.listUnledCohorts)
}

// UnledCohort is a cohort, planned or running, whose lead may not lead what is
// to come.
type UnledCohort struct {
	ID       string               `json:"id"`
	Code     string               `json:"code"`
	Name     string               `json:"name" doc:"The code for those who need not know what the group is for"`
	Status   program.CohortStatus `json:"status"`
	LeadName string               `json:"leadName"`
	From     string               `json:"from,omitempty" doc:"The day of the first session without a lead; left out: none is to come"`
	Why      string               `json:"why" doc:"In words, with what mends it"`
}

// UnledCohorts are all of them, the one that will miss a lead first coming first.
type UnledCohorts struct {
	Items []UnledCohort `json:"items"`
}

func unledCohort(c program.UnledCohort) UnledCohort {
	return UnledCohort{ID: c.ID.String(), Code: c.Code, Name: c.Name, Status: c.Status, LeadName: c.LeadName, From: c.From.String(), Why: c.Words}
}

func (s *Server) listUnledCohorts(ctx context.Context, by domain.Actor, _ *nothing) (*answer[UnledCohorts], error) {
	all, err := s.desks.Program.UnledCohorts(ctx, by)
	return plain(UnledCohorts{each(all, unledCohort)}), err
}
