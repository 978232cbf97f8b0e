package repository

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
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
		return domain.ErrBusy.After(trySoon).Because(err)
	case isUnavailable(err):
		return domain.ErrUnavailable.After(tryLater).Because(withoutValues(err))
	}
	return domain.Error{Code: "internal", Message: "The database failed."}.Because(withoutValues(err))
}

// When it makes sense to try again: others are done within a second, and a
// database that starts anew is there within some.
const (
	trySoon  = time.Second
	tryLater = 5 * time.Second
)

// withoutValues keeps of a PostgreSQL error what names no value: its detail
// repeats the row.
func withoutValues(err error) error {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return stateError{code: pg.Code, at: pg.TableName + " " + pg.ConstraintName}
	}
	return err
}

// stateError is what is kept of a PostgreSQL error.
type stateError struct{ code, at string }

func (e stateError) Error() string { return strings.TrimSpace("postgresql " + e.code + " " + e.at) }

// isDuplicate says whether a unique index refused a row.
func isDuplicate(err error) bool { return errors.Is(err, gorm.ErrDuplicatedKey) }

// duplicateAs gives the domain's error when a unique index refused a row.
func duplicateAs(err error, what domain.Error) error {
	if isDuplicate(err) {
		return what
	}
	return err
}
