package keyring

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"cohort/domain"
)

// Checkpoints is a file outside the database with one signed line for each
// checkpoint of the audit. It is safe for concurrent use by one program.
type Checkpoints struct {
	path string
	key  []byte
	mu   sync.Mutex
}

// NewCheckpoints keeps checkpoints in the file, which need not exist yet.
func NewCheckpoints(path string, ring *Ring) *Checkpoints {
	return &Checkpoints{path: path, key: ring.CheckpointKey()}
}

// A file that has grown past this many lines is cut to its newest ones: each
// covers all entries before it.
const (
	mostCheckpoints = 10_000
	keptCheckpoints = 1_000
)

type checkpointLine struct {
	Place     int64     `json:"place"`
	Seq       int64     `json:"seq"`
	Hash      string    `json:"hash"`
	At        time.Time `json:"at"`
	Signature string    `json:"signature"`
}

func (c *Checkpoints) sign(at domain.Checkpoint) string {
	mac := hmac.New(sha256.New, c.key)
	fmt.Fprintf(mac, "%d\n%d\n%s\n%s", at.Place, at.Seq, at.Hash, at.At.UTC().Format(time.RFC3339Nano))
	return hex.EncodeToString(mac.Sum(nil))
}

// Keep appends a checkpoint and returns when the disk has it.
func (c *Checkpoints) Keep(at domain.Checkpoint) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	line, err := json.Marshal(checkpointLine{Place: at.Place, Seq: at.Seq, Hash: at.Hash, At: at.At.UTC(), Signature: c.sign(at)})
	if err != nil {
		return err
	}
	before, err := c.read()
	if err != nil {
		return err
	}
	if lines := bytes.SplitAfter(before, []byte("\n")); len(lines) > mostCheckpoints {
		return c.replace(append(bytes.Join(lines[len(lines)-keptCheckpoints:], nil), append(line, '\n')...))
	}
	if err := os.MkdirAll(filepath.Dir(c.path), 0o700); err != nil {
		return err
	}
	out, err := os.OpenFile(c.path, os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	_, err = out.WriteAt(append(line, '\n'), int64(len(before))) // over a line that a crash left unfinished
	return errors.Join(err, out.Truncate(int64(len(before)+len(line)+1)), out.Sync(), out.Close())
}

func (c *Checkpoints) replace(content []byte) error {
	next := c.path + ".new"
	if err := os.WriteFile(next, content, 0o600); err != nil {
		return err
	}
	return os.Rename(next, c.path)
}

// read gives the finished lines of the file.
func (c *Checkpoints) read() ([]byte, error) {
	content, err := os.ReadFile(c.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return content[:bytes.LastIndexByte(content, '\n')+1], err
}

// Kept gives the checkpoints. A line that was not signed with this keys file
// ends the reading with domain.ErrCheckpoints; those before it are given.
func (c *Checkpoints) Kept() ([]domain.Checkpoint, error) {
	c.mu.Lock()
	content, err := c.read()
	c.mu.Unlock()
	if err != nil {
		return nil, err
	}
	var kept []domain.Checkpoint
	for line := range bytes.Lines(content) {
		var read checkpointLine
		if err := json.Unmarshal(line, &read); err != nil {
			return kept, domain.ErrCheckpoints
		}
		at := domain.Checkpoint{AuditLink: domain.AuditLink{Place: read.Place, Seq: read.Seq, Hash: read.Hash}, At: read.At}
		if !hmac.Equal([]byte(c.sign(at)), []byte(read.Signature)) {
			return kept, domain.ErrCheckpoints
		}
		kept = append(kept, at)
	}
	return kept, nil
}
