package main

import (
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"cohort/repository/storetest"
)

func TestServeOnAnEmptyFolderMakesWhatItNeedsForItsOwnerAlone(t *testing.T) {
	t.Parallel()
	data := filepath.Join(t.TempDir(), "data")
	server := serving(t, "serve", "--data", data)
	for name, mode := range map[string]os.FileMode{"": 0o700, "keys.json": 0o600, "cohort.db": 0o600} {
		info, err := os.Stat(filepath.Join(data, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != mode {
			t.Errorf("%q has mode %o, want %o", name, info.Mode().Perm(), mode)
		}
	}
	if status, _ := server.get("/api/v1/me"); status == http.StatusOK {
		t.Error("a fresh server knows who asks")
	}
	cohort(t, "", "health", "--addr", server.addr).want(t, 0)
	if err := server.stop(syscall.SIGTERM); err != nil {
		t.Errorf("SIGTERM: %v", err)
	}
	if !strings.Contains(server.out.String(), "http://"+server.addr) {
		t.Errorf("the address is not printed:\n%s", server.out)
	}
	cohort(t, "", "health", "--addr", server.addr).wantSentence(t, "does not answer")
}

func TestServeRefusesATakenPortBeforeItTouchesTheDatabase(t *testing.T) {
	t.Parallel()
	server := serving(t, "serve", "--data", t.TempDir())
	data := filepath.Join(t.TempDir(), "data")
	cohort(t, "", "serve", "--data", data, "--addr", server.addr).wantSentence(t, "cannot listen on "+server.addr)
	if _, err := os.Stat(data); !os.IsNotExist(err) {
		t.Error("the data folder was made")
	}
}

func TestServeRefusesOtherKeys(t *testing.T) {
	t.Parallel()
	mine, other := t.TempDir(), t.TempDir()
	addUser(t, "first@example.org", "--data", mine).want(t, 0)
	addUser(t, "first@example.org", "--data", other).want(t, 0)
	otherKeys := filepath.Join(other, "keys.json")
	cohort(t, "", "serve", "--data", mine, "--keys", otherKeys, "--addr", "127.0.0.1:0").wantSentence(t, otherKeys)

	keys := filepath.Join(mine, "keys.json")
	if err := os.Rename(keys, keys+".away"); err != nil {
		t.Fatal(err)
	}
	cohort(t, "", "serve", "--data", mine, "--addr", "127.0.0.1:0").wantSentence(t, "no keys file "+keys)
	if _, err := os.Stat(keys); !os.IsNotExist(err) {
		t.Error("a new keys file was made for a used database")
	}
	if err := os.Rename(keys+".away", keys); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(keys, 0o644); err != nil {
		t.Fatal(err)
	}
	cohort(t, "", "serve", "--data", mine, "--addr", "127.0.0.1:0").wantSentence(t, "chmod 600")
}

// A second replica that starts with keys of its own is turned away and leaves
// no keys file behind that would be taken for the right one.
func TestServeOnSharedPostgresWantsTheSameKeys(t *testing.T) {
	t.Parallel()
	url := storetest.PostgresURL(t)
	first, second := t.TempDir(), t.TempDir()
	one := serving(t, "serve", "--data", first, "--database-url", url)
	cohort(t, "", "serve", "--data", second, "--database-url", url, "--addr", "127.0.0.1:0").
		wantSentence(t, filepath.Join(second, "keys.json"))
	if entries, err := os.ReadDir(second); err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v %v", entries, err)
	}
	two := serving(t, "serve", "--data", second, "--database-url", url, "--keys", filepath.Join(first, "keys.json"))
	for _, server := range []*running{one, two} {
		if err := server.stop(syscall.SIGTERM); err != nil {
			t.Error(err)
		}
	}
}

func TestServeDoesNotTellAPasswordWhenPostgresIsAway(t *testing.T) {
	t.Parallel()
	got := cohort(t, "", "serve", "--data", t.TempDir(), "--addr", "127.0.0.1:0", "--log-level", "error",
		"--database-url", "postgres://cohort:opensesame@127.0.0.1:1/cohort")
	got.wantSentence(t, "does not answer")
	if strings.Contains(got.err, "opensesame") {
		t.Errorf("the password is told: %s", got.err)
	}
}

func TestDemoPrintsALoginForEachRoleAndLeavesNothing(t *testing.T) {
	t.Parallel()
	server := serving(t, "demo")
	if err := server.stop(syscall.SIGTERM); err != nil {
		t.Error(err)
	}
	for _, role := range []string{"admin", "therapist", "intake", "billing"} {
		if !strings.Contains(server.out.String(), "\n  "+role+" ") {
			t.Errorf("no login for %s:\n%s", role, server.out)
		}
	}
	if left, err := os.ReadDir(server.temp); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// Servers of the tests listen on this machine alone, so the address is asked
// without listening.
func TestPrintedLinksLeadSomewhere(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		ip   net.IP
		want string
	}{
		{net.IPv4(127, 0, 0, 1), "127.0.0.1:8080"},
		{net.IPv4zero, "localhost:8080"},
		{net.IPv6unspecified, "localhost:8080"},
		{net.IPv6loopback, "[::1]:8080"},
	} {
		if got := reachable(&net.TCPAddr{IP: c.ip, Port: 8080}); got != c.want {
			t.Errorf("listening on %v, links lead to %s, not to %s", c.ip, got, c.want)
		}
	}
}
