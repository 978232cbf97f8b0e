// Package oidctest starts a real OpenID Connect provider for tests: that of
// tools/provider, a module of its own, so that what it is made of stays out of
// what Cohort is made of.
package oidctest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What the practice is at the provider, and the password of all accounts there.
const (
	ClientID = "cohort"
	Secret   = "a secret of two"
	Password = "open at noon"
)

// Provider is one that runs.
type Provider struct {
	Issuer string
	t      testing.TB
	stdin  io.Closer
	ended  chan struct{}
}

// Says is what a provider says from now on. The zero value is an honest one that
// knows of no groups.
type Says struct {
	Groups       []string `json:"groups,omitempty"`
	GroupsAside  bool     `json:"groupsAside,omitempty"`
	Methods      []string `json:"methods,omitempty"`
	Nonce        string   `json:"nonce,omitempty"`
	Audience     []string `json:"audience,omitempty"`
	For          string   `json:"for,omitempty"`
	Expired      bool     `json:"expired,omitempty"`
	NewKey       bool     `json:"newKey,omitempty"`
	AskedSecsAgo int      `json:"askedSecsAgo,omitempty"`
}

// Start starts a provider that sends browsers back to an address. It ends with
// the test.
func Start(t testing.TB, redirect string) *Provider {
	t.Helper()
	command := exec.Command("go", "run", ".", redirect) //nolint:gosec // an address of the test's own
	command.Dir = filepath.Join(root(t), "tools", "provider")
	command.Stderr = os.Stderr
	stdin, err := command.StdinPipe()
	fatal(t, err)
	stdout, err := command.StdoutPipe()
	fatal(t, err)
	fatal(t, command.Start())
	p := &Provider{t: t, stdin: stdin, ended: make(chan struct{})}
	t.Cleanup(p.Stop)
	line, err := bufio.NewReader(stdout).ReadString('\n')
	go func() {
		_ = command.Wait()
		close(p.ended)
	}()
	fatal(t, err)
	p.Issuer = strings.TrimSpace(line)
	return p
}

// Stop ends the provider.
func (p *Provider) Stop() {
	_ = p.stdin.Close() // it ends when its input does
	<-p.ended
}

// Say changes what the provider says.
func (p *Provider) Say(s Says) {
	p.t.Helper()
	body, err := json.Marshal(s)
	fatal(p.t, err)
	request, err := http.NewRequest(http.MethodPut, p.Issuer+"/says", bytes.NewReader(body))
	fatal(p.t, err)
	answer, err := http.DefaultClient.Do(request)
	fatal(p.t, err)
	_ = answer.Body.Close()
	if answer.StatusCode != http.StatusNoContent {
		p.t.Fatalf("the provider: %s", answer.Status)
	}
}

var requestID = regexp.MustCompile(`name="id" value="([^"]+)"`)

// SignIn does what a person does in a browser at the provider: it goes to an
// address, types a name and the password, and comes back with a state and a code.
func (p *Provider) SignIn(address, name string) (state, code string) {
	p.t.Helper()
	jar, err := cookiejar.New(nil)
	fatal(p.t, err)
	browser := &http.Client{Jar: jar, CheckRedirect: func(next *http.Request, _ []*http.Request) error {
		if !strings.HasPrefix(next.URL.String(), p.Issuer) {
			return http.ErrUseLastResponse // back at the practice
		}
		return nil
	}}
	form, err := browser.Get(address)
	fatal(p.t, err)
	page, err := io.ReadAll(form.Body)
	_ = form.Body.Close()
	fatal(p.t, err)
	id := requestID.FindSubmatch(page)
	if id == nil {
		p.t.Fatalf("the provider does not ask who it is: %s", page)
	}
	back, err := browser.PostForm(p.Issuer+"/login/username", url.Values{"id": {string(id[1])}, "username": {name}, "password": {Password}})
	fatal(p.t, err)
	_ = back.Body.Close()
	to, err := back.Location()
	fatal(p.t, err)
	return to.Query().Get("state"), to.Query().Get("code")
}

// root is the folder of the module, from wherever in it the test runs.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	for fatal(t, err); ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "tools", "provider", "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("not within the module")
		}
	}
}

func fatal(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
