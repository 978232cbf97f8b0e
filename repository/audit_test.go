package repository_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib"       // the driver "pgx"
	_ "github.com/ncruces/go-sqlite3/driver" // the driver "sqlite3"

	"cohort/domain"
	"cohort/keyring"
	"cohort/practice"
	"cohort/practice/desks"
	"cohort/practice/office"
	"cohort/repository"
	"cohort/repository/storetest"
)

// audited is a practice with an audit of ten entries, and a way into its
// database behind its back.
type audited struct {
	*testing.T
	store       *repository.Store
	desks       *desks.Desks
	checkpoints string
	behind      *sql.DB
	admin       domain.Actor
	keys        *keyring.Ring
}

func eachAudited(t *testing.T, test func(audited)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "cohort.db")
		test(newAudited(t, path, "sqlite3", "file:"+path))
	})
	t.Run("postgres", func(t *testing.T) {
		url := storetest.PostgresURL(t)
		test(newAudited(t, url, "pgx", url))
	})
}

func newAudited(t *testing.T, url, driver, source string) audited {
	t.Helper()
	keys := storetest.Keys(t)
	store, err := repository.Open(url, keys)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Migrate(t.Context(), "test"); err != nil {
		t.Fatal(err)
	}
	behind, err := sql.Open(driver, source)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := behind.Close(); err != nil {
			t.Error(err)
		}
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	a := audited{T: t, store: store, keys: keys, behind: behind, checkpoints: filepath.Join(t.TempDir(), "checkpoints.jsonl"),
		admin: domain.Actor{UserID: domain.NewID[domain.UserID](), Name: "Ada", Roles: []domain.Role{domain.Admin}, Address: "192.0.2.1", RequestID: "r"}}
	a.desks = desks.Open(desks.Outside{Store: store, Keys: keys, Now: func() time.Time { return noon },
		Checkpoints: keyring.NewCheckpoints(a.checkpoints, keys)})
	for range 10 {
		a.append()
	}
	a.link()
	a.freely()
	return a
}

// freely takes away what keeps entries and links from being changed, as
// somebody would who owns the database.
func (a audited) freely() {
	a.Helper()
	if a.store.Kind() == "postgresql" {
		a.exec("ALTER TABLE audit_entries DISABLE TRIGGER USER", "ALTER TABLE audit_links DISABLE TRIGGER USER")
		return
	}
	for _, table := range []string{"entries", "links"} {
		a.exec("DROP TRIGGER audit_"+table+"_unchanged", "DROP TRIGGER audit_"+table+"_kept")
	}
}

func (a audited) link() {
	a.Helper()
	if err := a.desks.Office.LinkAudit(context.Background()); err != nil {
		a.Fatal(err)
	}
}

func (a audited) append() {
	a.Helper()
	client := domain.NewID[domain.ClientID]()
	e := a.admin.Entry(domain.ReadClient, domain.Read, domain.Subject{Kind: "client", ID: client.String(), ClientID: client}, noon)
	e.Detail = `{"code":"=1+1","reason":"told nobody"}`
	write(a.T, a.store, func(tx practice.Tx) error { return tx.AppendAudit(e) })
}

func (a audited) exec(statements ...string) {
	a.Helper()
	for _, s := range statements {
		if _, err := a.behind.Exec(s); err != nil {
			a.Fatalf("%s: %v", s, err)
		}
	}
}

func (a audited) verify() domain.AuditVerification {
	a.Helper()
	report, err := a.desks.Office.VerifyAudit(context.Background(), a.admin, func(domain.AuditVerification) {})
	if err != nil {
		a.Fatal(err)
	}
	return report
}

func (a audited) keepCheckpoint() {
	a.Helper()
	a.link()
	if _, err := a.desks.Office.Checkpoint(context.Background(), domain.AuditLink{}); err != nil {
		a.Fatal(err)
	}
}

func (a audited) wantBreak(what string, seq int64) {
	a.Helper()
	got := a.verify()
	if got.Break == nil || got.Break.Seq != seq {
		a.Errorf("%s: found %+v, want entry %d", what, got.Break, seq)
	}
}

func TestAnUntouchedAuditHolds(t *testing.T) {
	eachAudited(t, func(a audited) {
		if got := a.verify(); got.Break != nil || got.Reached.Place != 10 || got.Checkpoint != nil {
			a.Errorf("%+v", got)
		}
		a.keepCheckpoint()
		a.append()
		if got := a.verify(); got.Break != nil || got.Reached.Place != 12 || got.Checkpoint == nil || got.Checkpoint.Seq != 11 {
			a.Errorf("%+v", got) // the first walk is an entry of its own
		}
	})
}

func TestEveryEditedFieldIsFound(t *testing.T) {
	eachAudited(t, func(a audited) {
		for column, value := range map[string]string{
			"id": "'01890000-0000-7000-8000-000000000000'", "at": "'2026-03-10 12:00:01'", "actor_id": "NULL", "actor_name": "'Eve'",
			"role": "'intake'", "action": "'clients.list'", "outcome": "'done'", "subject_kind": "'cohort'", "subject_id": "'x'",
			"client_id": "NULL", "address": "''", "request_id": "'q'", "sealed": "NULL", "mac": "'00'",
		} {
			a.exec("CREATE TABLE untouched AS SELECT * FROM audit_entries WHERE seq = 4")
			a.exec("UPDATE audit_entries SET " + column + " = " + value + " WHERE seq = 4")
			a.wantBreak(column, 4)
			a.exec("UPDATE audit_entries SET " + column + " = (SELECT " + column + " FROM untouched) WHERE seq = 4")
			a.exec("DROP TABLE untouched")
			if got := a.verify(); got.Break != nil {
				a.Fatalf("%s was put back, found %+v", column, got.Break)
			}
		}
	})
}

func TestAnInstantIsFoundToTheLastDigit(t *testing.T) {
	eachAudited(t, func(a audited) {
		a.exec("UPDATE audit_entries SET at = '2026-03-10 12:00:00.000001' WHERE seq = 4")
		a.wantBreak("a microsecond", 4)
	})
}

func TestEveryOtherTamperingIsFound(t *testing.T) {
	const columns = "at, actor_id, actor_name, role, action, outcome, subject_kind, subject_id, client_id, address, request_id, sealed, mac"
	const unique = "'01890000-0000-7000-8000-000000000000'"
	for name, c := range map[string]struct {
		seq        int64
		statements []string
	}{
		"first removed":              {1, []string{"DELETE FROM audit_entries WHERE seq = 1"}},
		"middle removed":             {5, []string{"DELETE FROM audit_entries WHERE seq = 5"}},
		"several removed":            {5, []string{"DELETE FROM audit_entries WHERE seq BETWEEN 5 AND 7"}},
		"last removed":               {10, []string{"DELETE FROM audit_entries WHERE seq = 10"}},
		"all removed":                {1, []string{"DELETE FROM audit_entries"}},
		"first removed with link":    {2, []string{"DELETE FROM audit_entries WHERE seq = 1", "DELETE FROM audit_links WHERE seq = 1"}},
		"middle removed with link":   {4, []string{"DELETE FROM audit_entries WHERE seq = 5", "DELETE FROM audit_links WHERE seq = 5"}},
		"last three with links":      {7, []string{"DELETE FROM audit_entries WHERE seq > 7", "DELETE FROM audit_links WHERE seq > 7"}},
		"all removed with links":     {10, []string{"DELETE FROM audit_entries", "DELETE FROM audit_links"}},
		"removed and the rest moved": {6, []string{"DELETE FROM audit_entries WHERE seq = 5", "DELETE FROM audit_links WHERE seq = 5", "UPDATE audit_links SET place = place - 1001 WHERE place > 5", "UPDATE audit_links SET place = place + 1000 WHERE place < 0", "UPDATE audit_head SET place = 9"}},
		"only a link removed":        {4, []string{"DELETE FROM audit_links WHERE seq = 5"}},
		"last link removed with end": {10, []string{"DELETE FROM audit_links WHERE seq = 10", "UPDATE audit_head SET place = 9, seq = 9, hash = (SELECT hash FROM audit_links WHERE place = 9)"}},
		"a link edited":              {5, []string{"UPDATE audit_links SET hash = '00' WHERE seq = 5"}},
		"two links swapped":          {8, []string{"UPDATE audit_links SET place = 1000 WHERE place = 3", "UPDATE audit_links SET place = 3 WHERE place = 8", "UPDATE audit_links SET place = 8 WHERE place = 1000"}},
		"linked to another":          {11, []string{"INSERT INTO audit_entries (seq, id, " + columns + ") SELECT 11, " + unique + ", " + columns + " FROM audit_entries WHERE seq = 3", "UPDATE audit_links SET seq = 11 WHERE place = 3"}},
		"two entries swapped":        {3, []string{"UPDATE audit_entries SET seq = 1000 WHERE seq = 3", "UPDATE audit_entries SET seq = 3 WHERE seq = 8", "UPDATE audit_entries SET seq = 8 WHERE seq = 1000"}},
		"moved":                      {3, []string{"UPDATE audit_entries SET seq = 1000 WHERE seq = 3"}},
		"a link before all":          {3, []string{"UPDATE audit_links SET place = -7 WHERE place = 3"}},
		"a link behind the end":      {99, []string{"INSERT INTO audit_links (place, seq, hash) VALUES (11, 99, '00')"}},
		"inserted, not linked":       {11, []string{"INSERT INTO audit_entries (seq, id, " + columns + ") SELECT 11, " + unique + ", " + columns + " FROM audit_entries WHERE seq = 3"}},
		"inserted before all":        {-7, []string{"INSERT INTO audit_entries (seq, id, " + columns + ") SELECT -7, " + unique + ", " + columns + " FROM audit_entries WHERE seq = 3"}},
		"inserted, to be linked":     {11, []string{"INSERT INTO audit_entries (seq, id, " + columns + ") SELECT 11, " + unique + ", " + columns + " FROM audit_entries WHERE seq = 3", "INSERT INTO audit_unlinked (seq, mac) SELECT 11, mac FROM audit_entries WHERE seq = 3"}},
		"a copy, to be linked":       {11, []string{"DROP INDEX audit_entries_id", "INSERT INTO audit_entries (seq, id, " + columns + ") SELECT 11, id, " + columns + " FROM audit_entries WHERE seq = 3", "INSERT INTO audit_unlinked (seq, mac) SELECT 11, mac FROM audit_entries WHERE seq = 3"}},
		"waits a second time":        {4, []string{"INSERT INTO audit_unlinked (seq, mac) SELECT seq, mac FROM audit_entries WHERE seq = 4"}},
		"an invented one waits":      {11, []string{"INSERT INTO audit_unlinked (seq, mac) VALUES (11, '00')"}},
		"end of the chain edited":    {10, []string{"UPDATE audit_head SET hash = '00'"}},
		"end put forward":            {10, []string{"UPDATE audit_head SET place = 12"}},
		"end put back":               {10, []string{"UPDATE audit_head SET place = 8, seq = 8, hash = (SELECT hash FROM audit_links WHERE place = 8)"}},
	} {
		t.Run(name, func(t *testing.T) {
			eachAudited(t, func(a audited) {
				a.exec(c.statements...)
				a.wantBreak(name, c.seq)
			})
		})
	}
}

func TestAnEntryIsFoundThatWasTouchedBeforeItWasLinked(t *testing.T) {
	for name, c := range map[string]struct{ statement, what string }{
		"edited":            {"UPDATE audit_entries SET actor_name = 'Eve' WHERE seq = 11", "was edited"},
		"removed":           {"DELETE FROM audit_entries WHERE seq = 11", "was removed"},
		"out of the queue":  {"DELETE FROM audit_unlinked WHERE seq = 11", "is not in the chain"},
		"another MAC waits": {"UPDATE audit_unlinked SET mac = '00' WHERE seq = 11", "is not the one that was linked here"},
	} {
		t.Run(name, func(t *testing.T) {
			eachAudited(t, func(a audited) {
				a.append()
				a.exec(c.statement)
				if got := a.verify(); got.Break == nil || got.Break.Seq != 11 || !strings.HasPrefix(got.Break.What, c.what) {
					a.Errorf("%+v", got.Break)
				}
			})
		})
	}
}

func TestATailCutOffWithTheEndIsMissedByTheCheckpoint(t *testing.T) {
	eachAudited(t, func(a audited) {
		a.keepCheckpoint()
		a.exec("DELETE FROM audit_entries WHERE seq > 6", "DELETE FROM audit_links WHERE seq > 6",
			"UPDATE audit_head SET place = 6, seq = 6, hash = (SELECT hash FROM audit_links WHERE place = 6)")
		a.wantBreak("cut off", 6)
		for range 3 { // life goes on: four entries more, one of them the walk above
			a.append()
		}
		a.wantBreak("written over", 14)
	})
}

func TestAnAuditWrittenAnewDiffersFromTheCheckpoint(t *testing.T) {
	eachAudited(t, func(a audited) {
		a.keepCheckpoint()
		a.exec("DELETE FROM audit_entries", "DELETE FROM audit_links", "UPDATE audit_head SET place = 0, seq = 0, hash = ''")
		for range 12 { // with the right keys, every entry fits the one before it
			a.append()
		}
		a.wantBreak("written anew", 20)
	})
}

func TestTheAuditIsOnlyAddedTo(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		write(t, store, func(tx practice.Tx) error {
			return errors.Join(tx.AppendAudit(domain.Operator("a").Entry(domain.ReadAudit, domain.Read, domain.Subject{}, noon)), link(tx))
		})
		for _, statement := range []string{"UPDATE audit_entries SET role = ''", "DELETE FROM audit_entries",
			"UPDATE audit_links SET hash = ''", "DELETE FROM audit_links"} {
			if _, err := store.SQL().Exec(statement); err == nil || !strings.Contains(err.Error(), "the audit is only added to") {
				t.Errorf("%s: %v", statement, err)
			}
		}
	})
}

func link(tx practice.Tx) error {
	_, err := tx.LinkAudit(1000)
	return err
}

func TestALastCheckpointIsKeptAtTheEnd(t *testing.T) {
	eachAudited(t, func(a audited) {
		ctx, stop := context.WithCancel(context.Background())
		stop()
		a.desks.Office.KeepAudit(ctx, func(err error) { a.Error(err) })
		if got := a.verify(); got.Checkpoint == nil || got.Checkpoint.Seq != 10 || got.Break != nil {
			a.Errorf("%+v", got)
		}
	})
}

func TestAChangedCheckpointFileIsFound(t *testing.T) {
	eachAudited(t, func(a audited) {
		a.keepCheckpoint()
		content, err := os.ReadFile(a.checkpoints)
		if err != nil {
			a.Fatal(err)
		}
		if err := os.WriteFile(a.checkpoints, bytes.Replace(content, []byte(`"place":10`), []byte(`"place":9`), 1), 0o600); err != nil {
			a.Fatal(err)
		}
		if got := a.verify(); got.Break == nil || got.Break.What != domain.ErrCheckpoints.Error() {
			a.Errorf("%+v", got.Break)
		}
	})
}

func TestARowThatCannotBeReadIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cohort.db")
	a := newAudited(t, path, "sqlite3", "file:"+path)
	for _, column := range []string{"id", "at", "actor_id", "client_id"} {
		a.exec("CREATE TABLE untouched AS SELECT * FROM audit_entries WHERE seq = 4")
		a.exec("UPDATE audit_entries SET " + column + " = 'nonsense' WHERE seq = 4")
		a.wantBreak(column, 4)
		a.exec("UPDATE audit_entries SET "+column+" = (SELECT "+column+" FROM untouched) WHERE seq = 4", "DROP TABLE untouched")
	}
}

func TestAMissingEndOfTheChainIsFound(t *testing.T) {
	eachAudited(t, func(a audited) {
		a.exec("DELETE FROM audit_head")
		a.wantBreak("no end", 0)
	})
}

func TestTheAuditIsExported(t *testing.T) {
	eachAudited(t, func(a audited) {
		var asCSV, asJSON bytes.Buffer
		for format, out := range map[string]*bytes.Buffer{office.AuditCSV: &asCSV, office.AuditJSONLines: &asJSON} {
			if err := a.desks.Office.ExportAudit(context.Background(), a.admin, format, out); err != nil {
				a.Fatal(err)
			}
		}
		rows, err := csv.NewReader(&asCSV).ReadAll()
		if err != nil || len(rows) < 12 || len(rows[1]) != 17 {
			a.Fatalf("%d rows, %v", len(rows), err)
		}
		if detail := rows[1][13]; detail != `{"code":"=1+1"}` {
			a.Errorf("detail %q: the reason is clinical, the code is not", detail)
		}
		lines := strings.Split(strings.TrimSpace(asJSON.String()), "\n")
		var first, last struct {
			Seq    int64
			Action string
		}
		if err := json.Unmarshal([]byte(lines[0]), &first); err != nil {
			a.Fatal(err)
		}
		if err := json.Unmarshal([]byte(lines[len(lines)-1]), &last); err != nil {
			a.Fatal(err)
		}
		if first.Seq != 1 || last.Action != "audit.export" {
			a.Errorf("from %+v to %+v", first, last)
		}
		for _, role := range []domain.Role{domain.Therapist, domain.Intake, domain.Billing, ""} {
			by, none := a.admin, bytes.Buffer{}
			by.Roles = []domain.Role{role}
			if err := a.desks.Office.ExportAudit(context.Background(), by, office.AuditCSV, &none); !domain.ErrForbidden.Is(err) || none.Len() > 0 {
				a.Errorf("%q: %v, %d bytes", role, err, none.Len())
			}
		}
	})
}
