package repository

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
)

// transaction is a transaction on PostgreSQL that costs no round trip of its
// own: BEGIN travels with its first statement, writes whose answer nobody
// needs wait for the next one, and COMMIT travels with the last. GORM sees an
// ordinary connection. With it and the other ways past GORM, sixteen desks take
// attendance and close 1.5 times as often as without (bench/closings.go: 248
// and 169 a second in turns on one busy machine, 229 and 153 where a commit
// takes 4 ms).
type transaction struct {
	conn  *sql.Conn
	begun bool
	later pgx.Batch // writes that wait
	// doubtful says that what waits includes a write whose answer may still
	// refuse: it must be heard before COMMIT is said.
	doubtful bool
}

// errRolledBack is what PostgreSQL answers to the COMMIT of a transaction in
// which something failed.
var errRolledBack = errors.New("the transaction was rolled back")

// onConn hands over the connection below database/sql.
func onConn(conn *sql.Conn, do func(*pgx.Conn) error) error {
	return conn.Raw(func(driver any) error { return do(driver.(*stdlib.Conn).Conn()) })
}

// send makes one round trip of all that waits and the given statements. Their
// answers are read by the callbacks that they were queued with.
func (tr *transaction) send(ctx context.Context, batch *pgx.Batch) error {
	var all pgx.Batch
	if !tr.begun {
		all.Queue("begin")
		tr.begun = true
	}
	all.QueuedQueries = append(append(all.QueuedQueries, tr.later.QueuedQueries...), batch.QueuedQueries...)
	tr.later, tr.doubtful = pgx.Batch{}, false
	if all.Len() == 0 {
		return nil
	}
	return onConn(tr.conn, func(conn *pgx.Conn) error { return conn.SendBatch(ctx, &all).Close() })
}

// ready makes sure that what GORM says next comes after all that waits.
func (tr *transaction) ready(ctx context.Context) error { return tr.send(ctx, &pgx.Batch{}) }

// commit keeps what was done. A transaction that said nothing never began. Its
// error is domain.ErrOutcomeUnknown when the answer is lost.
func (tr *transaction) commit(ctx context.Context) error {
	if !tr.begun && tr.later.Len() == 0 {
		return nil
	}
	if tr.doubtful {
		if err := tr.ready(ctx); err != nil {
			return err
		}
	}
	var last pgx.Batch
	kept := false
	last.Queue("commit").Exec(func(tag pgconn.CommandTag) error {
		kept = tag.String() == "COMMIT"
		return nil
	})
	err := tr.send(ctx, &last)
	switch {
	case kept: // whatever became of the connection afterwards
		return nil
	case err == nil:
		return errRolledBack
	}
	return notCommitted(err)
}

// rollbackTimeout bounds how long giving up may take; a connection that does
// not answer in time is dropped, which rolls back as well.
const rollbackTimeout = 5 * time.Second

// rollback gives up what is not committed; after the commit it does nothing.
func (tr *transaction) rollback() {
	_ = onConn(tr.conn, func(conn *pgx.Conn) error { // a connection that is gone has rolled back
		if conn.IsClosed() || conn.PgConn().TxStatus() == 'I' {
			return nil
		}
		ctx, cancel := context.WithTimeout(context.Background(), rollbackTimeout)
		defer cancel()
		if _, err := conn.Exec(ctx, "rollback"); err != nil {
			return conn.Close(ctx)
		}
		return nil
	})
}

// PrepareContext lets GORM use the transaction as its connection.
func (tr *transaction) PrepareContext(ctx context.Context, query string) (*sql.Stmt, error) {
	if err := tr.ready(ctx); err != nil {
		return nil, err
	}
	return tr.conn.PrepareContext(ctx, query)
}

// ExecContext lets GORM use the transaction as its connection.
func (tr *transaction) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if err := tr.ready(ctx); err != nil {
		return nil, err
	}
	return tr.conn.ExecContext(ctx, query, args...)
}

// QueryContext lets GORM use the transaction as its connection.
func (tr *transaction) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if err := tr.ready(ctx); err != nil {
		return nil, err
	}
	return tr.conn.QueryContext(ctx, query, args...)
}

// QueryRowContext lets GORM use the transaction as its connection. What could
// not be got ready is told by a row that cannot be read.
func (tr *transaction) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if err := tr.ready(ctx); err != nil {
		over, cancel := context.WithCancelCause(ctx)
		cancel(err)
		ctx = over
	}
	return tr.conn.QueryRowContext(ctx, query, args...)
}
