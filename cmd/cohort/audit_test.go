package main

import (
	"database/sql"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	_ "github.com/ncruces/go-sqlite3/driver" // the driver "sqlite3"
)

func TestAuditVerifyNamesTheFirstRowThatWasTouched(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ statement, says string }{
		"nothing":            {"SELECT 1", ""},
		"edited":             {"UPDATE audit_entries SET actor_name = 'nobody' WHERE seq = 3", "entry 3 "},
		"removed":            {"DELETE FROM audit_entries WHERE seq = 3", "entry 3 was removed"},
		"reordered":          {"UPDATE audit_entries SET seq = CASE seq WHEN 3 THEN -4 WHEN 4 THEN -3 END WHERE seq IN (3, 4); UPDATE audit_entries SET seq = -seq WHERE seq < 0", "entry 3 "},
		"cut off":            {"DELETE FROM audit_entries WHERE seq >= 4", "entry 4 was removed"},
		"cut off with links": {"DELETE FROM audit_entries WHERE seq >= 4; DELETE FROM audit_links WHERE seq >= 4", "entry 3 is the last one left"},
		"cut off with end":   {"DELETE FROM audit_entries WHERE seq >= 4; DELETE FROM audit_links WHERE seq >= 4; UPDATE audit_head SET place = 3, seq = 3, hash = (SELECT hash FROM audit_links WHERE seq = 3)", "entry 3 is the last one left"},
		"end of chain taken": {"DELETE FROM audit_head", "end of the chain"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data := practiceWithFive(t)
			db, err := sql.Open("sqlite3", "file:"+filepath.Join(data, "cohort.db"))
			if err != nil {
				t.Fatal(err)
			}
			const freely = `DROP TRIGGER audit_entries_unchanged; DROP TRIGGER audit_entries_kept;
				DROP TRIGGER audit_links_unchanged; DROP TRIGGER audit_links_kept;`
			if _, err := db.Exec(freely + c.statement); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			got := cohort(t, "", "audit", "verify", "--data", data)
			if c.says == "" {
				if got.want(t, 0); !strings.Contains(got.out, "whole: 5 entries") || !strings.Contains(got.out, "checkpoint") {
					t.Errorf("out: %s", got.out)
				}
				return
			}
			got.wantSentence(t, c.says)
		})
	}
}

// practiceWithFive is a practice whose audit has five entries and a checkpoint.
func practiceWithFive(t *testing.T) string {
	t.Helper()
	data := t.TempDir()
	server := serving(t, "serve", "--data", data)
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		addUser(t, name+"@example.org", "--data", data).want(t, 0)
	}
	if err := server.stop(syscall.SIGTERM); err != nil { // signs the end
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(data, "audit-checkpoints.jsonl")); err != nil {
		t.Fatal(err)
	}
	return data
}

func TestAuditExportHasEveryEntry(t *testing.T) {
	t.Parallel()
	data := practiceWithFive(t)
	file := filepath.Join(t.TempDir(), "audit.csv")
	export := []string{"audit", "export", "--data", data, "--output", file}
	cohort(t, "", export...).want(t, 0)
	cohort(t, "", export...).wantSentence(t, "exists already")
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	table, marked := strings.CutPrefix(string(content), "\ufeff")
	if !marked {
		t.Error("no byte-order mark: a spreadsheet would garble names")
	}
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil || len(rows) != 1+5+1 { // the export is an entry itself
		t.Errorf("%d rows, %v", len(rows), err)
	}
	lines := cohort(t, "", "audit", "export", "--data", data, "--format", "jsonl").want(t, 0).out
	if n := strings.Count(lines, "\n"); n != 7 || !strings.HasPrefix(lines, "{") {
		t.Errorf("%d lines: %.100s", n, lines)
	}
}

// The end of the audit was cut off, and the checkpoints with it.
func TestAuditVerifyFindsCheckpointsThatWereTakenAway(t *testing.T) {
	t.Parallel()
	data := practiceWithFive(t)
	kept := filepath.Join(data, "audit-checkpoints.jsonl")
	if err := os.Remove(kept); err != nil {
		t.Fatal(err)
	}
	verify := []string{"audit", "verify", "--data", data}
	cohort(t, "", verify...).wantSentence(t, "is missing or was emptied: there were")
	if err := os.Remove(kept + ".head"); err != nil {
		t.Fatal(err)
	}
	cohort(t, "", verify...).wantSentence(t, "it is missing, and so is its head")
	server := serving(t, "serve", "--data", data)
	if err := server.stop(syscall.SIGTERM); err != nil { // keeps one of its own
		t.Fatal(err)
	}
	cohort(t, "", verify...).wantSentence(t, "it was begun where there was none")
	cohort(t, "", "audit", "begin-checkpoints", "--data", data).want(t, 0)
	if got := cohort(t, "", verify...).want(t, 0); !strings.Contains(got.out, "It holds the newest checkpoint") {
		t.Errorf("out: %s", got.out)
	}
	if lines := cohort(t, "", "audit", "export", "--data", data, "--format", "jsonl").want(t, 0).out; !strings.Contains(lines, `"action":"audit.begin_checkpoints"`) {
		t.Errorf("the audit does not say so: %s", lines)
	}
}

// Whoever has the key alone verifies a copy; with the copy, a practice that was
// put back together with its checkpoints is found.
func TestAuditIsHeldAgainstACopyOfItsCheckpoints(t *testing.T) {
	t.Parallel()
	data := practiceWithFive(t)
	older := t.TempDir()
	if err := os.CopyFS(filepath.Join(older, "data"), os.DirFS(data)); err != nil {
		t.Fatal(err)
	}
	server := serving(t, "serve", "--data", data)
	addUser(t, "f@example.org", "--data", data).want(t, 0)
	if err := server.stop(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	kept := filepath.Join(data, "audit-checkpoints.jsonl")
	key := strings.TrimSpace(cohort(t, "", "audit", "key", "--data", data).want(t, 0).out)
	withKey := []string{"audit", "verify", "--with-key", key, "--against"}
	if got := cohort(t, "", append(withKey, kept)...).want(t, 0); !strings.Contains(got.out, "The checkpoints are whole") {
		t.Errorf("out: %s", got.out)
	}
	cohort(t, "", "audit", "verify", "--data", data, "--against", kept).want(t, 0)
	if err := os.Chmod(filepath.Join(older, "data"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"keys.json", "cohort.db", "audit-checkpoints.jsonl", "audit-checkpoints.jsonl.head"} {
		if err := os.Chmod(filepath.Join(older, "data", name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cohort(t, "", "audit", "verify", "--data", filepath.Join(older, "data"), "--against", kept).wantSentence(t, "is the last one left")
	cohort(t, "", "audit", "verify", "--data", filepath.Join(older, "data")).want(t, 0) // nothing here tells
	content, err := os.ReadFile(kept)
	if err != nil {
		t.Fatal(err)
	}
	edited := filepath.Join(t.TempDir(), "edited.jsonl")
	if err := os.WriteFile(edited, []byte(strings.Replace(string(content), `"seq":5`, `"seq":4`, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	cohort(t, "", append(withKey, edited)...).wantSentence(t, "was edited or inserted")
	cohort(t, "", "audit", "verify", "--with-key", "nonsense", "--against", kept).wantSentence(t, "no key of an audit")
}

func TestAuditVerifyFindsThatAllEntriesWereRemoved(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	addUser(t, "a@example.org", "--data", data).want(t, 0)
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(data, "cohort.db"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`DROP TRIGGER audit_entries_kept; DROP TRIGGER audit_links_kept; DELETE FROM audit_entries; DELETE FROM audit_links;
		DELETE FROM audit_unlinked; UPDATE audit_head SET place = 0, seq = 0, hash = ''`); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	cohort(t, "", "audit", "verify", "--data", data).wantSentence(t, "all entries were removed")
}
