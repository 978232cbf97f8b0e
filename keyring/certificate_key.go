package keyring

import (
	"crypto/ed25519"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// certificateSigners are the keys that sign certificates of completion, the one
// that signs now at the end. The first follows from another key of the file, so
// that a file made by any version has one; later ones were turned to.
func certificateSigners(f file) ([]ed25519.PrivateKey, error) {
	first, err := hkdf.Key(sha256.New, f.Checkpoint, nil, "cohort certificate signature", ed25519.SeedSize)
	if err != nil {
		return nil, err
	}
	var all []ed25519.PrivateKey
	for _, seed := range append([][]byte{first}, f.Certificates...) {
		if len(seed) != ed25519.SeedSize {
			return nil, errors.New("a key for certificates is too short")
		}
		all = append(all, ed25519.NewKeyFromSeed(seed))
	}
	return all, nil
}

// CertificateKey is what certificates are verified with. Whoever has it can make
// none.
type CertificateKey struct{ key ed25519.PublicKey }

// certificateMark begins the text of a key, so that it is not taken for another
// one.
const certificateMark = "cohort-certificate-"

// String is the key as people hand it on.
func (k CertificateKey) String() string {
	return certificateMark + base64.RawURLEncoding.EncodeToString(k.key)
}

// Name is by which a certificate says which key it was signed with.
func (k CertificateKey) Name() string {
	sum := sha256.Sum256(k.key)
	return hex.EncodeToString(sum[:8])
}

// Fits says whether what was said was signed with the other half of the key.
func (k CertificateKey) Fits(said string, signature []byte) bool {
	return len(k.key) == ed25519.PublicKeySize && ed25519.Verify(k.key, []byte(said), signature)
}

var errNoCertificateKey = errors.New("this is no key of certificates: it begins with " + certificateMark)

// ParseCertificateKey reads what String wrote.
func ParseCertificateKey(text string) (CertificateKey, error) {
	encoded, marked := strings.CutPrefix(strings.TrimSpace(text), certificateMark)
	key, err := base64.RawURLEncoding.DecodeString(encoded)
	if !marked || err != nil || len(key) != ed25519.PublicKeySize {
		return CertificateKey{}, errNoCertificateKey
	}
	return CertificateKey{key: key}, nil
}

// CertificateKeys gives all keys with which certificates were ever signed, the one
// that signs now at the end.
func (r *Ring) CertificateKeys() []CertificateKey {
	all := make([]CertificateKey, len(r.certificates))
	for i, signer := range r.certificates {
		all[i] = CertificateKey{key: ed25519.PublicKey(signer[ed25519.SeedSize:])}
	}
	return all
}

// CertificateKey names the key that signs now.
func (r *Ring) CertificateKey() string {
	return r.CertificateKeys()[len(r.certificates)-1].Name()
}

// SignCertificate signs what a certificate says.
func (r *Ring) SignCertificate(said string) []byte {
	return ed25519.Sign(r.certificates[len(r.certificates)-1], []byte(said))
}

// FitsCertificate says whether a key of that name signed it, now or earlier.
func (r *Ring) FitsCertificate(name, said string, signature []byte) bool {
	for _, key := range r.CertificateKeys() {
		if key.Name() == name {
			return key.Fits(said, signature)
		}
	}
	return false
}

// TurnCertificateKey adds a fresh key to a keys file, which signs from the next
// start on. What the earlier ones signed is verified with them for good.
func TurnCertificateKey(path string) (CertificateKey, error) {
	ring, err := Load(path)
	if err != nil {
		return CertificateKey{}, err
	}
	seed := make([]byte, ed25519.SeedSize)
	if _, err := rand.Read(seed); err != nil {
		return CertificateKey{}, err
	}
	f := ring.file
	f.Certificates = append(f.Certificates, seed)
	content, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		return CertificateKey{}, err
	}
	turned, err := open(content)
	if err != nil {
		return CertificateKey{}, err
	}
	keys := turned.CertificateKeys()
	return keys[len(keys)-1], replaceSecret(path, content)
}

// replaceSecret puts a file that only its owner reads in the place of another, at
// once and for good.
func replaceSecret(path string, content []byte) error {
	next, err := os.CreateTemp(filepath.Dir(path), ".keys-")
	if err != nil {
		return err
	}
	_, err = next.Write(content)
	if err := errors.Join(err, next.Sync(), next.Close()); err != nil {
		return errors.Join(err, os.Remove(next.Name()))
	}
	if err := os.Rename(next.Name(), path); err != nil {
		return errors.Join(fmt.Errorf("the keys file stays as it was: %w", err), os.Remove(next.Name()))
	}
	return syncFolder(filepath.Dir(path))
}
