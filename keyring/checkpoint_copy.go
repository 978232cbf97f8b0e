package keyring

import (
	"cohort/domain"
)

// Copy is what was shipped of checkpoints to where the server cannot change
// it. It is read with the verifying key alone.
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
	shipped := readChain(content, c.key)
	if known, err = shipped.checkpoints(); err != nil {
		return known, err
	}
	if len(shipped.lines) == 0 {
		return known, changed("the copy is missing or empty")
	}
	if err := shipped.fault(); err != nil || c.of == nil {
		return known, err
	}
	here, err := c.of.lines()
	if err != nil {
		return known, err
	}
	return known, shipped.lostBy(here)
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
