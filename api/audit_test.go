package api_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
)

func audit(w *apitest.World, query string) *apitest.Answer {
	return w.Do("admin", http.MethodGet, "/audit"+query, nil).Want(http.StatusOK)
}

func TestSigningInAndFailingToAreAudited(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		signIn(w, "typed.by.a.stranger@example.org", wrong).Want(http.StatusUnauthorized)
		failed := audit(w, "?action=self.sign_in&outcome=refused")
		if failed.Text("items.0.subjectKind") != "user" || failed.Text("items.0.subjectId") != "" || failed.Text("items.0.detail.code") != "unknown_account" ||
			failed.Text("items.0.address") != "192.0.2.1" || failed.Text("items.0.requestId") == "" {
			t.Errorf("%s", failed.Raw)
		}
		signIn(w, "intake@example.org", wrong).Want(http.StatusUnauthorized)
		if failed := audit(w, "?action=self.sign_in&outcome=refused"); failed.Text("items.0.subjectId") != w.Users["intake"].ID.String() ||
			failed.Text("items.0.actorName") != "" || failed.Text("items.0.detail.code") != "wrong_password" {
			t.Errorf("%s", failed.Raw)
		}
		session := signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK)
		w.Do("", http.MethodPost, "/auth/logout", nil, bearer(session.Text("accessToken"))).Want(http.StatusNoContent)
		w.Do("billing", http.MethodPost, "/auth/password", map[string]string{"currentPassword": apitest.Password, "newPassword": fresh}).Want(http.StatusNoContent)
		for action, who := range map[string]string{"self.sign_in": "Intake", "self.sign_out": "Intake", "self.change_password": "Billing"} {
			if a := audit(w, "?outcome=done&action="+action); a.Text("items.0.actorName") != who {
				t.Errorf("%s: %s", action, a.Raw)
			}
		}
		all := audit(w, "?limit=200").Raw
		for _, secret := range []string{"stranger", wrong, fresh, apitest.Password, session.Text("accessToken")} {
			if bytes.Contains(all, []byte(secret)) {
				t.Errorf("the audit holds %q", secret)
			}
		}
	})
}

func TestThrottledAttemptsAreAuditedOnce(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		guess(w, "intake@example.org", 11)
		for range 20 {
			signIn(w, "intake@example.org", wrong).Want(http.StatusTooManyRequests)
		}
		a := audit(w, "?action=self.sign_in&outcome=refused&limit=200")
		if n := strings.Count(string(a.Raw), `"too_many_attempts"`); n != 1 || strings.Count(string(a.Raw), `"seq"`) != 11 {
			t.Errorf("%d of %s", n, a.Raw)
		}
	})
}

func TestTheAuditIsFilteredAndPaged(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.SetTime(w.Time().Add(24 * time.Hour))
		for range 3 {
			signIn(w, "billing@example.org", apitest.Password).Want(http.StatusOK)
		}
		w.SetTime(w.Time().Add(24 * time.Hour))
		signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK)
		for query, want := range map[string]int{
			"?action=self.sign_in": 4, "?action=self.sign_in&from=2026-03-11&to=2026-03-11": 3,
			"?action=self.sign_in&from=2026-03-12T00:00:00Z":                 1,
			"?action=self.sign_in&to=2026-03-10":                             0,
			"?action=self.sign_in&actorId=" + w.Users["billing"].ID.String(): 3,
			"?clientId=" + w.Users["billing"].ID.String():                    0,
		} {
			if got := strings.Count(string(audit(w, query).Raw), `"seq"`); got != want {
				t.Errorf("%s: %d entries, want %d", query, got, want)
			}
		}
		seen, cursor := 0, ""
		for range 3 {
			a := audit(w, "?action=self.sign_in&limit=2"+cursor)
			seen += strings.Count(string(a.Raw), `"seq"`)
			if a.Text("nextCursor") == "" {
				break
			}
			cursor = "&cursor=" + a.Text("nextCursor")
		}
		if seen != 4 {
			t.Errorf("%d entries over all pages", seen)
		}
		for _, query := range []string{"?from=yesterday", "?to=2026-02-30", "?actorId=x", "?outcome=maybe", "?cursor=%20", "?limit=0", "?who=me"} {
			w.Do("admin", http.MethodGet, "/audit"+query, nil).WantCode(http.StatusUnprocessableEntity, "invalid")
		}
		w.Do("intake", http.MethodGet, "/audit", nil).WantCode(http.StatusForbidden, "forbidden")
		if a := audit(w, "?action=audit.read&outcome=refused"); a.Text("items.0.actorName") != "Intake" {
			t.Errorf("the refusal is missing: %s", a.Raw)
		}
	})
}

func TestTheAuditIsVerifiedThroughTheAPI(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		progress := func() *apitest.Answer {
			return w.Do("admin", http.MethodGet, "/audit/verify", nil).Want(http.StatusOK)
		}
		walk := func() {
			if err := w.Desks.Office.RunVerification(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if a := progress(); a.Text("state") != "never" || a.Number("entries") != 0 {
			t.Errorf("%s", a.Raw)
		}
		signIn(w, "billing@example.org", apitest.Password).Want(http.StatusOK)
		a := w.Do("admin", http.MethodPost, "/audit/verify", nil).Want(http.StatusAccepted)
		if a.Text("state") != "running" || a.Text("askedBy") != "Admin" || a.Number("entries") != 0 {
			t.Errorf("%s", a.Raw)
		}
		again := w.Do("admin", http.MethodPost, "/audit/verify?whole=true", nil).Want(http.StatusAccepted)
		if now := progress(); string(again.Raw) != string(a.Raw) || string(now.Raw) != string(a.Raw) {
			t.Errorf("%s, then %s", again.Raw, now.Raw)
		}
		walk()
		if a := progress(); a.Text("state") != "held" || a.Number("entries") != 2 || a.Number("of") != 2 || a.Field("break") != nil || a.Field("behind") != nil || a.Text("endedAt") == "" {
			t.Errorf("%s", a.Raw)
		}
		w.Do("admin", http.MethodPost, "/audit/verify", nil).Want(http.StatusAccepted)
		walk()
		if a := progress(); a.Text("state") != "held" || a.Number("behind.entries") != 2 || a.Number("entries") != 4 {
			t.Errorf("%s", a.Raw)
		}
		w.Do("billing", http.MethodPost, "/audit/verify", nil).WantCode(http.StatusForbidden, "forbidden")
		w.Do("billing", http.MethodGet, "/audit/verify", nil).WantCode(http.StatusForbidden, "forbidden")
	})
}

func TestTheAuditNamesClientsByCode(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		made := w.Do("intake", http.MethodPost, "/clients", body{"firstName": "Ana", "lastName": "Lopez", "birthDate": "1990-04-01"}).Want(http.StatusCreated)
		newClient(t, w, "Ben", "Okoro")
		w.Do("intake", http.MethodGet, "/clients/"+made.Text("id"), nil).Want(http.StatusOK)
		code := made.Text("code")
		for n, query := range []string{"?clientCode=" + code, "?clientCode=" + strings.ToLower(code), "?clientCode=" + strings.TrimPrefix(code, "C-")} {
			a := audit(w, query) // which shows the code, too: the next one finds that it did
			read, created := fmt.Sprintf("items.%d.", n), fmt.Sprintf("items.%d.", n+1)
			if len(items(a)) != 2+n || a.Text(read+"action") != "clients.read" || a.Text(read+"clientCode") != code || a.Text(created+"clientCode") != code {
				t.Errorf("%s: %s", query, a.Raw)
			}
		}
		if a := audit(w, "?clientCode=C-99999"); len(items(a)) != 0 {
			t.Errorf("a code that nobody has: %s", a.Raw)
		}
		if a := audit(w, "?limit=200"); bytes.Contains(a.Raw, []byte("Lopez")) || bytes.Contains(a.Raw, []byte("Ana")) {
			t.Errorf("a name reached the administrator: %s", a.Raw)
		}
		if got := w.Do("admin", http.MethodGet, "/audit?clientCode=Lopez", nil).WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields(); len(got) != 1 || got[0] != "clientCode" {
			t.Errorf("named %v", got)
		}
	})
}
