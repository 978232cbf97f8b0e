package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"cohort/keyring"
)

// keysOf gives the keys of the database: those that are there for a used one,
// and new ones for a new one. begun says that they have no name yet, since the
// first start has not ended.
func (d database) keysOf(used bool) (keys *keyring.Ring, begun bool, err error) {
	keys, err = keyring.Load(d.keysPath())
	switch missing := errors.Is(err, keyring.ErrMissing); {
	case err != nil && !missing:
		return nil, false, err
	case used && missing:
		keys, err = keyring.Unfinished(d.keysPath())
		if errors.Is(err, keyring.ErrMissing) {
			err = fmt.Errorf("there is no keys file %s, but %s was written under one: bring that file and start again", d.keysPath(), d.name())
		}
		return keys, true, err
	case used:
		return keys, false, nil
	}
	if err := d.mayBeNew(!errors.Is(err, keyring.ErrMissing)); err != nil {
		return nil, false, err
	}
	keys, err = keyring.Begin(d.keysPath())
	return keys, true, err
}

// finish begins the checkpoints of a new database and then gives its keys their
// name: from then on, checkpoints that are not there were removed.
func (d database) finish(keys *keyring.Ring) error {
	if err := keyring.NewCheckpoints(d.checkpointsPath(), keys).Begin(time.Now()); err != nil {
		return fmt.Errorf("the checkpoints of the audit cannot be kept: %w", err)
	}
	return keyring.Finish(d.keysPath())
}

// mayBeNew refuses to begin a practice where another one has left something:
// its database was lost, or is elsewhere.
func (d database) mayBeNew(keysThere bool) error {
	const advice = "if its database was lost, fill it again with cohort restore; for a new practice, name another folder with --data"
	if keysThere {
		return fmt.Errorf("%s is empty, but the keys file %s belongs to a practice: %s", d.name(), d.keysPath(), advice)
	}
	if _, err := os.Stat(d.checkpointsPath()); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(fmt.Errorf("%s is empty, but %s knows the audit of a practice: %s", d.name(), d.checkpointsPath(), advice), err)
	}
	return nil
}
