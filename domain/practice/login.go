package practice

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
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

// Session is what somebody gets who has signed in.
type Session struct {
	User           domain.User
	AccessToken    string
	AccessExpires  time.Time
	RefreshToken   string
	RefreshExpires time.Time
	Device         string // "" when the browser keeps the one it has
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

// newToken makes 32 random bytes that can stand in addresses and cookies.
func newToken() string {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails: crypto/rand ends the program instead
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// The purposes of blind hashes.
const (
	forRefresh    = "refresh"
	forInvitation = "invitation"
	forSetup      = "setup"
)

// begin signs a user in: a login, the first of its refresh tokens, an access
// token, and a new name for the device.
func (p *Practice) begin(tx Tx, d *Deed, user domain.User) (Session, error) {
	d.By = domain.Actor{UserID: user.ID, Name: user.Name, Role: user.Role, Address: d.By.Address, RequestID: d.By.RequestID}
	login, token := domain.NewLogin(user.ID, d.By.Address, d.Now), newToken()
	refresh := login.Refresh(p.keys.Blind(forRefresh, token), d.Now)
	if err := tx.CreateLogin(login, refresh); err != nil {
		return Session{}, err
	}
	if err := tx.EndOldLogins(user.ID, domain.MaxLoginsAUser, domain.EndedByNewerOnes, d.Now); err != nil {
		return Session{}, err
	}
	s, err := p.session(user, login, d.Now)
	s.RefreshToken, s.RefreshExpires, s.Device = token, refresh.ExpiresAt, p.deviceToken(user.ID, d.Now)
	return s, err
}

func (p *Practice) session(user domain.User, login domain.Login, now time.Time) (Session, error) {
	until := login.AccessUntil(now)
	access, err := p.keys.SignAccess(login, now, until)
	return Session{User: user, AccessToken: access, AccessExpires: until}, err
}

// enter is change for who is not signed in yet: do finds out who it is, and
// the audit names them.
func (p *Practice) enter(ctx context.Context, from domain.Actor, action domain.Action, do func(Tx, *Deed) (Session, error)) (s Session, err error) {
	now := p.now()
	err = p.store.Write(ctx, func(tx Tx) error {
		d := &Deed{By: from, Action: action, Now: now}
		if s, err = do(tx, d); err != nil {
			return err
		}
		d.About("user", s.User.ID, domain.ClientID{})
		entry, err := d.entry(domain.Done)
		if err != nil {
			return err
		}
		return tx.AppendAudit(entry)
	})
	if err != nil {
		return Session{}, err
	}
	return s, nil
}

// turnedAway records that signing in failed and gives the error to answer
// with. What was typed is not kept.
func (p *Practice) turnedAway(ctx context.Context, from domain.Actor, action domain.Action, about domain.UserID, why string, answer error) error {
	d := &Deed{By: from, Action: action, Now: p.now(), about: domain.Subject{Kind: "user"}}
	if !about.IsZero() {
		d.about.ID = about.String()
	}
	d.Note("code", why)
	entry, err := d.entry(domain.Refused)
	if err == nil {
		err = p.reading.record(ctx, entry)
	}
	if err != nil {
		return err
	}
	return answer
}

// Refresh trades a refresh token for the next one and a new access token. A
// spent token that comes back was copied: it ends the login, whoever of the
// two came first.
func (p *Practice) Refresh(ctx context.Context, from domain.Actor, token string) (s Session, err error) {
	if token == "" {
		return s, domain.ErrSignedOut
	}
	now, hash := p.now(), p.keys.Blind(forRefresh, token)
	reused := domain.UserID{}
	err = p.store.Write(ctx, func(tx Tx) error {
		reused = domain.UserID{}
		spent, login, err := tx.LockRefreshToken(hash)
		if err != nil {
			return err
		}
		if spent.SpentAt != nil {
			if login.Alive(now) {
				reused = login.UserID
			}
			return tx.EndLogin(login.ID, domain.EndedByReuse, now)
		}
		user, err := tx.User(login.UserID)
		if err != nil {
			return err
		}
		if !login.Alive(now) || !now.Before(spent.ExpiresAt) || user.Status != domain.UserActive {
			return domain.ErrSignedOut
		}
		next := newToken()
		refresh := login.Refresh(p.keys.Blind(forRefresh, next), now)
		spent.SpentAt = &now
		if err := tx.SpendRefreshToken(spent, refresh); err != nil {
			return err
		}
		s, err = p.session(user, login, now)
		s.RefreshToken, s.RefreshExpires = next, refresh.ExpiresAt
		return err
	})
	switch {
	case !reused.IsZero() && err == nil:
		return Session{}, p.turnedAway(ctx, from, domain.RenewLogin, reused, domain.EndedByReuse, domain.ErrSignedOut)
	case errors.Is(err, domain.ErrNotFound):
		return Session{}, domain.ErrSignedOut
	case err == nil && s.AccessToken == "":
		return Session{}, domain.ErrSignedOut
	}
	return s, err
}

// SignOut ends the login of an access token, of a refresh token, or of both.
// It answers ErrSignedOut when neither names a login that is alive.
func (p *Practice) SignOut(ctx context.Context, from domain.Actor, access, refresh string) error {
	now := p.now()
	var logins []domain.LoginID
	if id, err := p.keys.VerifyAccess(access, now); err == nil {
		logins = append(logins, id)
	}
	return p.store.Write(ctx, func(tx Tx) error {
		if _, login, err := tx.LockRefreshToken(p.keys.Blind(forRefresh, refresh)); err == nil {
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
				err = p.endOne(tx, from, login, user, now)
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

func (p *Practice) endOne(tx Tx, from domain.Actor, login domain.Login, user domain.User, now time.Time) error {
	if err := tx.EndLogin(login.ID, domain.EndedBySignOut, now); err != nil {
		return err
	}
	by := domain.Actor{UserID: user.ID, Name: user.Name, Role: user.Role, Address: from.Address, RequestID: from.RequestID}
	return tx.AppendAudit(by.Entry(domain.SignOut, domain.Done, domain.Subject{Kind: "user", ID: user.ID.String()}, now))
}
