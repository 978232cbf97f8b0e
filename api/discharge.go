package api

import (
	"context"
	"io"

	"cohort/domain"
	"cohort/domain/clinical"
	programdesk "cohort/practice/program"
)

func (s *Server) dischargeRoutes() {
	add(s, reads, "/discharges", domain.ReadDischarges, "List memberships whose discharge summary is due", s.listDischargesDue)
	add(s, reads, "/enrollments/{id}/discharge", domain.ReadDischarges, "Read a membership with its discharge summary", s.readDischarge)
	add(s, creates, "/enrollments/{id}/discharges", domain.WriteDischarge, "Begin the discharge summary of a membership", s.beginDischarge)
	add(s, reads, "/discharges/{id}", domain.ReadDischarges, "Read a discharge summary with its membership", s.readDischargeByID)
	add(s, replaces, "/discharges/{id}", domain.WriteDischarge, "Write into a draft of a discharge summary", s.writeDischarge)
	add(s, acts, "/discharges/{id}/discard", domain.DiscardDischarge, "Throw a draft of a discharge summary away", s.discardDischarge)
	add(s, acts, "/discharges/{id}/sign", domain.SignDischarge, "Sign a discharge summary", s.signDischarge)
	add(s, acts, "/discharges/{id}/cosign", domain.CoSignDischarge, "Co-sign a trainee's discharge summary, or give it back", s.coSignDischarge)
	add(s, acts, "/discharges/{id}/withdraw", domain.WithdrawDischarge, "Withdraw a discharge summary that was signed in error", s.withdrawDischarge)
	add(s, reads, "/cohorts/{id}/graduation", domain.ReadDischarges, "Read the discharge summaries of a cohort's members on one page", s.readGraduation)
	add(s, acts, "/cohorts/{id}/graduation/sign", domain.SignDischarge, "Sign the discharge summaries of a cohort's members that are ready", s.signGraduation)
	addFile(s, "/discharges/{id}/paper", domain.TakeDischarge, "Download a discharge summary for the record", "application/pdf", s.downloadDischarge)
	addFile(s, "/discharges/{id}/member-paper", domain.TakeDischarge, "Download what goes home with the member", "application/pdf", s.downloadMemberPaper)
	s.followUpRoutes()
}

func (s *Server) readDischarge(ctx context.Context, by domain.Actor, in *ByID) (*answer[Membership], error) {
	id, err := pathID[domain.EnrollmentID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.DischargeOf(ctx, by, id)
	return versioned(membership(v), v.Version()), err
}

func (s *Server) readDischargeByID(ctx context.Context, by domain.Actor, in *ByID) (*answer[Membership], error) {
	id, err := pathID[domain.DischargeID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.Discharge(ctx, by, id)
	return versioned(membership(v), v.Version()), err
}

func (s *Server) beginDischarge(ctx context.Context, by domain.Actor, in *ByID) (*answer[Discharge], error) {
	id, err := pathID[domain.EnrollmentID](in.ID)
	if err != nil {
		return nil, err
	}
	d, err := s.desks.Program.BeginDischarge(ctx, by, id)
	return versioned(discharge(d, nil), d.Version), err
}

type dischargeInput struct {
	ByID
	Editing
	Sent[DischargeBody]

	wanted clinical.DischargeText
	nobody []clinical.Place
}

func (in *dischargeInput) read(f *domain.Faults) {
	in.wanted = in.body.text(f)
	in.nobody = placesField(f, "dismissed", in.body.Dismissed)
}

func (s *Server) writeDischarge(ctx context.Context, by domain.Actor, in *dischargeInput) (*answer[Discharge], error) {
	id, err := pathID[domain.DischargeID](in.ID)
	if err != nil {
		return nil, err
	}
	d, named, err := s.desks.Program.WriteDischarge(ctx, by, id, in.version(), in.wanted, in.nobody)
	return versioned(discharge(d, named), d.Version), err
}

func (s *Server) discardDischarge(ctx context.Context, by domain.Actor, in *ByID) (*answer[Discharge], error) {
	id, err := pathID[domain.DischargeID](in.ID)
	if err != nil {
		return nil, err
	}
	d, err := s.desks.Program.DiscardDischarge(ctx, by, id)
	return versioned(discharge(d, nil), d.Version), err
}

type signDischargeInput struct {
	ByID
	Sent[SignDischargeBody]
}

func (in *signDischargeInput) read(f *domain.Faults) { f.Text("name", in.body.Name, domain.MaxName) }

func (s *Server) signDischarge(ctx context.Context, by domain.Actor, in *signDischargeInput) (*answer[Discharge], error) {
	id, err := pathID[domain.DischargeID](in.ID)
	if err != nil {
		return nil, err
	}
	d, err := s.desks.Program.SignDischarge(ctx, by, id, in.body.Name)
	return versioned(discharge(d, nil), d.Version), err
}

type coSignDischargeInput struct {
	ByID
	Sent[CoSignPlanBody]
}

func (in *coSignDischargeInput) read(f *domain.Faults) {
	f.Text("name", in.body.Name, domain.MaxName)
	f.Text("return", in.body.Return, domain.MaxReason)
}

func (s *Server) coSignDischarge(ctx context.Context, by domain.Actor, in *coSignDischargeInput) (*answer[Discharge], error) {
	id, err := pathID[domain.DischargeID](in.ID)
	if err != nil {
		return nil, err
	}
	d, err := s.desks.Program.CoSignDischarge(ctx, by, id, in.body.Name, in.body.Return)
	return versioned(discharge(d, nil), d.Version), err
}

type withdrawDischargeInput struct {
	ByID
	Sent[WithdrawPlanBody]
}

func (in *withdrawDischargeInput) read(f *domain.Faults) {
	f.Text("reason", in.body.Reason, domain.MaxReason)
}

func (s *Server) withdrawDischarge(ctx context.Context, by domain.Actor, in *withdrawDischargeInput) (*answer[Discharge], error) {
	id, err := pathID[domain.DischargeID](in.ID)
	if err != nil {
		return nil, err
	}
	d, err := s.desks.Program.WithdrawDischarge(ctx, by, id, in.body.Reason)
	return versioned(discharge(d, nil), d.Version), err
}

func (s *Server) readGraduation(ctx context.Context, by domain.Actor, in *ByID) (*answer[Graduation], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	c, members, err := s.desks.Program.Graduation(ctx, by, id)
	return plain(Graduation{CohortID: c.ID.String(), Name: c.Name, Status: c.Status, Members: each(members, membership)}), err
}

type graduationInput struct {
	ByID
	Sent[SignGraduationBody]

	members []domain.EnrollmentID
}

func (in *graduationInput) read(f *domain.Faults) {
	f.Text("name", in.body.Name, domain.MaxName)
	for i, id := range in.body.EnrollmentIDs {
		in.members = append(in.members, idField[domain.EnrollmentID](f, indexed("enrollmentIds", i, ""), id))
	}
}

func (s *Server) signGraduation(ctx context.Context, by domain.Actor, in *graduationInput) (*answer[Graduated], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	g, err := s.desks.Program.SignGraduation(ctx, by, id, in.body.Name, in.members)
	return plain(graduated(g)), err
}

func (s *Server) downloadDischarge(ctx context.Context, by domain.Actor, in *ByID) (*file, error) {
	return s.dischargeFile(ctx, by, in, clinical.DischargeForRecord, "discharge-summary.pdf")
}

func (s *Server) downloadMemberPaper(ctx context.Context, by domain.Actor, in *ByID) (*file, error) {
	return s.dischargeFile(ctx, by, in, clinical.DischargeForMember, "what-comes-next.pdf")
}

// dischargeFile is a summary as a file, under a name that names nobody.
func (s *Server) dischargeFile(ctx context.Context, by domain.Actor, in *ByID, as clinical.DischargeFile, name string) (*file, error) {
	id, err := pathID[domain.DischargeID](in.ID)
	if err != nil {
		return nil, err
	}
	var write func(io.Writer) error
	if write, err = s.desks.Program.TakeDischarge(ctx, by, id, as); err != nil {
		return nil, err
	}
	return &file{name: name, mediaType: "application/pdf", write: write}, nil
}

type dischargesDueInput struct {
	List clinical.DischargesList `query:"list" default:"due" doc:"Which"`
}

func (in *dischargesDueInput) read(f *domain.Faults) {
	domain.OneOf(f, "list", in.List, clinical.DischargesLists)
}

func (s *Server) listDischargesDue(ctx context.Context, by domain.Actor, in *dischargesDueInput) (*answer[DischargesWorklist], error) {
	w, err := s.desks.Program.DischargesDue(ctx, by, in.List)
	return plain(dischargesWorklist(w)), err
}

// DischargesWorklist is a worklist of discharge summaries.
type DischargesWorklist struct {
	Items  []DischargeDue  `json:"items" doc:"At most 200 memberships, the longest due first"`
	Counts DischargeCounts `json:"counts" doc:"Of all worklists"`
}

// DischargeDue is a membership whose summary is to be written or signed.
type DischargeDue struct {
	EnrollmentID string                 `json:"enrollmentId"`
	ClientID     string                 `json:"clientId"`
	ClientCode   string                 `json:"clientCode"`
	FirstName    string                 `json:"firstName" doc:"As the group calls them"`
	Cohort       string                 `json:"cohort" doc:"As the reader calls it"`
	EndedOn      string                 `json:"endedOn"`
	DueOn        string                 `json:"dueOn"`
	DischargeID  string                 `json:"dischargeId,omitempty"`
	Status       clinical.SigningStatus `json:"status,omitempty"`
}

// DischargeCounts are the memberships of all worklists.
type DischargeCounts struct {
	Due     int `json:"due"`
	Overdue int `json:"overdue"`
	CoSign  int `json:"cosign"`
}

func dischargesWorklist(w programdesk.DischargeWork) DischargesWorklist {
	return DischargesWorklist{Counts: DischargeCounts{Due: w.Counts[clinical.DischargesDue], Overdue: w.Counts[clinical.DischargesOverdue], CoSign: w.Counts[clinical.DischargesToCoSign]},
		Items: each(w.Items, func(m clinical.DischargeDue) DischargeDue {
			c := w.Clients[m.ClientID]
			due := DischargeDue{EnrollmentID: m.EnrollmentID.String(), ClientID: m.ClientID.String(), ClientCode: c.Code, FirstName: c.ShownName(), Cohort: w.Cohorts[m.CohortID], EndedOn: m.On.String(), DueOn: m.DueOn().String()}
			if m.Summary != nil {
				due.DischargeID, due.Status = m.Summary.ID.String(), m.Summary.Status
			}
			return due
		})}
}
