package office

import (
	"context"
	"errors"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// Link is a one-time right that is handed over as a link. The token is in no
// log, and in no table but sealed, in the answer that a repeated request gets;
// it is known by its hash.
type Link struct {
	Token     string
	ExpiresAt time.Time
}

// invite makes an invitation in place of the person's earlier one.
func (desk *Desk) invite(tx practice.Tx, id domain.UserID, d *practice.Deed) (Link, error) {
	link := Link{newToken(), d.Now.AddDate(0, 0, domain.InvitationDays)}
	return link, tx.SaveInvitation(domain.Invitation{UserID: id, ByID: d.By.UserID, ByName: d.By.Name, TokenHash: desk.keys.Blind(forInvitation, link.Token), ExpiresAt: link.ExpiresAt})
}

// Reinvite makes a new link for a person whose first was lost or has expired,
// or who forgot the password. The old password works until the link is used.
// Where the practice sends mail, the link of somebody who has signed in before
// goes to them alone, and none is given: the zero Link.
func (desk *Desk) Reinvite(ctx context.Context, by domain.Actor, id domain.UserID) (p Person, link Link, err error) {
	err = desk.Change(ctx, by, domain.InviteUser, func(tx practice.Tx, d *practice.Deed) error {
		d.About("user", id, domain.ClientID{})
		u, err := tx.LockUser(id)
		if err != nil {
			return err
		}
		if u.Status == domain.UserDisabled {
			return ErrDisabled
		}
		if p, err = desk.person(tx, u); err != nil {
			return err
		}
		link = Link{}
		if err := desk.tell(ctx, tx, d, accountNotice{kind: domain.NoticeLinkMade, user: u}); err != nil {
			return err
		}
		if u.Status == domain.UserActive && u.ID != by.UserID && desk.sendsMail.Load() {
			desk.Afterwards(ctx, func() { desk.mailLink(by, u.Email) })
			d.Note(noteMail, true)
			return nil
		}
		link, err = desk.invite(tx, id, d)
		return err
	})
	return p, link, err
}

// mailLink lets a link be written to somebody, as if they had asked for it. When
// no room is left, nobody gets one, which the person and the administrator see:
// it can be asked for again.
func (desk *Desk) mailLink(by domain.Actor, email string) {
	select {
	case desk.resets <- resetRequest{from: by, email: email, admin: true}:
	default:
	}
}

// AcceptInvitation sets a person's password and signs them in, or asks for
// their second factor: a link does not get past it. Every other
// login of theirs ends, and the link of their calendar: whoever needs a new
// password may have lost more than that.
func (desk *Desk) AcceptInvitation(ctx context.Context, from domain.Actor, token, password string, at domain.Site) (SignedIn, error) {
	hash := desk.keys.Blind(forInvitation, token)
	user, practiceName, err := desk.invited(ctx, hash)
	if err != nil {
		return SignedIn{}, err
	}
	passwordHash, err := desk.newPassword(practiceName, user, "password", password)
	if err != nil {
		return SignedIn{}, err
	}
	return desk.enter(ctx, from, domain.AcceptInvitation, func(tx practice.Tx, d *practice.Deed) (SignedIn, error) {
		user, used, err := desk.lockInvited(tx, hash, d.Now)
		if err != nil {
			return SignedIn{}, err
		}
		if used.Mailed {
			d.Note(noteMail, true)
		}
		if err := desk.tellOfUse(ctx, tx, d, user, used); err != nil {
			return SignedIn{}, err
		}
		user.PasswordHash, user.Status = passwordHash, domain.UserActive
		user.Version, user.UpdatedAt = user.Version+1, d.Now
		err = errors.Join(tx.DropInvitation(user.ID), tx.SaveUser(user), tx.DropCalendarFeed(user.ID),
			tx.EndLoginsOf(user.ID, domain.LoginID{}, domain.EndedByInvitation, d.Now))
		if err != nil {
			return SignedIn{}, err
		}
		return desk.beginOrAsk(tx, d, user, at)
	})
}

// invited finds whose invitation it is before the password is hashed.
func (desk *Desk) invited(ctx context.Context, hash string) (user domain.User, practiceName string, err error) {
	err = desk.store.Write(ctx, func(tx practice.Tx) error {
		if user, _, err = desk.lockInvited(tx, hash, desk.Now()); err != nil {
			return err
		}
		settings, err := tx.Settings()
		practiceName = settings.PracticeName
		return err
	})
	return user, practiceName, err
}

func (desk *Desk) lockInvited(tx practice.Tx, hash string, now time.Time) (user domain.User, used domain.Invitation, err error) {
	found, err := tx.Invitation(hash)
	if err != nil {
		return domain.User{}, used, usedLink(err)
	}
	user, err = tx.LockUser(found.UserID)
	if err != nil {
		return domain.User{}, used, err
	}
	invitation, err := tx.LockInvitation(hash) // another may have used it or taken it back meanwhile
	if err != nil {
		return domain.User{}, used, usedLink(err)
	}
	if !now.Before(invitation.ExpiresAt) || user.Status == domain.UserDisabled || invitation.Mailed && user.Status != domain.UserActive {
		return domain.User{}, used, domain.ErrLinkUsed
	}
	return user, invitation, nil
}

// tellOfUse tells of a link's being used by which an administrator could have
// entered an account: who made it, and the place that it was used from. Where an
// administrator changed the address that mail goes to, a mailed link is theirs.
func (desk *Desk) tellOfUse(ctx context.Context, tx practice.Tx, d *practice.Deed, user domain.User, used domain.Invitation) error {
	by := domain.Actor{UserID: used.ByID, Name: used.ByName}
	existing := user.PasswordHash != ""
	if used.Mailed {
		changed, err := tx.OpenNoticesAbout(user.ID, domain.NoticeEmail)
		if err != nil {
			return err
		}
		if by = (domain.Actor{}); len(changed) > 0 {
			by = domain.Actor{UserID: changed[0].ByID, Name: changed[0].ByName}
		}
	}
	if by.UserID.IsZero() || by.UserID == user.ID {
		return nil
	}
	d.Note(noteLinkBy, by.Name)
	user.Status = domain.UserActive // from now on
	return desk.tell(ctx, tx, d, accountNotice{kind: domain.NoticeLinkUsed, user: user, by: by, unasked: !existing,
		detail: domain.NoticeDetail{Place: d.By.Address}})
}

var noteLinkBy = practice.Plain(domain.NotedLinkBy)

// usedLink tells a link that is not there from a database that does not answer.
func usedLink(err error) error {
	if errors.Is(err, domain.ErrNotFound) {
		return domain.ErrLinkUsed
	}
	return err
}
