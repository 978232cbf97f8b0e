package api_test

import (
	"context"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"cohort/api"
	"cohort/api/apitest"
	"cohort/mail"
	"cohort/mail/mailtest"
	"cohort/practice/office"
	"cohort/repository/storetest"
)

// mailing is a world whose letters go to a real mail server. told hears how
// each letter ended.
func mailing(t *testing.T, w *apitest.World, pauses ...time.Duration) (server *mailtest.Server, told chan error) {
	t.Helper()
	server, told = mailtest.Start(t, nil), make(chan error, 100)
	post, err := mail.New(mail.Config{Server: "smtp://" + server.Address, From: "Harbor <office@example.org>"})
	if err != nil {
		t.Fatal(err)
	}
	w.Desks.Office.SendMail()
	w.Server = api.New(w.Desks, api.Config{ResetByMail: true})
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	ended := make(chan struct{})
	go func() {
		w.Desks.Office.WriteResets(ctx, office.Mailing{Post: post, Page: "https://cohort.example.org/new-password", Pauses: pauses, Told: func(err error) { told <- err }})
		close(ended)
	}()
	storetest.AtEnd(t, func() { stop(); <-ended })
	return server, told
}

func askForReset(w *apitest.World, email string) *apitest.Answer {
	return w.Do("", http.MethodPost, "/auth/password-reset-requests", map[string]any{"email": email})
}

var resetLink = regexp.MustCompile(`https://cohort\.example\.org/new-password#([\w-]{43})`)

func TestAForgottenPasswordIsSetAnewByMail(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		server, told := mailing(t, w)
		email := w.Do("therapist", http.MethodGet, "/me", nil).Field("user").(map[string]any)["email"].(string)
		for _, unknown := range []string{"nobody@example.org", email} {
			if got := askForReset(w, " "+strings.ToUpper(unknown)); got.Status != http.StatusNoContent || len(got.Raw) > 0 {
				t.Errorf("%d %s", got.Status, got.Raw)
			}
		}
		letter := <-server.Letters
		if err := <-told; err != nil {
			t.Fatal(err)
		}
		link := resetLink.FindStringSubmatch(strings.ReplaceAll(letter.Text, "=\r\n", ""))
		if letter.To != email || link == nil || !strings.Contains(letter.Header.Get("Subject"), "practice") {
			t.Fatalf("to %s, %s: %s", letter.To, letter.Header.Get("Subject"), letter.Text)
		}
		accept(w, link[1], fresh).Want(http.StatusOK)
		accept(w, link[1], fresh).WantCode(http.StatusUnprocessableEntity, "link_used")
		signIn(w, email, fresh).Want(http.StatusOK)
		if w.Do("therapist", http.MethodGet, "/me", nil).Status != http.StatusUnauthorized {
			t.Error("the logins before go on")
		}
		audit := string(w.Do("admin", http.MethodGet, "/audit?action=self.ask_for_reset", nil).Want(http.StatusOK).Raw)
		if !strings.Contains(audit, `"done"`) || !strings.Contains(audit, "unknown_account") || strings.Contains(audit, "nobody@example.org") {
			t.Errorf("the audit says %s", audit)
		}
		if used := string(w.Do("admin", http.MethodGet, "/audit?action=self.accept_invitation", nil).Want(http.StatusOK).Raw); !strings.Contains(used, `"mail"`) {
			t.Errorf("of its use the audit says %s", used)
		}
		if len(server.Letters) > 0 {
			t.Error("a letter to nobody")
		}
	})
}

func TestAMailedLinkEndsSoonAndTakesNoInvitationAway(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		me := w.Do("therapist", http.MethodGet, "/me", nil).Field("user").(map[string]any)
		invited := w.Do("admin", http.MethodPost, "/users/"+me["id"].(string)+"/invitation", nil).Want(http.StatusOK)
		server, told := mailing(t, w) // set up since
		askForReset(w, me["email"].(string)).Want(http.StatusNoContent)
		link := resetLink.FindStringSubmatch(strings.ReplaceAll((<-server.Letters).Text, "=\r\n", ""))
		if err := <-told; err != nil || link == nil {
			t.Fatal(err, link)
		}
		w.SetTime(w.Time().Add(30 * time.Minute))
		accept(w, link[1], fresh).WantCode(http.StatusUnprocessableEntity, "link_used")
		accept(w, tokenOf(invited), fresh).Want(http.StatusOK)
	})
}

// A letter that is refused is tried again; one that stays refused is said to
// the operator and kept in the audit, and never to who asked.
func TestALetterThatFailsIsTriedAgainAndThenSaid(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		server, told := mailing(t, w, 0, 0)
		email := w.Do("therapist", http.MethodGet, "/me", nil).Field("user").(map[string]any)["email"].(string)
		server.Refuse(2)
		askForReset(w, email).Want(http.StatusNoContent)
		if err := <-told; err != nil || len(server.Letters) != 1 {
			t.Errorf("%d letters, %v", len(server.Letters), err)
		}
		server.Refuse(3)
		askForReset(w, email).Want(http.StatusNoContent)
		if err := <-told; err == nil {
			t.Error("nobody is told")
		}
		if audit := string(w.Do("admin", http.MethodGet, "/audit?action=self.ask_for_reset", nil).Raw); !strings.Contains(audit, "mail_failed") {
			t.Errorf("the audit says %s", audit)
		}
	})
}

func TestResetsAreAskedForSoOftenAndNoMore(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		mailing(t, w)
		known := w.Do("therapist", http.MethodGet, "/me", nil).Field("user").(map[string]any)["email"].(string)
		for _, email := range []string{known, "nobody@example.org"} {
			for range 3 {
				askForReset(w, email).Want(http.StatusNoContent)
			}
			if got := askForReset(w, email); got.Status != http.StatusTooManyRequests || got.Header.Get("Retry-After") == "" {
				t.Errorf("%s: %d", email, got.Status)
			}
		}
		askForReset(w, "nowhere").Want(http.StatusUnprocessableEntity)
	})
}

func TestWithoutMailNobodyWaitsForALetter(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		if w.Do("", http.MethodGet, "/auth/methods", nil).Field("resetByMail") != false {
			t.Error("mail is offered")
		}
		askForReset(w, "nobody@example.org").WantCode(http.StatusConflict, "mail_not_set_up")
	})
}
