package keyring

import (
	"runtime"
	"sync/atomic"
	"time"

	"github.com/alexedwards/argon2id"

	"cohort/domain"
)

// hashing is argon2id with 19 MiB, two passes and one lane: the first of the
// settings that OWASP's Password Storage Cheat Sheet calls equally strong, and
// the one that takes the least memory.
var hashing = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// At most two hashes are computed at once, whatever comes in: 38 MiB. What
// they leave is swept after as many, not when the heap has grown to three
// times its size. Who has waited longer than the usual patience is told to try
// again.
const (
	hashesAtOnce  = 2
	usualPatience = 10 * time.Second
)

// Passwords hashes and checks passwords with argon2id. It is safe for
// concurrent use.
type Passwords struct {
	turn     chan struct{}
	dummy    string
	patience time.Duration
	done     atomic.Int64 // hashes so far
}

// NewPasswords makes a hasher.
func NewPasswords() (*Passwords, error) {
	dummy, err := argon2id.CreateHash("nobody", hashing)
	return &Passwords{turn: make(chan struct{}, hashesAtOnce), dummy: dummy, patience: usualPatience}, err
}

// Hash gives the encoded hash of a password, with a salt of its own. It
// answers ErrBusy when too many are waiting.
func (p *Passwords) Hash(password string) (hash string, err error) {
	err = p.inTurn(func() error {
		hash, err = argon2id.CreateHash(password, hashing)
		return err
	})
	return hash, err
}

// Matches compares a password with a hash. Without a hash it takes as long as
// with one and says no.
func (p *Passwords) Matches(password, hash string) (matches bool, err error) {
	against := hash
	if hash == "" {
		against = p.dummy
	}
	err = p.inTurn(func() error {
		matches, err = argon2id.ComparePasswordAndHash(password, against)
		return err
	})
	return matches && hash != "", err
}

func (p *Passwords) inTurn(do func() error) error {
	giveUp := time.NewTimer(p.patience)
	defer giveUp.Stop()
	select {
	case p.turn <- struct{}{}:
		defer func() { <-p.turn }()
		err := do()
		if p.done.Add(1)%hashesAtOnce == 0 {
			runtime.GC()
		}
		return err
	case <-giveUp.C:
		return domain.ErrBusy
	}
}
