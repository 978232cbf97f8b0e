package repository

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"cohort/filelock"
)

// startLock is an arbitrary number that all versions of Cohort share.
const startLock = 7226084

// LockStart lets one program at a time make a database, bring its schema up to
// date or fill it, with the keys that go with it: by a file beside the SQLite
// file, and by a lock of PostgreSQL's own, which end with the program. Whoever
// comes meanwhile waits. Migrate, CheckKeys and making keys are done under it.
func LockStart(ctx context.Context, url string) (unlock func() error, err error) {
	if !isPostgres(url) {
		return filelock.Take(ctx, url+".lock")
	}
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return nil, err
	}
	over := context.WithoutCancel(ctx)
	// A role's own limits are for questions, and this waits for a migration.
	if _, err := conn.Exec(ctx, "SET statement_timeout = 0; SET lock_timeout = 0; SET idle_session_timeout = 0"); err != nil {
		return nil, errors.Join(err, conn.Close(over))
	}
	if _, err := conn.Exec(ctx, "SELECT pg_advisory_lock($1)", startLock); err != nil {
		return nil, errors.Join(err, conn.Close(over))
	}
	return func() error { return conn.Close(over) }, nil // which gives the lock back
}
