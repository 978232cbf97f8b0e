package office

import (
	"context"
	"errors"

	"cohort/domain"
	"cohort/practice"
)

// beginOrAsk signs a user in whose password was right, or asks for their second
// factor.
func (desk *Desk) beginOrAsk(tx practice.Tx, d *practice.Deed, user domain.User, at domain.Site) (SignedIn, error) {
	return desk.beginOrAskAs(tx, d, user, at, entered{})
}

func (desk *Desk) beginOrAskAs(tx practice.Tx, d *practice.Deed, user domain.User, at domain.Site, how entered) (SignedIn, error) {
	all, err := tx.Factors(user.ID)
	if err != nil {
		return SignedIn{}, err
	}
	live := domain.LiveFactors(all)
	if len(live) == 0 {
		return desk.beginAs(tx, d, user, how)
	}
	d.By = user.At(d.By)
	asked, err := desk.ask(tx, user.ID, live, domain.ToSignIn, at, d.Now)
	return SignedIn{User: user, Asked: &asked}, err
}

// SecondStep answers what signing in asked for.
type SecondStep struct {
	Challenge string
	Device    string // what the browser kept of an earlier login, "" for nothing
	Proof
}

// SecondFactor signs somebody in who has given their password, by what else
// they have. A try is counted before it is looked at: by challenge, and what
// could be guessed by person.
func (desk *Desk) SecondFactor(ctx context.Context, from domain.Actor, step SecondStep) (SignedIn, error) {
	asked, err := desk.tried(ctx, step.Challenge, domain.ToSignIn, domain.UserID{})
	if err != nil {
		return SignedIn{}, err
	}
	var guesses []bucket
	if step.guessable() {
		guesses = desk.factorBuckets(asked.UserID, from.Address, step.Device, desk.Now())
		if err := desk.counted(ctx, from, asked.UserID, guesses); err != nil {
			return SignedIn{}, err
		}
	}
	return desk.enterBy(ctx, from, asked, asked.UserID, step.Proof, guesses)
}

// enterBy signs a person in by a proof, which is the answer to a challenge.
func (desk *Desk) enterBy(ctx context.Context, from domain.Actor, asked domain.Challenge, who domain.UserID, p Proof, guesses []bucket) (SignedIn, error) {
	s, err := desk.enter(ctx, from, domain.SignIn, func(tx practice.Tx, d *practice.Deed) (SignedIn, error) {
		if err := tx.ForgiveAttempts(names(guesses)); err != nil {
			return SignedIn{}, err
		}
		user, err := tx.LockUser(who)
		if err != nil {
			return SignedIn{}, err
		}
		if user.Status != domain.UserActive {
			return SignedIn{}, domain.ErrWrongFactor
		}
		if err := errors.Join(desk.proves(tx, d, who, asked.State, p), answered(tx, asked)); err != nil {
			return SignedIn{}, err
		}
		return desk.begin(tx, d, user)
	})
	var e domain.Error
	switch {
	case errors.Is(err, domain.ErrNotFound):
		return SignedIn{}, desk.turnedAway(ctx, from, domain.SignIn, domain.UserID{}, "unknown_account", domain.ErrWrongFactor)
	case errors.As(err, &e) && e.Kind == domain.KindUnauthenticated:
		return SignedIn{}, desk.turnedAway(ctx, from, domain.SignIn, who, e.Code, err)
	case err == nil && p.RecoveryCode != "":
		desk.tellOfRecovery(ctx, s.User)
	}
	return s, err
}

// counted counts an attempt and records the one that finds a bucket full.
func (desk *Desk) counted(ctx context.Context, from domain.Actor, about domain.UserID, buckets []bucket) error {
	var full error
	var first bool
	err := desk.store.Write(ctx, func(tx practice.Tx) (err error) {
		full, first, err = count(tx, buckets, desk.Now())
		return err
	})
	if err == nil && full != nil && first {
		return desk.turnedAway(ctx, from, domain.SignIn, about, "too_many_attempts", full)
	}
	return errors.Join(err, full)
}

// AskPasskey asks for the passkey of whoever signs in with nothing else.
func (desk *Desk) AskPasskey(ctx context.Context, from domain.Actor, at domain.Site) (a Asked, err error) {
	if at.Host == "" {
		return a, domain.ErrNoPasskeysHere
	}
	place := []bucket{desk.bucket("passkey place", domain.Neighborhood(from.Address), triesPerPlace, tryWindow)}
	if err := desk.counted(ctx, from, domain.UserID{}, place); err != nil {
		return a, err
	}
	err = desk.store.Write(ctx, func(tx practice.Tx) error {
		a = Asked{Kinds: []domain.FactorKind{domain.Passkey}}
		var state string
		if a.Passkey, state, err = desk.passkeys.Ask(at, domain.UserID{}, nil); err != nil {
			return err
		}
		a.Challenge, a.ExpiresAt, err = desk.challenge(tx, domain.UserID{}, domain.ToSignInAlone, state, desk.Now())
		return err
	})
	return a, err
}

// SignInWithPasskey signs somebody in by a passkey that verified them: what
// they have, and what they know or are.
func (desk *Desk) SignInWithPasskey(ctx context.Context, from domain.Actor, step SecondStep) (SignedIn, error) {
	asked, err := desk.tried(ctx, step.Challenge, domain.ToSignInAlone, domain.UserID{})
	if err != nil {
		return SignedIn{}, err
	}
	who, err := desk.passkeys.Owner(step.Passkey)
	if err != nil {
		return SignedIn{}, desk.turnedAway(ctx, from, domain.SignIn, domain.UserID{}, "wrong_factor", err)
	}
	return desk.enterBy(ctx, from, asked, who, Proof{Passkey: step.Passkey, At: step.At}, nil)
}
