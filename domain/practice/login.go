package practice

import (
	"context"
	"time"

	"cohort/domain"
)

type loginTx interface {
	CreateLogin(domain.Login, domain.RefreshToken) error
	// LoginWithUser gives a login and who it belongs to, in one query: every
	// request asks. The user comes without the password hash.
	LoginWithUser(domain.LoginID) (domain.Login, domain.User, error)
	LockRefreshToken(hash string) (domain.RefreshToken, domain.Login, error)
	SpendRefreshToken(spent, next domain.RefreshToken) error
	EndLogin(id domain.LoginID, reason string, at time.Time) error
	// EndLoginsOf ends every login of a user but the one to keep (zero: none).
	EndLoginsOf(user domain.UserID, keep domain.LoginID, reason string, at time.Time) error
	// EndOldLogins ends the user's oldest logins beyond the newest keep.
	EndOldLogins(user domain.UserID, keep int, reason string, at time.Time) error
	SignedInFrom(user domain.UserID, address string, since time.Time) (bool, error)
	// DropExpired removes refresh tokens, invitations, throttles and
	// idempotency keys that no longer matter.
	DropExpired(now time.Time) error
}

// ActorOf finds out who a request comes from. Every request asks the
// database whether the login is alive, so signing out, a new role, a changed
// password or disabling a user acts on the next one.
func (p *Practice) ActorOf(ctx context.Context, token, address, requestID string) (domain.Actor, error) {
	now := p.now()
	id, err := p.keys.VerifyAccess(token, now)
	if err != nil {
		return domain.Actor{}, err
	}
	var login domain.Login
	var user domain.User
	err = p.store.Read(ctx, func(tx Tx) error {
		login, user, err = tx.LoginWithUser(id)
		return err
	})
	switch {
	case domain.ErrNotFound.Is(err):
		return domain.Actor{}, domain.ErrSignedOut
	case err != nil:
		return domain.Actor{}, err
	case !login.Alive(now), user.Status != domain.UserActive:
		return domain.Actor{}, domain.ErrSignedOut
	}
	return domain.Actor{UserID: user.ID, LoginID: login.ID, Name: user.Name, Role: user.Role,
		Address: address, RequestID: requestID}, nil
}

// KeyOf makes the key of a request that must act once: what was asked is kept
// only as a blind hash.
func (p *Practice) KeyOf(value, asked string) Key {
	return Key{Value: value, Fingerprint: p.keys.Blind("idempotency", asked)}
}
