package office

import (
	"context"
	"errors"
	"slices"
	"time"

	"cohort/domain"
	"cohort/practice"
)

var noteProposed = practice.Kept("proposed")

// acquainted is for how long somebody whom an administrator let in is no
// independent second person: what they confirm for them is told to all who read
// clients.
const acquainted = 30 * 24 * time.Hour

// propose keeps a change of roles back that needs a second person, and proposes
// it to the other administrators; u keeps its roles. Where there is no other
// administrator, nothing is kept back. The people are locked.
func (desk *Desk) propose(tx practice.Tx, d *practice.Deed, before domain.User, u *domain.User, admins int) error {
	if slices.Equal(before.Roles, u.Roles) {
		return nil
	}
	pending, err := desk.lockPending(tx, before.ID, d)
	if err != nil {
		return err
	}
	needed := before.NeedsSecond(*u) && admins > 1 && d.By.SignedIn()
	if needed && pending != nil && pending.Status == domain.ProposalPending && pending.ByID == d.By.UserID && slices.Equal(pending.Roles, u.Roles) &&
		slices.Equal(pending.From, before.Roles) {
		u.Roles = before.Roles
		return nil // proposed already
	}
	if pending != nil {
		if pending.Status == domain.ProposalPending {
			pending.Status, pending.DecidedBy, pending.DecidedAt = domain.ProposalWithdrawn, d.By.UserID, &d.Now
		}
		if err := tx.SaveRoleProposal(*pending); err != nil {
			return err
		}
	}
	if !needed {
		return nil
	}
	d.Note(noteProposed, rolesText(u.Roles))
	p := domain.NewRoleProposal(d.By.UserID, before, u.Roles, d.Now)
	u.Roles = before.Roles
	return tx.CreateRoleProposal(p)
}

// lockPending gives what is proposed for a person, nil for nothing.
func (desk *Desk) lockPending(tx practice.Tx, user domain.UserID, d *practice.Deed) (*domain.RoleProposal, error) {
	p, err := tx.PendingProposalOf(user)
	if errors.Is(err, domain.ErrNotFound) {
		return nil, nil
	}
	if err == nil {
		p, err = tx.LockRoleProposal(p.ID)
	}
	if err != nil || p.Status != domain.ProposalPending {
		return nil, err
	}
	p = p.AsOf(d.Now)
	return &p, nil
}

// RoleProposals lists those that wait for a second person, the oldest first.
func (desk *Desk) RoleProposals(ctx context.Context, by domain.Actor) (waiting []domain.RoleProposal, err error) {
	err = desk.Look(ctx, by, domain.ReadProposals, func(tx practice.Tx, _ domain.Scope) error {
		waiting, err = tx.PendingProposals(desk.Now())
		return err
	})
	return waiting, err
}

// ConfirmProposal gives the person the roles that somebody else proposed. They
// act on the person's next request.
func (desk *Desk) ConfirmProposal(ctx context.Context, by domain.Actor, id domain.RoleProposalID) (domain.RoleProposal, error) {
	return desk.onProposal(ctx, by, id, domain.ProposalConfirmed, "", func(tx practice.Tx, d *practice.Deed, p domain.RoleProposal, before domain.User, admins int) error {
		if !slices.Equal(before.Roles, p.From) {
			return domain.ErrProposalStale
		}
		u := before
		u.Roles = p.Roles
		if err := mayBecome(before, &u, admins); err != nil {
			return err
		}
		if leadsNoMore(before, u) {
			if err := handOver(tx, d, u, Handovers{}); err != nil {
				return err
			}
		}
		u.Version, u.UpdatedAt = before.Version+1, d.Now
		noteUser(d, before, u)
		if err := tx.SaveUser(u); err != nil {
			return err
		}
		return desk.tellOfRoles(ctx, tx, d, before, u, p)
	})
}

// tellOfRoles tells of roles that a second person confirmed.
func (desk *Desk) tellOfRoles(ctx context.Context, tx practice.Tx, d *practice.Deed, before, u domain.User, p domain.RoleProposal) error {
	known, err := tx.LetIn(d.By.UserID, p.ByID, d.Now.Add(-acquainted))
	if err != nil {
		return err
	}
	watchers := practice.OtherAdmins
	if known {
		watchers = practice.OtherAdminsAndReaders
	}
	letters, err := desk.lettersAbout(tx, p.ByName, "Your roles were changed to: "+rolesText(u.Roles)+".", u.Email)
	if err != nil {
		return err
	}
	return desk.tell(ctx, tx, d, accountNotice{kind: domain.NoticeRoles, user: u, by: domain.Actor{UserID: p.ByID, Name: p.ByName}, watchers: watchers, letters: letters,
		detail: domain.NoticeDetail{Before: rolesText(before.Roles), After: rolesText(u.Roles), With: d.By.Name}, except: []domain.UserID{d.By.UserID}})
}

// RefuseProposal leaves the person's roles as they are, and tells who proposed
// others.
func (desk *Desk) RefuseProposal(ctx context.Context, by domain.Actor, id domain.RoleProposalID, why string) (domain.RoleProposal, error) {
	return desk.onProposal(ctx, by, id, domain.ProposalRefused, why, func(tx practice.Tx, d *practice.Deed, p domain.RoleProposal, _ domain.User, _ int) error {
		if why != "" {
			d.Note(practice.Reason, why)
		}
		_, err := d.Tell(tx, domain.SecurityNotice{Kind: domain.NoticeRefused, UserID: p.UserID, Detail: domain.NoticeDetail{Before: rolesText(p.Roles), After: why}},
			domain.UserID{}, []domain.User{{ID: p.ByID}})
		return err
	})
}

// WithdrawProposal takes back what one proposed.
func (desk *Desk) WithdrawProposal(ctx context.Context, by domain.Actor, id domain.RoleProposalID) (domain.RoleProposal, error) {
	return desk.onProposal(ctx, by, id, domain.ProposalWithdrawn, "", func(practice.Tx, *practice.Deed, domain.RoleProposal, domain.User, int) error { return nil })
}

// onProposal is the only way to decide about a proposal: it locks the
// administrators, the person and the proposal, decides once, and writes the audit.
func (desk *Desk) onProposal(ctx context.Context, by domain.Actor, id domain.RoleProposalID, status domain.ProposalStatus, why string,
	do func(tx practice.Tx, d *practice.Deed, p domain.RoleProposal, before domain.User, admins int) error) (p domain.RoleProposal, err error) {
	err = desk.Change(ctx, by, domain.DecideProposal, func(tx practice.Tx, d *practice.Deed) error {
		d.About("role_proposal", id, domain.ClientID{})
		found, err := tx.RoleProposal(id)
		if err != nil {
			return err
		}
		var f domain.Faults
		f.Text("reason", why, domain.MaxReason)
		if err := d.Check(f.Err()); err != nil {
			return err
		}
		admins, err := tx.LockActiveAdmins(found.UserID, by.UserID)
		if err != nil {
			return err
		}
		me, err := tx.LockUser(by.UserID)
		if err != nil {
			return err
		}
		if !me.IsActiveAdmin() { // not any more, since the request began
			return domain.ErrForbidden
		}
		before, err := tx.LockUser(found.UserID)
		if err != nil {
			return err
		}
		if p, err = tx.LockRoleProposal(id); err != nil {
			return err
		}
		decided, done, err := p.Decide(by.UserID, status, why, d.Now)
		if err != nil || done {
			d.NothingDone()
			return err
		}
		p = decided
		d.About("user", p.UserID, domain.ClientID{})
		d.Note(practice.Status, string(status))
		d.Note(noteProposed, rolesText(p.Roles))
		if err := tx.SaveRoleProposal(p); err != nil {
			return err
		}
		return do(tx, d, p, before, admins)
	})
	return p, err
}
