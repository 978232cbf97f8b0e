package practice

import (
	"context"

	"cohort/domain"
)

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
