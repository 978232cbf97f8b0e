package repository

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/ncruces/go-sqlite3"
	"gorm.io/gorm"

	"cohort/domain"
)

// translate turns what a database says into what a person may hear. Errors of
// the domain pass; what is left is internal and says nothing.
func translate(err error) error {
	var known domain.Error
	switch {
	case err == nil, errors.As(err, &known),
		errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, gorm.ErrRecordNotFound), errors.Is(err, sql.ErrNoRows):
		return domain.ErrNotFound.Because(err)
	case isRetryable(err):
		return domain.ErrBusy.Because(err)
	}
	return domain.Error{Code: "internal", Message: "The database failed."}.Because(withoutValues(err))
}

// isRetryable says whether only another transaction was in the way.
func isRetryable(err error) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return pg.Code == "40001" || pg.Code == "40P01" // serialization failure, deadlock
	}
	return errors.Is(err, sqlite3.BUSY) || errors.Is(err, sqlite3.LOCKED)
}

// withoutValues keeps of a PostgreSQL error what names no value: its detail
// repeats the row.
func withoutValues(err error) error {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return errors.New("postgresql " + pg.Code + " " + pg.TableName + " " + pg.ConstraintName)
	}
	return err
}

// isDuplicate says whether a unique index refused a row.
func isDuplicate(err error) bool { return errors.Is(err, gorm.ErrDuplicatedKey) }

// duplicateAs gives the domain's error when a unique index refused a row.
func duplicateAs(err error, what domain.Error) error {
	if isDuplicate(err) {
		return what
	}
	return err
}
