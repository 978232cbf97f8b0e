package keyring

import (
	"context"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"cohort/domain"
	"cohort/filelock"
)

// Checkpoints is a file outside the database with one signed line for each
// checkpoint of the audit, bound to the line before, and a head beside it that
// says how many there are. It is safe for concurrent use, also by several programs.
type Checkpoints struct {
	path   string
	key    ed25519.PrivateKey
	public VerifyingKey
	broken error // why there is no key
	mu     sync.Mutex
	most   int // lines, before the file is cut
	left   int // lines, when it was
}

// NewCheckpoints keeps checkpoints in the file, which need not exist yet.
func NewCheckpoints(path string, ring *Ring) *Checkpoints {
	c := &Checkpoints{path: path, most: mostCheckpoints, left: keptCheckpoints}
	if c.key, c.broken = ring.signer(); c.broken == nil {
		c.public, c.broken = ring.VerifyingKey()
	}
	return c
}

// Path is where the file lies.
func (c *Checkpoints) Path() string { return c.path }

func (c *Checkpoints) headPath() string { return c.path + ".head" }

// Begin makes the file for a new database, which has no audit yet. Where it was
// made before it changes nothing.
func (c *Checkpoints) Begin(at time.Time) error {
	return c.locked(func() error {
		kept, head, there, err := c.read()
		if err != nil || there || len(kept.lines) > 1 {
			return err // of a file without a head, verifying tells
		}
		if len(kept.lines) == 1 { // a crash came between the two
			if head, err = c.headOf(kept.last().checkpointLine); err != nil {
				return err
			}
			return c.keepHead(head)
		}
		return c.append(kept, head, checkpointLine{Start: startFirst, At: at.UTC()})
	})
}

// BeginAnew goes on from a file that is missing or was changed, with what is
// kept from now on. The caller puts down who wanted it.
func (c *Checkpoints) BeginAnew(at domain.Checkpoint) error { return c.keep(at, startBegun) }

// Keep appends a checkpoint and returns when the disk has it.
func (c *Checkpoints) Keep(at domain.Checkpoint) error { return c.keep(at, "") }

func (c *Checkpoints) keep(at domain.Checkpoint, start string) error {
	line, err := lineOf(at)
	if err != nil {
		return err
	}
	return c.locked(func() error {
		kept, head, there, err := c.read()
		if err != nil {
			return err
		}
		if start == "" && at.Restored != nil && !there && len(kept.lines) == 0 {
			start = startRestored
		}
		line.Start = start
		if kept, err = c.cut(kept); err != nil {
			return err
		}
		return c.append(kept, head, line)
	})
}

// append adds a line and then its head. The order is what a crash may come
// between: a line that its head does not know yet. A line that does not follow
// the head is put behind what the head knows, so that what is missing between
// shows for ever.
func (c *Checkpoints) append(kept chain, head checkpointHead, line checkpointLine) (err error) {
	before := kept.last()
	switch ahead := before.signed && before.N == head.N+1 && before.Before == head.Last; {
	case ahead && c.public.fits(head.text(), head.Signature): // make up for the crash first
		if head, err = c.headOf(before.checkpointLine); err == nil {
			err = c.keepHead(head)
		}
	case !c.public.fits(head.text(), head.Signature): // there is none, or somebody else's
		head = checkpointHead{N: before.N, Last: before.next()}
		if len(kept.lines) > 0 { // a gap, where the head was
			head.N++
		}
	}
	if err != nil {
		return err
	}
	line.N, line.Before = head.N+1, head.Last
	if line.Signature, err = c.sign(line.text()); err != nil {
		return err
	}
	if head, err = c.headOf(line); err != nil {
		return err
	}
	text, err := json.Marshal(line)
	if err != nil {
		return err
	}
	if err := writeAt(c.path, kept.size, append(text, '\n')); err != nil {
		return err
	}
	return c.keepHead(head)
}

// writeAt puts a line at the end of what was finished, over what a crash left.
func writeAt(path string, end int, line []byte) error {
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	_, err = out.WriteAt(line, int64(end))
	err = errors.Join(err, out.Truncate(int64(end+len(line))), out.Sync(), out.Close())
	if err == nil && end == 0 {
		err = syncFolder(filepath.Dir(path))
	}
	return err
}

func (c *Checkpoints) headOf(last checkpointLine) (head checkpointHead, err error) {
	head = checkpointHead{N: last.N, Last: last.sum()}
	head.Signature, err = c.sign(head.text())
	return head, err
}

func (c *Checkpoints) keepHead(head checkpointHead) error {
	text, err := json.Marshal(head)
	if err != nil {
		return err
	}
	return replace(c.headPath(), append(text, '\n'))
}

// replace puts a file in the place of another at once, and for good.
func replace(path string, content []byte) error {
	next := path + ".new"
	out, err := os.OpenFile(next, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = out.Write(content)
	if err := errors.Join(err, out.Sync(), out.Close()); err != nil {
		return err
	}
	if err := os.Rename(next, path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// locked runs something while no other program touches the files: several
// servers may share an SQLite file.
func (c *Checkpoints) locked(do func() error) (err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.broken != nil {
		return c.broken
	}
	if err := os.MkdirAll(filepath.Dir(c.path), 0o700); err != nil {
		return err
	}
	free, err := filelock.Take(context.Background(), c.path+".lock")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, free()) }()
	return do()
}

// read gives the finished lines of the file, and the head.
func (c *Checkpoints) read() (kept chain, head checkpointHead, there bool, err error) {
	content, err := readIfThere(c.path)
	if err != nil {
		return kept, head, false, err
	}
	kept = readChain(content, c.public)
	text, err := readIfThere(c.headPath())
	if err != nil || text == nil {
		return kept, head, false, err
	}
	if json.Unmarshal(text, &head) != nil || !isWritten(head, text) {
		head = checkpointHead{} // no signature fits it
	}
	return kept, head, true, nil
}

// readIfThere gives nil for a file that is not there.
func readIfThere(path string) ([]byte, error) {
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if content == nil && err == nil {
		content = []byte{}
	}
	return content, err
}

// Kept gives the checkpoints that were signed with this keys file, in the order
// in which they stand. When lines are missing, moved, edited or not signed with
// it, it answers domain.ErrCheckpoints too, with the first place.
func (c *Checkpoints) Kept() (known []domain.Checkpoint, err error) {
	err = c.locked(func() error {
		kept, head, there, err := c.read()
		if err != nil {
			return err
		}
		if known, err = kept.checkpoints(); err != nil {
			return err
		}
		return firstOf(kept.fault(), kept.against(head, there, c.public))
	})
	return known, err
}
