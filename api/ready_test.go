package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"cohort/api"
	"cohort/api/apitest"
	"cohort/domain"
	"cohort/repository/storetest"
)

// Who must have a second factor and has none gets in only as far as adding one:
// every other route says so. The routes are the server's own.
func TestWhoLacksAFactorGetsAsFarAsAddingOne(t *testing.T) {
	t.Parallel()
	w := apitest.New(t, storetest.SQLite(t))
	own := estate(w, "therapist", "Own")
	needFactors(w, "therapist", "billing", "intake")
	refused, open := 0, 0
	for _, who := range []string{"therapist", "billing", "intake"} {
		for _, route := range w.Server.Routes() {
			if route.Public || route.Action == domain.SignOut || domain.ReachOf(route.Action, w.Users[who].Roles...) == domain.None {
				continue
			}
			a := callRoute(w, route, who, own)
			if domain.Enrolls(route.Action) {
				open++
				if a.Status == http.StatusForbidden {
					t.Errorf("%s: %s %s: %s", who, route.Method, route.Path, a.Raw)
				}
				continue
			}
			refused++
			if a.Status != http.StatusForbidden || a.Text("code") != "second_factor_needed" {
				t.Errorf("%s: %s %s: %d %s", who, route.Method, route.Path, a.Status, a.Raw)
			}
		}
	}
	if refused < 100 || open < 9 {
		t.Errorf("%d routes refused, %d open", refused, open)
	}
	fmt.Printf("second factor: %d routes refused, %d open to who lacks one\n", refused, open)
	if me := w.Do("therapist", http.MethodGet, "/me", nil).Want(http.StatusOK); me.Field("needsSecondFactor") != true {
		t.Errorf("%s", me.Raw)
	}
	addApp(w, "therapist")
	w.Do("therapist", http.MethodGet, "/cohorts", nil).Want(http.StatusOK)
	w.Do("admin", http.MethodGet, "/users", nil).Want(http.StatusOK)
}

// What could do most harm at a page that was left open asks again who it is.
func TestWhatNeedsConfirmationRefusesWhenItIsTooOld(t *testing.T) {
	t.Parallel()
	w := apitest.New(t, storetest.SQLite(t))
	own := estate(w, "therapist", "Own")
	for _, who := range []string{"admin", "therapist", "intake", "billing"} {
		w.SetToken(who, passwordOf(w, who).Want(http.StatusOK).Text("accessToken"))
	}
	w.SetTime(w.Time().Add(domain.ConfirmMinutes*time.Minute + time.Second))
	for _, who := range []string{"admin", "therapist", "intake", "billing"} { // renewing proves nothing
		w.Renew(who)
	}
	asked, others := 0, 0
	for _, route := range w.Server.Routes() {
		if route.Public || route.Action == domain.SignOut {
			continue
		}
		for _, who := range []string{"admin", "therapist", "intake", "billing"} {
			if domain.ReachOf(route.Action, w.Users[who].Roles...) == domain.None {
				continue
			}
			a := callRoute(w, route, who, own)
			needed := a.Status == http.StatusForbidden && a.Text("code") == "confirmation_needed"
			if needed != domain.NeedsConfirmation(route.Action) {
				t.Errorf("%s: %s %s: %d %s", who, route.Method, route.Path, a.Status, a.Raw)
			}
			if needed {
				asked++
			} else {
				others++
			}
		}
	}
	if asked < 15 || others < 100 {
		t.Errorf("%d asked, %d not", asked, others)
	}
	fmt.Printf("confirmation: %d routes ask, %d do not\n", asked, others)
}

func TestAConfirmationLastsHalfAnHour(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		signIn := func() { w.SetToken("admin", passwordOf(w, "admin").Want(http.StatusOK).Text("accessToken")) }
		add := func(name string) *apitest.Answer {
			return w.Do("admin", http.MethodPost, "/users", map[string]any{"name": "New Person", "email": name + "@example.org", "role": "intake"})
		}
		confirm := func(with map[string]any) *apitest.Answer {
			return w.Do("admin", http.MethodPost, "/auth/confirm", with)
		}
		later := func() {
			w.SetTime(w.Time().Add(domain.ConfirmMinutes*time.Minute + time.Second))
			w.Renew("admin")
		}
		signIn()
		add("one").Want(http.StatusCreated)
		later()
		add("two").WantCode(http.StatusForbidden, "confirmation_needed")
		confirm(map[string]any{"password": "wrong one entirely"}).WantCode(http.StatusUnprocessableEntity, "wrong_password")
		add("two").WantCode(http.StatusForbidden, "confirmation_needed")
		confirm(map[string]any{"password": apitest.Password}).Want(http.StatusNoContent)
		add("two").Want(http.StatusCreated)

		app, _ := addApp(w, "admin")
		later()
		confirm(map[string]any{"password": apitest.Password}).Want(http.StatusUnprocessableEntity) // who has a factor needs it
		add("three").WantCode(http.StatusForbidden, "confirmation_needed")
		code := app.code()
		confirm(map[string]any{"code": code}).Want(http.StatusNoContent)
		add("three").Want(http.StatusCreated)
		confirm(map[string]any{"code": code}).WantCode(http.StatusUnprocessableEntity, "wrong_factor")

		k := addKey(w, "admin")
		later()
		asked := w.Do("admin", http.MethodPost, "/auth/confirm-challenges", nil).Want(http.StatusOK)
		confirm(map[string]any{"challenge": asked.Text("challenge"), "passkey": k.signs(asked)}).Want(http.StatusNoContent)
		add("four").Want(http.StatusCreated)
		confirm(map[string]any{"challenge": asked.Text("challenge"), "passkey": k.signs(asked)}).WantCode(http.StatusConflict, "challenge_used")
	})
}

func TestConfirmingIsNoWayToGuess(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		tried := 0
		for range 20 {
			if w.Do("admin", http.MethodPost, "/auth/confirm", map[string]any{"password": "wrong one entirely"}).Status == http.StatusUnprocessableEntity {
				tried++
			}
		}
		w.Do("admin", http.MethodPost, "/auth/confirm", map[string]any{"password": apitest.Password}).WantCode(http.StatusTooManyRequests, "too_many_attempts")
		if tried != 10 {
			t.Errorf("%d tried", tried)
		}
	})
}

// callRoute calls a route as it wants to be called.
func callRoute(w *apitest.World, route api.Route, who string, own things) *apitest.Answer {
	w.T.Helper()
	call := route.Method + " " + strings.TrimPrefix(route.Path, "/api/v1")
	address, _ := addressed(route.Path, own)
	return w.Do(who, route.Method, address+queryOf(call, own), bodies(w, own)[call], apitest.IfMatch(`"1"`))
}
