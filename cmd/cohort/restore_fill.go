package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"cohort/domain"
	"cohort/keyring"
	desk "cohort/practice/office"
	"cohort/repository"
)

// restore puts an unpacked copy in place, and lets it say that it was.
func (c restoreCommand) restore(ctx context.Context, s streams, m manifest, keys *keyring.Ring, unpacked string) error {
	fill := c.fillSQLite
	if c.DatabaseURL != "" {
		fill = c.fillPostgres
	}
	o, r, err := fill(ctx, keys, unpacked, m.CreatedAt)
	if err != nil {
		return fmt.Errorf("the database could not be filled: %w", err)
	}
	if err := o.desks.Office.KeepRestore(r); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "Restored the practice of %s.\n", inUTC(m.CreatedAt))
	tellRestored(s.out, r)
	return nil
}

// fillSQLite records the restore in the copy before it takes the database's
// place: at every moment there is all of it or nothing.
func (c restoreCommand) fillSQLite(ctx context.Context, keys *keyring.Ring, unpacked string, backupAt time.Time) (*office, desk.Restored, error) {
	o, r, err := c.record(ctx, unpacked, keys, backupAt)
	if err != nil {
		return nil, r, err
	}
	for _, leftover := range []string{"-wal", "-shm"} { // of the empty file that is replaced
		if err := os.RemoveAll(c.sqlitePath() + leftover); err != nil {
			return nil, r, err
		}
	}
	if err := os.Rename(unpacked, c.sqlitePath()); err != nil {
		return nil, r, err
	}
	return o, r, syncFolder(c.Data)
}

// fillPostgres restores and then records. Between the two stands a mark, so
// that a restore that was cut off is not served.
func (c restoreCommand) fillPostgres(ctx context.Context, keys *keyring.Ring, unpacked string, backupAt time.Time) (*office, desk.Restored, error) {
	none := desk.Restored{}
	if err := os.WriteFile(c.unfinishedPath(), []byte("A restore has begun.\n"), 0o600); err != nil {
		return nil, none, err
	}
	if err := fillPostgres(ctx, c.DatabaseURL, unpacked); err != nil {
		return nil, none, errors.Join(err, os.Remove(c.unfinishedPath()))
	}
	o, r, err := c.record(ctx, c.url(), keys, backupAt)
	if err != nil {
		return nil, r, err
	}
	return o, r, os.Remove(c.unfinishedPath())
}

// record brings a filled database up to date and lets it say that it was put
// back. The office that it gives is closed.
func (c restoreCommand) record(ctx context.Context, url string, keys *keyring.Ring, backupAt time.Time) (*office, desk.Restored, error) {
	none := desk.Restored{}
	store, err := repository.Open(url, keys)
	if err != nil {
		return nil, none, err
	}
	if err := c.raise(ctx, store); err != nil {
		return nil, none, errors.Join(err, store.Close())
	}
	o, err := c.officeOf(store, keys)
	if err != nil {
		return nil, none, err
	}
	r, err := o.desks.Office.RecordRestore(ctx, domain.Operator("restore"), backupAt)
	return o, r, errors.Join(err, o.close())
}

func (c restoreCommand) raise(ctx context.Context, store *repository.Store) error {
	if err := store.CheckWhole(ctx, true); err != nil {
		if damage, is := repository.AsDamage(err); is {
			return fmt.Errorf("the copy in the backup is damaged: %w", damage)
		}
		return err
	}
	if _, err := store.Migrate(ctx, version); err != nil {
		return err
	}
	return c.checkKeys(ctx, store)
}

// recordAsIs lets a database that was put back by other means say so.
func (c restoreCommand) recordAsIs(ctx context.Context, s streams) error {
	if err := c.prepareFolder(mayBeOlder); err != nil {
		return err
	}
	used, err := c.isUsed(ctx, mayBeOlder)
	if err == nil && !used {
		err = fmt.Errorf("there is no practice in %s: fill it from a backup", c.name())
	}
	if err != nil {
		return err
	}
	o, err := c.open(ctx, migrate)
	if err != nil {
		return err
	}
	r, err := o.desks.Office.RecordRestore(ctx, domain.Operator("restore"), time.Time{})
	if err == nil {
		err = o.desks.Office.KeepRestore(r)
	}
	if err := errors.Join(err, o.close()); err != nil {
		return err
	}
	if err := os.Remove(c.unfinishedPath()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	fmt.Fprintln(s.out, "Recorded that the practice was put back to this state.")
	tellRestored(s.out, r)
	return nil
}

// unfinishedPath is the mark of a restore that has begun.
func (d database) unfinishedPath() string { return filepath.Join(d.Data, "restore-unfinished") }

// mustBeNewest refuses to serve a database that was put back without saying so:
// its logins would be alive again, and its numbers given twice.
func (d database) mustBeNewest(ctx context.Context, o *office) error {
	const advice = "cohort restore --as-is records that it was put back and goes on with it; cohort audit verify says what is missing"
	if _, err := os.Stat(d.unfinishedPath()); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(fmt.Errorf("a restore of %s has begun and not ended: %s", d.name(), advice), err)
	}
	known, head, err := o.desks.Office.LeftBehind(ctx)
	if err != nil || known == nil {
		return err
	}
	return fmt.Errorf("%s is older than what %s knows: it ends with entry %d of the audit, and there was entry %d at %s: %s",
		d.name(), d.checkpointsPath(), head.Place, known.Place, inUTC(known.At), advice)
}

func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
