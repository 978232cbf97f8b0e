package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/intake"
)

// TriageBody judges how urgent a referral is.
type TriageBody struct {
	Urgency intake.Urgency `json:"urgency"`
	Note    string         `json:"note,omitempty"`
}

// DeclineBody ends a referral without a seat.
type DeclineBody struct {
	Reason string `json:"reason" doc:"not_suitable, no_capacity, outside_scope, declined_by_client, unreachable, withdrawn, duplicate, other, or a sentence"`
	Note   string `json:"note,omitempty"`
}

// RedirectBody sends a client elsewhere.
type RedirectBody struct {
	To   string `json:"to" doc:"individual_therapy, family_therapy, self_help, crisis_service, higher_level_of_care, other_provider, or a name"`
	Note string `json:"note,omitempty"`
}

type triageInput struct {
	ByID
	Sent[TriageBody]
}

func (s *Server) triageReferral(ctx context.Context, by domain.Actor, in *triageInput) (*answer[Referral], error) {
	id, err := pathID[domain.ReferralID](in.ID)
	if err != nil {
		return nil, err
	}
	return shownReferral(s.desks.Intake.TriageReferral(ctx, by, id, in.body.Urgency, in.body.Note))
}

func (s *Server) acceptReferral(ctx context.Context, by domain.Actor, in *ByID) (*answer[Referral], error) {
	id, err := pathID[domain.ReferralID](in.ID)
	if err != nil {
		return nil, err
	}
	return shownReferral(s.desks.Intake.AcceptReferral(ctx, by, id))
}

type declineInput struct {
	ByID
	Sent[DeclineBody]
}

func (s *Server) declineReferral(ctx context.Context, by domain.Actor, in *declineInput) (*answer[Referral], error) {
	id, err := pathID[domain.ReferralID](in.ID)
	if err != nil {
		return nil, err
	}
	return shownReferral(s.desks.Intake.DeclineReferral(ctx, by, id, in.body.Reason, in.body.Note))
}

type redirectInput struct {
	ByID
	Sent[RedirectBody]
}

func (s *Server) redirectReferral(ctx context.Context, by domain.Actor, in *redirectInput) (*answer[Referral], error) {
	id, err := pathID[domain.ReferralID](in.ID)
	if err != nil {
		return nil, err
	}
	return shownReferral(s.desks.Intake.RedirectReferral(ctx, by, id, in.body.To, in.body.Note))
}

// UndoBody names the step that is taken back.
type UndoBody struct {
	Step int `json:"step" doc:"Its number in the history, from 1: the last one"`
}

type undoInput struct {
	ByID
	Sent[UndoBody]
}

func (s *Server) undoReferralStep(ctx context.Context, by domain.Actor, in *undoInput) (*answer[Referral], error) {
	id, err := pathID[domain.ReferralID](in.ID)
	if err != nil {
		return nil, err
	}
	return shownReferral(s.desks.Intake.UndoReferralStep(ctx, by, id, in.body.Step))
}
