package api_test

import (
	"maps"
	"net/http"
	"slices"
	"testing"

	"cohort/api/apitest"
	"cohort/domain"
)

// A request that takes no body is refused with one that says something, as a
// field that nobody knows is refused everywhere; an empty object says nothing.
func TestRequestsWithoutABodyRefuseWhatIsSent(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		d := describe(t, w)
		tried, of := 0, things{}
		for _, kind := range append(slices.Collect(maps.Values(kinds)), "attachment", "session-attachment", "support-group-check") {
			of[kind] = domain.NewID[domain.SessionID]().String()
		}
		for _, route := range w.Server.Routes() {
			if route.Method == http.MethodGet || d.takesBody(route) {
				continue
			}
			tried++
			path, _ := addressed(route.Path, of)
			got := w.Do(whoMay(w, route), route.Method, path, map[string]any{"zqUnknown": 1})
			if got.Status != http.StatusUnprocessableEntity || !slices.Contains(got.WrongFields(), "zqUnknown") {
				t.Errorf("%s: %d %s", call(route), got.Status, got.Raw)
			}
		}
		if tried < 4 {
			t.Errorf("only %d were tried", tried)
		}
		cohort, clients := w.Running(6)
		session := "/sessions/" + w.Session(cohort, 1)
		w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients, "present")).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, session+"/close", map[string]any{"note": "all here"}).Want(http.StatusUnprocessableEntity)
		if still := w.Do("therapist", http.MethodGet, session, nil).Want(http.StatusOK); still.Text("status") != "scheduled" {
			t.Errorf("closed by what was refused: %s", still.Text("status"))
		}
		w.Do("therapist", http.MethodPost, session+"/close", map[string]any{}).Want(http.StatusOK)
	})
}
