package keyring

import (
	"bytes"
	"errors"
	"io"
	"os"
	"slices"
	"time"

	"cohort/domain"
)

// Copy is what was shipped of checkpoints to where the server cannot change
// it: a file of them, or a log with one to a line. It is read with the verifying
// key alone.
type Copy struct {
	path string
	key  VerifyingKey
	of   *Checkpoints // nil: it is looked at by itself
}

// NewCopy reads a copy. of are the checkpoints whose copy it is, nil when they
// are not there to compare.
func NewCopy(path string, key VerifyingKey, of *Checkpoints) *Copy {
	return &Copy{path: path, key: key, of: of}
}

// Kept gives the checkpoints of the copy that were signed, in the order in
// which they stand. It answers domain.ErrCheckpoints too when something is
// missing or changed in it, or when those whose copy it is have lost something
// that it knows.
func (c *Copy) Kept() (known []domain.Checkpoint, err error) {
	content, err := readIfThere(c.path)
	if err != nil {
		return nil, err
	}
	shipped := readCopy(content, c.key)
	if known, err = shipped.checkpoints(); err != nil {
		return known, err
	}
	if len(shipped.lines) == 0 {
		return known, changed("the copy is missing or empty")
	}
	return known, c.lost(shipped)
}

// lost says what is wrong with a copy, or with those whose copy it is.
func (c *Copy) lost(shipped chain) error {
	if err := shipped.fault(); err != nil || c.of == nil {
		return err
	}
	here, err := c.of.lines()
	if err != nil {
		return err
	}
	return shipped.lostBy(here)
}

// Recent is the end of a copy, as the server that ships it sees it again. A copy
// that is not there knows nothing: that it cannot be written, shipping says.
type Recent struct{ *Copy }

// tailBytes is more than a whole file of checkpoints has when it is shipped.
const tailBytes = 16 << 20

// readTime is how long a disk may take to answer.
const readTime = 10 * time.Second

// Kept gives the checkpoints at the end of the copy, as Copy does.
func (r Recent) Kept() ([]domain.Checkpoint, error) {
	type answer struct {
		content []byte
		whole   bool
	}
	read := make(chan answer, 1)
	go func() { // a disk that is gone may never answer
		content, whole, err := Tail(r.path)
		if err != nil {
			content = nil
		}
		read <- answer{content, whole}
	}()
	timer := time.NewTimer(readTime)
	defer timer.Stop()
	var got answer
	select {
	case got = <-read:
	case <-timer.C:
	}
	shipped := readCopy(got.content, r.key)
	shipped.tail = !got.whole
	known, err := shipped.checkpoints()
	if err != nil || len(shipped.lines) == 0 {
		return known, err
	}
	return known, r.lost(shipped)
}

// Tail reads the end of a copy, from the beginning of a line on, and says
// whether it is all of it.
func Tail(path string) (content []byte, whole bool, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, false, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	info, err := file.Stat()
	if err != nil {
		return nil, false, err
	}
	from := max(0, info.Size()-tailBytes)
	content, err = io.ReadAll(io.NewSectionReader(file, from, tailBytes))
	if from > 0 {
		content = content[bytes.IndexByte(content, '\n')+1:]
	}
	return content, from == 0, err
}

// lineMark begins every checkpoint. What a log puts before it is left out, and so
// are lines without one.
const lineMark = `{"n":`

// readCopy reads what was shipped. A line that came twice counts once. One that
// a full disk cut short was written again behind it: the chain shows that none
// is missing, so what cannot be read between two that follow each other is
// nothing.
func readCopy(content []byte, key VerifyingKey) chain {
	c := chain{copied: true}
	seen := map[string]bool{}
	for text := range bytes.Lines(content[:bytes.LastIndexByte(content, '\n')+1]) {
		from := bytes.Index(text, []byte(lineMark))
		if from < 0 {
			continue
		}
		line := parseLine(bytes.TrimRight(text[from:], "\r\n"))
		if line.parsed && seen[line.sum] {
			continue
		}
		if line.parsed && len(c.lines) > 0 && !c.last().parsed {
			c.lines = slices.Clip(c.lines[:len(c.lines)-1])
		}
		seen[line.sum] = true
		c.lines = append(c.lines, line)
	}
	c.lookForSignatures(key)
	return c
}

// lines gives the file as it is.
func (c *Checkpoints) lines() (kept chain, err error) {
	err = c.locked(func() error { kept, _, _, err = c.read(); return err })
	return kept, err
}

// lostBy finds what a copy knows and the file does not: what stands in it since
// it was begun last is the same there, as far as neither was cut.
func (c chain) lostBy(file chain) error {
	here := make(map[int64]string, len(file.lines))
	for _, line := range file.lines {
		if line.signed {
			here[line.N] = line.next()
		}
	}
	last := file.last()
	for i := len(c.lines) - 1; i >= 0; i-- {
		line := c.lines[i]
		sum, there := here[line.N]
		switch {
		case line.N > last.N:
			return changed("checkpoint %d is the last one here, and the copy knows %d: the file was put back to an older one", last.N, c.last().N)
		case there && sum != line.next():
			return changed("checkpoint %d is another one than in the copy", line.N)
		}
		if line.Start == startBegun {
			return nil
		}
	}
	return nil
}
