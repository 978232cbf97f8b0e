package domain

import (
	"net/netip"
	"time"
)

// The deeds around signing in. The policy table does not name them: who does
// them is not signed in yet. The audit does.
const (
	SignIn           Action = "self.sign_in"
	RenewLogin       Action = "self.renew"
	AcceptInvitation Action = "self.accept_invitation"
	AskForReset      Action = "self.ask_for_reset"
	TakeGroups       Action = "self.take_groups" // the identity provider's groups changed somebody's roles
	SetUpPractice    Action = "practice.set_up"
)

// The deeds of members in a round, who have no login: a code lets them.
const (
	OpenRound   Action = "rounds.open"
	AnswerRound Action = "rounds.answer"
)

// How long a login lasts.
const (
	AccessMinutes  = 10 // an access token, held in the page's memory
	LoginHours     = 12 // however much it is used, a login ends after so long: a working day
	RepeatSeconds  = 10 // for so long a spent refresh token may come again, its answer having been lost
	MaxLoginsAUser = 20 // more at once end the oldest
	KnownPlaceDays = 90 // where somebody signed in from is known for so long, then forgotten
)

// Why a login ended, as its row says.
const (
	EndedBySignOut    = "signed_out"
	EndedByPassword   = "password_changed"
	EndedByDisabling  = "disabled"
	EndedByReuse      = "refresh_token_reused"
	EndedByNewerOnes  = "too_many_logins"
	EndedByInvitation = "invitation_accepted"
	EndedByIdle       = "idle"            // nobody's hand was there for as long as the practice allows
	EndedByNextSignIn = "signed_in_again" // the same browser has a new one
	EndedByOwner      = "ended_by_owner"  // from the list of one's own
	EndedByAdmin      = "ended_by_admin"
	EndedByNotice     = "not_asked_for"
	EndedByFactors    = "factors_removed"
	EndedByIdentity   = "disconnected" // from the identity provider
	EndedByGroups     = "no_role"
)

// The errors of signing in. A wrong password, an address that nobody signs in
// with, a disabled and an invited person get the same one: it tells nothing
// about who works here.
var (
	ErrWrongLogin      = Error{Kind: KindUnauthenticated, Code: "wrong_login", Message: "E-mail and password do not fit together."}
	ErrPublicPassword  = Error{Kind: KindUnauthenticated, Code: "public_password", Message: "This is the password of Cohort's demonstration, which everybody can read, so it opens nothing here. Set another by a link: under \"Forgotten your password?\" where the practice sends mail, or from an administrator."}
	ErrTooManyAttempts = Error{Kind: KindTooMany, Code: "too_many_attempts", Message: "Too many attempts. Wait a little, then try again."}
	ErrLinkUsed        = Refusal("link_used", "This link was used already or has expired. Ask your administrator for a new one.")
)

// ErrNoMail is what a request for a link by mail gets where none can be sent.
var ErrNoMail = Conflict("mail_not_set_up", "This practice sends no mail. Ask an administrator for a link.")

// Login is one signed-in browser or program. Every request checks that it is
// alive, so ending it acts at once.
type Login struct {
	ID        LoginID
	UserID    UserID
	CreatedAt time.Time
	ActiveAt  time.Time // when a person's hand was last there, as the page said
	ExpiresAt time.Time
	EndedAt   *time.Time
	EndReason string
	Address   string
	Browser   Browser
	// LinkBy is the administrator by whose link it was entered, "" for none or
	// once the person has answered for it.
	LinkBy string
	// Emergencies are those that were not ended of the person, where they were
	// asked for with the login; some may have expired.
	Emergencies []EmergencyAccess
	// Covers are those by which the person is a substitute, where they were asked
	// for with the login; some may not have begun.
	Covers []Cover
	// ConfirmedAt is when its person last proved who they are; signing in counts.
	ConfirmedAt time.Time
	// ProviderFactor says that the identity provider vouched for a second factor.
	ProviderFactor bool
	// LacksFactor says that its person must have a second factor and has none.
	// It is found out with the login, and not kept.
	LacksFactor bool
}

// NewLogin begins a login of a user, from where and with what they are.
func NewLogin(user UserID, by Actor, now time.Time) Login {
	return Login{ID: NewID[LoginID](), UserID: user, CreatedAt: now, ActiveAt: now, ExpiresAt: now.Add(LoginHours * time.Hour),
		Address: by.Address, Browser: by.Browser, ConfirmedAt: now}
}

// Alive says whether the login still counts at now.
func (l Login) Alive(now time.Time) bool { return l.EndedAt == nil && now.Before(l.ExpiresAt) }

// Seen is the login after its page said that nobody's hand was there for so
// long. What is said later may be about earlier: another tab knew more.
func (l Login) Seen(idle time.Duration, now time.Time) Login {
	if at := now.Add(-max(idle, 0)); at.After(l.ActiveAt) {
		l.ActiveAt = at
	}
	return l
}

// Until is when the login ends if nobody's hand comes back.
func (l Login) Until(idle time.Duration) time.Time { return earlier(l.ActiveAt.Add(idle), l.ExpiresAt) }

// AccessUntil is when an access token made now expires: never after its login,
// nor after nobody was there for the time that the practice allows.
func (l Login) AccessUntil(idle time.Duration, now time.Time) time.Time {
	return earlier(now.Add(AccessMinutes*time.Minute), l.Until(idle))
}

// RefreshToken is one link in a login's family of refresh tokens. Only its
// hash is kept; a spent one that comes back ends the login, but for one whose
// answer may have been lost on the way. Its successor is made of the token and
// the salt, so that a repeated request gets the same one and a login never has
// two that are unspent.
type RefreshToken struct {
	Hash      string
	Salt      string
	LoginID   LoginID
	CreatedAt time.Time
	ExpiresAt time.Time
	SpentAt   *time.Time
}

// Refresh makes a token of the login's family: it is good for as long as the
// practice lets a page stand without a hand, so that a browser that was closed
// and opened later finds the login over.
func (l Login) Refresh(hash, salt string, idle time.Duration, now time.Time) RefreshToken {
	return RefreshToken{Hash: hash, Salt: salt, LoginID: l.ID, CreatedAt: now, ExpiresAt: l.Until(idle)}
}

// MayRepeat says whether the token was spent so lately that whoever sends it
// again may not have heard the answer: a page that was left, a second tab, a
// line that broke.
func (t RefreshToken) MayRepeat(now time.Time) bool {
	return t.SpentAt != nil && now.Sub(*t.SpentAt) < RepeatSeconds*time.Second
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// Neighborhood is what counts as one place when attempts to sign in are
// counted: an IPv4 address, or the /64 network that one customer has of IPv6,
// where changing the rest of the address costs nothing.
func Neighborhood(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil {
		return address
	}
	if ip = ip.Unmap(); ip.Is4() {
		return ip.String()
	}
	network, err := ip.WithZone("").Prefix(64)
	if err != nil {
		return address
	}
	return network.String()
}
