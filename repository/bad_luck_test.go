package repository_test

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"cohort/domain"
	"cohort/practice"
	"cohort/repository"
	"cohort/repository/storetest"
)

// unlucky is a user that a transaction adds before it fails.
func unlucky() domain.User {
	at := time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC)
	return domain.User{ID: domain.NewID[domain.UserID](), Name: "Ines Okafor", Email: domain.NewID[domain.UserID]().String() + "@example.org",
		Roles: []domain.Role{domain.Intake}, Status: domain.UserActive, Version: 1, CreatedAt: at, UpdatedAt: at}
}

// isThere looks a user up.
func isThere(t *testing.T, store *repository.Store, id domain.UserID) bool {
	t.Helper()
	err := store.Read(context.Background(), func(tx practice.Tx) error {
		_, err := tx.User(id)
		return err
	})
	if err != nil && !errors.Is(err, domain.ErrNotFound) {
		t.Fatal(err)
	}
	return err == nil
}

// Whatever ends a transaction in its middle leaves nothing of it, and the
// store usable.
func TestTransactionThatEndsInTheMiddleLeavesNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		for name, end := range map[string]func(context.CancelFunc) error{
			"an error":        func(context.CancelFunc) error { return errors.New("something else failed") },
			"a domain error":  func(context.CancelFunc) error { return domain.ErrForbidden },
			"a caller's end":  func(cancel context.CancelFunc) error { cancel(); return nil },
			"an end with one": func(cancel context.CancelFunc) error { cancel(); return context.Canceled },
			"a panic":         func(context.CancelFunc) error { panic("in the middle") },
		} {
			u := unlucky()
			err := writeUser(store, u, end)
			if err == nil || isThere(t, store, u.ID) {
				t.Errorf("%s: %v, and there: %v", name, err, isThere(t, store, u.ID))
			}
		}
		u := unlucky()
		if err := writeUser(store, u, func(context.CancelFunc) error { return nil }); err != nil || !isThere(t, store, u.ID) {
			t.Errorf("after all that: %v", err)
		}
	})
}

func writeUser(store *repository.Store, u domain.User, end func(context.CancelFunc) error) (err error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	defer func() {
		if recover() != nil {
			err = errors.New("panicked")
		}
	}()
	return store.Write(ctx, func(tx practice.Tx) error {
		if err := tx.CreateUser(u); err != nil {
			return err
		}
		return end(cancel)
	})
}

// A store that was closed fails with an error that says nothing to anybody.
func TestClosedStoreFailsInside(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		if err := store.Close(); err != nil {
			t.Fatal(err)
		}
		nothing := func(practice.Tx) error { return nil }
		for name, err := range map[string]error{"write": store.Write(context.Background(), nothing), "read": store.Read(context.Background(), nothing)} {
			var known domain.Error
			if !errors.As(err, &known) || known.Kind != domain.KindInternal {
				t.Errorf("%s: %v", name, err)
			}
		}
		if store.Ping(context.Background()) == nil {
			t.Error("a closed store answers")
		}
	})
}

// Another program holds the file's lock: a request waits no longer than it
// may, and the next one works.
func TestSQLiteThatIsLockedFromOutsideIsWaitedForNoLongerThanTheRequest(t *testing.T) {
	folder := t.TempDir()
	store := storetest.SQLiteIn(t, folder)
	other, err := sql.Open("sqlite3", "file:"+filepath.Join(folder, "cohort.db")+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }() // a throwaway database
	held, err := other.Begin()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
	defer cancel()
	u := unlucky()
	err = store.Write(ctx, func(tx practice.Tx) error { return tx.CreateUser(u) })
	if err == nil {
		t.Error("wrote past somebody else's lock")
	}
	var known domain.Error
	if !errors.Is(err, context.DeadlineExceeded) && !(errors.As(err, &known) && known.Kind == domain.KindUnavailable) {
		t.Errorf("a locked database is told as %v", err)
	}
	if err := held.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := store.Write(context.Background(), func(tx practice.Tx) error { return tx.CreateUser(u) }); err != nil || !isThere(t, store, u.ID) {
		t.Errorf("after the lock: %v", err)
	}
}

// PostgreSQL that is restarted, or that ends our connections, costs no more
// than the requests under way.
func TestPostgresThatEndsConnectionsIsUsableAgain(t *testing.T) {
	url := storetest.PostgresURL(t)
	store := storetest.At(t, url)
	other, err := sql.Open("pgx", url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }() // a throwaway database
	u := unlucky()
	err = store.Write(context.Background(), func(tx practice.Tx) error {
		if err := tx.CreateUser(u); err != nil {
			return err
		}
		_, err := other.Exec("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()")
		return err
	})
	if err == nil || isThere(t, store, u.ID) {
		t.Errorf("a transaction whose connection was ended: %v", err)
	}
	for range 5 {
		if err := store.Ping(context.Background()); err != nil {
			t.Logf("after the end: %v", err)
		}
	}
	if err := store.Write(context.Background(), func(tx practice.Tx) error { return tx.CreateUser(u) }); err != nil || !isThere(t, store, u.ID) {
		t.Errorf("a second try: %v", err)
	}
}
