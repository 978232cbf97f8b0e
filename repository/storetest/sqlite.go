package storetest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/ncruces/go-sqlite3/driver"

	"cohort/keyring"
	"cohort/repository"
)

// SQLite gives an empty, migrated SQLite database.
func SQLite(t testing.TB) *repository.Store {
	t.Helper()
	return SQLiteIn(t, t.TempDir())
}

// SQLiteIn gives an empty, migrated SQLite database in a folder.
func SQLiteIn(t testing.TB, folder string) *repository.Store {
	t.Helper()
	return At(t, filepath.Join(folder, "cohort.db"))
}

func copySQLite(t testing.TB, path string) {
	t.Helper()
	file, err := migratedSQLite()
	if err == nil {
		err = os.WriteFile(path, file, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// migratedSQLite gives the bytes of a migrated database, made once for all
// tests of a package.
var migratedSQLite = sync.OnceValues(func() (file []byte, err error) {
	folder, err := os.MkdirTemp("", "storetest")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }() // a folder of temporary files
	keys, err := keyring.Fresh()
	if err != nil {
		return nil, err
	}
	path := filepath.Join(folder, "cohort.db")
	if err := migrate(path, keys); err != nil {
		return nil, err
	}
	if err := leftToSign(path); err != nil {
		return nil, err
	}
	if _, err := os.Stat(path + "-wal"); err == nil {
		return nil, fmt.Errorf("%s has a log beside it: a copy of the file would lack what is there", path)
	}
	return os.ReadFile(path)
})

func leftToSign(path string) error {
	db, err := driver.Open("file:" + path)
	if err != nil {
		return err
	}
	_, err = db.Exec(withoutMACs)
	return errors.Join(err, db.Close())
}
