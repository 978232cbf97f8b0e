package api_test

import (
	"bytes"
	"net/http"
	"slices"
	"testing"

	"cohort/api/apitest"
)

// What blocks billing: sessions 1 and 2 of the cohort have begun, the others
// are to come.
func TestUnclosedSessionsAreThoseThatNobodyIsChargedForYet(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		first, second := w.Session(cohort, 1), w.Session(cohort, 2)
		unclosed := func(who string) *apitest.Answer {
			t.Helper()
			return w.Do(who, http.MethodGet, "/sessions/unclosed", nil).Want(http.StatusOK)
		}
		expect := func(when string, want ...string) {
			t.Helper()
			got := []string{}
			for _, item := range unclosed("billing").Field("items").([]any) {
				got = append(got, item.(map[string]any)["id"].(string))
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s: %v, want %v", when, got, want)
			}
		}
		expect("begun, the oldest first", first, second)

		list := unclosed("billing")
		for path, want := range map[string]string{"cohortName": w.Do("billing", http.MethodGet, "/cohorts", nil).Text("items.0.code"), "leadName": w.Users["therapist"].Name, "date": "2026-03-03"} {
			if got := list.Text("items.0." + path); got != want {
				t.Errorf("%s is %q, want %q", path, got, want)
			}
		}
		if list.Number("items.0.members") != 6 || list.Number("items.0.of") != 12 || list.Number("items.0.fee.amount") != 4500 {
			t.Errorf("%s", list.Raw)
		}
		for _, client := range clients {
			if bytes.Contains(list.Raw, []byte(client)) {
				t.Errorf("the list names the client %s", client)
			}
		}
		page := w.Do("billing", http.MethodGet, "/sessions/unclosed?limit=1", nil).Want(http.StatusOK)
		next := w.Do("billing", http.MethodGet, "/sessions/unclosed?limit=1&cursor="+page.Text("nextCursor"), nil).Want(http.StatusOK)
		if page.Text("items.0.id") != first || next.Text("items.0.id") != second {
			t.Errorf("pages of one: %s then %s", page.Raw, next.Raw)
		}

		w.Do("therapist", http.MethodPut, "/sessions/"+first+"/attendance", apitest.Marks(clients[:4], "present", "present", "late", "excused")).Want(http.StatusOK)
		if marked := unclosed("billing").Number("items.0.marked"); marked != 4 {
			t.Errorf("%v marked, want 4", marked)
		}
		w.Do("therapist", http.MethodPost, "/sessions/"+first+"/close", nil).Want(http.StatusOK)
		expect("the first is closed", second)
		w.Do("therapist", http.MethodPost, "/sessions/"+second+"/cancel", map[string]any{"reason": "Snow."}).Want(http.StatusOK)
		expect("the second is cancelled")

		audit := w.Do("admin", http.MethodGet, "/audit?action=sessions.list_unclosed", nil).Want(http.StatusOK)
		if audit.Text("items.0.action") != "sessions.list_unclosed" || audit.Text("items.0.outcome") != "read" {
			t.Errorf("the audit has %s", audit.Raw)
		}
	})
}
