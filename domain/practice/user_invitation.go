package practice

import (
	"context"
	"errors"
	"time"

	"cohort/domain"
)

// Link is a one-time right that is handed over as a link. The token is in no
// log and no table; only its hash is kept.
type Link struct {
	Token     string
	ExpiresAt time.Time
}

// invite makes an invitation in place of the person's earlier one.
func (p *Practice) invite(tx Tx, id domain.UserID, d *Deed) (Link, error) {
	link := Link{newToken(), d.Now.AddDate(0, 0, domain.InvitationDays)}
	return link, tx.SaveInvitation(domain.Invitation{UserID: id, TokenHash: p.keys.Blind(forInvitation, link.Token), ExpiresAt: link.ExpiresAt})
}

// Reinvite makes a new link for a person whose first was lost or has expired,
// or who forgot the password. The old password works until the link is used.
func (p *Practice) Reinvite(ctx context.Context, by domain.Actor, id domain.UserID) (u domain.User, link Link, err error) {
	err = p.change(ctx, by, domain.InviteUser, func(tx Tx, d *Deed) error {
		d.About("user", id, domain.ClientID{})
		if u, err = tx.LockUser(id); err != nil {
			return err
		}
		if u.Status == domain.UserDisabled {
			return ErrDisabled
		}
		link, err = p.invite(tx, id, d)
		return err
	})
	return u, link, err
}

// AcceptInvitation sets a person's password and signs them in. Every other
// login of theirs ends.
func (p *Practice) AcceptInvitation(ctx context.Context, from domain.Actor, token, password string) (Session, error) {
	hash := p.keys.Blind(forInvitation, token)
	user, practiceName, err := p.invited(ctx, hash)
	if err != nil {
		return Session{}, err
	}
	passwordHash, err := p.newPassword(practiceName, user, "password", password)
	if err != nil {
		return Session{}, err
	}
	return p.enter(ctx, from, domain.AcceptInvitation, func(tx Tx, d *Deed) (Session, error) {
		user, err := p.lockInvited(tx, hash, d.Now)
		if err != nil {
			return Session{}, err
		}
		user.PasswordHash, user.Status = passwordHash, domain.UserActive
		user.Version, user.UpdatedAt = user.Version+1, d.Now
		err = errors.Join(tx.DropInvitation(user.ID), tx.SaveUser(user),
			tx.EndLoginsOf(user.ID, domain.LoginID{}, domain.EndedByInvitation, d.Now))
		if err != nil {
			return Session{}, err
		}
		return p.begin(tx, d, user)
	})
}

// invited finds whose invitation it is before the password is hashed.
func (p *Practice) invited(ctx context.Context, hash string) (user domain.User, practiceName string, err error) {
	err = p.store.Write(ctx, func(tx Tx) error {
		if user, err = p.lockInvited(tx, hash, p.now()); err != nil {
			return err
		}
		settings, err := tx.Settings()
		practiceName = settings.PracticeName
		return err
	})
	return user, practiceName, err
}

func (p *Practice) lockInvited(tx Tx, hash string, now time.Time) (domain.User, error) {
	invitation, err := tx.LockInvitation(hash)
	if errors.Is(err, domain.ErrNotFound) {
		return domain.User{}, domain.ErrLinkUsed
	}
	if err != nil {
		return domain.User{}, err
	}
	user, err := tx.LockUser(invitation.UserID)
	if err == nil && (!now.Before(invitation.ExpiresAt) || user.Status == domain.UserDisabled) {
		return domain.User{}, domain.ErrLinkUsed
	}
	return user, err
}
