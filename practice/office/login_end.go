package office

import (
	"context"
	"errors"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// SignOut ends the login of an access token, of a refresh token, or of both.
// It answers ErrSignedOut when neither names a login that is alive.
func (desk *Desk) SignOut(ctx context.Context, from domain.Actor, access, refresh string) error {
	return desk.endThese(ctx, from, access, refresh, domain.EndedBySignOut)
}

// EndEarlier ends the login that a browser had before it signed in anew: its
// cookie is gone, and nobody could end it from there.
func (desk *Desk) EndEarlier(ctx context.Context, from domain.Actor, refresh string) error {
	if refresh == "" {
		return nil
	}
	err := desk.endThese(ctx, from, "", refresh, domain.EndedByNextSignIn)
	if errors.Is(err, domain.ErrSignedOut) {
		return nil // it had ended
	}
	return err
}

func (desk *Desk) endThese(ctx context.Context, from domain.Actor, access, refresh, reason string) error {
	now := desk.Now()
	var logins []domain.LoginID
	if id, err := desk.keys.VerifyAccess(access, now); err == nil {
		logins = append(logins, id)
	}
	return desk.store.Write(ctx, func(tx practice.Tx) error {
		if _, login, err := tx.LockRefreshToken(desk.keys.Blind(forRefresh, refresh)); err == nil {
			logins = append(logins, login.ID)
		} else if !errors.Is(err, domain.ErrNotFound) {
			return err
		}
		ended := 0
		for _, id := range logins {
			login, user, err := tx.LoginWithUser(id, now)
			if errors.Is(err, domain.ErrNotFound) || err == nil && !login.Alive(now) {
				continue
			}
			if err == nil {
				err = desk.endOne(tx, from, login, user, reason, now)
			}
			if err != nil {
				return err
			}
			ended++
		}
		if ended == 0 {
			return domain.ErrSignedOut
		}
		return nil
	})
}

func (desk *Desk) endOne(tx practice.Tx, from domain.Actor, login domain.Login, user domain.User, reason string, now time.Time) error {
	if err := tx.EndLogin(login.ID, reason, now); err != nil {
		return err
	}
	d := desk.Deed(user.At(from), domain.SignOut)
	d.About("user", user.ID, domain.ClientID{})
	if reason != domain.EndedBySignOut {
		d.Note(practice.Code, reason)
	}
	return d.Append(tx)
}
