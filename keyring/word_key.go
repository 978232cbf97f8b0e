package keyring

import (
	"crypto/hkdf"
	"crypto/sha256"
)

// wordKey follows from the key of blind hashes, so that a keys file made by any
// version has it. Neither of the two can be told from the other.
func wordKey(f file) ([]byte, error) {
	return hkdf.Key(sha256.New, f.Blind, nil, "cohort words of notes", keyBytes)
}

// WordKey is the key of the hashes by which words are found in sealed notes.
func (r *Ring) WordKey() []byte { return r.words }
