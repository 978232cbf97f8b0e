package api_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
)

// A cohort is handed over from a day, told late: the sessions before it stay
// with who held them, and nothing else does.
func TestFormerLeaderKeepsTheSessionsOfTheirDays(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		w.AddUser("third therapist", domain.Therapist)
		w.SetTime(time.Date(2026, 3, 25, 16, 0, 0, 0, time.UTC)) // sessions 1 to 4 are over
		hand := func(day string) *apitest.Answer {
			version := w.Do("intake", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK).Header.Get("ETag")
			return w.Do("intake", http.MethodPatch, "/cohorts/"+cohort, map[string]any{"leadId": w.Users["other therapist"].ID.String(), "leadersFrom": day}, apitest.IfMatch(version))
		}
		for _, day := range []string{"2026-03-26", "2026-03-02"} {
			if got := hand(day).WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields(); !slices.Equal(got, []string{"leadersFrom"}) {
				t.Errorf("from %s names %v", day, got)
			}
		}
		view := hand("2026-03-12").Want(http.StatusOK)
		if view.Text("leaders.0.from") != "2026-03-12" || view.Text("leaders.1.until") != "2026-03-11" || view.Text("leaders.1.userId") != w.Users["therapist"].ID.String() {
			t.Errorf("handed over as %s", view.Raw)
		}
		session := func(n int) string {
			return w.Do("other therapist", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK).Text([]string{"", "sessions.0.id", "sessions.1.id", "sessions.2.id"}[n])
		}
		// The second session was theirs: they finish it. The third is not.
		second, third := "/sessions/"+session(2), "/sessions/"+session(3)
		w.Do("therapist", http.MethodPut, second+"/attendance", apitest.Marks(clients[:1], "present")).Want(http.StatusOK)
		if a := w.Do("therapist", http.MethodGet, second, nil).Want(http.StatusOK); a.Field("own") != true {
			t.Errorf("who held it is not told that it is theirs: %s", a.Raw)
		}
		if a := w.Do("intake", http.MethodGet, second, nil).Want(http.StatusOK); a.Field("own") != false {
			t.Errorf("intake's own session: %s", a.Raw)
		}
		w.Do("therapist", http.MethodGet, third, nil).Want(http.StatusNotFound)
		w.Do("therapist", http.MethodPost, third+"/close", nil).Want(http.StatusNotFound)
		if open := items(w.Do("therapist", http.MethodGet, "/sessions/unclosed", nil)); len(open) != 2 {
			t.Errorf("the former leader has %d sessions to close, want 2", len(open))
		}
		w.Do("therapist", http.MethodPost, second+"/close", nil).Want(http.StatusOK)
		for _, path := range []string{"/cohorts/" + cohort, "/clients/" + clients[0], "/cohorts/" + cohort + "/waitlist"} {
			w.Do("therapist", http.MethodGet, path, nil).Want(http.StatusNotFound)
			w.Do("other therapist", http.MethodGet, path, nil).Want(http.StatusOK)
		}
		w.Do("other therapist", http.MethodGet, second, nil).Want(http.StatusOK)
		if open := items(w.Do("other therapist", http.MethodGet, "/sessions/unclosed", nil)); len(open) != 3 {
			t.Errorf("who leads now has %d sessions to close, want 3", len(open))
		}
		w.Do("third therapist", http.MethodGet, second, nil).Want(http.StatusNotFound)
	})
}
