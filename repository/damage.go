package repository

import (
	"context"
	"errors"

	"github.com/ncruces/go-sqlite3"
)

// Damage is what a database file gets in which something stands that nobody
// wrote: a disk that lost bytes, a copy that was cut short.
type Damage struct{ What string } // in SQLite's words, which name tables and pages and no values

func (d Damage) Error() string { return d.What }

// CheckWhole looks through an SQLite file and answers Damage when it is not in
// order: that every page can be read and is in its place and every row fits
// its table; thoroughly, that every index says the same as its table, too,
// which takes about twice as long. PostgreSQL sees to its own files.
func (s *Store) CheckWhole(ctx context.Context, thoroughly bool) error {
	if s.postgres {
		return nil
	}
	question := "PRAGMA quick_check(1)"
	if thoroughly {
		question = "PRAGMA integrity_check(1)"
	}
	var found string
	if err := s.pool.QueryRowContext(ctx, question).Scan(&found); err != nil {
		return err
	}
	if found != "ok" {
		return Damage{What: found}
	}
	return nil
}

// AsDamage says whether an error comes of a damaged file.
func AsDamage(err error) (Damage, bool) {
	if found, is := errors.AsType[Damage](err); is {
		return found, true
	}
	for _, sign := range []error{sqlite3.CORRUPT, sqlite3.NOTADB, sqlite3.IOERR_SHORT_READ, sqlite3.IOERR_CORRUPTFS} {
		if errors.Is(err, sign) {
			return Damage{What: sign.Error()}, true
		}
	}
	return Damage{}, false
}
