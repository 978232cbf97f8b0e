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

// restoreCommand fills an empty database. It never writes over a used one.
type restoreCommand struct {
	database
	File string `arg:"" type:"existingfile" help:"Backup to restore."`
}

// Run restores.
func (c restoreCommand) Run(ctx context.Context, s streams) (err error) {
	file, err := os.Open(c.File)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	m, copied, err := openBackup(file)
	if err != nil {
		return err
	}
	if err := c.mayRestore(ctx, m); err != nil {
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
	if err := c.fill(ctx, unpacked); err != nil {
		return fmt.Errorf("the database could not be filled: %w", err)
	}
	o, err := c.open(ctx, mayBeOlder) // proves that keys and database fit
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "Restored the practice of %s. Now run cohort audit verify, then start cohort serve.\n",
		m.CreatedAt.Format("2006-01-02 15:04 MST"))
	return o.close()
}

// mayRestore refuses what would destroy something or could not be read.
func (c restoreCommand) mayRestore(ctx context.Context, m manifest) error {
	kind := "sqlite"
	if c.DatabaseURL != "" {
		kind = "postgresql"
	}
	if m.Database != kind {
		return fmt.Errorf("this is a backup of a %s database; the one to fill is %s", m.Database, kind)
	}
	if err := c.prepareFolder(createWhenNone); err != nil {
		return err
	}
	if err := os.MkdirAll(c.Data, 0o700); err != nil {
		return err
	}
	used, err := c.inspect(ctx, m)
	if err != nil {
		return err
	}
	if used {
		return fmt.Errorf("%s is not empty: restore into an empty database", c.name())
	}
	keys, err := keyring.Load(c.keysPath())
	if errors.Is(err, keyring.ErrMissing) {
		return fmt.Errorf("there is no keys file %s: bring the one that the backup was written under", c.keysPath())
	}
	if err != nil {
		return err
	}
	if fingerprint(keys) != m.KeysFingerprint {
		return fmt.Errorf("the keys file %s is not the one that the backup was written under: bring that file", c.keysPath())
	}
	return nil
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

func (c restoreCommand) fill(ctx context.Context, unpacked string) error {
	if c.DatabaseURL != "" {
		return fillPostgres(ctx, c.DatabaseURL, unpacked)
	}
	for _, leftover := range []string{"-wal", "-shm"} { // of the empty file that is replaced
		if err := os.RemoveAll(c.sqlitePath() + leftover); err != nil {
			return err
		}
	}
	return os.Rename(unpacked, c.sqlitePath())
}
