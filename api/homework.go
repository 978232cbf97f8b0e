package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

func (s *Server) homeworkRoutes() {
	add(s, creates, "/sessions/{id}/homework", domain.AssignHomework, "Give homework", s.assignHomework)
	add(s, creates, "/homework/{id}/carry", domain.AssignHomework, "Carry homework over", s.carryHomework)
	add(s, acts, "/homework/{id}/carry/undo", domain.AssignHomework, "Take back that homework was carried over", s.undoCarry)
	add(s, acts, "/homework/{id}/returns", domain.RecordReturn, "Record the same of all who are open", s.recordReturns)
	add(s, replaces, "/homework/{id}/returns/{clientId}/plan", domain.RecordReturn, "Change homework for a member", s.changeHomework)
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

// OfMember names homework and one of those who have it.
type OfMember struct {
	ByID
	ClientID string `path:"clientId"`
}

func (in OfMember) ids() (h domain.HomeworkID, client domain.ClientID, err error) {
	if h, err = pathID[domain.HomeworkID](in.ID); err != nil {
		return h, client, err
	}
	client, err = pathID[domain.ClientID](in.ClientID)
	return h, client, err
}

type returnInput struct {
	OfMember
	Sent[ReturnBody]
}

func (s *Server) recordReturn(ctx context.Context, by domain.Actor, in *returnInput) (*answer[HomeworkReturn], error) {
	id, client, err := in.ids()
	if err != nil {
		return nil, err
	}
	r, err := s.desks.Program.RecordReturn(ctx, by, id, client, in.body.Status, in.body.Feedback)
	return versioned(returnAnswer(r), r.Version), err
}

// HomeworkList is a cohort's homework, with how it was completed.
type HomeworkList struct {
	Items    []Homework        `json:"items"`
	All      HomeworkCount     `json:"all"`
	Members  []MemberHomework  `json:"members" doc:"Completion by member"`
	Sessions []SessionHomework `json:"sessions" doc:"Completion by the session that gave it"`
}

// HomeworkCount is how homework stands. What was carried over counts where it
// goes on.
type HomeworkCount struct {
	Given    int `json:"given"`
	NotAsked int `json:"notAsked" doc:"Nothing is recorded yet, which is not notDone"`
	Done     int `json:"done"`
	Partial  int `json:"partial"`
	NotDone  int `json:"notDone"`
	Excused  int `json:"excused"`
	Asked    int `json:"asked" doc:"Done, partial and not done"`
}

// MemberHomework is how one member's stands.
type MemberHomework struct {
	ClientID string `json:"clientId"`
	HomeworkCount
}

// SessionHomework is how that of one session stands.
type SessionHomework struct {
	SessionID string `json:"sessionId"`
	HomeworkCount
}

func homeworkCount(c program.HomeworkCount) HomeworkCount {
	return HomeworkCount{Given: c.Given, NotAsked: c.NotAsked, Done: c.Done, Partial: c.Partial, NotDone: c.NotDone, Excused: c.Excused, Asked: c.Asked()}
}

func homeworkList(list []program.Homework) HomeworkList {
	figures := program.FiguresOf(list)
	out := HomeworkList{Items: each(list, homeworkAnswer), All: homeworkCount(figures.All), Members: []MemberHomework{}, Sessions: []SessionHomework{}}
	seen := map[string]bool{}
	for _, h := range list {
		if c, counted := figures.BySession[h.SessionID]; counted && !seen[h.SessionID.String()] {
			out.Sessions = append(out.Sessions, SessionHomework{h.SessionID.String(), homeworkCount(c)})
		}
		seen[h.SessionID.String()] = true
		for _, r := range h.Returns {
			if c, counted := figures.ByMember[r.ClientID]; counted && !seen[r.ClientID.String()] {
				out.Members = append(out.Members, MemberHomework{r.ClientID.String(), homeworkCount(c)})
			}
			seen[r.ClientID.String()] = true
		}
	}
	return out
}

func (s *Server) carryHomework(ctx context.Context, by domain.Actor, in *ByID) (*answer[Homework], error) {
	id, err := pathID[domain.HomeworkID](in.ID)
	if err != nil {
		return nil, err
	}
	h, err := s.desks.Program.CarryHomework(ctx, by, id)
	return versioned(homeworkAnswer(h), h.Version()), err
}

// undoCarry takes the homework that was made by carrying over, and answers the one
// that it went on with.
func (s *Server) undoCarry(ctx context.Context, by domain.Actor, in *ByID) (*answer[Homework], error) {
	id, err := pathID[domain.HomeworkID](in.ID)
	if err != nil {
		return nil, err
	}
	h, err := s.desks.Program.UndoCarry(ctx, by, id)
	return versioned(homeworkAnswer(h), h.Version()), err
}

// ReturnsBody is what came back from everybody of whom nothing is recorded yet.
type ReturnsBody struct {
	Status program.ReturnStatus `json:"status"`
}

type returnsInput struct {
	ByID
	Sent[ReturnsBody]
}

func (s *Server) recordReturns(ctx context.Context, by domain.Actor, in *returnsInput) (*answer[Homework], error) {
	id, err := pathID[domain.HomeworkID](in.ID)
	if err != nil {
		return nil, err
	}
	h, err := s.desks.Program.RecordReturns(ctx, by, id, in.body.Status)
	return versioned(homeworkAnswer(h), h.Version()), err
}

// MemberPlan is what one member does otherwise, and how far they are.
type MemberPlan struct {
	Personal  string `json:"personal,omitempty" doc:"In words; absent for nothing"`
	StagesMet int    `json:"stagesMet,omitempty" doc:"How many of the stages' goals they have reached"`
}

type memberPlanInput struct {
	OfMember
	Sent[MemberPlan]
}

func (s *Server) changeHomework(ctx context.Context, by domain.Actor, in *memberPlanInput) (*answer[HomeworkReturn], error) {
	id, client, err := in.ids()
	if err != nil {
		return nil, err
	}
	r, err := s.desks.Program.ChangeHomework(ctx, by, id, client, in.body.Personal, in.body.StagesMet)
	return versioned(returnAnswer(r), r.Version), err
}

func (s *Server) readHomework(ctx context.Context, by domain.Actor, in *ByID) (*answer[HomeworkList], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	list, err := s.desks.Program.HomeworkOf(ctx, by, id)
	return plain(homeworkList(list)), err
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
	Stages       []program.Stage  `json:"stages" doc:"When it runs over several weeks"`
	CarriedFrom  string           `json:"carriedFrom,omitempty" doc:"The homework that it goes on with"`
	Version      int              `json:"version" doc:"Grows with every return that is recorded"`
}

// HomeworkReturn is what came back from one member.
type HomeworkReturn struct {
	HomeworkID string               `json:"homeworkId"`
	ClientID   string               `json:"clientId"`
	Status     program.ReturnStatus `json:"status"`
	Feedback   string               `json:"feedback,omitempty"`
	ReturnedAt *time.Time           `json:"returnedAt,omitempty"`
	Personal   string               `json:"personal,omitempty" doc:"What this member does otherwise"`
	StagesMet  int                  `json:"stagesMet"`
	Version    int                  `json:"version"`
}

func homeworkAnswer(h program.Homework) Homework {
	return Homework{ID: h.ID.String(), SessionID: h.SessionID.String(), Title: h.Title, Instructions: h.Instructions, DueOn: h.DueOn.String(), AssignedAt: h.AssignedAt, Returns: each(h.Returns, returnAnswer), Stages: filled(h.Stages), CarriedFrom: text(h.CarriedFrom), Version: h.Version()}
}

func returnAnswer(r program.HomeworkReturn) HomeworkReturn {
	return HomeworkReturn{HomeworkID: r.HomeworkID.String(), ClientID: r.ClientID.String(), Status: r.Status, Feedback: r.Feedback, ReturnedAt: instant(r.ReturnedAt), Personal: r.Personal, StagesMet: r.StagesMet, Version: r.Version}
}

// HomeworkBody is homework as it is given.
type HomeworkBody struct {
	Title        string   `json:"title"`
	Instructions string   `json:"instructions,omitempty"`
	DueOn        string   `json:"dueOn,omitempty"`
	ClientIDs    []string `json:"clientIds,omitempty" doc:"Everybody on the roster when absent"`

	Stages []program.Stage `json:"stages,omitempty" doc:"When it runs over several weeks"`
}

func (b HomeworkBody) homework(f *domain.Faults) (program.Homework, []domain.ClientID) {
	f.When(b.ClientIDs != nil && len(b.ClientIDs) == 0, "clientIds", "has no entry; leave it out for the whole roster")
	h := program.Homework{Title: b.Title, Instructions: b.Instructions, Stages: b.Stages, DueOn: dateField(f, "dueOn", b.DueOn)}
	return h, ids[domain.ClientID](f, "clientIds", b.ClientIDs)
}
