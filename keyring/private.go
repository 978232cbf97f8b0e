package keyring

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"slices"
)

// privately is the first byte of what is sealed for one person: which key it was.
const privately = 1

var errNotPrivate = errors.New("it was not sealed for one person")

// privateCipher is AES-256-GCM under a key of one person's own. It follows from
// the secret of the blind hashes, which is never turned, so that a keys file made
// by any version has it: the keyset that seals everything else opens nothing of
// it, and one person's key opens nothing of another's.
func (r *Ring) privateCipher(owner string) (cipher.AEAD, error) {
	key, err := hkdf.Key(sha256.New, r.file.Blind, nil, "cohort private notes of "+owner, keyBytes)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// SealFor encrypts a text under the key of one person. place is as for Seal.
func (r *Ring) SealFor(owner, place, text string) ([]byte, error) {
	c, err := r.privateCipher(owner)
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, c.NonceSize())
	if _, err := rand.Read(nonce); err != nil {
		return nil, err
	}
	return slices.Concat([]byte{privately}, nonce, c.Seal(nil, nonce, []byte(text), []byte(place))), nil
}

// OpenFor decrypts what SealFor made for the same person and place.
func (r *Ring) OpenFor(owner, place string, sealed []byte) (string, error) {
	if len(sealed) == 0 || sealed[0] != privately {
		return "", errNotPrivate
	}
	c, err := r.privateCipher(owner)
	if err != nil {
		return "", err
	}
	sealed = sealed[1:]
	if len(sealed) < c.NonceSize() {
		return "", errNotPrivate
	}
	text, err := c.Open(nil, sealed[:c.NonceSize()], sealed[c.NonceSize():], []byte(place))
	return string(text), err
}
