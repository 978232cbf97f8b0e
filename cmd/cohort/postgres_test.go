package main

import (
	"database/sql"
	"net/url"
	"os"
	"testing"

	"github.com/google/uuid"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"

	"cohort/repository/storetest"
)

// emptyPostgres gives the URL of a database without any table.
func emptyPostgres(t *testing.T) string {
	t.Helper()
	server, err := url.Parse(os.Getenv(storetest.PostgresVariable))
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("pgx", server.String())
	if err != nil {
		t.Fatal(err)
	}
	name := "empty_" + uuid.New().String()[:8]
	if _, err := db.Exec("CREATE DATABASE " + name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := db.Exec("DROP DATABASE " + name + " WITH (FORCE)"); err != nil {
			t.Error(err)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	empty := *server
	empty.Path = "/" + name
	return empty.String()
}
