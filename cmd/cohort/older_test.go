package main

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"
)

// An older program must not write into what a newer one has changed: every
// command refuses, and says which version to start.
func TestOlderProgramOnANewerSchemaIsRefused(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d database) {
		addUser(t, "first@example.org", d.args()...).want(t, 0)
		db := d.behind(t)
		change(t, db, "INSERT INTO schema_steps (step, program) VALUES (90001, 'v9.8.7')",
			"INSERT INTO goose_db_version (version_id, is_applied) VALUES (90001, true)")
		file := filepath.Join(t.TempDir(), "practice.backup")
		for _, command := range [][]string{{"serve", "--addr", "127.0.0.1:0"}, {"migrate", "up"}, {"backup", file},
			{"audit", "verify"}, {"audit", "export"}, {"export", "--from", "2026-03-01", "--to", "2026-03-31"}} {
			cohort(t, "", d.args(command...)...).wantSentence(t, "start Cohort v9.8.7 or a later one")
		}
		if _, err := os.Stat(file); !os.IsNotExist(err) {
			t.Errorf("a backup was made: %v", err)
		}
		status := cohort(t, "", d.args("migrate", "status")...)
		status.wantSentence(t, "v9.8.7")
		addUser(t, "later@example.org", d.args()...).wantSentence(t, "v9.8.7")
		change(t, db, "DELETE FROM schema_steps WHERE step = 90001") // by a program that ended before it signed
		addUser(t, "later@example.org", d.args()...).wantSentence(t, "start the version that took it")
		change(t, db, "DELETE FROM goose_db_version WHERE version_id = 90001")
		addUser(t, "later@example.org", d.args()...).want(t, 0) // was never written
	})
}

// The schema says which version of the program brought it where it is.
func TestSchemaIsSignedByTheProgram(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d database) {
		if d.DatabaseURL != "" {
			d.DatabaseURL = emptyPostgres(t)
		}
		addUser(t, "first@example.org", d.args()...).want(t, 0)
		var program string
		if err := d.behind(t).QueryRow("SELECT program FROM schema_steps ORDER BY step DESC LIMIT 1").Scan(&program); err != nil || program != version {
			t.Errorf("%q, %v", program, err)
		}
	})
}

// behind gives the database past the program.
func (d database) behind(t *testing.T) *sql.DB {
	t.Helper()
	driver, source := "pgx", d.DatabaseURL
	if source == "" {
		driver, source = "sqlite3", "file:"+d.sqlitePath()
	}
	db, err := sql.Open(driver, source)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func change(t *testing.T, db *sql.DB, statements ...string) {
	t.Helper()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}
