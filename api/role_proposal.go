package api

import (
	"context"
	"time"

	"cohort/domain"
)

func (s *Server) roleProposalRoutes() {
	add(s, reads, "/role-proposals", domain.ReadProposals, "List the role proposals that wait for a second administrator", s.listRoleProposals)
	add(s, acts, "/role-proposals/{id}/confirm", domain.DecideProposal, "Confirm a role proposal", s.confirmRoleProposal)
	add(s, acts, "/role-proposals/{id}/refuse", domain.DecideProposal, "Refuse a role proposal", s.refuseRoleProposal)
	add(s, acts, "/role-proposals/{id}/withdraw", domain.DecideProposal, "Withdraw a role proposal", s.withdrawRoleProposal)
}

// RoleProposal is a wish that somebody gets other roles.
type RoleProposal struct {
	ID         string                `json:"id"`
	UserID     string                `json:"userId"`
	UserName   string                `json:"userName"`
	From       []domain.Role         `json:"rolesBefore" doc:"The roles when it was proposed"`
	Roles      []domain.Role         `json:"roles" doc:"All that the person shall have"`
	ProposedID string                `json:"proposedById"`
	ProposedBy string                `json:"proposedBy" doc:"Name"`
	ProposedAt time.Time             `json:"proposedAt"`
	ExpiresAt  time.Time             `json:"expiresAt" doc:"Nobody having decided, it ends then"`
	Status     domain.ProposalStatus `json:"status"`
}

func proposalAnswer(p domain.RoleProposal) RoleProposal {
	return RoleProposal{ID: p.ID.String(), UserID: p.UserID.String(), UserName: p.UserName, From: filled(p.From), Roles: filled(p.Roles),
		ProposedID: p.ByID.String(), ProposedBy: p.ByName, ProposedAt: p.At, ExpiresAt: p.ExpiresAt, Status: p.Status}
}

func (s *Server) listRoleProposals(ctx context.Context, by domain.Actor, _ *nothing) (*answer[page[RoleProposal]], error) {
	waiting, err := s.desks.Office.RoleProposals(ctx, by)
	return plain(page[RoleProposal]{Items: each(waiting, proposalAnswer)}), err
}

func (s *Server) confirmRoleProposal(ctx context.Context, by domain.Actor, in *ByID) (*answer[RoleProposal], error) {
	id, err := pathID[domain.RoleProposalID](in.ID)
	if err != nil {
		return nil, err
	}
	p, err := s.desks.Office.ConfirmProposal(ctx, by, id)
	return plain(proposalAnswer(p)), err
}

// Refusal says why, to who proposed it.
type Refusal struct {
	Reason string `json:"reason,omitempty"`
}

type refuseInput struct {
	ByID
	Sent[Refusal]
}

func (s *Server) refuseRoleProposal(ctx context.Context, by domain.Actor, in *refuseInput) (*answer[RoleProposal], error) {
	id, err := pathID[domain.RoleProposalID](in.ID)
	if err != nil {
		return nil, err
	}
	p, err := s.desks.Office.RefuseProposal(ctx, by, id, in.body.Reason)
	return plain(proposalAnswer(p)), err
}

func (s *Server) withdrawRoleProposal(ctx context.Context, by domain.Actor, in *ByID) (*answer[RoleProposal], error) {
	id, err := pathID[domain.RoleProposalID](in.ID)
	if err != nil {
		return nil, err
	}
	p, err := s.desks.Office.WithdrawProposal(ctx, by, id)
	return plain(proposalAnswer(p)), err
}
