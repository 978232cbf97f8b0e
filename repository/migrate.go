package repository

import (
	"context"
	"errors"
	"log/slog"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"

	"cohort/migrations"
)

func (s *Store) migrator() (*goose.Provider, error) {
	if s.postgres {
		return goose.NewProvider(goose.DialectPostgres, s.pool, migrations.Postgres())
	}
	versions, err := database.NewStore(database.DialectSQLite3, goose.DefaultTablename)
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectCustom, s.pool, migrations.SQLite(), goose.WithStore(sqliteVersions{versions}))
}

// sqliteVersions keeps the time of a step in the format that the connection
// reads (_timefmt); in goose's own, no second start finds its table again.
type sqliteVersions struct{ database.Store }

// CreateVersionTable is goose's, but for the default of tstamp.
func (v sqliteVersions) CreateVersionTable(ctx context.Context, db database.DBTxConn) error {
	_, err := db.ExecContext(ctx, `CREATE TABLE `+v.Tablename()+` (
		id         integer PRIMARY KEY AUTOINCREMENT,
		version_id integer NOT NULL,
		is_applied integer NOT NULL,
		tstamp     timestamp DEFAULT (strftime('%Y-%m-%dT%H:%M:%f', 'now'))
	)`)
	return err
}

// Migrate brings the schema up to date and gives its version, to be signed with
// the version of the program. The caller holds LockStart, or is alone.
func (s *Store) Migrate(ctx context.Context, program string) (int64, error) {
	m, err := s.migrator()
	if err != nil {
		return 0, err
	}
	due, err := m.HasPending(ctx)
	if err != nil {
		return 0, err
	}
	if due {
		if _, err := m.Up(ctx); err != nil {
			return 0, notMine(err)
		}
	}
	step, err := m.GetDBVersion(ctx)
	if err != nil {
		return 0, err
	}
	switch signed, err := s.SignOldRows(ctx); {
	case err != nil:
		return 0, err
	case signed > 0:
		slog.Warn("rows that say who gets in were given their MACs: this is said once, when a practice comes from a version without them", "rows", signed)
	}
	if _, err := s.IndexOldNotes(ctx); err != nil {
		return 0, err
	}
	return step, s.signStep(ctx, step, program)
}

// ErrNotMine is what a role gets that works and does not own, when the schema is
// not up to date.
var ErrNotMine = errors.New("the schema is not up to date, and this role of PostgreSQL may not change it: as the role that owns it, run cohort migrate up --grant-to with the name of this one")

func notMine(err error) error {
	if refused, is := errors.AsType[*pgconn.PgError](err); is && refused.Code == insufficientPrivilege {
		return ErrNotMine
	}
	return err
}

// insufficientPrivilege is PostgreSQL's code for what a role may not do.
const insufficientPrivilege = "42501"

// MigrationStatus is one step of the schema and whether it has been taken.
type MigrationStatus struct {
	Version int64
	Name    string
	Applied bool
}

// Migrations lists the steps of the schema.
func (s *Store) Migrations(ctx context.Context) ([]MigrationStatus, error) {
	m, err := s.migrator()
	if err != nil {
		return nil, err
	}
	found, err := m.Status(ctx)
	if err != nil {
		return nil, err
	}
	var steps []MigrationStatus
	for _, step := range found {
		steps = append(steps, MigrationStatus{Version: step.Source.Version, Name: step.Source.Path, Applied: step.State == goose.StateApplied})
	}
	return steps, nil
}
