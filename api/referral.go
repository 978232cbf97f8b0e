package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/intake"
	intakedesk "cohort/practice/intake"
)

func (s *Server) referralRoutes() {
	add(s, reads, "/referrals", domain.ReadReferral, "List referrals", s.listReferrals)
	add(s, creates, "/referrals", domain.CreateReferral, "Create a referral", s.createReferral)
	add(s, reads, "/referrals/counts", domain.ReadReferral, "Count referrals by status", s.countReferrals)
	add(s, reads, "/referrals/{id}", domain.ReadReferral, "Read a referral", s.readReferral)
	add(s, changes, "/referrals/{id}", domain.UpdateReferral, "Change a referral", s.updateReferral)
	add(s, acts, "/referrals/{id}/triage", domain.TriageReferral, "Triage a referral", s.triageReferral)
	add(s, acts, "/referrals/{id}/accept", domain.AcceptReferral, "Accept a referral", s.acceptReferral)
	add(s, acts, "/referrals/{id}/decline", domain.DeclineReferral, "Decline a referral", s.declineReferral)
	add(s, acts, "/referrals/{id}/redirect", domain.RedirectReferral, "Redirect a referral", s.redirectReferral)
	add(s, acts, "/referrals/{id}/undo", domain.UndoReferralStep, "Undo a referral's last step", s.undoReferralStep)
}

type referralFilterInput struct {
	Paged
	Status   []intake.ReferralStatus `query:"status" doc:"One or several, with commas"`
	ClientID string                  `query:"clientId" maxLength:"36"`
	Since    string                  `query:"since" doc:"Whose last step was on this day (UTC), at this instant, or later"`

	filter intake.ReferralFilter
}

func (in *referralFilterInput) read(f *domain.Faults) {
	in.filter = intake.ReferralFilter{ClientID: idField[domain.ClientID](f, "clientId", in.ClientID), Since: momentField(f, "since", in.Since, 0)}
	for _, status := range in.Status {
		domain.OneOf(f, "status", status, intake.ReferralStatuses)
	}
	in.filter.Statuses = in.Status
	f.Items("status", len(in.Status), len(intake.ReferralStatuses))
}

func (s *Server) listReferrals(ctx context.Context, by domain.Actor, in *referralFilterInput) (*answer[ReferralPage], error) {
	list, err := s.desks.Intake.Referrals(ctx, by, in.filter, in.page())
	return plain(ReferralPage(pageOf(list, referralAnswer))), err
}

type referralCountsInput struct {
	ReceivedFrom string `query:"receivedFrom" doc:"Only those received on this day or later" example:"2026-03-10"`

	from domain.Date
}

func (in *referralCountsInput) read(f *domain.Faults) {
	in.from = dateField(f, "receivedFrom", in.ReceivedFrom)
}

// countReferrals names every status, those without referrals too.
func (s *Server) countReferrals(ctx context.Context, by domain.Actor, in *referralCountsInput) (*answer[map[string]int], error) {
	counts, err := s.desks.Intake.CountReferrals(ctx, by, in.from)
	out := map[string]int{}
	for _, status := range intake.ReferralStatuses {
		out[string(status)] = counts[status]
	}
	return plain(out), err
}

type referralInput struct {
	Sent[ReferralBody]

	wanted    intake.Referral
	newClient *domain.Client
}

func (in *referralInput) read(f *domain.Faults) { in.wanted, in.newClient = in.body.referral(f) }

func (s *Server) createReferral(ctx context.Context, by domain.Actor, in *referralInput) (*answer[Referral], error) {
	r, alike, err := s.desks.Intake.CreateReferral(ctx, by, in.wanted, in.newClient)
	body := referralAnswer(r)
	body.PossibleDuplicates = each(alike, alikeClient)
	return versioned(body, r.Version), err
}

func (s *Server) readReferral(ctx context.Context, by domain.Actor, in *ByID) (*answer[Referral], error) {
	id, err := pathID[domain.ReferralID](in.ID)
	if err != nil {
		return nil, err
	}
	return shownReferral(s.desks.Intake.Referral(ctx, by, id))
}

func shownReferral(r intakedesk.ReferralCard, err error) (*answer[Referral], error) {
	return versioned(referralAnswer(r), r.Version), err
}

type referralChangeInput struct {
	ByID
	Editing
	Sent[ReferralChange]

	receivedOn *domain.Date
}

func (in *referralChangeInput) read(f *domain.Faults) {
	in.receivedOn = dateGiven(f, "receivedOn", in.body.ReceivedOn)
}

func (s *Server) updateReferral(ctx context.Context, by domain.Actor, in *referralChangeInput) (*answer[Referral], error) {
	id, err := pathID[domain.ReferralID](in.ID)
	if err != nil {
		return nil, err
	}
	return shownReferral(s.desks.Intake.UpdateReferral(ctx, by, id, in.version(), in.edit))
}
