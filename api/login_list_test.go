package api_test

import (
	"net/http"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
)

const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"

func TestOnesLoginsAreListedAndEnded(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		const mail = "intake@example.org"
		w.SetTime(w.Time().Add(time.Hour)) // that of the world has stood for too long
		first := signIn(w, mail, apitest.Password, apitest.Header{Name: "User-Agent", Value: firefox}).Want(http.StatusOK)
		w.SetTime(w.Time().Add(time.Minute))
		second := signIn(w, mail, apitest.Password).Want(http.StatusOK)
		mine := bearer(first.Text("accessToken"))
		list := w.Do("", http.MethodGet, "/logins", nil, mine).Want(http.StatusOK)
		if n := len(items(list)); n != 2 {
			t.Fatalf("%d logins: %s", n, list.Raw)
		}
		if list.Text("items.1.browser") != "Firefox on Windows" || list.Field("items.1.this") != true || list.Text("items.1.place") != "here" ||
			list.Text("items.0.browser") != "a program" || list.Field("items.0.this") != false {
			t.Errorf("%s", list.Raw)
		}
		left := w.Do("", http.MethodPost, "/logins/end", map[string]any{"id": list.Text("items.0.id")}, mine).Want(http.StatusOK)
		if len(items(left)) != 1 {
			t.Errorf("%s", left.Raw)
		}
		me(w, second.Text("accessToken")).WantCode(http.StatusUnauthorized, "signed_out")
		w.Do("", http.MethodPost, "/logins/end", nil, mine).Want(http.StatusOK)
		me(w, first.Text("accessToken")).Want(http.StatusOK)
	})
}

func TestNobodyEndsTheLoginsOfOthersButAnAdministrator(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		a := signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK)
		user := w.Users["intake"].ID.String()
		list := w.Do("admin", http.MethodGet, "/users/"+user+"/logins", nil).Want(http.StatusOK)
		id := list.Text("items.0.id")
		w.Do("therapist", http.MethodPost, "/logins/end", map[string]any{"id": id}).Want(http.StatusOK)
		w.Do("admin", http.MethodPost, "/users/"+w.Users["billing"].ID.String()+"/logins/end", map[string]any{"id": id}).Want(http.StatusOK)
		me(w, a.Text("accessToken")).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, "/users/"+user+"/logins/end", nil).Want(http.StatusForbidden)
		left := w.Do("admin", http.MethodPost, "/users/"+user+"/logins/end", nil).Want(http.StatusOK)
		if len(items(left)) != 0 {
			t.Errorf("%s", left.Raw)
		}
		me(w, a.Text("accessToken")).WantCode(http.StatusUnauthorized, "signed_out")
		if got := audit(w, "?action=users.end_logins"); got.Text("items.0.outcome") != "done" {
			t.Errorf("not recorded: %s", got.Raw)
		}
		w.Do("admin", http.MethodPost, "/users/"+w.Users["admin"].ID.String()+"/logins/end", nil).Want(http.StatusOK)
		w.Do("admin", http.MethodGet, "/me", nil).Want(http.StatusOK) // one's own is kept
	})
}

// A browser has one login: signing in there ends the one before, whose cookie is
// gone and which nobody could end from there.
func TestSigningInAnewEndsTheBrowsersEarlierLogin(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		j := jar{}
		first := signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK)
		j.keep(first)
		signIn(w, "therapist@example.org", "wrong password, a long one", j.header()).Want(http.StatusUnauthorized)
		me(w, first.Text("accessToken")).Want(http.StatusOK)
		second := signIn(w, "therapist@example.org", apitest.Password, j.header()).Want(http.StatusOK)
		me(w, first.Text("accessToken")).WantCode(http.StatusUnauthorized, "signed_out")
		me(w, second.Text("accessToken")).Want(http.StatusOK)
		if got := endedFor(w); got != domain.EndedByNextSignIn {
			t.Errorf("ended for %q", got)
		}
	})
}
