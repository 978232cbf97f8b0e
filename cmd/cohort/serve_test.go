package main

import (
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
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

func TestServeAnswersToItsOwnNames(t *testing.T) {
	t.Parallel()
	asked := func(server *running, host string) int {
		request, err := http.NewRequest(http.MethodGet, "http://"+server.addr+"/api/v1/auth/methods", nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Host = host
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		if err := answer.Body.Close(); err != nil {
			t.Error(err)
		}
		return answer.StatusCode
	}
	const said = "the Host header is not checked"
	named := serving(t, "serve", "--data", t.TempDir(), "--hosts", "cohort.example.org")
	for host, want := range map[string]int{"cohort.example.org": http.StatusOK,
		named.addr: http.StatusOK, "evil.example": http.StatusMisdirectedRequest} {
		if got := asked(named, host); got != want {
			t.Errorf("%s: %d, want %d", host, got, want)
		}
	}
	both := server{Hosts: []string{" a.example ", ""}, PublicURL: "https://groups.example.org:8443/"}.hosts()
	if want := []string{"a.example", "groups.example.org:8443"}; !slices.Equal(both, want) {
		t.Errorf("names %v, want %v", both, want)
	}
	nameless := serving(t, "serve", "--data", t.TempDir(), "--hosts", "")
	if got := asked(nameless, "evil.example"); got != http.StatusOK {
		t.Errorf("no names: %d", got)
	}
	for server, want := range map[*running]bool{named: false, nameless: true} {
		if err := server.stop(syscall.SIGTERM); err != nil {
			t.Error(err)
		}
		if strings.Contains(server.log.String(), said) != want {
			t.Errorf("the log:\n%s", server.log.String())
		}
	}
}

// What compose.yaml believes by default is the gateway of its own network alone,
// through which the proxy on the host comes.
func TestComposeBelievesTheHostsProxyAlone(t *testing.T) {
	t.Parallel()
	content, err := os.ReadFile("../../compose.yaml")
	if err != nil {
		t.Fatal(err)
	}
	value := func(key string) string {
		_, rest, found := strings.Cut(string(content), key)
		if !found {
			t.Fatalf("compose.yaml has no %q", key)
		}
		line, _, _ := strings.Cut(rest, "\n")
		return strings.TrimSpace(line)
	}
	_, subnet, err := net.ParseCIDR(value("- subnet: "))
	if err != nil {
		t.Fatal(err)
	}
	gateway := value("gateway: ")
	if !subnet.Contains(net.ParseIP(gateway)) || value("COHORT_TRUSTED_PROXIES: ") != "${COHORT_TRUSTED_PROXIES:-"+gateway+"}" {
		t.Errorf("the gateway %s, believed: %s", gateway, value("COHORT_TRUSTED_PROXIES: "))
	}
	if !strings.Contains(string(content), `"127.0.0.1:8080:8080"`) {
		t.Error("others than this host reach the port, and could say that they are anybody")
	}
}
