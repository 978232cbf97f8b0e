package office

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// How often a link to a new password may be asked for: by one neighborhood for
// one address, by one neighborhood, and for one address from everywhere, so
// that nobody's mailbox is filled. They depend on what was typed, not on
// whether it is anybody.
const (
	resetsPerAccountPlace = 3
	resetsPerPlace        = 20
	resetsPerAccount      = 10
	resetWindow           = time.Hour
)

// resetsWaiting is how many letters may wait to be written, and resetWriters
// how many are written at once.
const (
	resetsWaiting = 200
	resetWriters  = 4
)

var noteMail = practice.Plain("mail")

// Poster hands a letter to a mail server.
type Poster interface {
	Send(context.Context, domain.Letter) error
}

// resetRequest is somebody's request for a link to a new password.
type resetRequest struct {
	from  domain.Actor
	email string
	admin bool // from is an administrator, who asks for somebody else
}

// AskForReset takes a request for a link by mail. It does the same work and
// gives the same answer whether anybody signs in with the address: who that is
// is found out later, by WriteResets.
func (desk *Desk) AskForReset(ctx context.Context, from domain.Actor, typed string) error {
	email, now, place := domain.NormalEmail(typed), desk.Now(), domain.Neighborhood(from.Address)
	buckets := []bucket{
		desk.bucket("reset account and place", email+"\n"+place, resetsPerAccountPlace, resetWindow),
		desk.bucket("reset place", place, resetsPerPlace, resetWindow),
		desk.bucket("reset account", email, resetsPerAccount, resetWindow),
	}
	var full error
	err := desk.store.Write(ctx, func(tx practice.Tx) (err error) {
		full, _, err = count(tx, buckets, now)
		return err
	})
	if err := errors.Join(err, full); err != nil {
		return err
	}
	select {
	case desk.resets <- resetRequest{from: from, email: email}:
		return nil
	default:
		return domain.ErrTooManyAttempts.After(time.Minute)
	}
}

// Mailing is how letters go out.
type Mailing struct {
	Post Poster
	Page string // the address of the page where a password is chosen, before # and the token
	// Pauses are the waits before a letter that failed is tried again.
	Pauses []time.Duration
	// Told hears how each letter ended, nil when it was taken.
	Told func(error)
}

// WriteResets writes letters to those who asked for a link or are told of
// something, until the context ends.
func (desk *Desk) WriteResets(ctx context.Context, m Mailing) {
	var writers sync.WaitGroup
	for range resetWriters {
		writers.Go(func() {
			for {
				select {
				case r := <-desk.resets:
					if err := desk.writeReset(ctx, m, r); err != nil && ctx.Err() == nil {
						m.Told(err)
					}
				case n := <-desk.told:
					if err := desk.writeTold(ctx, m, n); err != nil && ctx.Err() == nil {
						m.Told(err)
					}
				case letter := <-desk.letters:
					if err := deliver(ctx, m, letter); ctx.Err() == nil {
						m.Told(err)
					}
				case <-ctx.Done():
					return
				}
			}
		})
	}
	writers.Wait()
}

func (desk *Desk) writeReset(ctx context.Context, m Mailing, r resetRequest) error {
	letter, user, err := desk.reset(ctx, m.Page, r)
	if err != nil || letter == nil {
		return err
	}
	if err = deliver(ctx, m, *letter); err == nil {
		m.Told(nil)
		return nil
	}
	d := desk.Deed(r.from, domain.AskForReset)
	d.About("user", user.ID, domain.ClientID{})
	d.Note(practice.Code, "mail_failed")
	return errors.Join(err, desk.Record(ctx, d, domain.Refused))
}

// deliver tries, and tries again.
func deliver(ctx context.Context, m Mailing, letter domain.Letter) error {
	err := m.Post.Send(ctx, letter)
	for _, pause := range m.Pauses {
		if err == nil {
			return nil
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return ctx.Err()
		}
		err = m.Post.Send(ctx, letter)
	}
	return err
}

// reset makes the link of somebody who signs in with the address, and the
// letter with it; nil when nobody does. Who was only invited gets none: their
// address is as the administrator typed it, and nobody has proved it yet.
func (desk *Desk) reset(ctx context.Context, page string, r resetRequest) (letter *domain.Letter, user domain.User, err error) {
	err = desk.store.Write(ctx, func(tx practice.Tx) error {
		letter = nil
		if user, err = tx.UserByEmail(r.email); err != nil {
			return err
		}
		if user.Status != domain.UserActive {
			return domain.ErrNotFound
		}
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		d := desk.Deed(r.from, domain.AskForReset)
		d.About("user", user.ID, domain.ClientID{})
		token := newToken()
		invitation := domain.Invitation{UserID: user.ID, Mailed: true}
		who := "Somebody"
		if r.admin {
			invitation.ByID, invitation.ByName, who = r.from.UserID, r.from.Name, r.from.Name
		}
		letter = resetLetter(settings.PracticeName, who, user.Email, page+"#"+token)
		invitation.TokenHash, invitation.ExpiresAt = desk.keys.Blind(forInvitation, token), d.Now.Add(domain.ResetMinutes*time.Minute)
		return errors.Join(tx.SaveInvitation(invitation), d.Append(tx))
	})
	if errors.Is(err, domain.ErrNotFound) {
		return nil, user, ignoring(desk.turnedAway(ctx, r.from, domain.AskForReset, user.ID, whyNot(user), domain.ErrNotFound), domain.ErrNotFound)
	}
	return letter, user, err
}

func resetLetter(practiceName, who, to, link string) *domain.Letter {
	return &domain.Letter{To: to, Subject: "A new password at " + practiceName, Text: fmt.Sprintf(`%s asked for a new password for your login at %s.

Choose it here within %d minutes; the link works once:

%s

If it was not you, there is nothing to do: your password stays as it is.
`, who, practiceName, domain.ResetMinutes, link)}
}
