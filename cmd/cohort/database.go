package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"cohort/document/certificate"
	"cohort/document/chargefile"
	"cohort/document/dischargepdf"
	"cohort/document/fhir"
	"cohort/document/ical"
	"cohort/document/notepdf"
	"cohort/document/release"
	"cohort/factor"
	"cohort/keyring"
	"cohort/practice/desks"
	"cohort/repository"
)

// database says where the practice is kept.
type database struct {
	Data        string `env:"COHORT_DATA" default:"./data" type:"path" help:"Folder of the embedded database, the keys file and the audit's checkpoints."`
	DatabaseURL string `name:"database-url" env:"COHORT_DATABASE_URL" placeholder:"postgres://…" help:"PostgreSQL database to use instead of the embedded one."`
	Keys        string `env:"COHORT_KEYS" type:"path" placeholder:"FILE" help:"Keys file; keys.json in the data folder when not given."`
}

func (d database) keysPath() string {
	if d.Keys != "" {
		return d.Keys
	}
	return filepath.Join(d.Data, "keys.json")
}

// checkpointsPath is where the ends of the audit are kept, outside the database.
func (d database) checkpointsPath() string { return filepath.Join(d.Data, "audit-checkpoints.jsonl") }

func (d database) sqlitePath() string { return filepath.Join(d.Data, "cohort.db") }

func (d database) url() string {
	if d.DatabaseURL != "" {
		return d.DatabaseURL
	}
	return d.sqlitePath()
}

// schema says what a command may do to a schema that is not up to date.
type schema int

const (
	mustBeCurrent  schema = iota // refuse: the command reads or writes through use cases
	mayBeOlder                   // take it as it is, for a backup before an upgrade
	createWhenNone               // migrate an empty database only
	migrate                      // bring it up to date
)

// office is an open practice.
type office struct {
	store     *repository.Store
	keys      *keyring.Ring
	passwords *keyring.Passwords
	kept      *keyring.Checkpoints
	desks     *desks.Desks
}

func (o *office) close() error { return o.store.Close() }

// open opens keys and database and makes sure that they belong together.
// Who may make or migrate the database waits for others who do.
func (d database) open(ctx context.Context, do schema) (o *office, err error) {
	if err := d.prepareFolder(do); err != nil {
		return nil, err
	}
	if do != migrate && do != createWhenNone {
		return d.openAs(ctx, do)
	}
	unlock, err := repository.LockStart(ctx, d.url())
	if err != nil {
		return nil, d.unreachable(err)
	}
	o, err = d.openAs(ctx, do)
	if unlocked := unlock(); unlocked != nil && err == nil {
		return nil, errors.Join(unlocked, o.close())
	}
	return o, err
}

func (d database) openAs(ctx context.Context, do schema) (*office, error) {
	used, err := d.isUsed(ctx, do)
	if err != nil {
		return nil, err
	}
	makes := do == migrate || do == createWhenNone
	if !used && !makes {
		return nil, fmt.Errorf("there is no practice in %s yet: start cohort serve first", d.name())
	}
	keys, begun, err := d.keysOf(used)
	if err != nil {
		return nil, err
	}
	o, err := d.openWith(ctx, keys, used, do)
	if err == nil && begun && makes { // the database is theirs now
		if err = d.finish(keys); err != nil {
			return nil, errors.Join(err, o.close())
		}
	}
	return o, err
}

func (d database) openWith(ctx context.Context, keys *keyring.Ring, used bool, do schema) (*office, error) {
	store, err := repository.Open(d.url(), keys)
	if err != nil {
		return nil, d.unreachable(err)
	}
	if err := d.ready(ctx, store, used, do); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return d.officeOf(store, keys)
}

// officeOf opens the desks over a store, which is closed when that fails.
func (d database) officeOf(store *repository.Store, keys *keyring.Ring) (*office, error) {
	passwords, err := keyring.NewPasswords()
	if err != nil {
		return nil, errors.Join(err, store.Close())
	}
	kept := keyring.NewCheckpoints(d.checkpointsPath(), keys)
	p := desks.Open(desks.Outside{Store: store, Keys: keys, Hasher: passwords, Passkeys: factor.Passkeys{}, Codes: factor.Codes{}, Now: time.Now, Writers: chargefile.New, Feed: ical.WriteFeed, Notes: notepdf.Write, Certificates: certificate.Write, Releases: release.Write, Forms: fhir.ReadForm, Accounts: release.WriteAccount, Discharges: dischargepdf.Write,
		Checkpoints: kept})
	return &office{store: store, keys: keys, passwords: passwords, kept: kept, desks: p}, nil
}

// ready checks schema and keys before it touches the schema of a used database.
func (d database) ready(ctx context.Context, store *repository.Store, used bool, do schema) error {
	if used {
		if err := d.checkSchema(ctx, store); err != nil {
			return err
		}
		if err := d.checkKeys(ctx, store); err != nil {
			return err
		}
	}
	if do == migrate || do == createWhenNone && !used {
		if _, err := store.Migrate(ctx, version); err != nil {
			return fmt.Errorf("the database could not be migrated: %w", err)
		}
		return d.checkKeys(ctx, store)
	}
	if do == mayBeOlder {
		return nil
	}
	return current(ctx, store)
}

// checkSchema refuses what a newer version has written.
func (d database) checkSchema(ctx context.Context, store *repository.Store) error {
	err := store.CheckSchema(ctx)
	if newer, is := errors.AsType[repository.NewerSchema](err); is {
		return fmt.Errorf("%s was brought up to date by a newer version than this one (%s): %w", d.name(), version, newer)
	}
	return err
}

func (d database) checkKeys(ctx context.Context, store *repository.Store) error {
	err := store.CheckKeys(ctx)
	if errors.Is(err, repository.ErrOtherKeys) {
		return fmt.Errorf("the keys file %s is not the one that %s was written under: bring that file and start again", d.keysPath(), d.name())
	}
	return err
}

func current(ctx context.Context, store *repository.Store) error {
	steps, err := store.Migrations(ctx)
	if err != nil {
		return err
	}
	for _, step := range steps {
		if !step.Applied {
			return errors.New("the database is older than this program: run cohort migrate up, or restart cohort serve")
		}
	}
	return nil
}

// quicklyFrom is the size of a file in bytes from which a start looks through
// it quickly: so far it takes less than some seconds.
const quicklyFrom = 256 << 20

// isUsed says whether the database was ever written under keys. It needs none
// to find out. Before anything is written to it or copied, its file must be
// whole.
func (d database) isUsed(ctx context.Context, do schema) (used bool, err error) {
	store, err := repository.Open(d.url(), nil)
	if err != nil {
		return false, d.unreachable(err)
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if err := store.Ping(ctx); err != nil {
		return false, d.unreachable(err)
	}
	if do == migrate || do == mayBeOlder {
		if err := store.CheckWhole(ctx, do == mayBeOlder || d.size() < quicklyFrom); err != nil {
			return false, d.unreachable(err)
		}
	}
	if used, err = store.HasKeyCheck(ctx); err != nil {
		return false, d.unreachable(err)
	}
	return used, nil
}

// size is that of the embedded database's file.
func (d database) size() int64 {
	info, err := os.Stat(d.sqlitePath())
	if err != nil {
		return 0
	}
	return info.Size()
}

// prepareFolder makes the data folder and the file of the embedded database
// readable to their owner alone.
func (d database) prepareFolder(do schema) error {
	if d.DatabaseURL != "" {
		return nil
	}
	if do == mustBeCurrent || do == mayBeOlder {
		if _, err := os.Stat(d.sqlitePath()); err != nil {
			return fmt.Errorf("there is no practice in %s", d.Data)
		}
		return d.closeToOthers()
	}
	if err := os.MkdirAll(d.Data, 0o700); err != nil {
		return fmt.Errorf("the data folder cannot be made: %w", err)
	}
	if err := d.closeToOthers(); err != nil {
		return err
	}
	if err := d.mustHaveItsLog(); err != nil {
		return err
	}
	file, err := os.OpenFile(d.sqlitePath(), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("the database cannot be opened: %w", err)
	}
	return file.Close()
}

// mustHaveItsLog refuses a log of changes whose database is not there: SQLite
// would throw it away, and with it what was saved last.
func (d database) mustHaveItsLog() error {
	log, err := os.Stat(d.sqlitePath() + "-wal")
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("the log of the database cannot be seen: %w", err)
	case log.Size() == 0:
		return nil
	}
	if file, err := os.Stat(d.sqlitePath()); err == nil && file.Size() > 0 {
		return nil
	}
	return fmt.Errorf("%s-wal has the last changes of a database that is not there: move it to where %s went", d.sqlitePath(), filepath.Base(d.sqlitePath()))
}

// name is how messages call the database: never by its URL, which may hold a
// password.
func (d database) name() string {
	if d.DatabaseURL != "" {
		return "the PostgreSQL database"
	}
	return d.sqlitePath()
}

func (d database) unreachable(err error) error {
	if d.DatabaseURL != "" {
		return fmt.Errorf("the PostgreSQL database does not answer: %w", err)
	}
	if damage, is := repository.AsDamage(err); is {
		return fmt.Errorf("the database %s is damaged (%w): keep it as it is, and restore the newest backup into another folder", d.sqlitePath(), damage)
	}
	return fmt.Errorf("the database %s cannot be opened: %w", d.sqlitePath(), err)
}
