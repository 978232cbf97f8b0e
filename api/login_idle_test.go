package api_test

import (
	"bytes"
	"fmt"
	"net/http"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
)

// refreshIdle renews as a page at which nobody's hand was for so long.
func refreshIdle(w *apitest.World, j jar, idle time.Duration) *apitest.Answer {
	return w.Do("", http.MethodPost, "/auth/refresh", map[string]any{"idleSeconds": int(idle.Seconds())}, j.header())
}

// endedFor is why the last login that ended by itself did.
func endedFor(w *apitest.World) string {
	return audit(w, "?action=self.sign_out").Text("items.0.detail.code")
}

func TestALoginEndsWithoutAHand(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		const usual = domain.UsualIdleMinutes * time.Minute
		j := jar{}
		a := signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK)
		j.keep(a)
		if a.Number("idleMinutes") != domain.UsualIdleMinutes {
			t.Errorf("%s", a.Raw)
		}
		// A page that renews and renews, with nobody before it.
		signedIn := w.Time()
		for range 4 {
			w.SetTime(w.Time().Add(3 * time.Minute))
			a = refreshIdle(w, j, w.Time().Sub(signedIn)).Want(http.StatusOK)
			j.keep(a)
		}
		if until := signedIn.Add(usual); a.Text("expiresAt") != until.Format(time.RFC3339) {
			t.Errorf("a token lives until %s, nobody was there after %s", a.Text("expiresAt"), signedIn)
		}
		w.SetTime(signedIn.Add(usual - time.Second))
		me(w, a.Text("accessToken")).Want(http.StatusOK)
		w.SetTime(signedIn.Add(usual))
		me(w, a.Text("accessToken")).WantCode(http.StatusUnauthorized, "signed_out")
		refreshIdle(w, j, usual).WantCode(http.StatusUnauthorized, "signed_out")
		if got := endedFor(w); got != domain.EndedByIdle {
			t.Errorf("ended for %q", got)
		}
	})
}

func TestAHandKeepsALoginAlive(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		j := jar{}
		j.keep(signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK))
		for range 5 {
			w.SetTime(w.Time().Add(13 * time.Minute))
			j.keep(refreshIdle(w, j, time.Minute).Want(http.StatusOK))
		}
		w.SetTime(w.Time().Add(14 * time.Minute))
		refreshIdle(w, j, 0).WantCode(http.StatusUnauthorized, "signed_out") // a minute ago is 15 minutes ago now
	})
}

// The page counts before the server does: what it says ends the login at once,
// for a copied token too.
func TestAPageThatSaysThatNobodyIsThereEndsItsLogin(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, _ := w.Running(3)
		j := jar{}
		a := signIn(w, "therapist@example.org", apitest.Password).Want(http.StatusOK)
		j.keep(a)
		w.SetTime(w.Time().Add(15 * time.Minute))
		refreshIdle(w, j, 15*time.Minute).WantCode(http.StatusUnauthorized, "signed_out")
		visible := 0
		for _, path := range []string{"/me", "/cohorts", "/cohorts/" + cohort, "/clients", "/audit"} {
			answer := w.Do("", http.MethodGet, path, nil, bearer(a.Text("accessToken")))
			if answer.Status != http.StatusUnauthorized || bytes.Contains(answer.Raw, []byte("Member")) {
				visible++
			}
		}
		if visible > 0 {
			t.Errorf("%d records can be read", visible)
		}
		fmt.Printf("idle stop: records visible after stop = %d\n", visible)
	})
}

func TestABrowserThatWasClosedFindsItsLoginOver(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		j := jar{}
		j.keep(signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK))
		w.SetTime(w.Time().Add(15 * time.Minute))
		refreshIdle(w, j, 0).WantCode(http.StatusUnauthorized, "signed_out") // a new page, touched just now
		if got := endedFor(w); got != domain.EndedByIdle {
			t.Errorf("ended for %q", got)
		}
	})
}

func TestThePracticeSaysHowLongAPageMayStand(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		j := signedInJar(w)
		settings := map[string]any{"practiceName": "P", "currency": "USD", "timeZone": "America/New_York", "sessionCode": "90853"}
		for _, wrong := range []int{-1, 4, 61} {
			settings["idleMinutes"] = wrong
			w.Do("admin", http.MethodPut, "/settings", settings, apitest.IfMatch(`"1"`)).WantCode(http.StatusUnprocessableEntity, "invalid")
		}
		settings["idleMinutes"] = 5
		w.Do("admin", http.MethodPut, "/settings", settings, apitest.IfMatch(`"1"`)).Want(http.StatusOK)
		if got := w.Do("admin", http.MethodGet, "/settings", nil).Number("idleMinutes"); got != 5 {
			t.Errorf("%v minutes", got)
		}
		w.SetTime(w.Time().Add(4 * time.Minute))
		a := refreshIdle(w, j, 4*time.Minute).Want(http.StatusOK)
		if a.Number("idleMinutes") != 5 || a.Text("expiresAt") != w.Time().Add(time.Minute).Format(time.RFC3339) {
			t.Errorf("%s", a.Raw)
		}
		w.SetTime(w.Time().Add(time.Minute))
		refreshIdle(w, j.with(a), 5*time.Minute).WantCode(http.StatusUnauthorized, "signed_out")
		delete(settings, "idleMinutes")
		if got := w.Do("admin", http.MethodPut, "/settings", settings, apitest.IfMatch(`"2"`)).Want(http.StatusOK).Number("idleMinutes"); got != 15 {
			t.Errorf("%v minutes", got)
		}
	})
}

func TestDraftsOfAPersonHaveOneKeyAndNobodyElses(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		j := jar{}
		first := signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK)
		j.keep(first)
		again, other := signIn(w, "intake@example.org", apitest.Password), signIn(w, "therapist@example.org", apitest.Password)
		key := first.Text("draftKey")
		if len(key) != 64 || again.Text("draftKey") != key || refresh(w, j).Text("draftKey") != key {
			t.Error("a person's key changes")
		}
		if other.Text("draftKey") == key {
			t.Error("two people have one key")
		}
	})
}
