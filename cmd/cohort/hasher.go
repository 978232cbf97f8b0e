package main

import (
	"runtime"

	"github.com/alexedwards/argon2id"
)

// hasher keeps passwords in argon2id, with the parameters that OWASP's
// Password Storage Cheat Sheet gives as the minimum: 19 MiB, two passes.
type hasher struct {
	// turns bounds how many hash at once: a flood of sign-ins waits, instead
	// of taking all memory.
	turns chan struct{}
	none  string
}

var cost = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

func newHasher() *hasher {
	return &hasher{turns: make(chan struct{}, max(2, runtime.NumCPU())),
		none: "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}
}

// Hash implements practice.PasswordHasher.
func (h *hasher) Hash(password string) (string, error) {
	h.turns <- struct{}{}
	defer func() { <-h.turns }()
	return argon2id.CreateHash(password, cost)
}

// Matches implements practice.PasswordHasher. Somebody without a password
// costs as much as somebody with one, so that time does not tell who exists.
func (h *hasher) Matches(password, hash string) (bool, error) {
	h.turns <- struct{}{}
	defer func() { <-h.turns }()
	if hash == "" {
		_, err := argon2id.ComparePasswordAndHash(password, h.none)
		return false, err
	}
	return argon2id.ComparePasswordAndHash(password, hash)
}
