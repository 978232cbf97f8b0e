package office

import (
	"context"
	"errors"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// Refresh trades a refresh token for the next one and a new access token. A
// spent token that comes back was copied: it ends the login, whoever of the
// two came first. For RepeatSeconds it is taken for a request whose answer was
// lost, and answered as the first was.
//
// idle is for how long no person's hand was there, as the page says; a program
// has none and is always there. What comes after more than the practice allows
// ends the login.
func (desk *Desk) Refresh(ctx context.Context, from domain.Actor, token string, idle time.Duration) (s SignedIn, err error) {
	if token == "" {
		return s, domain.ErrSignedOut
	}
	now := desk.Now()
	var reused domain.UserID
	err = desk.store.Write(ctx, func(tx practice.Tx) error {
		s, reused, err = desk.refresh(tx, from, token, idle, now)
		return err
	})
	switch {
	case !reused.IsZero() && err == nil:
		return SignedIn{}, desk.turnedAway(ctx, from, domain.RenewLogin, reused, domain.EndedByReuse, domain.ErrSignedOut)
	case errors.Is(err, domain.ErrNotFound):
		return SignedIn{}, domain.ErrSignedOut
	case err == nil && s.AccessToken == "":
		return SignedIn{}, domain.ErrSignedOut
	}
	return s, err
}

// refresh trades the token, or ends its login and says whose it was. Ended
// without a name: it had ended before, or nobody was there for too long.
func (desk *Desk) refresh(tx practice.Tx, from domain.Actor, token string, idle time.Duration, now time.Time) (s SignedIn, reused domain.UserID, err error) {
	spent, login, err := tx.LockRefreshToken(desk.keys.Blind(forRefresh, token))
	if err != nil {
		return s, reused, err
	}
	user, err := tx.User(login.UserID)
	if err != nil {
		return s, reused, err
	}
	settings, err := tx.Settings()
	if err != nil {
		return s, reused, err
	}
	seen := login.Seen(idle, now)
	switch {
	case spent.SpentAt != nil && !spent.MayRepeat(now):
		if login.Alive(now) {
			reused = login.UserID
		}
		return s, reused, tx.EndLogin(login.ID, domain.EndedByReuse, now)
	case !login.Alive(now), user.Status != domain.UserActive:
		return s, reused, domain.ErrSignedOut
	case !now.Before(spent.ExpiresAt), !now.Before(seen.Until(settings.Idle())):
		return s, reused, desk.endOne(tx, from, login, user, domain.EndedByIdle, now)
	}
	if err := tx.SaveSeen(seen); err != nil {
		return s, reused, err
	}
	next, expires, err := desk.succeed(tx, seen, spent, token, settings.Idle(), now)
	if err != nil {
		return s, reused, err
	}
	s, err = desk.signedIn(user, seen, settings.Idle(), now)
	s.RefreshToken, s.RefreshExpires = next, expires
	return s, reused, err
}

// succeed gives the successor of a token: a new one, or the one that was given
// already. Where that was spent too, by a tab that was quicker, it goes on to
// the one that counts now; the login's lock keeps the family still meanwhile.
func (desk *Desk) succeed(tx practice.Tx, login domain.Login, spent domain.RefreshToken, token string, idle time.Duration, now time.Time) (string, time.Time, error) {
	for {
		next := desk.keys.Blind(forSuccessor, token+spent.Salt)
		hash := desk.keys.Blind(forRefresh, next)
		if spent.SpentAt == nil {
			refresh := login.Refresh(hash, newToken(), idle, now)
			spent.SpentAt = &now
			return next, refresh.ExpiresAt, tx.SpendRefreshToken(spent, refresh)
		}
		following, _, err := tx.LockRefreshToken(hash)
		if err != nil || following.SpentAt == nil {
			return next, following.ExpiresAt, err
		}
		token, spent = next, following
	}
}
