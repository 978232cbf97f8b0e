package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// metric waits until the metrics of a server say something. It is another
// process, of which nothing else tells: it is asked again until it does.
func (r *running) metric(line string) {
	r.t.Helper()
	for until := time.Now().Add(2 * time.Minute); ; time.Sleep(50 * time.Millisecond) {
		ask, err := http.NewRequest(http.MethodGet, "http://"+r.addr+"/metrics", nil)
		if err != nil {
			r.t.Fatal(err)
		}
		ask.Header.Set("Authorization", "Bearer figures")
		answer, err := http.DefaultClient.Do(ask)
		if err != nil {
			r.t.Fatal(err)
		}
		var text strings.Builder
		if err := answer.Write(&text); err != nil {
			r.t.Fatal(err)
		}
		if strings.Contains(text.String(), "\n"+line+"\r\n") || strings.Contains(text.String(), "\n"+line+"\n") {
			return
		}
		if time.Now().After(until) {
			r.t.Fatalf("the metrics do not say %q", line)
		}
	}
}

// files reads some files of a folder.
func files(t *testing.T, folder string, names ...string) map[string][]byte {
	t.Helper()
	read := map[string][]byte{}
	for _, name := range names {
		content, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		read[filepath.Join(folder, name)] = content
	}
	return read
}

// Database and checkpoints that were put back together are found when the server
// starts, against the copy that it has shipped, and by hand.
func TestDatabaseAndCheckpointsPutBackTogetherAreFoundByTheCopy(t *testing.T) {
	t.Parallel()
	data, copied := t.TempDir(), filepath.Join(t.TempDir(), "copy.jsonl")
	serve := []string{"serve", "--data", data, "--audit-copy", copied, "--metrics-token", "figures"}
	session := func(email string) {
		t.Helper()
		server := serving(t, serve...)
		addUser(t, email, "--data", data).want(t, 0)
		if err := server.stop(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
	}
	session("a@example.org")
	older := files(t, data, "cohort.db", "audit-checkpoints.jsonl", "audit-checkpoints.jsonl.head")
	session("b@example.org")
	cohort(t, "", "audit", "verify", "--data", data, "--against", copied).want(t, 0)
	server := serving(t, serve...)
	server.metric("cohort_audit_findings 0")
	server.metric(`cohort_audit_copy_failing{place="file"} 0`)
	if err := server.stop(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	for path, content := range older {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cohort(t, "", "audit", "verify", "--data", data).want(t, 0) // by themselves they are whole
	server = serving(t, serve...)
	server.metric("cohort_audit_findings 1")
	if err := server.stop(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if log := server.log.String(); !strings.Contains(log, "ALARM: the audit was tampered with") {
		t.Errorf("the log says %s", log)
	}
	cohort(t, "", "audit", "verify", "--data", data, "--against", copied).wantSentence(t, "the audit was tampered with")
}

// A disk that is away stops nobody, and is told.
func TestACopyThatCannotBeWrittenIsAnAlarm(t *testing.T) {
	t.Parallel()
	away := filepath.Join(t.TempDir(), "away")
	data := t.TempDir()
	server := serving(t, "serve", "--data", data, "--audit-copy", filepath.Join(away, "copy.jsonl"), "--metrics-token", "figures")
	server.metric(`cohort_audit_copy_failing{place="file"} 1`)
	addUser(t, "a@example.org", "--data", data).want(t, 0)
	if err := os.Mkdir(away, 0o700); err != nil {
		t.Fatal(err)
	}
	server.metric(`cohort_audit_copy_failing{place="file"} 0`)
	if err := server.stop(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if log := server.log.String(); !strings.Contains(log, "ALARM: checkpoints of the audit are not shipped") || !strings.Contains(log, "shipped again") {
		t.Errorf("the log says %s", log)
	}
	cohort(t, "", "audit", "verify", "--data", data, "--against", filepath.Join(away, "copy.jsonl")).want(t, 0)
}

func TestACopyLiesElsewhere(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	cohort(t, "", "serve", "--data", data, "--audit-copy", filepath.Join(data, "copy.jsonl")).wantSentence(t, "--audit-copy")
	cohort(t, "", "serve", "--data", data, "--addr", "127.0.0.1:0", "--audit-syslog", "log.example.org").wantSentence(t, "--audit-syslog")
}
