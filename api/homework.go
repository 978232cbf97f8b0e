package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

func (s *Server) homeworkRoutes() {
	add(s, creates, "/sessions/{id}/homework", domain.AssignHomework, "Give homework", s.assignHomework)
	add(s, replaces, "/homework/{id}/returns/{clientId}", domain.RecordReturn, "Record a homework return", s.recordReturn)
	add(s, reads, "/cohorts/{id}/homework", domain.ReadSession, "Read a cohort's homework", s.readHomework)
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

// Homework is homework with its returns.
type Homework struct {
	ID           string           `json:"id"`
	SessionID    string           `json:"sessionId"`
	Title        string           `json:"title"`
	Instructions string           `json:"instructions,omitempty"`
	DueOn        string           `json:"dueOn,omitempty"`
	AssignedAt   time.Time        `json:"assignedAt"`
	Returns      []HomeworkReturn `json:"returns"`
	Version      int              `json:"version" doc:"Grows with every return that is recorded"`
}

// HomeworkReturn is what came back from one member.
type HomeworkReturn struct {
	HomeworkID string     `json:"homeworkId"`
	ClientID   string     `json:"clientId"`
	Status     string     `json:"status" doc:"open, returned, partial, not_done, excused"`
	Feedback   string     `json:"feedback,omitempty"`
	ReturnedAt *time.Time `json:"returnedAt,omitempty"`
	Version    int        `json:"version"`
}

func homeworkAnswer(h program.Homework) Homework {
	return Homework{h.ID.String(), h.SessionID.String(), h.Title, h.Instructions, h.DueOn.String(), h.AssignedAt, each(h.Returns, returnAnswer), h.Version()}
}

func returnAnswer(r program.HomeworkReturn) HomeworkReturn {
	return HomeworkReturn{r.HomeworkID.String(), r.ClientID.String(), string(r.Status), r.Feedback, instant(r.ReturnedAt), r.Version}
}

// HomeworkBody is homework as it is given.
type HomeworkBody struct {
	Title        string   `json:"title"`
	Instructions string   `json:"instructions,omitempty"`
	DueOn        string   `json:"dueOn,omitempty"`
	ClientIDs    []string `json:"clientIds,omitempty" doc:"Everybody on the roster when absent"`
}

func (b HomeworkBody) homework() (program.Homework, []domain.ClientID, error) {
	var f domain.Faults
	h := program.Homework{Title: b.Title, Instructions: b.Instructions, DueOn: dateField(&f, "dueOn", b.DueOn)}
	f.Required("title", b.Title, domain.MaxLine)
	f.Text("instructions", b.Instructions, domain.MaxText)
	f.When(b.ClientIDs != nil && len(b.ClientIDs) == 0, "clientIds", "has no entry; leave it out for the whole roster")
	return h, ids[domain.ClientID](&f, "clientIds", b.ClientIDs), f.Err()
}

// Resolve tells what is wrong with the body together with the framework.
func (b *HomeworkBody) Resolve(humaContext) []error {
	_, _, err := b.homework()
	return faults(err)
}
