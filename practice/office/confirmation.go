package office

import (
	"context"
	"errors"

	"cohort/domain"
	"cohort/practice"
)

// AskToConfirm asks a person who is signed in for one of their factors. Without
// any, the password is asked for.
func (desk *Desk) AskToConfirm(ctx context.Context, by domain.Actor, at domain.Site) (a Asked, err error) {
	err = desk.Change(ctx, by, domain.ConfirmSelf, func(tx practice.Tx, d *practice.Deed) error {
		d.NothingDone()
		_, live, err := own(tx, by.UserID)
		if err != nil || len(live) == 0 {
			a = Asked{}
			return err
		}
		a, err = desk.ask(tx, by.UserID, live, domain.ToConfirm, at, d.Now)
		return err
	})
	return a, err
}

// Confirmation proves that it is still the person who signed in.
type Confirmation struct {
	Password  string // counts for somebody without a factor
	Challenge string // that a passkey answers
	Proof
}

// Confirm keeps that a person proved who they are. A try is counted before it
// is looked at.
func (desk *Desk) Confirm(ctx context.Context, by domain.Actor, c Confirmation) error {
	var asked domain.Challenge
	guesses := desk.confirmBuckets(by.UserID)
	if c.guessable() {
		if err := desk.counted(ctx, by, by.UserID, guesses); err != nil {
			return err
		}
	} else {
		guesses = nil
		var err error
		if asked, err = desk.tried(ctx, c.Challenge, domain.ToConfirm, by.UserID); err != nil {
			return err
		}
	}
	user, err := desk.passwordOf(ctx, by.UserID)
	if err != nil {
		return err
	}
	known := false
	if c.Password != "" {
		if known, err = desk.passwordFits(c.Password, user.PasswordHash); err != nil {
			return err
		}
	}
	err = desk.Change(ctx, by, domain.ConfirmSelf, func(tx practice.Tx, d *practice.Deed) error {
		d.About("user", by.UserID, domain.ClientID{})
		if err := tx.ForgiveAttempts(names(guesses)); err != nil {
			return err
		}
		now, live, err := own(tx, by.UserID)
		if err != nil {
			return err
		}
		if len(live) == 0 {
			err = passwordProves(now, user, known)
		} else if err = needsFactor(c); err == nil {
			err = desk.proves(tx, d, by.UserID, asked.State, c.Proof)
		}
		if err == nil && asked.Hash != "" {
			err = answered(tx, asked)
		}
		return errors.Join(err, tx.ConfirmLogin(by.LoginID, d.Now))
	})
	return desk.notConfirmed(ctx, by, user, c, err)
}

// notConfirmed records a wrong proof, and names its field.
func (desk *Desk) notConfirmed(ctx context.Context, by domain.Actor, user domain.User, c Confirmation, err error) error {
	var e domain.Error
	if errors.As(err, &e) && (e.Kind == domain.KindUnauthenticated || e.Code == errWrongPassword.Code) {
		return desk.turnedAway(ctx, by, domain.ConfirmSelf, by.UserID, e.Code, wrongAnswer(err, c.Code != ""))
	}
	if err == nil && c.RecoveryCode != "" {
		desk.tellOfRecovery(ctx, user)
	}
	return err
}

var errWrongPassword = domain.Error{Kind: domain.KindInvalid, Code: "wrong_password", Message: "That is not your password.",
	Fields: []domain.FieldError{{Field: "password", Message: "is not your password"}}}

func passwordProves(now, then domain.User, known bool) error {
	if !known || now.PasswordHash != then.PasswordHash {
		return errWrongPassword
	}
	return nil
}

// needsFactor refuses a password where there is a factor: who has read it over
// somebody's shoulder has not got that.
func needsFactor(c Confirmation) error {
	if c.typed() == "" && c.Passkey == "" {
		return domain.Invalid("code", "is needed: for somebody with a second factor, a password alone does not count")
	}
	return nil
}

func (desk *Desk) passwordOf(ctx context.Context, id domain.UserID) (user domain.User, err error) {
	err = desk.store.Read(ctx, func(tx practice.Tx) error {
		user, err = tx.User(id)
		return err
	})
	return user, err
}
