package office

import (
	"context"
	"errors"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// Asked is a question that waits for an answer.
type Asked struct {
	Challenge string
	ExpiresAt time.Time
	Kinds     []domain.FactorKind // with which it can be answered
	Passkey   string              // options for the browser, "" where none can answer
}

// challenge keeps a question and gives the token that its answer names.
func (desk *Desk) challenge(tx practice.Tx, who domain.UserID, purpose domain.ChallengePurpose, state string, now time.Time) (token string, until time.Time, err error) {
	token, until = newToken(), now.Add(domain.ChallengeMinutes*time.Minute)
	return token, until, tx.CreateChallenge(domain.Challenge{Hash: desk.keys.Blind(forChallenge, token), UserID: who,
		Purpose: purpose, State: state, ExpiresAt: until})
}

// ask asks a person for one of their factors. Where passkeys do not work, those
// who have nothing else have their recovery codes.
func (desk *Desk) ask(tx practice.Tx, who domain.UserID, live []domain.Factor, purpose domain.ChallengePurpose, at domain.Site, now time.Time) (a Asked, err error) {
	state := ""
	passkeys := domain.FactorsOfKind(live, domain.Passkey)
	if len(passkeys) > 0 && at.Host != "" {
		if a.Passkey, state, err = desk.passkeys.Ask(at, who, passkeys); err != nil {
			return a, err
		}
	}
	for _, kind := range domain.KindsOf(live) {
		if kind != domain.Passkey || a.Passkey != "" {
			a.Kinds = append(a.Kinds, kind)
		}
	}
	a.Challenge, a.ExpiresAt, err = desk.challenge(tx, who, purpose, state, now)
	return a, err
}

// tried counts a try at a challenge, in a transaction of its own: however the
// answer turns out, it was one. who is the person whose it must be; zero for
// whoever it was put to.
func (desk *Desk) tried(ctx context.Context, token string, purpose domain.ChallengePurpose, who domain.UserID) (c domain.Challenge, err error) {
	err = desk.store.Write(ctx, func(tx practice.Tx) error {
		c, err = tx.TryChallenge(desk.keys.Blind(forChallenge, token))
		return err
	})
	switch {
	case errors.Is(err, domain.ErrNotFound):
		return c, domain.ErrChallengeUsed
	case err == nil && (!c.Open(purpose, desk.Now()) || !who.IsZero() && c.UserID != who):
		return domain.Challenge{}, domain.ErrChallengeUsed
	}
	return c, err
}

// answered takes a challenge away. Of two right answers that come together, one
// is too late.
func answered(tx practice.Tx, c domain.Challenge) error {
	err := tx.DropChallenge(c.Hash)
	if errors.Is(err, domain.ErrNotFound) {
		return domain.ErrChallengeUsed
	}
	return err
}
