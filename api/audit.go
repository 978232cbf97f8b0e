package api

import (
	"context"
	"encoding/json"
	"time"

	"cohort/domain"
	"cohort/practice/office"
)

func (s *Server) auditRoutes() {
	add(s, reads, "/audit", domain.ReadAudit, "List who did or saw what", s.listAudit)
	add(s, begins, "/audit/verify", domain.ReadAudit, "Verify the audit", s.verifyAudit)
	add(s, acts, "/audit/finding/acknowledge", domain.AcknowledgeAudit, "Say that I look after what the verification found", s.acknowledgeFinding)
	add(s, reads, "/audit/verify", domain.ReadAudit, "See how far the audit is verified", s.readVerification)
}

// auditedRole is the role of who did something, "" for nobody's.
type auditedRole domain.Role

// Values is the closed list, as texts.
func (auditedRole) Values() []string { return append(domain.Texts(domain.Roles), "") }

// AuditEntry is one line of the audit.
type AuditEntry struct {
	Seq         int64          `json:"seq" doc:"Its number: rises in the order of writing, with gaps where something was undone"`
	At          time.Time      `json:"at"`
	ActorID     string         `json:"actorId,omitempty"`
	ActorName   string         `json:"actorName" doc:"Empty when nobody was signed in"`
	Role        auditedRole    `json:"role" doc:"Empty when nobody was signed in"`
	Action      domain.Action  `json:"action" example:"clients.read"`
	Outcome     domain.Outcome `json:"outcome"`
	SubjectKind string         `json:"subjectKind" doc:"The noun, such as client or cohort"`
	SubjectID   string         `json:"subjectId"`
	ClientID    string         `json:"clientId,omitempty" doc:"The client whom it concerns"`
	ClientCode  string         `json:"clientCode,omitempty" example:"C-1042"`
	Shown       int            `json:"shown,omitempty" doc:"How many clients the answer showed, besides the one it concerns"`
	Address     string         `json:"address" doc:"From where on the network"`
	RequestID   string         `json:"requestId"`
	Detail      map[string]any `json:"detail,omitempty" doc:"What changed and why; of entries about clients, nothing clinical"`
}

func auditBody(e office.AuditLine) AuditEntry {
	body := AuditEntry{Seq: e.Seq, At: e.At, ActorID: text(e.ActorID), ActorName: e.ActorName, Role: auditedRole(e.Role),
		Action: e.Action, Outcome: e.Outcome, SubjectKind: e.SubjectKind, SubjectID: e.SubjectID,
		ClientID: text(e.ClientID), ClientCode: e.ClientCode, Shown: len(e.Shown), Address: e.Address, RequestID: e.RequestID}
	if json.Unmarshal([]byte(e.Detail), &body.Detail) != nil {
		body.Detail = nil // no detail
	}
	return body
}

type auditInput struct {
	Paged
	From     string         `query:"from" doc:"The first day or instant"`
	To       string         `query:"to" doc:"The last day, or the instant before which"`
	ActorID  string         `query:"actorId" doc:"Who did it"`
	ClientID string         `query:"clientId" doc:"Whom it concerns"`
	Code     string         `query:"clientCode" maxLength:"20" doc:"Whom it concerns, by code" example:"C-1042"`
	Action   domain.Action  `query:"action" maxLength:"60" doc:"Such as clients.read"`
	Outcome  domain.Outcome `query:"outcome"`

	Emergency bool `query:"emergency" doc:"Only what was done under an emergency access, and to it"`

	filter domain.AuditFilter
}

// read reads the filter, and tells everything that is wrong with it.
func (in *auditInput) read(f *domain.Faults) {
	in.filter = domain.AuditFilter{From: momentField(f, "from", in.From, 0), To: momentField(f, "to", in.To, 1),
		ActorID: idField[domain.UserID](f, "actorId", in.ActorID), ClientID: idField[domain.ClientID](f, "clientId", in.ClientID),
		Action: in.Action, Outcome: in.Outcome, Emergency: in.Emergency}
	f.Text("action", string(in.Action), 60)
	if in.Outcome != "" {
		domain.OneOf(f, "outcome", in.Outcome, domain.Outcomes)
	}
	f.When(!in.filter.To.IsZero() && !in.filter.To.After(in.filter.From), "to", "is before from, or the same instant")
	in.filter.ClientCode = domain.CodeKey(in.Code)
	f.When(in.Code != "" && in.filter.ClientCode == "", "clientCode", "must be a client's code, such as C-1042")
}

func (s *Server) listAudit(ctx context.Context, by domain.Actor, in *auditInput) (*answer[page[AuditEntry]], error) {
	list, err := s.desks.Office.Audit(ctx, by, in.filter, in.page())
	return plain(pageOf(list, auditBody)), err
}
