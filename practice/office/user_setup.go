package office

import (
	"context"
	"errors"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// setupHours is how long the link to create the first administrator works;
// each start of the server makes a new one.
const setupHours = 24

// FirstAdminLink makes the one-time link to create the first administrator.
// It gives the zero Link when somebody exists already.
func (desk *Desk) FirstAdminLink(ctx context.Context) (link Link, err error) {
	err = desk.store.Write(ctx, func(tx practice.Tx) error {
		link = Link{}
		n, err := tx.CountUsers()
		if err != nil || n > 0 {
			return err
		}
		link = Link{newToken(), desk.Now().Add(setupHours * time.Hour)}
		return tx.SaveSetupLink(desk.keys.Blind(forSetup, link.Token), link.ExpiresAt)
	})
	return link, err
}

// SetUp creates the first administrator and signs them in. The link works
// once, and only while nobody else exists.
func (desk *Desk) SetUp(ctx context.Context, from domain.Actor, token string, wanted domain.User, password string) (SignedIn, error) {
	u := wanted.Trimmed()
	u.Roles = []domain.Role{domain.Admin}
	practiceName, err := desk.practiceName(ctx)
	if err != nil {
		return SignedIn{}, err
	}
	if err := desk.mayBeFirst(ctx, token); err != nil {
		return SignedIn{}, err
	}
	if err := u.Validate(); err != nil {
		return SignedIn{}, err
	}
	if u.PasswordHash, err = desk.newPassword(practiceName, u, "password", password); err != nil {
		return SignedIn{}, err
	}
	return desk.enter(ctx, from, domain.SetUpPractice, func(tx practice.Tx, d *practice.Deed) (SignedIn, error) {
		if err := errors.Join(desk.lockSetup(tx, token), tx.DropSetupLink()); err != nil {
			return SignedIn{}, err
		}
		u.ID, u.Status = domain.NewID[domain.UserID](), domain.UserActive
		if err := create(tx, d, &u); err != nil {
			return SignedIn{}, err
		}
		return desk.begin(tx, d, u)
	})
}

// mayBeFirst asks whether the link is good before anything is hashed.
func (desk *Desk) mayBeFirst(ctx context.Context, token string) error {
	return desk.store.Write(ctx, func(tx practice.Tx) error { return desk.lockSetup(tx, token) })
}

func (desk *Desk) lockSetup(tx practice.Tx, token string) error {
	expires, err := tx.LockSetupLink(desk.keys.Blind(forSetup, token))
	if errors.Is(err, domain.ErrNotFound) {
		return domain.ErrLinkUsed
	}
	if err != nil {
		return err
	}
	n, err := tx.CountUsers()
	if err == nil && (n > 0 || !desk.Now().Before(expires)) {
		return domain.ErrLinkUsed
	}
	return err
}

// SignInPage is what somebody may know who has not signed in: the practice's
// name, and whether it waits for its first administrator.
func (desk *Desk) SignInPage(ctx context.Context) (practiceName string, setup bool, err error) {
	err = desk.store.Read(ctx, func(tx practice.Tx) error {
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
