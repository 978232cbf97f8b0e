package api_test

import (
	"database/sql"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"cohort/api/apitest"
	"cohort/repository/storetest"
)

// Where the audit takes no entry, no record is shown and nothing is changed.
func TestUnwritableAuditShowsNoRecord(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "cohort.db")
		w := apitest.New(t, storetest.At(t, path))
		showsNothing(t, w, "sqlite3", "file:"+path, `CREATE TRIGGER audit_closed BEFORE INSERT ON audit_entries BEGIN SELECT RAISE(ABORT, 'closed'); END`,
			"DROP TRIGGER audit_closed")
	})
	t.Run("postgres", func(t *testing.T) {
		url := storetest.PostgresURL(t)
		w := apitest.New(t, storetest.At(t, url))
		showsNothing(t, w, "pgx", url, `CREATE FUNCTION audit_closed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'closed'; END $$;
			CREATE TRIGGER audit_closed BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION audit_closed()`,
			"DROP TRIGGER audit_closed ON audit_entries")
	})
}

func showsNothing(t *testing.T, w *apitest.World, driver, source, forbid, allow string) {
	t.Helper()
	id := w.Client("Wren", "Alder")
	behind, err := sql.Open(driver, source)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = behind.Close() }() // a throwaway database
	if _, err := behind.Exec(forbid); err != nil {
		t.Fatal(err)
	}
	for path, who := range map[string]string{"/clients/" + id: "intake", "/clients": "intake", "/audit": "admin"} {
		a := w.Do(who, http.MethodGet, path, nil).Want(http.StatusServiceUnavailable)
		if strings.Contains(string(a.Raw), "Wren") || strings.Contains(string(a.Raw), "Alder") {
			t.Errorf("%s shows somebody: %s", path, a.Raw)
		}
	}
	body := map[string]string{"firstName": "Robin", "lastName": "Quill", "birthDate": "1990-04-05"}
	if a := w.Do("intake", http.MethodPost, "/clients", body); a.Status < http.StatusInternalServerError || strings.Contains(string(a.Raw), "Robin") {
		t.Errorf("a client is recorded: %d, %s", a.Status, a.Raw)
	}
	if _, err := behind.Exec(allow); err != nil {
		t.Fatal(err)
	}
	w.Do("intake", http.MethodGet, "/clients/"+id, nil).Want(http.StatusOK)
	if a := w.Do("intake", http.MethodGet, "/clients", nil).Want(http.StatusOK); strings.Contains(string(a.Raw), "Quill") {
		t.Errorf("what was not audited is kept: %s", a.Raw)
	}
}
