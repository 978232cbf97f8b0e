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
			login, user, err := tx.LoginWithUser(id)
			if errors.Is(err, domain.ErrNotFound) || err == nil && !login.Alive(now) {
				continue
			}
			if err == nil {
				err = desk.endOne(tx, from, login, user, now)
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

func (desk *Desk) endOne(tx practice.Tx, from domain.Actor, login domain.Login, user domain.User, now time.Time) error {
	if err := tx.EndLogin(login.ID, domain.EndedBySignOut, now); err != nil {
		return err
	}
	return tx.AppendAudit(user.At(from).Entry(domain.SignOut, domain.Done, domain.Subject{Kind: "user", ID: user.ID.String()}, now))
}
