// Package storetest opens throwaway databases for tests: an SQLite file, and
// a fresh PostgreSQL database cloned from a migrated template.
package storetest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"

	"cohort/keyring"
	"cohort/repository"
)

// PostgresVariable names the URL of a PostgreSQL server on which tests may
// create databases. scripts/with-postgres sets it.
const PostgresVariable = "COHORT_TEST_POSTGRES"

// Each runs a test once on SQLite and once on PostgreSQL.
func Each(t *testing.T, test func(*testing.T, *repository.Store)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, SQLite(t)) })
	t.Run("postgres", func(t *testing.T) { test(t, Postgres(t)) })
}

// Keys gives fresh keys.
func Keys(t testing.TB) *keyring.Ring {
	t.Helper()
	keys, err := keyring.Fresh()
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

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

// Postgres gives an empty, migrated PostgreSQL database.
func Postgres(t testing.TB) *repository.Store {
	t.Helper()
	return At(t, PostgresURL(t))
}

// At opens and migrates the database at a URL.
func At(t testing.TB, url string) *repository.Store {
	t.Helper()
	store, err := repository.Open(url, Keys(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := store.Migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	return store
}

var template struct {
	sync.Once
	name string
	err  error
}

// PostgresURL gives the URL of a fresh, migrated database that is dropped
// after the test.
func PostgresURL(t testing.TB) string {
	t.Helper()
	server := os.Getenv(PostgresVariable)
	if server == "" {
		t.Fatalf("%s is not set: run this through make test or scripts/with-postgres", PostgresVariable)
	}
	template.Do(func() { template.name, template.err = makeTemplate(t, server) })
	if template.err != nil {
		t.Fatal(template.err)
	}
	name := "cohort_" + random(t)
	exec(t, server, "CREATE DATABASE "+name+" TEMPLATE "+template.name+" STRATEGY file_copy")
	t.Cleanup(func() { exec(t, server, "DROP DATABASE "+name+" WITH (FORCE)") })
	return withDatabase(t, server, name)
}

// makeTemplate migrates one database that all others are copied from. It is
// left behind: its server is thrown away with it.
func makeTemplate(t testing.TB, server string) (string, error) {
	name := "template_" + random(t)
	exec(t, server, "CREATE DATABASE "+name)
	store, err := repository.Open(withDatabase(t, server, name), Keys(t))
	if err != nil {
		return "", err
	}
	if _, err := store.Migrate(context.Background()); err != nil {
		return "", err
	}
	return name, store.Close() // an open connection would make every copy hang
}

func exec(t testing.TB, server, statement string) {
	t.Helper()
	db, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func withDatabase(t testing.TB, server, name string) string {
	t.Helper()
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/" + name
	return u.String()
}

func random(t testing.TB) string {
	t.Helper()
	var b [6]byte
	if _, err := rand.Read(b[:]); err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(b[:])
}
