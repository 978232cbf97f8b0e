package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical"
)

func (s *Server) treatmentPlanRoutes() {
	add(s, reads, "/plans", domain.ReadTreatmentPlans, "List clients whose treatment plan is due", s.listPlansDue)
	add(s, reads, "/clients/{id}/plans", domain.ReadTreatmentPlans, "Read a client's treatment plan in all its versions", s.readClientPlans)
	add(s, creates, "/clients/{id}/plans", domain.WriteTreatmentPlan, "Begin the next version of a client's treatment plan", s.beginPlan)
	add(s, reads, "/plans/{id}", domain.ReadTreatmentPlans, "Read a version of a treatment plan", s.readPlan)
	add(s, replaces, "/plans/{id}", domain.WriteTreatmentPlan, "Write into a draft of a treatment plan", s.writePlan)
	add(s, acts, "/plans/{id}/discard", domain.DiscardTreatmentPlan, "Throw a draft of a treatment plan away", s.discardPlan)
	add(s, acts, "/plans/{id}/sign", domain.SignTreatmentPlan, "Sign a treatment plan with the client", s.signPlan)
	add(s, acts, "/plans/{id}/cosign", domain.CoSignTreatmentPlan, "Co-sign a trainee's treatment plan, or give it back", s.coSignPlan)
	add(s, acts, "/plans/{id}/withdraw", domain.WithdrawPlan, "Withdraw a treatment plan that was signed in error", s.withdrawPlan)
}

func (s *Server) readClientPlans(ctx context.Context, by domain.Actor, in *ByID) (*answer[ClientPlans], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Clinical.PlansOf(ctx, by, id)
	return plain(clientPlans(v)), err
}

func (s *Server) beginPlan(ctx context.Context, by domain.Actor, in *ByID) (*answer[TreatmentPlan], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	p, err := s.desks.Clinical.BeginPlan(ctx, by, id)
	return versioned(treatmentPlan(p), p.Version), err
}

func (s *Server) readPlan(ctx context.Context, by domain.Actor, in *ByID) (*answer[TreatmentPlan], error) {
	id, err := pathID[domain.TreatmentPlanID](in.ID)
	if err != nil {
		return nil, err
	}
	p, c, err := s.desks.Clinical.Plan(ctx, by, id)
	out := treatmentPlan(p)
	out.ClientCode, out.FirstName = c.Code, c.ShownName()
	return versioned(out, p.Version), err
}

type planInput struct {
	ByID
	Editing
	Sent[TreatmentPlanBody]

	wanted clinical.TreatmentPlan
}

func (in *planInput) read(f *domain.Faults) { in.wanted = in.body.plan(f) }

func (s *Server) writePlan(ctx context.Context, by domain.Actor, in *planInput) (*answer[TreatmentPlan], error) {
	id, err := pathID[domain.TreatmentPlanID](in.ID)
	if err != nil {
		return nil, err
	}
	p, err := s.desks.Clinical.WritePlan(ctx, by, id, in.version(), in.wanted)
	return versioned(treatmentPlan(p), p.Version), err
}

func (s *Server) discardPlan(ctx context.Context, by domain.Actor, in *ByID) (*answer[TreatmentPlan], error) {
	id, err := pathID[domain.TreatmentPlanID](in.ID)
	if err != nil {
		return nil, err
	}
	p, err := s.desks.Clinical.DiscardPlan(ctx, by, id)
	return versioned(treatmentPlan(p), p.Version), err
}

type signPlanInput struct {
	ByID
	Sent[SignPlanBody]

	client clinical.ClientPart
}

func (in *signPlanInput) read(f *domain.Faults) { in.client = in.body.Client.part(f) }

func (s *Server) signPlan(ctx context.Context, by domain.Actor, in *signPlanInput) (*answer[TreatmentPlan], error) {
	id, err := pathID[domain.TreatmentPlanID](in.ID)
	if err != nil {
		return nil, err
	}
	p, err := s.desks.Clinical.SignPlan(ctx, by, id, in.body.Name, in.client)
	return versioned(treatmentPlan(p), p.Version), err
}

type coSignPlanInput struct {
	ByID
	Sent[CoSignPlanBody]
}

func (in *coSignPlanInput) read(f *domain.Faults) {
	f.Text("name", in.body.Name, domain.MaxName)
	f.Text("return", in.body.Return, domain.MaxReason)
}

func (s *Server) coSignPlan(ctx context.Context, by domain.Actor, in *coSignPlanInput) (*answer[TreatmentPlan], error) {
	id, err := pathID[domain.TreatmentPlanID](in.ID)
	if err != nil {
		return nil, err
	}
	p, err := s.desks.Clinical.CoSignPlan(ctx, by, id, in.body.Name, in.body.Return)
	return versioned(treatmentPlan(p), p.Version), err
}

type withdrawPlanInput struct {
	ByID
	Sent[WithdrawPlanBody]
}

func (in *withdrawPlanInput) read(f *domain.Faults) {
	f.Text("reason", in.body.Reason, domain.MaxReason)
}

func (s *Server) withdrawPlan(ctx context.Context, by domain.Actor, in *withdrawPlanInput) (*answer[TreatmentPlan], error) {
	id, err := pathID[domain.TreatmentPlanID](in.ID)
	if err != nil {
		return nil, err
	}
	p, err := s.desks.Clinical.WithdrawPlan(ctx, by, id, in.body.Reason)
	return versioned(treatmentPlan(p), p.Version), err
}

type plansDueInput struct {
	List clinical.PlansList `query:"list" default:"overdue" doc:"Which"`
}

func (in *plansDueInput) read(f *domain.Faults) {
	domain.OneOf(f, "list", in.List, clinical.PlansLists)
}

func (s *Server) listPlansDue(ctx context.Context, by domain.Actor, in *plansDueInput) (*answer[PlansWorklist], error) {
	w, err := s.desks.Clinical.PlansDue(ctx, by, in.List)
	return plain(plansWorklist(w)), err
}
