package practice

import (
	"time"

	"cohort/domain"
)

// Practice is the practice as its staff use it. It is safe for concurrent
// use and keeps no state of its own.
type Practice struct {
	store   Store
	keys    Keys
	hasher  PasswordHasher
	now     func() time.Time
	reading *readRecorder

	newBatchWriter NewBatchWriter
	outside        Checkpointer
}

// Keys is what use cases need of the keys file.
type Keys interface {
	// SignAccess makes an access token for a login; it expires at the given time.
	SignAccess(login domain.Login, now, expires time.Time) (string, error)
	// VerifyAccess gives the login of a valid token, and ErrSignedOut for any other.
	VerifyAccess(token string, now time.Time) (domain.LoginID, error)
	// Blind gives a keyed hash, for values that must be compared but not kept:
	// refresh tokens, invitation tokens, throttle buckets, request bodies.
	Blind(purpose, value string) string
}

// PasswordHasher hashes and checks passwords; argon2id in production.
type PasswordHasher interface {
	Hash(password string) (string, error)
	// Matches compares. An empty hash costs as much as a real one and never matches.
	Matches(password, hash string) (bool, error)
}

// New wires the use cases. now gives the present; it is cut to milliseconds
// UTC, the precision that both databases keep.
func New(store Store, keys Keys, hasher PasswordHasher, now func() time.Time) *Practice {
	p := &Practice{store: store, keys: keys, hasher: hasher,
		now: func() time.Time { return now().UTC().Truncate(time.Millisecond) }}
	p.reading = newReadRecorder(store)
	return p
}

// WithFiles gives the practice the writers of export files.
func (p *Practice) WithFiles(newWriter NewBatchWriter) *Practice {
	p.newBatchWriter = newWriter
	return p
}

// Now is the present as the practice sees it.
func (p *Practice) Now() time.Time { return p.now() }
