package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/practice/clinical"
)

func (s *Server) assessmentChangeRoutes() {
	add(s, reads, "/clients/{id}/assessments/changes", domain.ReadAssessment, "List a client's assessments that were moved or voided", s.listAssessmentChanges)
	add(s, acts, "/assessments/{id}/move", domain.MoveAssessment, "Move an assessment to the client who gave its answers", s.moveAssessment)
	add(s, acts, "/assessments/{id}/void", domain.VoidAssessment, "Void an assessment that was made on the wrong client", s.voidAssessment)
	add(s, acts, "/assessments/{id}/undo", domain.UndoAssessment, "Undo the newest move or void of an assessment", s.undoAssessment)
}

// AssessmentChange says that an assessment was made on the wrong client.
type AssessmentChange struct {
	ID           string     `json:"id"`
	AssessmentID string     `json:"assessmentId"`
	Instrument   string     `json:"instrument" example:"phq-9"`
	FormName     string     `json:"formName,omitempty" doc:"Of an instrument that the practice wrote itself"`
	TakenOn      string     `json:"takenOn" example:"2026-03-10"`
	Score        *int       `json:"score" nullable:"true"`
	FromID       string     `json:"fromId" doc:"On whose record it stood"`
	FromCode     string     `json:"fromCode,omitempty" doc:"Left out where one may not see that client"`
	IntoID       string     `json:"intoId,omitempty" doc:"Where it moved; left out: it was voided"`
	IntoCode     string     `json:"intoCode,omitempty"`
	At           time.Time  `json:"at"`
	By           string     `json:"by" doc:"Name"`
	Reason       string     `json:"reason"`
	UndoneAt     *time.Time `json:"undoneAt,omitempty"`
	UndoneBy     string     `json:"undoneBy,omitempty" doc:"Name"`
	Undoable     bool       `json:"undoable" doc:"It is the newest that holds, and one may see all whom it concerns"`
}

// AssessmentChanges are the changes that concern a client.
type AssessmentChanges struct {
	Items []AssessmentChange `json:"items"`
}

func assessmentChangeAnswer(c clinical.AssessmentChangeView) AssessmentChange {
	out := AssessmentChange{ID: c.ID.String(), AssessmentID: c.AssessmentID.String(), Instrument: c.Assessment.Instrument, FormName: ownName(c.Assessment),
		TakenOn: c.Assessment.TakenOn.String(), Score: c.Assessment.Result.Total, FromID: c.FromID.String(), FromCode: c.FromCode, IntoCode: c.IntoCode,
		At: c.At, By: c.ByName, Reason: c.Reason, UndoneAt: instant(c.UndoneAt), UndoneBy: c.UndoneByName, Undoable: c.Undoable}
	if c.Moved() {
		out.IntoID = c.IntoID.String()
	}
	return out
}

func (s *Server) listAssessmentChanges(ctx context.Context, by domain.Actor, in *ByID) (*answer[AssessmentChanges], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	all, err := s.desks.Clinical.AssessmentChanges(ctx, by, id)
	return plain(AssessmentChanges{each(all, assessmentChangeAnswer)}), err
}

// MoveAssessmentBody says whose an assessment is.
type MoveAssessmentBody struct {
	ClientID string `json:"clientId" doc:"Who gave its answers"`
	Reason   string `json:"reason"`
}

type moveAssessmentInput struct {
	ByID
	Sent[MoveAssessmentBody]

	into domain.ClientID
}

func (in *moveAssessmentInput) read(f *domain.Faults) {
	in.into = idField[domain.ClientID](f, "clientId", in.body.ClientID)
}

func (s *Server) moveAssessment(ctx context.Context, by domain.Actor, in *moveAssessmentInput) (*answer[Assessment], error) {
	id, err := pathID[domain.AssessmentID](in.ID)
	if err != nil {
		return nil, err
	}
	a, err := s.desks.Clinical.MoveAssessment(ctx, by, id, in.into, in.body.Reason)
	return changedAssessment(a, err)
}

// VoidAssessmentBody says why an assessment does not count.
type VoidAssessmentBody struct {
	Reason string `json:"reason"`
}

type voidAssessmentInput struct {
	ByID
	Sent[VoidAssessmentBody]
}

func (s *Server) voidAssessment(ctx context.Context, by domain.Actor, in *voidAssessmentInput) (*answer[Assessment], error) {
	id, err := pathID[domain.AssessmentID](in.ID)
	if err != nil {
		return nil, err
	}
	a, err := s.desks.Clinical.VoidAssessment(ctx, by, id, in.body.Reason)
	return changedAssessment(a, err)
}

func (s *Server) undoAssessment(ctx context.Context, by domain.Actor, in *ByID) (*answer[Assessment], error) {
	id, err := pathID[domain.AssessmentID](in.ID)
	if err != nil {
		return nil, err
	}
	a, err := s.desks.Clinical.UndoAssessment(ctx, by, id)
	return changedAssessment(a, err)
}

func changedAssessment(a intake.Assessment, err error) (*answer[Assessment], error) {
	return versioned(assessmentAnswer(a), unedited), err
}
