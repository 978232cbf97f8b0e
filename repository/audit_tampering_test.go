package repository_test

import (
	"path/filepath"
	"strings"
	"testing"

	"cohort/domain"
	"cohort/practice"
)

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

// Taking a row out of the index would hide from a client's audit who saw them.
func TestIndexOfWhoWasShownIsVerified(t *testing.T) {
	eachAudited(t, func(a audited) {
		e := a.admin.Entry(domain.ListClients, domain.Read, domain.Subject{Kind: "clients"}, noon)
		e.Shown = []domain.ClientID{domain.NewID[domain.ClientID](), domain.NewID[domain.ClientID]()}
		write(a.T, a.store, func(tx practice.Tx) error { return tx.AppendAudit(e) })
		if got := a.verify(); got.Break != nil {
			a.Errorf("whole: %+v", got.Break)
		}
		a.exec("DELETE FROM audit_shown WHERE client_id = '" + e.Shown[1].String() + "'")
		if got := a.verify(); got.Break == nil || got.Break.Seq != 11 || !strings.HasPrefix(got.Break.What, "shows clients") {
			a.Errorf("a row less: %+v", got.Break)
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
