package keyring

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"cohort/domain"
	"cohort/filelock"
)

// Checkpoints is a file outside the database with one signed line for each
// checkpoint of the audit. It is safe for concurrent use, also by several programs.
type Checkpoints struct {
	path string
	key  []byte
	mu   sync.Mutex
}

// NewCheckpoints keeps checkpoints in the file, which need not exist yet.
func NewCheckpoints(path string, ring *Ring) *Checkpoints {
	return &Checkpoints{path: path, key: ring.CheckpointKey()}
}

// A file that has grown past this many lines or bytes is cut to its newest
// lines: each covers all entries before it.
const (
	mostBytes       = 16 << 20
	mostCheckpoints = 10_000
	keptCheckpoints = 1_000
)

type checkpointLine struct {
	Place     int64           `json:"place"`
	Seq       int64           `json:"seq"`
	Hash      string          `json:"hash"`
	At        time.Time       `json:"at"`
	About     json.RawMessage `json:"about,omitempty"` // signed as it stands
	Signature string          `json:"signature"`
}

// about is what a checkpoint knows besides the end of the chain.
type about struct {
	Standing *domain.Standing    `json:"standing,omitempty"`
	Restored *domain.RestoreMark `json:"restored,omitempty"`
}

func lineOf(at domain.Checkpoint) (line checkpointLine, err error) {
	line = checkpointLine{Place: at.Place, Seq: at.Seq, Hash: at.Hash, At: at.At.UTC()}
	if at.Standing != nil || at.Restored != nil {
		line.About, err = json.Marshal(about{at.Standing, at.Restored})
	}
	return line, err
}

func (l checkpointLine) checkpoint() (domain.Checkpoint, error) {
	at := domain.Checkpoint{AuditLink: domain.AuditLink{Place: l.Place, Seq: l.Seq, Hash: l.Hash}, At: l.At}
	if len(l.About) == 0 {
		return at, nil
	}
	var more about
	err := json.Unmarshal(l.About, &more)
	at.Standing, at.Restored = more.Standing, more.Restored
	return at, err
}

func (c *Checkpoints) sign(l checkpointLine) string {
	mac := hmac.New(sha256.New, c.key)
	fmt.Fprintf(mac, "%d\n%d\n%s\n%s", l.Place, l.Seq, l.Hash, l.At.UTC().Format(time.RFC3339Nano))
	if len(l.About) > 0 {
		fmt.Fprintf(mac, "\n%s", l.About)
	}
	return hex.EncodeToString(mac.Sum(nil))
}

// Keep appends a checkpoint and returns when the disk has it.
func (c *Checkpoints) Keep(at domain.Checkpoint) (err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	line, err := lineOf(at)
	if err != nil {
		return err
	}
	line.Signature = c.sign(line)
	text, err := json.Marshal(line)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(c.path), 0o700); err != nil {
		return err
	}
	free, err := filelock.Take(context.Background(), c.path+".lock") // several servers may share an SQLite file
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, free()) }()
	return c.append(text)
}

func (c *Checkpoints) append(line []byte) error {
	before, err := c.read()
	if err != nil {
		return err
	}
	if lines := bytes.SplitAfter(before, []byte("\n")); len(lines) > mostCheckpoints || len(before) > mostBytes && len(lines) > keptCheckpoints {
		return c.replace(append(bytes.Join(newest(lines), nil), append(line, '\n')...))
	}
	out, err := os.OpenFile(c.path, os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	_, err = out.WriteAt(append(line, '\n'), int64(len(before))) // over a line that a crash left unfinished
	return errors.Join(err, out.Truncate(int64(len(before)+len(line)+1)), out.Sync(), out.Close())
}

// newest leaves the newest lines, and of the others the last that says how the
// practice stood.
func newest(lines [][]byte) [][]byte {
	left := lines[len(lines)-keptCheckpoints:]
	standing := []byte(`"standing":`)
	if bytes.Contains(bytes.Join(left, nil), standing) {
		return left
	}
	for _, line := range slices.Backward(lines[:len(lines)-keptCheckpoints]) {
		if bytes.Contains(line, standing) {
			return append([][]byte{line}, left...)
		}
	}
	return left
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
		at, err := read.checkpoint()
		if err != nil || !hmac.Equal([]byte(c.sign(read)), []byte(read.Signature)) {
			return kept, domain.ErrCheckpoints
		}
		kept = append(kept, at)
	}
	return kept, nil
}
