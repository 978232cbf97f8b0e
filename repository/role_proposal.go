package repository

import (
	"slices"
	"strings"
	"time"

	"cohort/domain"
)

type proposalRow struct {
	ID         domain.RoleProposalID `gorm:"primaryKey"`
	UserID     domain.UserID
	FromRoles  string
	Roles      string
	ByID       domain.UserID
	At         time.Time
	ExpiresAt  time.Time
	Status     string
	DecidedBy  *domain.UserID
	DecidedAt  *time.Time
	DecidedWhy []byte
	MAC        string `gorm:"column:mac"`
}

func (proposalRow) TableName() string { return "role_proposals" }

const proposalWhy = "role_proposals.decided_why"

// namedProposalRow comes with the names of whom it is for and by.
type namedProposalRow struct {
	Row              proposalRow `gorm:"embedded"`
	UserName, ByName string
}

func rolesToText(roles []domain.Role) string { return strings.Join(domain.Texts(roles), ",") }

func (t *tx) proposalToRow(p domain.RoleProposal) (r proposalRow, err error) {
	r = proposalRow{ID: p.ID, UserID: p.UserID, FromRoles: rolesToText(p.From), Roles: rolesToText(p.Roles), ByID: p.ByID, At: p.At, ExpiresAt: p.ExpiresAt,
		Status: string(p.Status), DecidedBy: optional(p.DecidedBy), DecidedAt: p.DecidedAt}
	r.DecidedWhy, err = t.seal(proposalWhy, p.ID, p.DecidedWhy)
	return r, err
}

func (t *tx) proposal(r namedProposalRow) (p domain.RoleProposal, err error) {
	p = domain.RoleProposal{ID: r.Row.ID, UserID: r.Row.UserID, UserName: r.UserName, From: rolesFrom(r.Row.FromRoles), Roles: rolesFrom(r.Row.Roles), ByID: r.Row.ByID, ByName: r.ByName,
		At: r.Row.At.UTC(), ExpiresAt: r.Row.ExpiresAt.UTC(), Status: domain.ProposalStatus(r.Row.Status), DecidedBy: given(r.Row.DecidedBy), DecidedAt: r.Row.DecidedAt}
	p.DecidedWhy, err = t.open(proposalWhy, p.ID, r.Row.DecidedWhy)
	return p, err
}

func (t *tx) proposalsWhere(where string, args ...any) ([]domain.RoleProposal, error) {
	var rows []namedProposalRow
	err := t.db.Table("role_proposals AS p").Joins("JOIN users AS u ON u.id = p.user_id").Joins("JOIN users AS b ON b.id = p.by_id").
		Select("p.*, u.name AS user_name, b.name AS by_name").Where(where, args...).Order("p.id").Scan(&rows).Error
	rows = slices.DeleteFunc(rows, func(r namedProposalRow) bool { return !t.believes(&r.Row) })
	if err != nil {
		return nil, err
	}
	return each(rows, t.proposal)
}

// PendingProposals gives those that wait for a second person, the oldest first.
func (t *tx) PendingProposals(now time.Time) ([]domain.RoleProposal, error) {
	return t.proposalsWhere("p.status = ? AND p.expires_at > ?", string(domain.ProposalPending), now)
}

// PendingProposalOf gives the one that is kept as pending for a person, expired
// or not.
func (t *tx) PendingProposalOf(user domain.UserID) (p domain.RoleProposal, err error) {
	return one(t.proposalsWhere("p.status = ? AND p.user_id = ?", string(domain.ProposalPending), user))
}

// RoleProposal gives one.
func (t *tx) RoleProposal(id domain.RoleProposalID) (domain.RoleProposal, error) {
	return one(t.proposalsWhere("p.id = ?", id))
}

// LockRoleProposal gives one for a decision.
func (t *tx) LockRoleProposal(id domain.RoleProposalID) (domain.RoleProposal, error) {
	if _, err := lockOne[proposalRow](t, lockProposal, "id = ?", id); err != nil {
		return domain.RoleProposal{}, err
	}
	t.took(lockProposal, id)
	return t.RoleProposal(id)
}

// CreateRoleProposal adds one.
func (t *tx) CreateRoleProposal(p domain.RoleProposal) error {
	row, err := t.proposalToRow(p)
	if err != nil {
		return err
	}
	return t.insert(&row)
}

// SaveRoleProposal writes one that is locked.
func (t *tx) SaveRoleProposal(p domain.RoleProposal) error {
	if err := t.mine(lockProposal, p.ID); err != nil {
		return err
	}
	row, err := t.proposalToRow(p)
	if err != nil {
		return err
	}
	return t.update(&row)
}

// one is the only thing of a list that holds one at most.
func one[Thing any](all []Thing, err error) (none Thing, _ error) {
	switch {
	case err != nil:
		return none, err
	case len(all) == 0:
		return none, domain.ErrNotFound
	}
	return all[0], nil
}
