package storetest

import (
	"context"
	"database/sql"
	"net/url"
	"testing"

	"cohort/repository"
)

// Lesser gives a PostgreSQL database as a role sees it that works and does not
// own, and the owner's own connection to it.
func Lesser(t testing.TB) (store *repository.Store, lesser, owner *sql.DB) {
	t.Helper()
	owning := PostgresURL(t)
	role, keys := "worker_"+random(), Keys(t)
	ownersOpen, err := repository.Open(owning, keys)
	if err != nil {
		t.Fatal(err)
	}
	owner = opened(t, owning)
	if _, err := owner.Exec("CREATE ROLE " + role + " LOGIN"); err != nil {
		t.Fatal(err)
	}
	AtEnd(t, func() { // before its database is dropped
		_, _ = owner.Exec("DROP OWNED BY " + role + "; DROP ROLE " + role) // the server is thrown away with it
	})
	ctx := context.Background()
	if _, err := ownersOpen.SignOldRows(ctx); err != nil {
		t.Fatal(err)
	}
	if err := ownersOpen.GrantTo(ctx, role); err != nil {
		t.Fatal(err)
	}
	if err := ownersOpen.Close(); err != nil {
		t.Fatal(err)
	}
	working := as(t, owning, role)
	if store, err = repository.Open(working, keys); err != nil {
		t.Fatal(err)
	}
	AtEnd(t, func() { _ = store.Close() }) // a throwaway database
	return store, opened(t, working), owner
}

func as(t testing.TB, database, role string) string {
	t.Helper()
	u, err := url.Parse(database)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.User(role)
	return u.String()
}

func opened(t testing.TB, url string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx", url)
	if err != nil {
		t.Fatal(err)
	}
	AtEnd(t, func() { _ = db.Close() }) // a throwaway database
	return db
}
