package repository_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/ncruces/go-sqlite3"

	"cohort/domain"
	"cohort/practice"
	"cohort/repository"
	"cohort/repository/storetest"
)

func TestWhatADatabaseCannotDoNowIsUnavailable(t *testing.T) {
	sqlState := func(code string) error {
		return &pgconn.PgError{Severity: "ERROR", SeverityUnlocalized: "ERROR", Code: code, Detail: "Key (name)=(Ana)"}
	}
	for name, c := range map[string]struct {
		err  error
		want error
	}{
		"too many connections":             {sqlState("53300"), domain.ErrUnavailable},
		"disk full":                        {sqlState("53100"), domain.ErrUnavailable},
		"out of memory":                    {sqlState("53200"), domain.ErrUnavailable},
		"statement timeout":                {sqlState("57014"), domain.ErrUnavailable},
		"stopped by its operator":          {sqlState("57P01"), domain.ErrUnavailable},
		"starting":                         {sqlState("57P03"), domain.ErrUnavailable},
		"read-only":                        {sqlState("25006"), domain.ErrUnavailable},
		"idle in a transaction":            {sqlState("25P03"), domain.ErrUnavailable},
		"lock timeout":                     {sqlState("55P03"), domain.ErrUnavailable},
		"input or output failed":           {sqlState("58030"), domain.ErrUnavailable},
		"connection lost":                  {sqlState("08006"), domain.ErrUnavailable},
		"password changed":                 {sqlState("28P01"), domain.ErrUnavailable},
		"refused":                          {&net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}, domain.ErrUnavailable},
		"cut half-way":                     {fmt.Errorf("read: %w", io.ErrUnexpectedEOF), domain.ErrUnavailable},
		"deadlock":                         {sqlState("40P01"), domain.ErrBusy},
		"serialization failure":            {sqlState("40001"), domain.ErrBusy},
		"SQLite's disk is full":            {sqlite3.FULL, domain.ErrUnavailable},
		"SQLite cannot write":              {sqlite3.IOERR_WRITE, domain.ErrUnavailable},
		"SQLite's file is read-only":       {sqlite3.READONLY, domain.ErrUnavailable},
		"SQLite's file cannot be opened":   {sqlite3.CANTOPEN, domain.ErrUnavailable},
		"SQLite is out of memory":          {sqlite3.NOMEM, domain.ErrUnavailable},
		"SQLite is busy":                   {sqlite3.BUSY, domain.ErrBusy},
		"SQLite's file is damaged":         {sqlite3.CORRUPT, domain.Error{Code: "internal"}},
		"a mistake in a statement":         {sqlState("42601"), domain.Error{Code: "internal"}},
		"a transaction that failed before": {sqlState("25P02"), domain.Error{Code: "internal"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := repository.Translate(c.err)
			if !errors.Is(got, c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
			var e domain.Error
			if errors.As(got, &e); e.Kind == domain.KindUnavailable && e.Wait == 0 {
				t.Error("it does not say when to try again")
			}
		})
	}
}

// What COMMIT got is a failure only when the server said so, or got nothing.
func TestOutcomeOfACommit(t *testing.T) {
	for name, c := range map[string]struct {
		err     error
		unknown bool
	}{
		"refused":                  {&pgconn.PgError{SeverityUnlocalized: "ERROR", Code: "40001"}, false},
		"ended by the operator":    {&pgconn.PgError{SeverityUnlocalized: "FATAL", Code: "57P01"}, true},
		"the server crashed":       {io.ErrUnexpectedEOF, true},
		"nobody waits any more":    {context.DeadlineExceeded, true},
		"the connection was reset": {&net.OpError{Op: "read", Err: syscall.ECONNRESET}, true},
	} {
		if got := errors.Is(repository.NotCommitted(c.err), domain.ErrOutcomeUnknown); got != c.unknown {
			t.Errorf("%s is unknown: %t", name, got)
		}
	}
	for name, c := range map[string]struct {
		err     error
		unknown bool
	}{"full": {sqlite3.FULL, false}, "busy": {sqlite3.BUSY, false}, "the disk failed": {sqlite3.IOERR_FSYNC, true}} {
		if got := errors.Is(repository.NotCommittedToFile(c.err), domain.ErrOutcomeUnknown); got != c.unknown {
			t.Errorf("SQLite: %s is unknown: %t", name, got)
		}
	}
}

// A file that cannot grow, or not be written, is said to be unavailable, and
// works again when it can.
func TestFileThatTakesNothing(t *testing.T) {
	for name, pragma := range map[string][2]string{
		"full":      {"PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000"},
		"read-only": {"PRAGMA query_only = on", "PRAGMA query_only = off"},
	} {
		t.Run(name, func(t *testing.T) {
			store := storetest.SQLite(t)
			store.LimitConnections(1)
			say := func(statement string) {
				if _, err := store.SQL().Exec(statement); err != nil {
					t.Fatal(err)
				}
			}
			fill := func() (err error) {
				for n := 0; n < 2000 && err == nil; n++ {
					err = store.Write(context.Background(), func(tx practice.Tx) error {
						return tx.AppendAudit(domain.AuditEntry{ID: domain.NewID[domain.AuditID](), Action: domain.ReadSelf, At: noon})
					})
				}
				return err
			}
			say(pragma[0])
			if err := fill(); !errors.Is(err, domain.ErrUnavailable) {
				t.Errorf("%v", err)
			}
			say(pragma[1])
			if err := store.TryWrite(context.Background()); err != nil {
				t.Errorf("afterwards: %v", err)
			}
		})
	}
}
