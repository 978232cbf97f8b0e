package practice

import (
	"time"

	"cohort/domain"
)

type userTx interface {
	Users(page Page) (List[domain.User], error) // by name
	Leaders() ([]domain.User, error)            // who may lead a cohort, by name
	CountUsers() (int, error)
	User(domain.UserID) (domain.User, error)
	LockUser(domain.UserID) (domain.User, error)
	UserByEmail(email string) (domain.User, error)
	CreateUser(domain.User) error // ErrEmailTaken
	SaveUser(domain.User) error   // ErrEmailTaken
	// LockUsers serializes changes to who is an active administrator.
	CountActiveAdmins() (int, error)
	SaveInvitation(domain.Invitation) error // replaces the user's earlier one
	Invitation(tokenHash string) (domain.Invitation, error)
	DropInvitation(domain.UserID) error
}

// ErrEmailTaken is what a second user with one address gets.
var ErrEmailTaken = domain.Error{Kind: domain.KindInvalid, Code: "email_taken", Message: "Somebody signs in with this address already.",
	Fields: []domain.FieldError{{Field: "email", Message: "is in use already"}}}

type loginTx interface {
	CreateLogin(domain.Login, domain.RefreshToken) error
	// LoginWithUser gives a login and who it belongs to, in one query: every request asks.
	LoginWithUser(domain.LoginID) (domain.Login, domain.User, error)
	LockRefreshToken(hash string) (domain.RefreshToken, domain.Login, error)
	SpendRefreshToken(spent domain.RefreshToken, next domain.RefreshToken) error
	EndLogin(id domain.LoginID, reason string, at time.Time) error
	// EndLoginsOf ends every login of a user but the one to keep (zero: none).
	EndLoginsOf(user domain.UserID, keep domain.LoginID, reason string, at time.Time) error
	// DropExpired removes refresh tokens, throttles and idempotency keys that no longer matter.
	DropExpired(now time.Time) error
}

type throttleTx interface {
	// CountAttempt adds one attempt to the bucket's window, beginning a new
	// window when the old one has ended, and gives the count so far and when
	// the window ends.
	CountAttempt(bucket string, now time.Time, window time.Duration) (count int, ends time.Time, err error)
	// ForgiveAttempts takes attempts of a success back.
	ForgiveAttempts(buckets []string) error
}
