package api

import (
	"context"
	"net/http"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

func (s *Server) homeworkRoutes() {
	add(s, http.MethodPost, "/sessions/{id}/homework", domain.AssignHomework, "Give homework", s.assignHomework)
	add(s, http.MethodPut, "/homework/{id}/returns/{clientId}", domain.RecordReturn, "Record a homework return", s.recordReturn)
	add(s, http.MethodGet, "/cohorts/{id}/homework", domain.ReadSession, "Read a cohort's homework", s.readHomework)
}

type homeworkInput struct {
	ByID
	Retryable
	Body HomeworkBody
}

func (s *Server) assignHomework(ctx context.Context, by domain.Actor, in *homeworkInput) (*answer[Homework], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	wanted, to, err := in.Body.homework()
	if err != nil {
		return nil, err
	}
	h, err := s.desks.Program.AssignHomework(ctx, by, id, wanted, to, in.key(s, in.ID))
	return versioned(homeworkAnswer(h), h.Version()), err
}

// ReturnBody is what came back from one member.
type ReturnBody struct {
	Status   string `json:"status" doc:"returned, partial, not_done, excused"`
	Feedback string `json:"feedback,omitempty"`
}

// Resolve tells what is wrong with the body together with the framework.
func (b *ReturnBody) Resolve(humaContext) []error {
	_, err := program.HomeworkReturn{}.Record(program.ReturnStatus(b.Status), b.Feedback, time.Time{})
	return faults(err)
}

type returnInput struct {
	ByID
	ClientID string `path:"clientId"`
	Body     ReturnBody
}

func (s *Server) recordReturn(ctx context.Context, by domain.Actor, in *returnInput) (*answer[HomeworkReturn], error) {
	id, err := pathID[domain.HomeworkID](in.ID)
	if err != nil {
		return nil, err
	}
	client, err := pathID[domain.ClientID](in.ClientID)
	if err != nil {
		return nil, err
	}
	r, err := s.desks.Program.RecordReturn(ctx, by, id, client, program.ReturnStatus(in.Body.Status), in.Body.Feedback)
	return versioned(returnAnswer(r), r.Version), err
}

// HomeworkList is a cohort's homework.
type HomeworkList struct {
	Items []Homework `json:"items"`
}

func (s *Server) readHomework(ctx context.Context, by domain.Actor, in *ByID) (*answer[HomeworkList], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	list, err := s.desks.Program.HomeworkOf(ctx, by, id)
	return plain(HomeworkList{each(list, homeworkAnswer)}), err
}
