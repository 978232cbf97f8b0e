package practice

import (
	"context"
	"errors"
	"time"

	"cohort/domain"
)

// setupHours is how long the link to create the first administrator works;
// each start of the server makes a new one.
const setupHours = 24

// FirstAdminLink makes the one-time link to create the first administrator.
// It gives the zero Link when somebody exists already.
func (p *Practice) FirstAdminLink(ctx context.Context) (link Link, err error) {
	err = p.store.Write(ctx, func(tx Tx) error {
		link = Link{}
		n, err := tx.CountUsers()
		if err != nil || n > 0 {
			return err
		}
		link = Link{newToken(), p.now().Add(setupHours * time.Hour)}
		return tx.SaveSetupLink(p.keys.Blind(forSetup, link.Token), link.ExpiresAt)
	})
	return link, err
}

// SetUp creates the first administrator and signs them in. The link works
// once, and only while nobody else exists.
func (p *Practice) SetUp(ctx context.Context, from domain.Actor, token string, wanted domain.User, password string) (Session, error) {
	u := wanted.Trimmed()
	u.Role = domain.Admin
	practiceName, err := p.practiceName(ctx)
	if err != nil {
		return Session{}, err
	}
	if err := p.mayBeFirst(ctx, token); err != nil {
		return Session{}, err
	}
	if err := u.Validate(); err != nil {
		return Session{}, err
	}
	if u.PasswordHash, err = p.newPassword(practiceName, u, "password", password); err != nil {
		return Session{}, err
	}
	return p.enter(ctx, from, domain.SetUpPractice, func(tx Tx, d *Deed) (Session, error) {
		if err := errors.Join(p.lockSetup(tx, token), tx.DropSetupLink()); err != nil {
			return Session{}, err
		}
		u.ID, u.Status = domain.NewID[domain.UserID](), domain.UserActive
		if err := create(tx, d, &u); err != nil {
			return Session{}, err
		}
		return p.begin(tx, d, u)
	})
}

// mayBeFirst asks whether the link is good before anything is hashed.
func (p *Practice) mayBeFirst(ctx context.Context, token string) error {
	return p.store.Write(ctx, func(tx Tx) error { return p.lockSetup(tx, token) })
}

func (p *Practice) lockSetup(tx Tx, token string) error {
	expires, err := tx.LockSetupLink(p.keys.Blind(forSetup, token))
	if errors.Is(err, domain.ErrNotFound) {
		return domain.ErrLinkUsed
	}
	if err != nil {
		return err
	}
	n, err := tx.CountUsers()
	if err == nil && (n > 0 || !p.now().Before(expires)) {
		return domain.ErrLinkUsed
	}
	return err
}

// SignInPage is what somebody may know who has not signed in: the practice's
// name, and whether it waits for its first administrator.
func (p *Practice) SignInPage(ctx context.Context) (practiceName string, setup bool, err error) {
	err = p.store.Read(ctx, func(tx Tx) error {
		s, err := tx.Settings()
		if err != nil {
			return err
		}
		n, err := tx.CountUsers()
		practiceName, setup = s.PracticeName, n == 0
		return err
	})
	return practiceName, setup, err
}
