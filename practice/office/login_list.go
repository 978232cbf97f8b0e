package office

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/practice"
)

// Logins gives one's own logins that have not ended, newest first.
func (desk *Desk) Logins(ctx context.Context, by domain.Actor) (logins []domain.Login, err error) {
	err = desk.Look(ctx, by, domain.ListOwnLogins, func(tx practice.Tx, _ domain.Scope) error {
		logins, err = desk.loginsOf(tx, by.UserID)
		return err
	})
	return logins, err
}

// EndLogins ends one of one's own logins, or all but the one that asks (zero).
// It gives those that are left.
func (desk *Desk) EndLogins(ctx context.Context, by domain.Actor, id domain.LoginID) (left []domain.Login, err error) {
	err = desk.Change(ctx, by, domain.EndOwnLogins, func(tx practice.Tx, d *practice.Deed) error {
		left, err = desk.endLogins(tx, d, by.UserID, id, domain.EndedByOwner)
		return err
	})
	return left, err
}

// LoginsOf gives a person's logins to an administrator.
func (desk *Desk) LoginsOf(ctx context.Context, by domain.Actor, user domain.UserID) (logins []domain.Login, err error) {
	err = desk.Look(ctx, by, domain.ListLogins, func(tx practice.Tx, _ domain.Scope) error {
		if _, err = tx.User(user); err != nil {
			return err
		}
		logins, err = desk.loginsOf(tx, user)
		return err
	})
	return logins, err
}

// EndLoginsOf ends one of a person's logins, or all (zero), for an
// administrator, who keeps the login that asks.
func (desk *Desk) EndLoginsOf(ctx context.Context, by domain.Actor, user domain.UserID, id domain.LoginID) (left []domain.Login, err error) {
	err = desk.Change(ctx, by, domain.EndLogins, func(tx practice.Tx, d *practice.Deed) error {
		if _, err := tx.LockUser(user); err != nil {
			return err
		}
		left, err = desk.endLogins(tx, d, user, id, domain.EndedByAdmin)
		return err
	})
	return left, err
}

// endLogins ends one login of a person, or every one but that of who acts.
func (desk *Desk) endLogins(tx practice.Tx, d *practice.Deed, user domain.UserID, id domain.LoginID, reason string) ([]domain.Login, error) {
	d.About("user", user, domain.ClientID{})
	if err := d.Check(nil); err != nil {
		return nil, err
	}
	alive, err := tx.LoginsOf(user, d.Now)
	if err != nil {
		return nil, err
	}
	if id.IsZero() {
		err = tx.EndLoginsOf(user, d.By.LoginID, reason, d.Now)
	} else if slices.ContainsFunc(alive, func(l domain.Login) bool { return l.ID == id }) {
		err = tx.EndLogin(id, reason, d.Now)
	} else {
		d.NothingDone() // it had ended, or was never theirs
	}
	if err != nil {
		return nil, err
	}
	return desk.loginsOf(tx, user)
}

// loginsOf leaves out what nobody's hand has been at for too long: its next
// renewal ends it.
func (desk *Desk) loginsOf(tx practice.Tx, user domain.UserID) ([]domain.Login, error) {
	now := desk.Now()
	settings, err := tx.Settings()
	if err != nil {
		return nil, err
	}
	alive, err := tx.LoginsOf(user, now)
	return slices.DeleteFunc(alive, func(l domain.Login) bool { return !now.Before(l.Until(settings.Idle())) }), err
}
