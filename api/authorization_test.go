package api_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"cohort/api"
	"cohort/api/apitest"
	"cohort/domain"
	"cohort/practice"
	"cohort/repository/storetest"
)

var requestIDs = regexp.MustCompile(`"requestId":"[^"]*"`)

// Every registered route × (nobody, four roles, every pair of roles, a disabled
// user) × (own, other, nonexistent). It runs on one database: the policy is above both.
func TestWalkAuthorizationOfEveryRoute(t *testing.T) {
	t.Parallel()
	w := apitest.New(t, storetest.SQLite(t))
	pairs := pairsOfRoles(w)
	targets := map[string]things{"own": estate(w, "therapist", "Own", pairs...), "other": estate(w, "other therapist", "Other"), "nonexistent": nowhere()}
	disabled := w.AddUser("disabled", domain.Intake)
	disabled.Status = domain.UserDisabled
	if err := w.Store.Write(context.Background(), func(tx practice.Tx) error {
		if _, err := tx.LockUser(disabled.ID); err != nil {
			return err
		}
		return tx.SaveUser(disabled)
	}); err != nil {
		t.Fatal(err)
	}
	checks := 0
	for _, route := range w.Server.Routes() {
		if route.Public || route.Action == domain.SignOut { // signing out ends the login that the test needs
			continue
		}
		for _, who := range append([]string{"", "disabled", "admin", "therapist", "intake", "billing"}, pairs...) {
			checks += checkRoute(t, w, route, who, targets)
		}
	}
	t.Logf("%d authorization checks over %d routes", checks, len(w.Server.Routes()))
	fmt.Printf("authorization: %d checks over %d routes\n", checks, len(w.Server.Routes()))
}

// pairsOfRoles adds a person for every two roles.
func pairsOfRoles(w *apitest.World) (who []string) {
	for i, one := range domain.Roles {
		for _, two := range domain.Roles[i+1:] {
			pair := string(one) + " and " + string(two)
			w.AddUser(pair, one, two)
			who = append(who, pair)
		}
	}
	return who
}

func checkRoute(t *testing.T, w *apitest.World, route api.Route, who string, targets map[string]things) (checks int) {
	t.Helper()
	answers := map[string]*apitest.Answer{}
	named := false
	for target, of := range targets {
		var address string
		address, named = addressed(route.Path, of)
		call := route.Method + " " + strings.TrimPrefix(route.Path, "/api/v1")
		body := bodies(w, targets["own"])[call]
		if target == "other" {
			body = bodies(w, of)[call]
		}
		answers[target] = w.Do(who, route.Method, address+queryOf(call, of), body, apitest.IfMatch(`"1"`))
		checks++
		if want := wanted(w, route, who, target, named); !want(answers[target].Status) {
			t.Errorf("%s as %q, %s: %d %s", call, who, target, answers[target].Status, answers[target].Text("code"))
		}
		if !named {
			break // the address names nothing, so there is nothing of one's own
		}
	}
	if named && answers["other"].Status == http.StatusNotFound {
		hidden, missing := bare(answers["other"]), bare(answers["nonexistent"])
		if !bytes.Equal(hidden, missing) {
			t.Errorf("%s as %q tells what is hidden from what is missing:\n%s\n%s", route.Path, who, hidden, missing)
		}
	}
	return checks
}

func bare(a *apitest.Answer) []byte { return requestIDs.ReplaceAll(a.Raw, nil) }

// wanted is what the policy table says must happen.
func wanted(w *apitest.World, route api.Route, who, target string, named bool) func(int) bool {
	is := func(status int) func(int) bool { return func(got int) bool { return got == status } }
	passes := func(got int) bool {
		return got != http.StatusUnauthorized && got != http.StatusForbidden && got != http.StatusNotFound && got < 500
	}
	if who == "" || who == "disabled" {
		return is(http.StatusUnauthorized)
	}
	roles := w.Users[who].Roles
	if route.Action == domain.RemoveFactor { // one's own, whatever the role
		return is(http.StatusNotFound)
	}
	reach := domain.ReachOf(route.Action, roles...)
	if route.Action == domain.EndAbsence && reach == domain.Own && who != "therapist" { // one's own, not of who leads with them
		return is(http.StatusNotFound)
	}
	if strings.HasPrefix(route.Path, "/api/v1/private-notes/") && reach == domain.Own && who != "therapist" { // its author's, not of who leads with them
		return is(http.StatusNotFound)
	}
	switch reach {
	case domain.None:
		return is(http.StatusForbidden)
	case domain.Own:
		if named && target == "other" && len(roles) > 1 { // the other role may see it without being allowed this
			return func(got int) bool { return got == http.StatusNotFound || got == http.StatusForbidden }
		}
		if named && target == "other" {
			return is(http.StatusNotFound)
		}
	}
	if named && target == "nonexistent" {
		return is(http.StatusNotFound)
	}
	return passes
}

// What is not one's own is not in any list either.
func TestWalkListsHoldOnlyWhatIsOnesOwn(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		own, other := estate(w, "therapist", "Own"), estate(w, "other therapist", "Other")
		lists := map[string]*apitest.Answer{
			"cohorts":      w.Do("therapist", http.MethodGet, "/cohorts", nil),
			"clients":      w.Do("therapist", http.MethodGet, "/clients", nil),
			"search":       w.Do("therapist", http.MethodPost, "/clients/search", map[string]any{"text": "O"}),
			"find":         w.Do("therapist", http.MethodPost, "/find", map[string]any{"text": "O"}),
			"of cohort":    w.Do("therapist", http.MethodPost, "/clients/search", map[string]any{"cohortId": other["cohort"]}),
			"sessions":     w.Do("therapist", http.MethodGet, "/sessions?from=2026-03-01T00:00:00Z&to=2026-06-01T00:00:00Z", nil),
			"calendar":     w.Do("therapist", http.MethodGet, "/calendar?from=2026-03-01&to=2026-04-30", nil),
			"calendar of":  w.Do("therapist", http.MethodGet, "/calendar?from=2026-03-01&to=2026-04-30&leaderId="+w.Users["other therapist"].ID.String(), nil),
			"unclosed":     w.Do("therapist", http.MethodGet, "/sessions/unclosed", nil),
			"risk flags":   w.Do("therapist", http.MethodGet, "/risk-flags", nil),
			"cohorts of":   w.Do("therapist", http.MethodGet, "/cohorts?leaderId="+w.Users["other therapist"].ID.String(), nil),
			"flags of one": w.Do("therapist", http.MethodGet, "/risk-flags?clientId="+other["client"], nil),
		}
		for name, list := range lists {
			list.Want(http.StatusOK)
			for kind, id := range other {
				if len(id) == 36 && kind != "curriculum" && kind != "user" && bytes.Contains(list.Raw, []byte(id)) {
					t.Errorf("%s shows another therapist's %s", name, kind)
				}
			}
		}
		for name, id := range map[string]string{"cohorts": own["cohort"], "clients": own["client"], "search": own["client"], "find": own["client"],
			"sessions": own["session"], "calendar": own["session"], "unclosed": own["cohort"], "risk flags": own["risk-flag"]} {
			if !bytes.Contains(lists[name].Raw, []byte(id)) {
				t.Errorf("%s does not show one's own", name)
			}
		}
	})
}
