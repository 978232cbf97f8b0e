package keyring

import (
	"crypto/ed25519"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
)

// signer makes the signatures of checkpoints. Its key follows from one of the
// keys file, so that a file made by any version has it, and nothing of it
// shows in what it signs.
func (r *Ring) signer() (ed25519.PrivateKey, error) {
	seed, err := hkdf.Key(sha256.New, r.file.Checkpoint, nil, "cohort checkpoint signature", ed25519.SeedSize)
	if err != nil {
		return nil, err
	}
	return ed25519.NewKeyFromSeed(seed), nil
}

// VerifyingKey is what checkpoints are verified with. Whoever has it can make none.
type VerifyingKey struct{ key ed25519.PublicKey }

// VerifyingKey gives the key that verifies what is signed with this keys file.
func (r *Ring) VerifyingKey() (VerifyingKey, error) {
	signer, err := r.signer()
	if err != nil {
		return VerifyingKey{}, err
	}
	public, is := signer.Public().(ed25519.PublicKey)
	if !is {
		return VerifyingKey{}, errors.New("the key that signs checkpoints is of another kind")
	}
	return VerifyingKey{key: public}, nil
}

// keyMark begins the text of a key, so that it is not taken for another secret.
const keyMark = "cohort-audit-"

// String is the key as people hand it on.
func (k VerifyingKey) String() string {
	return keyMark + base64.RawURLEncoding.EncodeToString(k.key)
}

var errNoKey = errors.New("this is no key of an audit: it begins with " + keyMark)

// ParseVerifyingKey reads what String wrote.
func ParseVerifyingKey(text string) (VerifyingKey, error) {
	encoded, marked := strings.CutPrefix(strings.TrimSpace(text), keyMark)
	key, err := base64.RawURLEncoding.DecodeString(encoded)
	if !marked || err != nil || len(key) != ed25519.PublicKeySize {
		return VerifyingKey{}, errNoKey
	}
	return VerifyingKey{key: key}, nil
}

func (k VerifyingKey) fits(text string, signature []byte) bool {
	return len(k.key) == ed25519.PublicKeySize && ed25519.Verify(k.key, []byte(text), signature)
}

// sign signs a text of one kind.
func (c *Checkpoints) sign(text string) ([]byte, error) {
	if c.broken != nil {
		return nil, fmt.Errorf("checkpoints cannot be signed: %w", c.broken)
	}
	return ed25519.Sign(c.key, []byte(text)), nil
}
