package repository

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"slices"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/ncruces/go-sqlite3"

	"cohort/domain"
)

// What PostgreSQL cannot do now, by SQLSTATE: whole classes, and single codes of
// classes in which others are mistakes of this program.
var (
	unavailableClasses = []string{
		"08", // the connection
		"28", // it lets nobody in: a password was changed
		"3D", // the database is not there
		"53", // too many connections, disk full, out of memory
		"57", // stopped, starting, a statement's time is up
		"58", // the system below
	}
	unavailableCodes = []string{
		readOnly,
		"25P03", "25P04", // a transaction's time is up
		"55P03", // a lock's time is up
	}
	// What only another transaction was in the way of.
	retryableCodes = []string{"40001", "40P01"} // serialization failure, deadlock
)

// readOnly is what a standby says, or a server whose operator said so.
const readOnly = "25006"

// What SQLite cannot do now: disk full, unreadable, read-only, out of memory. A
// damaged file is none of this: it must be looked at.
var unavailableResults = []error{sqlite3.FULL, sqlite3.IOERR, sqlite3.READONLY, sqlite3.CANTOPEN, sqlite3.NOMEM,
	sqlite3.PROTOCOL, sqlite3.PERM, sqlite3.INTERRUPT, sqlite3.NOLFS}

// isRetryable says whether only another transaction was in the way.
func isRetryable(err error) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return slices.Contains(retryableCodes, pg.Code)
	}
	return errors.Is(err, sqlite3.BUSY) || errors.Is(err, sqlite3.LOCKED)
}

// isUnavailable says whether the database cannot do now what it can do at other
// times: nothing that the program asked is wrong.
func isUnavailable(err error) bool {
	var unreached *pgconn.ConnectError
	if errors.As(err, &unreached) {
		return true
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return len(pg.Code) == 5 && slices.Contains(unavailableClasses, pg.Code[:2]) || slices.Contains(unavailableCodes, pg.Code)
	}
	return isCut(err) || slices.ContainsFunc(unavailableResults, func(result error) bool { return errors.Is(err, result) })
}

// isCut says whether the connection to the database is gone.
func isCut(err error) bool {
	var network net.Error
	return errors.As(err, &network) || pgconn.SafeToRetry(err) || pgconn.Timeout(err) ||
		slices.ContainsFunc([]error{io.EOF, io.ErrUnexpectedEOF, net.ErrClosed, driver.ErrBadConn, sql.ErrConnDone},
			func(end error) bool { return errors.Is(err, end) })
}

// isReadOnly says whether this connection leads to where nothing can be written.
func isReadOnly(err error) bool {
	var pg *pgconn.PgError
	var kept stateError
	return errors.As(err, &pg) && pg.Code == readOnly || errors.As(err, &kept) && kept.code == readOnly
}

// notCommitted judges the error that COMMIT got on PostgreSQL. What the server
// refused, or never got, is not saved. Of anything else nobody knows: the server
// may have committed before its answer was lost.
func notCommitted(err error) error {
	var pg *pgconn.PgError
	refused := errors.As(err, &pg) && pg.SeverityUnlocalized == "ERROR"
	if refused || pgconn.SafeToRetry(err) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) {
		return err
	}
	return domain.ErrOutcomeUnknown.Because(withoutValues(err))
}

// notCommittedToFile judges the error that COMMIT got on SQLite: only when the
// disk failed may what was written be found again.
func notCommittedToFile(err error) error {
	if errors.Is(err, sqlite3.IOERR) {
		return domain.ErrOutcomeUnknown.Because(err)
	}
	return err
}
