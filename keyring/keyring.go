// Package keyring holds the secrets of a practice, which live in one file
// outside the database: the key that signs access tokens, the keyset that
// encrypts sensitive text, the key of the audit chain and of its checkpoints.
package keyring

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/insecurecleartextkeyset"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/tink"
)

// Ring is an open keys file. It is safe for concurrent use.
type Ring struct {
	file  file
	aead  tink.AEAD
	rows  []byte
	words []byte
	// certificates sign certificates of completion, the last one now.
	certificates []ed25519.PrivateKey
}

// file is the JSON of a keys file. Keys are 32 random bytes in base64.
type file struct {
	Notice     string          `json:"notice"`
	Token      []byte          `json:"tokenKey"`
	Blind      []byte          `json:"blindKey"`
	Audit      []byte          `json:"auditKey"`
	Checkpoint []byte          `json:"checkpointKey"`
	Keyset     json.RawMessage `json:"encryptionKeyset"`
	// Certificates are what the key of certificates was turned to, the last one last.
	Certificates [][]byte `json:"certificateKeys,omitempty"`
}

const notice = "Keep this file secret and keep a copy apart from the database: without it, nothing can be read."

const keyBytes = 32

// ErrMissing says that there is no keys file.
var ErrMissing = errors.New("there is no keys file")

// Load opens a keys file. It refuses one that others on the machine can read.
func Load(path string) (*Ring, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrMissing
	}
	if err != nil {
		return nil, err
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("the keys file %s can be read by others: run chmod 600 on it", path)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	ring, err := open(content)
	if err != nil {
		return nil, fmt.Errorf("the keys file %s is damaged: %w", path, err)
	}
	return ring, nil
}

// Fresh makes keys that are kept nowhere, for tests.
func Fresh() (*Ring, error) {
	content, err := generate()
	if err != nil {
		return nil, err
	}
	return open(content)
}

func generate() ([]byte, error) {
	handle, err := keyset.NewHandle(aead.AES256GCMKeyTemplate())
	if err != nil {
		return nil, err
	}
	var set bytes.Buffer
	if err := insecurecleartextkeyset.Write(handle, keyset.NewJSONWriter(&set)); err != nil {
		return nil, err
	}
	f := file{Notice: notice, Keyset: set.Bytes()}
	for _, key := range []*[]byte{&f.Token, &f.Blind, &f.Audit, &f.Checkpoint} {
		*key = make([]byte, keyBytes)
		if _, err := rand.Read(*key); err != nil {
			return nil, err
		}
	}
	return json.MarshalIndent(f, "", "  ")
}

func open(content []byte) (*Ring, error) {
	var f file
	if err := json.Unmarshal(content, &f); err != nil {
		return nil, errors.New("it is not JSON")
	}
	for _, key := range [][]byte{f.Token, f.Blind, f.Audit, f.Checkpoint} {
		if len(key) < keyBytes {
			return nil, errors.New("a key is missing or too short")
		}
	}
	handle, err := insecurecleartextkeyset.Read(keyset.NewJSONReader(bytes.NewReader(f.Keyset)))
	if err != nil {
		return nil, errors.New("the encryption keyset cannot be read")
	}
	cipher, err := aead.New(handle)
	if err != nil {
		return nil, err
	}
	rows, err := rowKey(f)
	if err != nil {
		return nil, err
	}
	words, err := wordKey(f)
	if err != nil {
		return nil, err
	}
	signers, err := certificateSigners(f)
	return &Ring{file: f, aead: cipher, rows: rows, words: words, certificates: signers}, err
}

// Seal encrypts text. place says where it is kept (table, column, row), so
// that one row's text cannot be moved to another.
func (r *Ring) Seal(place, text string) ([]byte, error) {
	return r.aead.Encrypt([]byte(text), []byte(place))
}

// Open decrypts what Seal made for the same place.
func (r *Ring) Open(place string, sealed []byte) (string, error) {
	text, err := r.aead.Decrypt(sealed, []byte(place))
	return string(text), err
}

// AuditKey is the key of the audit's hash chain.
func (r *Ring) AuditKey() []byte { return r.file.Audit }
