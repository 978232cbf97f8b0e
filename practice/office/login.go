package office

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"slices"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// SignedIn is what somebody gets who has signed in.
type SignedIn struct {
	User           domain.User
	AccessToken    string
	AccessExpires  time.Time
	RefreshToken   string
	RefreshExpires time.Time
	Device         string        // "" when the browser keeps the one it has
	Idle           time.Duration // without a person's hand for so long, the login ends
	Ends           time.Time     // however much it is used
	DraftKey       string        // seals what the person typed and has not saved, in the browser
	Asked          *Asked        // nobody is signed in yet: this is to be answered first
}

// ActorOf finds out who a request comes from. Every request asks the
// database whether the login is alive, so signing out, a new role, a changed
// password or disabling a user acts on the next one.
func (desk *Desk) ActorOf(ctx context.Context, token, address, requestID string) (domain.Actor, error) {
	now := desk.Now()
	id, err := desk.keys.VerifyAccess(token, now)
	if err != nil {
		return domain.Actor{}, err
	}
	var login domain.Login
	var user domain.User
	err = desk.store.Read(ctx, func(tx practice.Tx) error {
		login, user, err = tx.LoginWithUser(id, now)
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
	by := user.At(domain.Actor{Address: address, RequestID: requestID})
	by.LoginID, by.LinkBy, by.ConfirmedAt, by.LacksFactor = login.ID, login.LinkBy, login.ConfirmedAt, login.LacksFactor
	by.Emergencies = slices.DeleteFunc(login.Emergencies, func(a domain.EmergencyAccess) bool { return !a.Open(now) })
	by.Covers = slices.DeleteFunc(login.Covers, func(c domain.Cover) bool { return !c.Open(now) })
	return by, nil
}

// newToken makes 32 random bytes that can stand in addresses and cookies.
func newToken() string {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails: crypto/rand ends the program instead
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// The purposes of blind hashes.
const (
	forRefresh      = "refresh"
	forSuccessor    = "refresh successor"
	forInvitation   = "invitation"
	forCalendarFeed = "calendar feed"
	forSetup        = "setup"
	forDrafts       = "drafts"
	forChallenge    = "challenge"
	forPasskey      = "passkey"
	forRecovery     = "recovery code"
)

// entered is what is known of how somebody signs in, besides who they are.
type entered struct {
	providerFactor bool // the identity provider saw a second factor
	unconfirmed    bool // nobody has asked them just now
}

// begin signs a user in who has just proved who they are.
func (desk *Desk) begin(tx practice.Tx, d *practice.Deed, user domain.User) (SignedIn, error) {
	return desk.beginAs(tx, d, user, entered{})
}

// beginAs signs a user in: a login, the first of its refresh tokens, an access
// token, and a new name for the device.
func (desk *Desk) beginAs(tx practice.Tx, d *practice.Deed, user domain.User, how entered) (SignedIn, error) {
	d.By = user.At(d.By)
	settings, err := tx.Settings()
	if err != nil {
		return SignedIn{}, err
	}
	login, token := domain.NewLogin(user.ID, d.By, d.Now), newToken()
	login.ProviderFactor = how.providerFactor
	if how.unconfirmed {
		login.ConfirmedAt = time.Unix(0, 0).UTC()
	}
	refresh := login.Refresh(desk.keys.Blind(forRefresh, token), newToken(), settings.Idle(), d.Now)
	linkBy, err := linkBehind(tx, user.ID)
	if err != nil {
		return SignedIn{}, err
	}
	login.LinkBy, d.By.LinkBy = linkBy, linkBy
	if err := tx.CreateLogin(login, refresh); err != nil {
		return SignedIn{}, err
	}
	if err := tx.EndOldLogins(user.ID, domain.MaxLoginsAUser, domain.EndedByNewerOnes, d.Now); err != nil {
		return SignedIn{}, err
	}
	s, err := desk.signedIn(user, login, settings.Idle(), d.Now)
	s.RefreshToken, s.RefreshExpires, s.Device = token, refresh.ExpiresAt, desk.deviceToken(user.ID, d.Now)
	return s, err
}

// signedIn gives an access token, and the key under which the browser keeps
// what its person typed: the same at each of their logins, and nobody else's.
func (desk *Desk) signedIn(user domain.User, login domain.Login, idle time.Duration, now time.Time) (SignedIn, error) {
	until := login.AccessUntil(idle, now)
	access, err := desk.keys.SignAccess(login, now, until)
	return SignedIn{User: user, AccessToken: access, AccessExpires: until, Idle: idle, Ends: login.ExpiresAt,
		DraftKey: desk.keys.Blind(forDrafts, user.ID.String())}, err
}

// enter is Change for who is not signed in yet: do finds out who it is, and
// the audit names them.
func (desk *Desk) enter(ctx context.Context, from domain.Actor, action domain.Action, do func(practice.Tx, *practice.Deed) (SignedIn, error)) (s SignedIn, err error) {
	err = desk.store.Write(ctx, func(tx practice.Tx) error {
		d := desk.Deed(from, action)
		if s, err = do(tx, d); err != nil {
			return err
		}
		if s.Asked != nil && action == domain.SignIn {
			return nil // the second step is recorded
		}
		d.About("user", s.User.ID, domain.ClientID{})
		return d.Append(tx)
	})
	if errors.Is(err, domain.ErrRowRefused) { // recorded by its name, and not told to whoever tries
		err = domain.ErrWrongLogin
	}
	if err != nil {
		return SignedIn{}, err
	}
	return s, nil
}

// turnedAway records that signing in failed and gives the error to answer
// with. What was typed is not kept.
func (desk *Desk) turnedAway(ctx context.Context, from domain.Actor, action domain.Action, about domain.UserID, why string, answer error) error {
	d := desk.Deed(from, action)
	d.AboutMany("user", domain.ClientID{})
	if !about.IsZero() {
		d.About("user", about, domain.ClientID{})
	}
	d.Note(practice.Code, why)
	if err := desk.Record(ctx, d, domain.Refused); err != nil {
		return err
	}
	return answer
}
