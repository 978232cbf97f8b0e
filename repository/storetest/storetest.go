// Package storetest opens throwaway databases for tests: copies of an SQLite
// file and of a PostgreSQL database that were migrated once.
package storetest

import (
	"context"
	"hash/fnv"
	"os"
	"strings"
	"testing"

	"cohort/keyring"
	"cohort/repository"
)

// Each runs a test once on SQLite and once on PostgreSQL, each on a database of
// its own, beside each other and beside other tests: what they share must stand
// that, and nothing may follow the call that needs them to have ended.
func Each(t *testing.T, test func(*testing.T, *repository.Store)) {
	t.Helper()
	t.Parallel()
	open := map[string]func(testing.TB) *repository.Store{"sqlite": SQLite, "postgres": Postgres}
	for _, database := range Databases(t) {
		t.Run(database, func(t *testing.T) {
			t.Parallel()
			test(t, open[database](t))
		})
	}
}

// DatabasesVariable says on which databases a test of both runs: on both when it
// is empty, on the "one" that falls to it, or on the "other". scripts/go-test
// runs one with the race detector and the other without it.
const DatabasesVariable = "COHORT_TEST_DATABASES"

// Databases names those on which a test runs now. A walk over every route is
// never divided.
func Databases(t testing.TB) []string {
	t.Helper()
	both := []string{"sqlite", "postgres"}
	name := strings.SplitN(t.Name(), "/", 2)[0]
	turn := os.Getenv(DatabasesVariable)
	if turn == "" || strings.HasPrefix(name, "TestWalk") {
		return both
	}
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(name)) // never fails
	one := int(hash.Sum32() % 2)
	switch turn {
	case "one":
		return both[one : one+1]
	case "other":
		return both[1-one : 2-one]
	}
	t.Fatalf("%s is %q: one, other, or nothing for both", DatabasesVariable, turn)
	return nil
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

// At opens the database at a URL that PostgresURL gave, or the SQLite file at a
// path; one that is not there begins as a migrated copy.
func At(t testing.TB, url string) *repository.Store {
	t.Helper()
	if !strings.Contains(url, "://") {
		if _, err := os.Stat(url); os.IsNotExist(err) {
			copySQLite(t, url)
		}
	}
	store, err := repository.Open(url, Keys(t))
	if err != nil {
		t.Fatal(err)
	}
	AtEnd(t, func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := store.SignOldRows(context.Background()); err != nil {
		t.Fatal(err)
	}
	return store
}

// AtEnd does something when a test has ended, and lets go of what it needed for it.
// A test is kept by the one above it until that ends, with all that its cleanups
// refer to: a run would hold every practice that it ever made.
func AtEnd(t testing.TB, do func()) {
	t.Cleanup(func() {
		do()
		do = nil
	})
}

// migrate makes the schema in an empty database, and closes it.
func migrate(url string, keys *keyring.Ring) error {
	store, err := repository.Open(url, keys)
	if err != nil {
		return err
	}
	if _, err := store.Migrate(context.Background(), "test"); err != nil {
		_ = store.Close() // the first error says more
		return err
	}
	return store.Close()
}

// withoutMACs leaves the rows of a migrated database to be signed by whoever
// opens it first: each test has keys of its own.
const withoutMACs = "CREATE TABLE rows_without_mac (step integer PRIMARY KEY)"
