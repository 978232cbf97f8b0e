package api_test

import (
	"context"
	"strings"
	"testing"

	"cohort/api/apitest"
	"cohort/repository/storetest"
)

// A role that owns nothing runs the whole loop: texts in every field, a cohort
// that runs, attendance, charges and an export, the audit with its links. It can
// add to the audit, and neither change nor take away what is there, nor the
// tables that hold it.
func TestARoleThatOwnsNothingServesTheWholeLoop(t *testing.T) {
	first, _, _ := storetest.Lesser(t)
	loop(t, apitest.New(t, first))
	store, lesser, owner := storetest.Lesser(t)
	w := apitest.New(t, store)
	apitest.Plant(w)
	ctx := context.Background()
	if err := w.Desks.Office.LinkAudit(ctx); err != nil {
		t.Fatal(err)
	}
	if err := w.Desks.Office.DropExpired(ctx); err != nil {
		t.Error(err)
	}
	var entries, links int
	if err := owner.QueryRow("SELECT (SELECT count(*) FROM audit_entries), (SELECT count(*) FROM audit_links)").Scan(&entries, &links); err != nil || entries < 100 || links != entries {
		t.Fatalf("%d entries, %d links, %v", entries, links, err)
	}
	refused := 0
	for _, statement := range []string{
		"UPDATE audit_entries SET actor_name = 'Nobody'", "DELETE FROM audit_entries", "TRUNCATE audit_entries",
		"UPDATE audit_links SET hash = ''", "DELETE FROM audit_links", "TRUNCATE audit_links",
		"UPDATE audit_shown SET client_id = client_id", "DELETE FROM audit_shown", "TRUNCATE audit_shown",
		"TRUNCATE audit_unlinked", "DELETE FROM audit_head", "TRUNCATE audit_head", "UPDATE disclosures SET client_id = client_id", "DELETE FROM disclosures", "UPDATE release_packages SET content = content", "DELETE FROM release_packages", "TRUNCATE release_packages",
		"ALTER TABLE audit_entries DISABLE TRIGGER ALL", "DROP TRIGGER audit_entries_stay ON audit_entries", "DROP TABLE audit_entries CASCADE",
		"ALTER TABLE audit_entries ADD COLUMN x text", "DROP INDEX logins_user_id", "ALTER TABLE users DROP COLUMN mac", "CREATE OR REPLACE FUNCTION audit_stays() RETURNS trigger LANGUAGE sql AS 'SELECT 1'",
		"CREATE TABLE rows_without_mac (step integer)", "CREATE SCHEMA other", "CREATE TEMPORARY TABLE audit_entries (seq bigint)", "TRUNCATE users CASCADE", "DELETE FROM users",
		"DELETE FROM goose_db_version", "UPDATE schema_steps SET program = ''", "SET session_replication_role = replica",
		"COPY audit_entries FROM PROGRAM 'true'",
	} {
		_, err := lesser.Exec(statement)
		switch {
		case err == nil:
			t.Errorf("%s: done", statement)
		case !strings.Contains(err.Error(), "42501") && !strings.Contains(err.Error(), "must be owner"):
			t.Errorf("%s: refused for another reason: %v", statement, err)
		default:
			refused++
		}
	}
	t.Logf("%d entries by a role that may only add them, all linked; %d statements refused", entries, refused)
}
