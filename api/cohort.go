package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

func (s *Server) cohortRoutes() {
	add(s, reads, "/cohorts", domain.ReadCohort, "List cohorts", s.listCohorts)
	add(s, creates, "/cohorts", domain.CreateCohort, "Create a cohort", s.createCohort)
	add(s, reads, "/cohorts/{id}", domain.ReadCohort, "Read a cohort", s.readCohort)
	add(s, changes, "/cohorts/{id}", domain.UpdateCohort, "Change a cohort", s.updateCohort)
	add(s, reads, "/cohorts/{id}/fee-reach", domain.UpdateCohort, "Read what a fee of a cohort would be about", s.readCohortFeeReach)
	add(s, asks, "/cohorts/{id}/clashes", domain.UpdateCohort, "Read who would be needed in two cohorts at one hour", s.readCohortClashes)
	add(s, acts, "/cohorts/{id}/start", domain.StartCohort, "Start a cohort", s.startCohort)
	add(s, acts, "/cohorts/{id}/complete", domain.CompleteCohort, "Complete a cohort", s.completeCohort)
	add(s, acts, "/cohorts/{id}/cancel", domain.CancelCohort, "Cancel a cohort", s.cancelCohort)
	add(s, acts, "/cohorts/{id}/reopen", domain.ReopenCohort, "Take back the end of a cohort", s.reopenCohort)
}

type cohortFilterInput struct {
	Paged
	Status   []program.CohortStatus `query:"status" doc:"One or several, with commas"`
	LeaderID string                 `query:"leaderId" maxLength:"36"`

	filter program.CohortFilter
}

func (in *cohortFilterInput) read(f *domain.Faults) {
	in.filter.LeaderID = idField[domain.UserID](f, "leaderId", in.LeaderID)
	for _, status := range in.Status {
		domain.OneOf(f, "status", status, program.CohortStatuses)
	}
	f.Items("status", len(in.Status), len(program.CohortStatuses))
	in.filter.Statuses = in.Status
}

func (s *Server) listCohorts(ctx context.Context, by domain.Actor, in *cohortFilterInput) (*answer[CohortPage], error) {
	list, err := s.desks.Program.Cohorts(ctx, by, in.filter, in.page())
	return plain(CohortPage(pageOf(list, cohortCard))), err
}

type cohortInput struct {
	Sent[CohortBody]

	wanted program.Cohort
	fee    program.Fee
}

func (in *cohortInput) read(f *domain.Faults) {
	in.wanted, in.fee = in.body.cohort(f), program.Fee{Money: in.body.Fee, Reason: in.body.FeeReason}
}

func (s *Server) createCohort(ctx context.Context, by domain.Actor, in *cohortInput) (*answer[CohortAnswer], error) {
	v, err := s.desks.Program.CreateCohort(ctx, by, in.wanted, in.fee, in.body.Override)
	return versioned(cohortAnswer(v), v.Version), err
}

func (s *Server) readCohort(ctx context.Context, by domain.Actor, in *ByID) (*answer[CohortAnswer], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.Cohort(ctx, by, id)
	return versioned(cohortAnswer(v), v.Version), err
}

type cohortChangeInput struct {
	ByID
	Editing
	Sent[CohortChange]

	change programdesk.CohortChange
}

func (in *cohortChangeInput) read(f *domain.Faults) { in.change = in.body.change(f) }

func (s *Server) updateCohort(ctx context.Context, by domain.Actor, in *cohortChangeInput) (*answer[CohortAnswer], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.UpdateCohort(ctx, by, id, in.version(), in.change)
	return versioned(cohortAnswer(v), v.Version), err
}

// OverrideBody may give the reason for going against a rule.
type OverrideBody struct {
	OverrideReason string `json:"overrideReason,omitempty" doc:"Needed to start under the minimum; the audit keeps it"`
}

type startInput struct {
	ByID
	MaySend[OverrideBody]
}

func (s *Server) startCohort(ctx context.Context, by domain.Actor, in *startInput) (*answer[CohortAnswer], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.StartCohort(ctx, by, id, in.body.OverrideReason)
	return versioned(cohortAnswer(v), v.Version), err
}

func (s *Server) completeCohort(ctx context.Context, by domain.Actor, in *ByID) (*answer[CohortAnswer], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.CompleteCohort(ctx, by, id)
	return versioned(cohortAnswer(v), v.Version), err
}

// CancelCohortBody says why, and from which day, a cohort is called off.
type CancelCohortBody struct {
	Reason string `json:"reason"`
	On     string `json:"on,omitempty" doc:"The day on which it was called off, today if left out; what has begun by then stays"`
}

type cancelCohortInput struct {
	ByID
	Sent[CancelCohortBody]

	on domain.Date
}

func (in *cancelCohortInput) read(f *domain.Faults) { in.on = dateField(f, "on", in.body.On) }

func (s *Server) cancelCohort(ctx context.Context, by domain.Actor, in *cancelCohortInput) (*answer[CohortAnswer], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.CancelCohort(ctx, by, id, in.body.Reason, in.on)
	return versioned(cohortAnswer(v), v.Version), err
}

// ReopenCohortBody says why a cohort goes on that was completed or cancelled.
type ReopenCohortBody struct {
	Reason         string `json:"reason"`
	OverrideReason string `json:"overrideReason,omitempty" doc:"Needed when somebody has something else at its hours by now"`
}

type reopenCohortInput struct {
	ByID
	Sent[ReopenCohortBody]
}

func (s *Server) reopenCohort(ctx context.Context, by domain.Actor, in *reopenCohortInput) (*answer[CohortAnswer], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.ReopenCohort(ctx, by, id, in.body.Reason, in.body.OverrideReason)
	return versioned(cohortAnswer(v), v.Version), err
}
