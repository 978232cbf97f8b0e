package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"cohort/keyring"
	"cohort/repository"
)

// restoreCommand fills an empty database, or records that a database was put
// back by other means. It never writes over a used one.
type restoreCommand struct {
	database
	File string `arg:"" optional:"" type:"existingfile" help:"Backup to restore."`
	AsIs bool   `name:"as-is" help:"Record that the database was put back by other means: a copied file, or PostgreSQL's own recovery. Ends all logins, and lets numbers go on behind the last known."`
}

// Validate wants one of the two.
func (c restoreCommand) Validate() error {
	if c.AsIs == (c.File != "") {
		return errors.New("name the backup to restore, or say --as-is for a database that was put back by other means")
	}
	return nil
}

// Run restores.
func (c restoreCommand) Run(ctx context.Context, s streams) (err error) {
	if c.AsIs {
		return c.recordAsIs(ctx, s)
	}
	file, err := os.Open(c.File)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	m, copied, err := openBackup(file)
	if err != nil {
		return err
	}
	if err := c.prepareFolder(createWhenNone); err != nil {
		return err
	}
	if err := os.MkdirAll(c.Data, 0o700); err != nil {
		return err
	}
	unlock, err := repository.LockStart(ctx, c.url())
	if err != nil {
		return c.unreachable(err)
	}
	defer func() { err = errors.Join(err, unlock()) }()
	keys, err := c.mayRestore(ctx, m)
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp(c.Data, ".cohort-restore-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	unpacked := filepath.Join(folder, m.copyName())
	if err := unpackCopy(copied, m, unpacked); err != nil {
		return err
	}
	return c.restore(ctx, s, m, keys, unpacked)
}

// mayRestore refuses what would destroy something or could not be read, and
// gives the keys.
func (c restoreCommand) mayRestore(ctx context.Context, m manifest) (*keyring.Ring, error) {
	kind := "sqlite"
	if c.DatabaseURL != "" {
		kind = "postgresql"
	}
	if m.Database != kind {
		return nil, fmt.Errorf("this is a backup of a %s database; the one to fill is %s", m.Database, kind)
	}
	used, err := c.inspect(ctx, m)
	if err != nil {
		return nil, err
	}
	if used {
		return nil, fmt.Errorf("%s is not empty: restore into an empty database", c.name())
	}
	keys, err := keyring.Load(c.keysPath())
	if errors.Is(err, keyring.ErrMissing) {
		return nil, fmt.Errorf("there is no keys file %s: bring the one that the backup was written under", c.keysPath())
	}
	if err != nil {
		return nil, err
	}
	if fingerprint(keys) != m.KeysFingerprint {
		return nil, fmt.Errorf("the keys file %s is not the one that the backup was written under: bring that file", c.keysPath())
	}
	return keys, nil
}

// inspect says whether the database is used, and refuses a backup of which
// this version does not know the schema.
func (c restoreCommand) inspect(ctx context.Context, m manifest) (used bool, err error) {
	store, err := repository.Open(c.url(), nil)
	if err != nil {
		return false, c.unreachable(err)
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	last, err := store.LastStep()
	if err != nil {
		return false, err
	}
	if m.SchemaVersion > last {
		return false, fmt.Errorf("the backup was made by a newer version than this one (%s): %w", version,
			repository.NewerSchema{Step: m.SchemaVersion, Program: m.CohortVersion})
	}
	return c.isUsed(ctx, createWhenNone)
}
