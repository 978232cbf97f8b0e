package api_test

import (
	"context"
	"database/sql"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"cohort/api"
	"cohort/api/apitest"
	"cohort/practice"
	"cohort/repository/storetest"
)

// wantUnavailable fails the test unless a read and a change are told to come
// back: 503 with Retry-After.
func wantUnavailable(t *testing.T, w *apitest.World, when string) {
	t.Helper()
	for _, a := range []*apitest.Answer{
		w.Do("intake", http.MethodGet, "/referrals", nil),
		w.Do("intake", http.MethodPost, "/clients", body{"firstName": "Zoe", "lastName": "Once", "birthDate": "1990-04-01"}),
	} {
		if a.Status != http.StatusServiceUnavailable || a.Header.Get("Retry-After") == "" || !strings.Contains(a.Text("detail"), "Nothing was saved") {
			t.Errorf("%s: %d %s", when, a.Status, a.Raw)
		}
	}
}

func ready(w *apitest.World) int {
	recorder := httptest.NewRecorder()
	w.Server.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, "/readyz", nil))
	return recorder.Code
}

// A PostgreSQL that is stopped is waited for, and works when it is back.
func TestStoppedDatabaseIsUnavailable(t *testing.T) {
	t.Parallel()
	w, _, wire := wiredWith(t)
	if got := ready(w); got != http.StatusOK {
		t.Fatalf("ready: %d", got)
	}
	wire.Cut()
	wantUnavailable(t, w, "stopped")
	wire.Mend()
	w.Do("intake", http.MethodGet, "/referrals", nil).Want(http.StatusOK)
	w.Do("intake", http.MethodPost, "/clients", body{"firstName": "Zoe", "lastName": "Once", "birthDate": "1990-04-01"}).Want(http.StatusCreated)
}

// A PostgreSQL that takes no writes is unavailable, readiness included; its
// connections are dropped as soon as it takes them again, and so are those that
// led to a server that does not.
func TestReadOnlyDatabaseIsUnavailable(t *testing.T) {
	t.Parallel()
	w, db, wire := wiredWith(t)
	alter(t, db, "SET default_transaction_read_only = on")
	wire.Cut() // as when another server takes over
	wire.Mend()
	wantUnavailable(t, w, "read-only")
	if got := ready(w); got != http.StatusServiceUnavailable {
		t.Errorf("ready: %d", got)
	}
	alter(t, db, "RESET default_transaction_read_only") // connections that are open already know nothing of it
	w.Do("intake", http.MethodPost, "/clients", body{"firstName": "Zoe", "lastName": "Once", "birthDate": "1990-04-01"}).Want(http.StatusCreated)
}

// A statement that is given up because it took too long, here behind a lock.
func TestStatementThatTakesTooLongIsUnavailable(t *testing.T) {
	t.Parallel()
	w, db, wire := wiredWith(t)
	alter(t, db, "SET statement_timeout = '200ms'")
	wire.Cut() // new connections know of it
	wire.Mend()
	holding, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = holding.Rollback() }() // lets go
	if _, err := holding.Exec("LOCK TABLE referrals, idempotency_keys, settings"); err != nil {
		t.Fatal(err)
	}
	wantUnavailable(t, w, "statement timeout")
}

// When all connections are in use for long, callers are told to come back.
func TestUsedUpConnectionsAreUnavailable(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.Store.LimitConnections(1)
		held, release, ended := make(chan struct{}), make(chan struct{}), make(chan error)
		go func() {
			ended <- w.Store.Read(context.Background(), func(practice.Tx) error {
				close(held)
				<-release
				return nil
			})
		}()
		<-held
		a := w.Do("intake", http.MethodGet, "/referrals", nil).WantCode(http.StatusServiceUnavailable, "busy")
		if a.Header.Get("Retry-After") == "" {
			t.Error("it does not say when to come back")
		}
		close(release)
		if err := <-ended; err != nil {
			t.Error(err)
		}
		w.Do("intake", http.MethodGet, "/referrals", nil).Want(http.StatusOK)
	})
}

// However often somebody asks whether the server is ready, it writes seldom.
func TestReadinessIsTriedSeldom(t *testing.T) {
	t.Parallel()
	w := apitest.New(t, storetest.SQLite(t))
	tried := 0
	server := api.New(w.Desks, api.Config{Ready: func(context.Context) error { tried++; return nil }})
	for second := range 3 {
		w.SetTime(w.Time().Add(time.Second))
		for range 1000 {
			recorder := httptest.NewRecorder()
			server.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, "/readyz", nil))
			if recorder.Code != http.StatusOK {
				t.Fatalf("%d", recorder.Code)
			}
		}
		if tried != second+1 {
			t.Errorf("tried %d times within %d seconds", tried, second+1)
		}
	}
}

// wiredWith is wired, with a connection of the test's own.
func wiredWith(t *testing.T) (*apitest.World, *sql.DB, *storetest.Wire) {
	t.Helper()
	url := storetest.PostgresURL(t)
	db, err := sql.Open("pgx", url)
	if err != nil {
		t.Fatal(err)
	}
	storetest.AtEnd(t, func() { _ = db.Close() }) // a throwaway database
	wire, wired := storetest.NewWire(t, url)
	return apitest.New(t, storetest.At(t, wired)), db, wire
}

// alter changes a setting of the database, for connections to come.
func alter(t *testing.T, db *sql.DB, setting string) {
	t.Helper()
	var name string
	if err := db.QueryRow("SELECT current_database()").Scan(&name); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("ALTER DATABASE " + name + " " + setting); err != nil {
		t.Fatal(err)
	}
}
