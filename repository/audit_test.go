package repository_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"errors"
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
	open := map[string]func(t *testing.T) audited{
		"sqlite": func(t *testing.T) audited {
			path := filepath.Join(t.TempDir(), "cohort.db")
			return newAudited(t, path, "sqlite3", "file:"+path)
		},
		"postgres": func(t *testing.T) audited {
			url := storetest.PostgresURL(t)
			return newAudited(t, url, "pgx", url)
		},
	}
	for _, database := range storetest.Databases(t) {
		t.Run(database, func(t *testing.T) { test(open[database](t)) })
	}
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
	if err := keyring.NewCheckpoints(a.checkpoints, keys).Begin(noon); err != nil {
		t.Fatal(err)
	}
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
	report, err := a.desks.Office.VerifyAudit(context.Background(), a.admin, nil, func(domain.AuditVerification) {})
	if err != nil {
		a.Fatal(err)
	}
	return report
}

func (a audited) keepCheckpoint() {
	a.Helper()
	a.link()
	if _, err := a.desks.Office.Checkpoint(context.Background(), domain.Checkpoint{}); err != nil {
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

func TestTheAuditIsExported(t *testing.T) {
	eachAudited(t, func(a audited) {
		var asCSV, asJSON bytes.Buffer
		for format, out := range map[string]*bytes.Buffer{office.AuditCSV: &asCSV, office.AuditJSONLines: &asJSON} {
			if err := a.desks.Office.ExportAudit(context.Background(), a.admin, format, out); err != nil {
				a.Fatal(err)
			}
		}
		rows, err := csv.NewReader(&asCSV).ReadAll()
		if err != nil || len(rows) < 12 || len(rows[1]) != 18 {
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
