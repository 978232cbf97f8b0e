package repository

import (
	"database/sql"
	"errors"
	"net/url"
	"runtime"

	"github.com/ncruces/go-sqlite3/driver"
	"github.com/ncruces/go-sqlite3/gormlite"
)

// sqliteOptions make SQLite keep what it acknowledged (synchronous), check
// references, let readers read while one writes (WAL), take the write lock at
// the start of a transaction, and write instants so that they sort.
const sqliteOptions = "?_pragma=busy_timeout(10000)&_pragma=journal_mode(wal)&_pragma=foreign_keys(on)" +
	"&_pragma=synchronous(full)&_txlock=immediate&_timefmt=2006-01-02T15:04:05.000"

func openSQLite(path string, keys Keys) (*Store, error) {
	connector, err := new(driver.SQLite).OpenConnector("file:" + (&url.URL{Path: path}).EscapedPath() + sqliteOptions)
	if err != nil {
		return nil, err
	}
	pool := sql.OpenDB(statementConnector{connector})
	if err := pool.Ping(); err != nil { // GORM would write it into the log, too
		return nil, errors.Join(err, pool.Close())
	}
	pool.SetMaxOpenConns(max(4, runtime.NumCPU()))
	pool.SetMaxIdleConns(max(4, runtime.NumCPU()))
	s, err := newStore(pool, gormlite.OpenDB(pool), keys)
	if err != nil {
		return nil, err
	}
	s.writer = make(chan struct{}, 1)
	return s, nil
}
