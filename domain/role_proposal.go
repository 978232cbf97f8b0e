package domain

import (
	"slices"
	"time"
)

// RoleProposal is an administrator's wish that somebody who works here already
// gets a role that reads clients. Another administrator says yes or no.
type RoleProposal struct {
	ID         RoleProposalID
	UserID     UserID
	UserName   string // read with it
	From       []Role // the roles when it was made
	Roles      []Role // all that the person shall have
	ByID       UserID
	ByName     string // read with it
	At         time.Time
	ExpiresAt  time.Time
	Status     ProposalStatus
	DecidedBy  UserID // who confirmed, refused or withdrew it
	DecidedAt  *time.Time
	DecidedWhy string // why it was refused; sealed where it is kept
}

// ProposalDays is how long a proposal waits for a second person.
const ProposalDays = 7

// ProposalStatus is where a proposal stands.
type ProposalStatus string

// The states. A proposal that nobody decided expires by itself.
const (
	ProposalPending   ProposalStatus = "pending"
	ProposalConfirmed ProposalStatus = "confirmed"
	ProposalRefused   ProposalStatus = "refused"
	ProposalWithdrawn ProposalStatus = "withdrawn"
	ProposalExpired   ProposalStatus = "expired"
)

// ProposalStatuses lists them.
var ProposalStatuses = []ProposalStatus{ProposalPending, ProposalConfirmed, ProposalRefused, ProposalWithdrawn, ProposalExpired}

// Values is the closed list, as texts.
func (ProposalStatus) Values() []string { return Texts(ProposalStatuses) }

// The errors of deciding about a proposal.
var (
	ErrOwnProposal     = Conflict("own_proposal", "Nobody confirms what they proposed themselves. Another administrator has to.")
	ErrNotOwnProposal  = Conflict("not_own_proposal", "Only who proposed it withdraws it. Refuse it instead.")
	ErrProposalDecided = Conflict("proposal_decided", "This proposal was decided already, was withdrawn, or has expired.")
	ErrProposalStale   = Conflict("proposal_outdated", "The person's roles have changed since this was proposed. Propose it again.")
)

// NewRoleProposal proposes other roles for a person.
func NewRoleProposal(by UserID, u User, roles []Role, now time.Time) RoleProposal {
	return RoleProposal{ID: NewID[RoleProposalID](), UserID: u.ID, UserName: u.Name, From: u.Roles, Roles: roles, ByID: by,
		At: now, ExpiresAt: now.AddDate(0, 0, ProposalDays), Status: ProposalPending}
}

// AsOf is the proposal as it stands now: one that waited too long has expired.
func (p RoleProposal) AsOf(now time.Time) RoleProposal {
	if p.Status == ProposalPending && !now.Before(p.ExpiresAt) {
		p.Status = ProposalExpired
	}
	return p
}

// Decide is the proposal decided by somebody. done says that it was decided in
// this way by them already: a repeated request does nothing.
func (p RoleProposal) Decide(by UserID, status ProposalStatus, why string, now time.Time) (decided RoleProposal, done bool, err error) {
	p = p.AsOf(now)
	switch {
	case p.Status == status && p.DecidedBy == by:
		return p, true, nil
	case p.Status != ProposalPending:
		return p, false, ErrProposalDecided
	case status == ProposalWithdrawn && p.ByID != by:
		return p, false, ErrNotOwnProposal
	case status != ProposalWithdrawn && p.ByID == by:
		return p, false, ErrOwnProposal
	}
	p.Status, p.DecidedBy, p.DecidedAt, p.DecidedWhy = status, by, &now, why
	return p, false, nil
}

// NeedsSecond says whether the change of a person gives a role that reads
// clients to somebody who works here already.
func (u User) NeedsSecond(to User) bool {
	if u.Status == UserInvited {
		return false // nobody is signed in by that account yet
	}
	return slices.ContainsFunc(ClientRoles(to.Roles), func(r Role) bool { return !u.Holds(r) })
}
