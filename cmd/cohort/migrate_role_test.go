package main

import (
	"database/sql"
	"net/url"
	"strings"
	"syscall"
	"testing"

	"github.com/google/uuid"
)

// One role owns the schema and brings it up to date, another serves.
func TestARoleServesThatDoesNotOwnTheSchema(t *testing.T) {
	t.Parallel()
	owning := emptyPostgres(t)
	db, err := sql.Open("pgx", owning)
	if err != nil {
		t.Fatal(err)
	}
	role := "worker_" + uuid.New().String()[:8]
	t.Cleanup(func() {
		_, _ = db.Exec("DROP OWNED BY " + role + "; DROP ROLE " + role) // the server is thrown away with it
		_ = db.Close()
	})
	data := t.TempDir()
	owner := []string{"--data", data, "--database-url", owning}
	worker := []string{"--data", data, "--database-url", asRole(t, owning, role)}

	missing := cohort(t, "", append([]string{"migrate", "up", "--grant-to", role}, owner...)...).want(t, 1)
	if !strings.Contains(missing.err, "there is no such role") {
		t.Errorf("%s", missing.err)
	}
	if _, err := db.Exec("CREATE ROLE " + role + " LOGIN"); err != nil {
		t.Fatal(err)
	}
	self := cohort(t, "", append([]string{"migrate", "up", "--grant-to", "cohort"}, owner...)...).want(t, 1)
	if !strings.Contains(self.err, "name another one") {
		t.Errorf("%s", self.err)
	}
	cohort(t, "", append([]string{"migrate", "up", "--grant-to", role}, owner...)...).want(t, 0)
	addUser(t, "first@example.org", worker...).want(t, 0)
	if err := serving(t, append([]string{"serve"}, worker...)...).stop(syscall.SIGTERM); err != nil {
		t.Error(err)
	}
	cohort(t, "", append([]string{"audit", "verify"}, worker...)...).want(t, 0)

	// Behind by a step, the role that serves says what to do.
	if _, err := db.Exec("DELETE FROM goose_db_version WHERE version_id = (SELECT max(version_id) FROM goose_db_version)"); err != nil {
		t.Fatal(err)
	}
	behind := cohort(t, "", append([]string{"serve", "--addr", "127.0.0.1:0"}, worker...)...).want(t, 1)
	if !strings.Contains(behind.err, "cohort migrate up --grant-to") {
		t.Errorf("%s", behind.err)
	}
	sqlite := cohort(t, "", "migrate", "up", "--grant-to", role, "--data", t.TempDir()).want(t, 1)
	if !strings.Contains(sqlite.err, "the embedded database has no roles") {
		t.Errorf("%s", sqlite.err)
	}
}

func asRole(t *testing.T, database, role string) string {
	t.Helper()
	u, err := url.Parse(database)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.User(role)
	return u.String()
}
