package api_test

import (
	"net/http"
	"slices"
	"testing"

	"cohort/api/apitest"
)

// What the page fills in for a new cohort holds when it is left out.
func TestCohortTakesWhatThePageFillsIn(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		body := w.CohortBody()
		for _, field := range []string{"entry", "minMembers", "maxMembers", "delivery"} {
			delete(body, field)
		}
		got := w.Do("therapist", http.MethodPost, "/cohorts", body).Want(http.StatusCreated)
		if got.Text("entry") != "closed" || got.Text("delivery") != "in_person" || got.Number("minMembers") != 6 || got.Number("maxMembers") != 12 {
			t.Errorf("taken: %s", got.Raw)
		}
		body["minMembers"] = 0
		if got := w.Do("therapist", http.MethodPost, "/cohorts", body).Want(http.StatusUnprocessableEntity); !slices.Contains(got.WrongFields(), "minMembers") {
			t.Errorf("0 was taken for what is left out: %s", got.Raw)
		}
		for _, area := range []string{"social_anxiety", "disability"} {
			body["minMembers"], body["problemArea"] = 6, area
			w.Do("therapist", http.MethodPost, "/cohorts", body).Want(http.StatusCreated)
		}
	})
}
