package program

import (
	"fmt"
	"time"

	"cohort/domain"
)

// Homework is what members of a session work on until a later one. Its texts
// are encrypted in the database: homework for one member says something about
// them.
type Homework struct {
	ID           domain.HomeworkID
	SessionID    domain.SessionID
	CohortID     domain.CohortID
	Title        string
	Instructions string
	DueOn        domain.Date // zero: at the next session
	AssignedBy   domain.UserID
	AssignedAt   time.Time
	Returns      []HomeworkReturn  // one for each member it was given to
	Stages       []Stage           // when it runs over several weeks
	CarriedFrom  domain.HomeworkID // that it goes on with; zero: none
}

// Version counts the changes of homework: what is given stays as it is, what
// comes back is recorded return by return.
func (h Homework) Version() int {
	version := 1
	for _, r := range h.Returns {
		version += r.Version - 1
	}
	return version
}

// HomeworkReturn is what came back from one member.
type HomeworkReturn struct {
	HomeworkID domain.HomeworkID
	ClientID   domain.ClientID
	Status     ReturnStatus // ReturnOpen until something is recorded
	Feedback   string
	ReturnedAt *time.Time
	Version    int
	Personal   string // what this member does otherwise, in words; "" for nothing
	StagesMet  int    // how many of the stages' goals they have reached
}

// ReturnStatus tells how homework came back.
type ReturnStatus string

// The ways homework comes back.
const (
	ReturnOpen    ReturnStatus = "open"
	Returned      ReturnStatus = "returned"
	ReturnPartial ReturnStatus = "partial"
	ReturnNotDone ReturnStatus = "not_done"
	ReturnExcused ReturnStatus = "excused"
)

// ReturnStatuses lists what can be recorded: ReturnOpen takes back what was a slip.
var ReturnStatuses = []ReturnStatus{ReturnOpen, Returned, ReturnPartial, ReturnNotDone, ReturnExcused}

// Values is the closed list, as texts.
func (ReturnStatus) Values() []string { return domain.Texts(ReturnStatuses) }

// Assign checks homework and gives it to the members named, or to the whole
// roster when none is.
func (h Homework) Assign(to, roster []domain.ClientID, session Session) (Homework, error) {
	var f domain.Faults
	f.Required("title", h.Title, domain.MaxLine)
	f.Text("instructions", h.Instructions, domain.MaxText)
	checkStages(&f, "stages", h.Stages)
	f.When(!h.DueOn.IsZero() && h.DueOn.Before(session.Date), "dueOn", "is before the session")
	on := map[domain.ClientID]bool{}
	for _, id := range roster {
		on[id] = true
	}
	f.Items("clientIds", len(to), 60)
	seen := map[domain.ClientID]bool{}
	for i, id := range to {
		at := fmt.Sprintf("clientIds[%d]", i)
		f.When(!on[id], at, "is not on this session's roster")
		f.When(seen[id], at, "is named twice")
		seen[id] = true
	}
	if err := f.Err(); err != nil {
		return h, err
	}
	if len(to) == 0 {
		to = roster
	}
	h.SessionID, h.CohortID = session.ID, session.CohortID
	h.Returns = nil
	for _, id := range to {
		h.Returns = append(h.Returns, HomeworkReturn{HomeworkID: h.ID, ClientID: id, Status: ReturnOpen, Version: 1})
	}
	return h, nil
}

// Record notes what came back, or that it was noted by a slip. What somebody
// wrote about it is not lost by that: first it is deleted, then it is open.
func (r HomeworkReturn) Record(status ReturnStatus, feedback string, now time.Time) (HomeworkReturn, error) {
	var f domain.Faults
	domain.OneOf(&f, "status", status, ReturnStatuses)
	f.Text("feedback", feedback, domain.MaxText)
	f.When(status == ReturnOpen && (feedback != "" || r.Feedback != ""), "status", "has feedback, and cannot be open")
	if err := f.Err(); err != nil {
		return r, err
	}
	r.Status, r.Feedback, r.ReturnedAt = status, feedback, &now
	if status == ReturnOpen {
		r.ReturnedAt = nil
	}
	return r, nil
}
