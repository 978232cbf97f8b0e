package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
)

func (s *Server) suitabilityRoutes() {
	add(s, creates, "/referrals/{id}/suitability", domain.JudgeSuitability, "Judge whether a group fits", s.judgeSuitability)
	add(s, reads, "/referrals/{id}/suitability", domain.JudgeSuitability, "Read whether a group fits", s.readSuitability)
}

// Suitability says what speaks for and against a group. It never decides.
type Suitability struct {
	ID             string                `json:"id"`
	Recommendation intake.Recommendation `json:"recommendation"`
	Reasons        []string              `json:"reasons" doc:"Sentences, what weighs most first"`
	Alternatives   []intake.Destination  `json:"alternatives" doc:"What else to offer, now or beside the group"`
	Factors        intake.Factors        `json:"factors"`
	AssessedBy     string                `json:"assessedBy" doc:"Name"`
	AssessedAt     time.Time             `json:"assessedAt"`
	Version        int                   `json:"version" doc:"Always 1: judging again makes another"`
}

func suitabilityAnswer(v intake.Suitability) Suitability {
	return Suitability{ID: v.ID.String(), Recommendation: v.Recommendation, Reasons: filled(v.Reasons),
		Alternatives: filled(v.Alternatives), Factors: v.Factors, AssessedBy: v.AssessedByName, AssessedAt: v.AssessedAt, Version: unedited}
}

type suitabilityInput struct {
	ByID
	Sent[intake.Factors]
}

func (s *Server) judgeSuitability(ctx context.Context, by domain.Actor, in *suitabilityInput) (*answer[Suitability], error) {
	id, err := pathID[domain.ReferralID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Intake.JudgeSuitability(ctx, by, id, in.body)
	return versioned(suitabilityAnswer(v), unedited), err
}

func (s *Server) readSuitability(ctx context.Context, by domain.Actor, in *ByID) (*answer[Suitability], error) {
	id, err := pathID[domain.ReferralID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Intake.Suitability(ctx, by, id)
	return versioned(suitabilityAnswer(v), unedited), err
}
