package main

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"cohort/mail/mailtest"
)

func TestMailIsRefusedAtTheStartUnlessItCanBeSent(t *testing.T) {
	t.Parallel()
	const from = "Harbor <office@example.org>"
	for name, c := range map[string]struct {
		flags []string
		said  string
	}{
		"an address that is none": {[]string{"--mail-server", "mail.example.org:587", "--mail-from", from}, "a mail server is written"},
		"a password in it":        {[]string{"--mail-server", "smtp://office:otter@mail.example.org", "--mail-from", from}, "COHORT_MAIL_PASSWORD"},
		"no sender":               {[]string{"--mail-server", "smtp://mail.example.org"}, "the sender of mail is written"},
		"links that lead nowhere": {[]string{"--mail-server", "smtp://mail.example.org", "--mail-from", from, "--addr", "0.0.0.0:0"}, "--mail-server needs --public-url"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := append([]string{"serve", "--data", t.TempDir(), "--addr", "127.0.0.1:0"}, c.flags...)
			ended := cohort(t, "", args...)
			if ended.want(t, exitFailed); !strings.Contains(ended.err, c.said) || strings.Contains(ended.err, "otter") {
				t.Errorf("not %q, or the password:\n%s", c.said, ended.err)
			}
		})
	}
}

func TestALinkThatWasMailedLeadsToThePage(t *testing.T) {
	t.Parallel()
	post, data := mailtest.Start(t, nil), t.TempDir()
	addUser(t, "ines@example.org", "--data", data).want(t, 0)
	server := serving(t, "serve", "--data", data, "--mail-server", "smtp://"+post.Address, "--mail-from", "Harbor <office@example.org>")
	answer, err := http.Post("http://"+server.addr+"/api/v1/auth/password-reset-requests", "application/json", strings.NewReader(`{"email":"ines@example.org"}`))
	if err != nil {
		t.Fatal(err)
	}
	if err := answer.Body.Close(); err != nil || answer.StatusCode != http.StatusNoContent {
		t.Fatalf("%d, %v", answer.StatusCode, err)
	}
	letter := <-post.Letters
	link, err := url.Parse(regexp.MustCompile(`http://\S+`).FindString(strings.ReplaceAll(letter.Text, "=\r\n", "")))
	if err != nil || letter.To != "ines@example.org" || link.Host != server.addr || link.Path != "/new-password" || len(link.Fragment) != 43 {
		t.Errorf("to %s: %v, %v", letter.To, link, err)
	}
	if err := server.stop(syscall.SIGTERM); err != nil {
		t.Error(err)
	}
	if log := server.log.String(); strings.Contains(log, "ines@") || link.Fragment != "" && strings.Contains(log, link.Fragment) {
		t.Errorf("the log names somebody:\n%s", log)
	}
}

// Not parallel: the figures are the process's own.
func TestLettersAreCountedByHowTheyEnded(t *testing.T) {
	figures := func() string {
		recorder := httptest.NewRecorder()
		promhttp.Handler().ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, "/metrics", nil))
		return recorder.Body.String()
	}
	wants := func(lines ...string) {
		t.Helper()
		for _, line := range lines {
			if !strings.Contains(figures(), line+"\n") {
				t.Errorf("no %q", line)
			}
		}
	}
	wants(`cohort_letters_total{outcome="taken"} 0`, `cohort_letters_total{outcome="failed"} 0`)
	toldOfMail(nil)
	toldOfMail(errors.New("the mailbox is full"))
	toldOfMail(errors.New("nobody answers"))
	wants(`cohort_letters_total{outcome="taken"} 1`, `cohort_letters_total{outcome="failed"} 2`)
}
