package api_test

import (
	"net/http"
	"slices"
	"testing"

	"cohort/api/apitest"
)

// The time of day is written as people of the currency do, unless the practice
// chose; everybody's page is told.
func TestPracticeChoosesItsClock(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		settings := w.Do("admin", http.MethodGet, "/settings", nil).Want(http.StatusOK)
		change := func(clock string) *apitest.Answer {
			body := map[string]any{"practiceName": "Harbor", "currency": "USD", "timeZone": "America/New_York", "sessionCode": "90853"}
			if clock != "" {
				body["clock"] = clock
			}
			etag := w.Do("admin", http.MethodGet, "/settings", nil).Want(http.StatusOK).Header.Get("ETag")
			return w.Do("admin", http.MethodPut, "/settings", body, apitest.IfMatch(etag))
		}
		told := func(want string) {
			t.Helper()
			if got := w.Do("therapist", http.MethodGet, "/me", nil).Want(http.StatusOK).Text("practice.clock"); got != want {
				t.Errorf("the page is told %s, not %s", got, want)
			}
		}
		if settings.Text("clock") != "12h" {
			t.Errorf("with dollars: %s", settings.Raw)
		}
		told("12h")
		change("24h").Want(http.StatusOK)
		told("24h")
		change("").Want(http.StatusOK)
		told("12h")
		if got := change("13h").Want(http.StatusUnprocessableEntity); !slices.Contains(got.WrongFields(), "clock") {
			t.Errorf("%s", got.Raw)
		}
	})
}
