package keyring

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"errors"
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
	return cipher.NewGCMWithRandomNonce(block)
}

// SealFor encrypts a text under the key of one person. place is as for Seal.
func (r *Ring) SealFor(owner, place, text string) ([]byte, error) {
	c, err := r.privateCipher(owner)
	if err != nil {
		return nil, err
	}
	return append([]byte{privately}, c.Seal(nil, nil, []byte(text), []byte(place))...), nil
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
	text, err := c.Open(nil, nil, sealed[1:], []byte(place))
	return string(text), err
}
