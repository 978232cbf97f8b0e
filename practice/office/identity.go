package office

import (
	"context"
	"errors"

	"cohort/domain"
	"cohort/practice"
)

// OwnIdentity is how somebody signs in by the provider.
type OwnIdentity struct {
	Provider  string           // as people call it, "" where the practice has none
	Connected *domain.Identity // nil for not yet
}

// OwnIdentity tells a person with what they are connected.
func (desk *Desk) OwnIdentity(ctx context.Context, by domain.Actor) (o OwnIdentity, err error) {
	err = desk.Look(ctx, by, domain.ReadFactors, func(tx practice.Tx, _ domain.Scope) error {
		o, err = desk.identityOf(tx, by.UserID)
		return err
	})
	return o, err
}

func (desk *Desk) identityOf(tx practice.Tx, who domain.UserID) (OwnIdentity, error) {
	o := OwnIdentity{Provider: desk.rules.Name}
	identity, err := tx.IdentityOf(who)
	if errors.Is(err, domain.ErrNotFound) {
		return o, nil
	}
	o.Connected = &identity
	return o, err
}

// connect connects the account that the provider vouched for with who is signed
// in, in place of another one. They proved who they are before they were sent
// there.
func (desk *Desk) connect(ctx context.Context, from domain.Actor, j journey, v domain.Vouched) error {
	by, user, err := desk.signedInStill(ctx, from, j.Login)
	if err != nil {
		return err
	}
	err = desk.Change(ctx, by, domain.ConnectIdentity, func(tx practice.Tx, d *practice.Deed) error {
		d.About("user", by.UserID, domain.ClientID{})
		if _, err := tx.LockUser(by.UserID); err != nil {
			return err
		}
		if err := tx.DropIdentity(by.UserID); err != nil {
			return err
		}
		return tx.AddIdentity(domain.Identity{Handle: desk.handleOf(v), UserID: by.UserID, ConnectedAt: d.Now})
	})
	if err == nil {
		desk.writeTo(ctx, user, "Another way to sign in", `Your login at %s was just connected with an account at another service: from now on you can sign in there too.

If it was you, there is nothing to do. If it was not, disconnect it on your account page, change your password, and tell your administrator.
`)
	}
	return err
}

// Disconnect ends a person's connection, and their other logins, some of which
// may have come by it.
func (desk *Desk) Disconnect(ctx context.Context, by domain.Actor) (o OwnIdentity, err error) {
	err = desk.Change(ctx, by, domain.DisconnectIdentity, func(tx practice.Tx, d *practice.Deed) error {
		d.About("user", by.UserID, domain.ClientID{})
		if _, err := tx.LockUser(by.UserID); err != nil {
			return err
		}
		if o, err = desk.identityOf(tx, by.UserID); err != nil {
			return err
		}
		if o.Connected == nil {
			d.NothingDone()
			return nil
		}
		o.Connected = nil
		return errors.Join(tx.DropIdentity(by.UserID), tx.EndLoginsOf(by.UserID, by.LoginID, domain.EndedByIdentity, d.Now))
	})
	return o, err
}

// confirmElsewhere keeps that the provider asked who is there, and that it is
// still the person of the login. It counts as a password does: for somebody with
// a second factor only where the provider saw one.
func (desk *Desk) confirmElsewhere(ctx context.Context, from domain.Actor, j journey, v domain.Vouched) error {
	by, _, err := desk.signedInStill(ctx, from, j.Login)
	if err != nil {
		return err
	}
	if !v.Fresh {
		return domain.ErrProviderNotFresh
	}
	return desk.Change(ctx, by, domain.ConfirmSelf, func(tx practice.Tx, d *practice.Deed) error {
		d.About("user", by.UserID, domain.ClientID{})
		d.Note(noteProvider, true)
		_, live, err := own(tx, by.UserID)
		if err != nil {
			return err
		}
		identity, err := tx.IdentityByHandle(desk.handleOf(v))
		switch {
		case errors.Is(err, domain.ErrNotFound), err == nil && identity.UserID != by.UserID:
			return domain.ErrProviderAnswer
		case err != nil:
			return err
		case len(live) > 0 && !v.Factors:
			return needsFactor(Confirmation{})
		}
		return tx.ConfirmLogin(by.LoginID, d.Now)
	})
}

// signedInStill is who sent a browser to the provider, if their login lives.
func (desk *Desk) signedInStill(ctx context.Context, from domain.Actor, id domain.LoginID) (by domain.Actor, user domain.User, err error) {
	var login domain.Login
	err = desk.store.Read(ctx, func(tx practice.Tx) error {
		login, user, err = tx.LoginWithUser(id, desk.Now())
		return err
	})
	switch {
	case errors.Is(err, domain.ErrNotFound), err == nil && (!login.Alive(desk.Now()) || user.Status != domain.UserActive):
		return by, user, domain.ErrSignedOut
	case err != nil:
		return by, user, err
	}
	by = user.At(from)
	by.LoginID, by.LinkBy, by.ConfirmedAt, by.LacksFactor = login.ID, login.LinkBy, login.ConfirmedAt, login.LacksFactor
	return by, user, nil
}
