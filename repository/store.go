package repository

import (
	"cmp"
	"context"
	"database/sql"
	"database/sql/driver"
	"log/slog"
	"sync/atomic"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"cohort/domain"
	"cohort/domain/intake/instrument"
	"cohort/practice"
)

// Store is a database. It is safe for concurrent use.
type Store struct {
	db       *gorm.DB
	pool     *sql.DB
	postgres bool
	// writer lets one goroutine write to SQLite at a time, in the order they
	// came; without it they poll for the file's lock. nil on PostgreSQL.
	writer chan struct{}
	keys   Keys
	macs   *macs
	// clients is who they are, opened, for search and the order of names.
	clients *directory
	shown   *recentlyShown
	// onRefused hears of rows that were not believed.
	onRefused atomic.Pointer[func(context.Context, []domain.RefusedRow) ([]domain.RefusedRow, error)]
}

// Keys is what the repository needs of the keys file.
type Keys interface {
	// Seal encrypts text; place (table, column and row) must be the same to open it.
	Seal(place, text string) ([]byte, error)
	Open(place string, sealed []byte) (string, error)
	// SealFor and OpenFor do the same under the key of one person alone.
	SealFor(owner, place, text string) ([]byte, error)
	OpenFor(owner, place string, sealed []byte) (string, error)
	// Blind gives a keyed hash of a value for one purpose.
	Blind(purpose, value string) string
	// AuditKey is the key of the audit's hash chain.
	AuditKey() []byte
	// RowKey is the key of the MACs over rows that decide.
	RowKey() []byte
	// WordKey is the key of the hashes by which words are found in notes.
	WordKey() []byte
}

var _ practice.Store = (*Store)(nil)

// Open opens the database at the URL: postgres://… for PostgreSQL, otherwise
// the path of an SQLite file, which is created when it is not there.
func Open(url string, keys Keys) (*Store, error) {
	if isPostgres(url) {
		return openPostgres(url, keys)
	}
	return openSQLite(url, keys)
}

func newStore(pool *sql.DB, dialect gorm.Dialector, keys Keys) (*Store, error) {
	db, err := gorm.Open(dialect, &gorm.Config{
		SkipDefaultTransaction: true,
		TranslateError:         true,
		Logger:                 quietLogger(),
		NowFunc:                func() time.Time { return time.Time{} }, // the repository has no clock
	})
	if err != nil {
		return nil, err
	}
	m := &macs{key: func() []byte { return keys.RowKey() }}
	if err := signRows(db, m); err != nil {
		return nil, err
	}
	return &Store{db: db, pool: pool, keys: keys, macs: m, clients: newDirectory(), shown: newRecentlyShown()}, nil
}

// quietLogger reports slow statements without their values, and nothing of
// what failed: errors are the caller's to judge, and hold no values either.
func quietLogger() logger.Interface {
	return logger.New(slog.NewLogLogger(slog.Default().Handler(), slog.LevelWarn), logger.Config{
		SlowThreshold:             2 * time.Second,
		LogLevel:                  logger.Warn,
		IgnoreRecordNotFoundError: true,
		ParameterizedQueries:      true,
	})
}

// Close closes the database.
func (s *Store) Close() error { return s.pool.Close() }

// Ping says whether the database answers.
func (s *Store) Ping(ctx context.Context) error { return s.pool.PingContext(ctx) }

// Kind names the database for the log.
func (s *Store) Kind() string {
	if s.postgres {
		return "postgresql"
	}
	return "sqlite"
}

var _ practice.Tx = (*tx)(nil)

// tx is one transaction, or one question outside of any.
type tx struct {
	ctx      context.Context
	db       *gorm.DB // bound to the transaction's connection
	conn     *sql.Conn
	tr       *transaction // on PostgreSQL; nil for a question outside of any
	postgres bool
	// byHand says that hot writes go past GORM, over pgx. Tests leave it off to
	// compare.
	byHand bool
	keys   Keys
	macs   *macs
	held   *locks // nil for a question outside of any transaction
	// clients is the directory, and changed what the transaction did to it: nil
	// outside of any.
	clients *directory
	shelf   *instrument.Library // once it was looked at
	changed *clientChanges
	shown   *recentlyShown
	led     *led // what the asker leads, once asked outside of any transaction
	refused *[]domain.RefusedRow
	marked  *[]shownRow // what the transaction added to the index of who was shown
}

// attempts is how often a transaction is tried that the database gave up on
// because of another one.
const attempts = 3

// Write runs do in a transaction. A transaction that another one made
// impossible (a deadlock, a serialization failure) is tried again.
func (s *Store) Write(ctx context.Context, do func(practice.Tx) error) (err error) {
	if whole := joined(ctx); whole != nil {
		return translate(do(whole))
	}
	var refused []domain.RefusedRow
	err = s.write(ctx, do, &refused)
	s.report(ctx, refused)
	return err
}

func (s *Store) write(ctx context.Context, do func(practice.Tx) error, refused *[]domain.RefusedRow) (err error) {
	if s.writer != nil {
		select {
		case s.writer <- struct{}{}:
			defer func() { <-s.writer }()
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	for range attempts {
		*refused = nil
		if err = s.writeOnce(ctx, do, refused); !isRetryable(err) {
			return translate(err)
		}
	}
	return translate(err)
}

type wholeKey struct{}

// joined gives the transaction that Together began, nil without one.
func joined(ctx context.Context) *tx {
	whole, _ := ctx.Value(wholeKey{}).(*tx)
	return whole
}

// Together runs do in one transaction, which every Write and Read with its
// context joins. They lock in the one order, as if they were one.
func (s *Store) Together(ctx context.Context, do func(context.Context, practice.Tx) error) error {
	return s.Write(ctx, func(given practice.Tx) error {
		return do(context.WithValue(ctx, wholeKey{}, given.(*tx)), given)
	})
}

// WriteWhole runs many use cases in one transaction, all of them or none.
// begin gives each of them the transaction as if it were its own: they lock one
// after the other, so it is for a practice in which nobody else works yet.
func (s *Store) WriteWhole(ctx context.Context, do func(begin func() practice.Tx) error) error {
	return s.Write(ctx, func(given practice.Tx) error {
		return do(func() practice.Tx {
			next := *given.(*tx)
			next.held = newLocks()
			return &next
		})
	})
}

func (s *Store) writeOnce(ctx context.Context, do func(practice.Tx) error, refused *[]domain.RefusedRow) (err error) {
	conn, err := s.connection(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = giveBack(conn, err) }() // nothing to report
	if s.postgres {
		tr := &transaction{conn: conn}
		defer tr.rollback() // after an error or a panic; after the commit it does nothing
		bound := s.bound(ctx, tr, conn, refused)
		bound.tr, bound.held, bound.changed, bound.marked = tr, newLocks(), &clientChanges{}, &[]shownRow{}
		if err := do(bound); err != nil {
			return err
		}
		if err := tr.commit(ctx); err != nil {
			return err
		}
		s.shown.keep(*bound.marked)
		return nil
	}
	begun, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = begun.Rollback() }() // after an error or a panic; after the commit it does nothing
	bound := s.bound(ctx, begun, conn, refused)
	bound.held, bound.changed, bound.marked = newLocks(), &clientChanges{}, &[]shownRow{}
	if err := do(bound); err != nil {
		return err
	}
	if err := begun.Commit(); err != nil {
		return cmp.Or(ctx.Err(), notCommittedToFile(err)) // given up before it began
	}
	s.shown.keep(*bound.marked)
	return nil
}

// connectionTime is how long a question waits for one of the connections.
const connectionTime = 5 * time.Second

// connection takes one of the connections. When all are in use for long, the
// error is domain.ErrBusy.
func (s *Store) connection(ctx context.Context) (*sql.Conn, error) {
	patience, cancel := context.WithTimeout(ctx, connectionTime)
	defer cancel()
	conn, err := s.pool.Conn(patience)
	if err != nil && ctx.Err() == nil && patience.Err() != nil {
		return nil, domain.ErrBusy.After(trySoon).Because(err)
	}
	return conn, err
}

// giveBack gives a connection back, unless it leads to where nothing can be
// written: the next one is made anew, and may lead elsewhere.
func giveBack(conn *sql.Conn, err error) error {
	if isReadOnly(err) {
		return conn.Raw(func(any) error { return driver.ErrBadConn })
	}
	return conn.Close()
}

// LimitConnections sets how many connections there are at most.
func (s *Store) LimitConnections(most int) {
	s.pool.SetMaxOpenConns(most)
	s.pool.SetMaxIdleConns(most)
}

// TryWrite writes something that changes nothing, through to the disk.
func (s *Store) TryWrite(ctx context.Context) error {
	return s.Write(ctx, func(given practice.Tx) error {
		return given.(*tx).db.Exec("UPDATE key_check SET sealed = sealed WHERE id = 1").Error
	})
}

// Read runs do on one connection, outside a transaction.
func (s *Store) Read(ctx context.Context, do func(practice.Tx) error) error {
	if whole := joined(ctx); whole != nil {
		return translate(do(whole))
	}
	var refused []domain.RefusedRow
	err := s.read(ctx, do, &refused)
	s.report(ctx, refused)
	return translate(err)
}

func (s *Store) read(ctx context.Context, do func(practice.Tx) error, refused *[]domain.RefusedRow) error {
	conn, err := s.connection(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }() // gives the connection back; nothing to report
	return do(s.bound(ctx, conn, conn, refused))
}

func (s *Store) bound(ctx context.Context, pool gorm.ConnPool, conn *sql.Conn, refused *[]domain.RefusedRow) *tx {
	db := s.db.Session(&gorm.Session{NewDB: true, Context: ctx})
	db.Statement.ConnPool = pool
	return &tx{ctx: ctx, db: db, conn: conn, postgres: s.postgres, byHand: s.postgres, keys: s.keys, macs: s.macs, clients: s.clients, shown: s.shown, refused: refused}
}
