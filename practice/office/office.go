// Package office is the desk of the administrator and of whoever signs in:
// people and their logins, settings, and the audit.
package office

import (
	"sync/atomic"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// Desk is where people sign in and the practice is kept. It is safe for
// concurrent use and keeps nothing but requests for mail that are being answered.
type Desk struct {
	*practice.Practice
	store    practice.Store
	keys     Keys
	hasher   PasswordHasher
	outside  Checkpointer
	shipped  Known         // what was shipped of it elsewhere, nil: nothing
	asked    chan struct{} // somebody wants the audit verified
	resets   chan resetRequest
	told     chan noticeLetters
	letters  chan domain.Letter // that wait to be sent
	passkeys Passkeys
	codes    Codes
	provider Provider // nil for none
	rules    domain.ProviderRules
	// sendsMail says that letters are written.
	sendsMail atomic.Bool
	// demonstration says that nobody in the practice exists.
	demonstration atomic.Bool
}

// New opens the desk. Without a place for checkpoints (nil), a tail of the
// audit that was cut off together with the end of the chain is not missed.
func New(p *practice.Practice, store practice.Store, keys Keys, hasher PasswordHasher, passkeys Passkeys, codes Codes, outside Checkpointer) *Desk {
	return &Desk{Practice: p, store: store, keys: keys, hasher: hasher, outside: outside, asked: make(chan struct{}, 1),
		resets: make(chan resetRequest, resetsWaiting), told: make(chan noticeLetters, resetsWaiting),
		letters: make(chan domain.Letter, resetsWaiting), passkeys: passkeys, codes: codes}
}

// HoldAgainst lets every verification hold the audit against what was shipped of
// its checkpoints elsewhere. It comes before anybody verifies.
func (desk *Desk) HoldAgainst(shipped Known) { desk.shipped = shipped }

// Demonstrate says that the practice is the demonstration, in which everybody may
// have its password.
func (desk *Desk) Demonstrate() { desk.demonstration.Store(true) }

// Keys is what use cases need of the keys file.
type Keys interface {
	practice.Blinder
	// SignAccess makes an access token for a login; it expires at the given time.
	SignAccess(login domain.Login, now, expires time.Time) (string, error)
	// VerifyAccess gives the login of a valid token, and ErrSignedOut for any other.
	VerifyAccess(token string, now time.Time) (domain.LoginID, error)
}

// PasswordHasher hashes and checks passwords; argon2id in production.
type PasswordHasher interface {
	Hash(password string) (string, error)
	// Matches compares. An empty hash costs as much as a real one and never matches.
	Matches(password, hash string) (bool, error)
}
