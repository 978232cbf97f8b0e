package office

import (
	"context"
	"errors"
	"reflect"
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

// Setup is what the first person says: who they are, and what the practice is.
type Setup struct {
	Token    string
	Admin    domain.User
	Password string
	Practice *domain.Settings // nil: as a fresh database has it; said later
}

// SetUp creates the first administrator, keeps what they say of the practice,
// and signs them in. The link works once, and only while nobody else exists.
func (desk *Desk) SetUp(ctx context.Context, from domain.Actor, said Setup) (SignedIn, error) {
	if err := desk.mayBeFirst(ctx, said.Token); err != nil {
		return SignedIn{}, err
	}
	u, wanted, err := desk.begun(ctx, said)
	if err != nil {
		return SignedIn{}, err
	}
	return desk.enter(ctx, from, domain.SetUpPractice, func(tx practice.Tx, d *practice.Deed) (SignedIn, error) {
		if err := errors.Join(desk.lockSetup(tx, said.Token), tx.DropSetupLink()); err != nil {
			return SignedIn{}, err
		}
		u.ID, u.Status = domain.NewID[domain.UserID](), domain.UserActive
		if err := create(tx, d, &u); err != nil {
			return SignedIn{}, err
		}
		s, err := desk.begin(tx, d, u)
		if err != nil {
			return SignedIn{}, err
		}
		return s, found(tx, d, wanted)
	})
}

// begun checks everything that was said, at once, before the password is hashed.
func (desk *Desk) begun(ctx context.Context, said Setup) (u domain.User, wanted domain.Settings, err error) {
	if wanted, err = desk.settings(ctx); err != nil {
		return u, wanted, err
	}
	var f domain.Faults
	if said.Practice != nil {
		wanted = said.Practice.Tidied()
		wanted.Admission = domain.DefaultAdmission()
		f.Within("practice", wanted.Validate())
	}
	u = said.Admin.Trimmed()
	u.Roles = []domain.Role{domain.Admin}
	f.Join(u.Validate())
	f.Join(desk.checkPassword(wanted.PracticeName, u, "password", said.Password))
	if err := f.Err(); err != nil {
		return u, wanted, err
	}
	u.PasswordHash, err = desk.newPassword(wanted.PracticeName, u, "password", said.Password)
	return u, wanted, err
}

func (desk *Desk) settings(ctx context.Context) (s domain.Settings, err error) {
	err = desk.store.Read(ctx, func(tx practice.Tx) error {
		s, err = tx.Settings()
		return err
	})
	return s, err
}

// found keeps what the practice is, from its first day.
func found(tx practice.Tx, d *practice.Deed, wanted domain.Settings) error {
	before, err := tx.LockSettings()
	if err != nil {
		return err
	}
	wanted.Version, wanted.UpdatedAt, wanted.Completion, wanted.Hours = before.Version, before.UpdatedAt, before.Completion, before.Hours
	if reflect.DeepEqual(before, wanted) {
		return nil
	}
	d.Note(practice.After, wanted.Noted())
	wanted.Version, wanted.UpdatedAt = before.Version+1, d.Now
	return tx.SaveSettings(wanted)
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
