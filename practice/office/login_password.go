package office

import (
	"context"
	"errors"
	"unicode/utf8"

	"cohort/domain"
	"cohort/practice"
)

// Credentials is what somebody signs in with.
type Credentials struct {
	Email    string
	Password string
	Device   string // what the browser kept of an earlier login, "" for nothing
	At       domain.Site
}

// attempt is one try to sign in while it is being judged.
type attempt struct {
	user    domain.User // zero for an address that is nobody's
	buckets []bucket
}

// Login signs somebody in, or asks for their second factor. The attempt is counted before the password is
// looked at. Every failure answers ErrWrongLogin after the same work, so
// neither the words nor the time tell whether an account exists.
func (desk *Desk) Login(ctx context.Context, from domain.Actor, c Credentials) (SignedIn, error) {
	try, err := desk.countLogin(ctx, from, c)
	if err != nil {
		return SignedIn{}, err
	}
	matches, err := desk.passwordFits(c.Password, try.user.PasswordHash)
	if err != nil {
		return SignedIn{}, err
	}
	if !matches || try.user.Status != domain.UserActive {
		return SignedIn{}, desk.turnedAway(ctx, from, domain.SignIn, try.user.ID, whyNot(try.user), domain.ErrWrongLogin)
	}
	if domain.IsDemonstrations(c.Password) && !desk.demonstration.Load() { // set before that was refused
		return SignedIn{}, desk.turnedAway(ctx, from, domain.SignIn, try.user.ID, "public_password", domain.ErrPublicPassword)
	}
	return desk.enter(ctx, from, domain.SignIn, func(tx practice.Tx, d *practice.Deed) (SignedIn, error) {
		if err := tx.ForgiveAttempts(names(try.buckets)); err != nil {
			return SignedIn{}, err
		}
		user, err := tx.LockUser(try.user.ID)
		if err != nil {
			return SignedIn{}, err
		}
		if user.Status != domain.UserActive || user.PasswordHash != try.user.PasswordHash {
			return SignedIn{}, domain.ErrWrongLogin // changed since it was compared
		}
		return desk.beginOrAsk(tx, d, user, c.At)
	})
}

// countLogin finds the account and counts the attempt, in one transaction.
func (desk *Desk) countLogin(ctx context.Context, from domain.Actor, c Credentials) (try attempt, err error) {
	email, now := domain.NormalEmail(c.Email), desk.Now()
	var full error
	var first bool
	err = desk.store.Write(ctx, func(tx practice.Tx) error {
		try = attempt{}
		if domain.SignsInWith(email) {
			if try.user, err = tx.UserByEmail(email); err != nil && !errors.Is(err, domain.ErrNotFound) {
				return err
			}
		}
		if try.buckets, err = desk.signInBuckets(tx, email, try.user.ID, from.Address, c.Device, now); err != nil {
			return err
		}
		full, first, err = count(tx, try.buckets, now)
		return err
	})
	switch {
	case err != nil:
		return try, err
	case full != nil && first:
		return try, desk.turnedAway(ctx, from, domain.SignIn, try.user.ID, "too_many_attempts", full)
	}
	return try, full
}

// passwordFits compares without hashing what cannot be a password.
func (desk *Desk) passwordFits(password, hash string) (bool, error) {
	normal := domain.NormalPassword(password)
	if !utf8.ValidString(password) || utf8.RuneCountInString(normal) > domain.MaxPassword {
		normal, hash = "", ""
	}
	return desk.hasher.Matches(normal, hash)
}

func whyNot(u domain.User) string {
	switch {
	case u.ID.IsZero():
		return "unknown_account"
	case u.Status != domain.UserActive:
		return string(u.Status)
	}
	return "wrong_password"
}

// newPassword checks a new password of a user and hashes it.
func (desk *Desk) newPassword(practiceName string, user domain.User, field, password string) (string, error) {
	if err := desk.checkPassword(practiceName, user, field, password); err != nil {
		return "", err
	}
	return desk.hasher.Hash(domain.NormalPassword(password))
}

func (desk *Desk) checkPassword(practiceName string, user domain.User, field, password string) error {
	var f domain.Faults
	rule := domain.PasswordRule{Min: domain.MinPassword, Context: []string{practiceName, user.Name, user.Email}, Demonstration: desk.demonstration.Load()}
	rule.Check(&f, field, password)
	return f.Err()
}

// ChangePassword sets a person's own password, ends their other logins and
// takes an open link back, with which another password could be set.
// The current one is asked for, and its attempts are counted: 10 in 15 minutes.
func (desk *Desk) ChangePassword(ctx context.Context, by domain.Actor, current, wanted string) error {
	user, practiceName, guesses, err := desk.countCurrent(ctx, by)
	if err != nil {
		return err
	}
	matches, err := desk.passwordFits(current, user.PasswordHash)
	if err != nil {
		return err
	}
	if !matches {
		return desk.turnedAway(ctx, by, domain.ChangePassword, by.UserID, "wrong_password",
			domain.Invalid("currentPassword", "is not your password"))
	}
	hash, err := desk.newPassword(practiceName, user, "newPassword", wanted)
	if err != nil {
		return errors.Join(err, desk.forgive(ctx, guesses))
	}
	return desk.Change(ctx, by, domain.ChangePassword, func(tx practice.Tx, d *practice.Deed) error {
		d.About("user", by.UserID, domain.ClientID{})
		if err := tx.ForgiveAttempts(names(guesses)); err != nil {
			return err
		}
		now, err := tx.LockUser(by.UserID)
		if err != nil {
			return err
		}
		if now.PasswordHash != user.PasswordHash {
			return domain.ErrStale
		}
		now.PasswordHash, now.UpdatedAt = hash, d.Now
		if err := tx.SaveUser(now); err != nil {
			return err
		}
		if err := tx.DropInvitation(by.UserID); err != nil {
			return err
		}
		return tx.EndLoginsOf(by.UserID, by.LoginID, domain.EndedByPassword, d.Now)
	})
}

func (desk *Desk) countCurrent(ctx context.Context, by domain.Actor) (user domain.User, practiceName string, guesses []bucket, err error) {
	guesses = []bucket{desk.bucket("password", by.UserID.String(), triesPerDevice, tryWindow)}
	var full error
	err = desk.store.Write(ctx, func(tx practice.Tx) error {
		if user, err = tx.User(by.UserID); err != nil {
			return err
		}
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		practiceName = settings.PracticeName
		full, _, err = count(tx, guesses, desk.Now())
		return err
	})
	return user, practiceName, guesses, errors.Join(err, full)
}

func (desk *Desk) forgive(ctx context.Context, buckets []bucket) error {
	return desk.store.Write(ctx, func(tx practice.Tx) error { return tx.ForgiveAttempts(names(buckets)) })
}
