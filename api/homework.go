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
	Sent[HomeworkBody]

	wanted program.Homework
	to     []domain.ClientID
}

func (in *homeworkInput) read(f *domain.Faults) { in.wanted, in.to = in.body.homework(f) }

func (s *Server) assignHomework(ctx context.Context, by domain.Actor, in *homeworkInput) (*answer[Homework], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	h, err := s.desks.Program.AssignHomework(ctx, by, id, in.wanted, in.to)
	return versioned(homeworkAnswer(h), h.Version()), err
}

// ReturnBody is what came back from one member.
type ReturnBody struct {
	Status   program.ReturnStatus `json:"status" doc:"open takes back what was recorded by a slip, while there is no feedback"`
	Feedback string               `json:"feedback,omitempty"`
}

type returnInput struct {
	ByID
	Sent[ReturnBody]
	ClientID string `path:"clientId"`
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
	r, err := s.desks.Program.RecordReturn(ctx, by, id, client, in.body.Status, in.body.Feedback)
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
	HomeworkID string               `json:"homeworkId"`
	ClientID   string               `json:"clientId"`
	Status     program.ReturnStatus `json:"status"`
	Feedback   string               `json:"feedback,omitempty"`
	ReturnedAt *time.Time           `json:"returnedAt,omitempty"`
	Version    int                  `json:"version"`
}

func homeworkAnswer(h program.Homework) Homework {
	return Homework{ID: h.ID.String(), SessionID: h.SessionID.String(), Title: h.Title, Instructions: h.Instructions, DueOn: h.DueOn.String(), AssignedAt: h.AssignedAt, Returns: each(h.Returns, returnAnswer), Version: h.Version()}
}

func returnAnswer(r program.HomeworkReturn) HomeworkReturn {
	return HomeworkReturn{HomeworkID: r.HomeworkID.String(), ClientID: r.ClientID.String(), Status: r.Status, Feedback: r.Feedback, ReturnedAt: instant(r.ReturnedAt), Version: r.Version}
}

// HomeworkBody is homework as it is given.
type HomeworkBody struct {
	Title        string   `json:"title"`
	Instructions string   `json:"instructions,omitempty"`
	DueOn        string   `json:"dueOn,omitempty"`
	ClientIDs    []string `json:"clientIds,omitempty" doc:"Everybody on the roster when absent"`
}

func (b HomeworkBody) homework(f *domain.Faults) (program.Homework, []domain.ClientID) {
	f.When(b.ClientIDs != nil && len(b.ClientIDs) == 0, "clientIds", "has no entry; leave it out for the whole roster")
	h := program.Homework{Title: b.Title, Instructions: b.Instructions, DueOn: dateField(f, "dueOn", b.DueOn)}
	return h, ids[domain.ClientID](f, "clientIds", b.ClientIDs)
}
