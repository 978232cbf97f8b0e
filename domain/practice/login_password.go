package practice

import (
	"context"
	"errors"
	"unicode/utf8"

	"cohort/domain"
)

// Credentials is what somebody signs in with.
type Credentials struct {
	Email    string
	Password string
	Device   string // what the browser kept of an earlier login, "" for nothing
}

// attempt is one try to sign in while it is being judged.
type attempt struct {
	user    domain.User // zero for an address that is nobody's
	buckets []bucket
}

// Login signs somebody in. The attempt is counted before the password is
// looked at. Every failure answers ErrWrongLogin after the same work, so
// neither the words nor the time tell whether an account exists.
func (p *Practice) Login(ctx context.Context, from domain.Actor, c Credentials) (Session, error) {
	try, err := p.countLogin(ctx, from, c)
	if err != nil {
		return Session{}, err
	}
	matches, err := p.passwordFits(c.Password, try.user.PasswordHash)
	if err != nil {
		return Session{}, err
	}
	if !matches || try.user.Status != domain.UserActive {
		return Session{}, p.turnedAway(ctx, from, domain.SignIn, try.user.ID, whyNot(try.user), domain.ErrWrongLogin)
	}
	return p.enter(ctx, from, domain.SignIn, func(tx Tx, d *Deed) (Session, error) {
		if err := tx.ForgiveAttempts(names(try.buckets)); err != nil {
			return Session{}, err
		}
		user, err := tx.LockUser(try.user.ID)
		if err != nil {
			return Session{}, err
		}
		if user.Status != domain.UserActive || user.PasswordHash != try.user.PasswordHash {
			return Session{}, domain.ErrWrongLogin // changed since it was compared
		}
		return p.begin(tx, d, user)
	})
}

// countLogin finds the account and counts the attempt, in one transaction.
func (p *Practice) countLogin(ctx context.Context, from domain.Actor, c Credentials) (try attempt, err error) {
	email, now := domain.NormalEmail(c.Email), p.now()
	var full error
	var first bool
	err = p.store.Write(ctx, func(tx Tx) error {
		try = attempt{}
		if domain.SignsInWith(email) {
			if try.user, err = tx.UserByEmail(email); err != nil && !errors.Is(err, domain.ErrNotFound) {
				return err
			}
		}
		if try.buckets, err = p.signInBuckets(tx, email, try.user.ID, from.Address, c.Device, now); err != nil {
			return err
		}
		full, first, err = count(tx, try.buckets, now)
		return err
	})
	switch {
	case err != nil:
		return try, err
	case full != nil && first:
		return try, p.turnedAway(ctx, from, domain.SignIn, try.user.ID, "too_many_attempts", full)
	}
	return try, full
}

// passwordFits compares without hashing what cannot be a password.
func (p *Practice) passwordFits(password, hash string) (bool, error) {
	normal := domain.NormalPassword(password)
	if !utf8.ValidString(password) || utf8.RuneCountInString(normal) > domain.MaxPassword {
		normal, hash = "", ""
	}
	return p.hasher.Matches(normal, hash)
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
func (p *Practice) newPassword(practiceName string, user domain.User, field, password string) (string, error) {
	var f domain.Faults
	rule := domain.PasswordRule{Min: domain.MinPassword, Context: []string{practiceName, user.Name, user.Email}}
	rule.Check(&f, field, password)
	if err := f.Err(); err != nil {
		return "", err
	}
	return p.hasher.Hash(domain.NormalPassword(password))
}

// ChangePassword sets a person's own password and ends their other logins.
// The current one is asked for, and its attempts are counted: 10 in 15 minutes.
func (p *Practice) ChangePassword(ctx context.Context, by domain.Actor, current, wanted string) error {
	user, practiceName, guesses, err := p.countCurrent(ctx, by)
	if err != nil {
		return err
	}
	matches, err := p.passwordFits(current, user.PasswordHash)
	if err != nil {
		return err
	}
	if !matches {
		return p.turnedAway(ctx, by, domain.ChangePassword, by.UserID, "wrong_password",
			domain.Invalid("currentPassword", "is not your password"))
	}
	hash, err := p.newPassword(practiceName, user, "newPassword", wanted)
	if err != nil {
		return errors.Join(err, p.forgive(ctx, guesses))
	}
	return p.change(ctx, by, domain.ChangePassword, func(tx Tx, d *Deed) error {
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
		return tx.EndLoginsOf(by.UserID, by.LoginID, domain.EndedByPassword, d.Now)
	})
}

func (p *Practice) countCurrent(ctx context.Context, by domain.Actor) (user domain.User, practiceName string, guesses []bucket, err error) {
	guesses = []bucket{p.bucket("password", by.UserID.String(), triesPerDevice, tryWindow)}
	var full error
	err = p.store.Write(ctx, func(tx Tx) error {
		if user, err = tx.User(by.UserID); err != nil {
			return err
		}
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		practiceName = settings.PracticeName
		full, _, err = count(tx, guesses, p.now())
		return err
	})
	return user, practiceName, guesses, errors.Join(err, full)
}

func (p *Practice) forgive(ctx context.Context, buckets []bucket) error {
	return p.store.Write(ctx, func(tx Tx) error { return tx.ForgiveAttempts(names(buckets)) })
}
