package api_test

import (
	"net/http"
	"slices"
	"testing"

	"cohort/api/apitest"
)

// Nobody and nothing gets a name that hides something or turns the direction of
// what is written: it could not be found again, or would look like another one.
func TestNamesHideNothing(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, client := w.Cohort(nil), w.Client("Ana", "Lopez")
		named := func(thing map[string]any, field, name string) map[string]any {
			thing[field] = name
			return thing
		}
		for _, name := range []string{"An\u202ea", "An\u200ba", "An\u2066a\u2069", "An\u00ada", "An\ufeffa"} {
			enroll := apitest.EnrollBody(client)
			enroll["agreement"].(map[string]any)["signedName"] = name
			for _, c := range []struct {
				who, path, field string
				body             map[string]any
			}{
				{"admin", "/users", "name", body{"name": name, "email": "new@example.org", "role": "intake"}},
				{"therapist", "/cohorts", "name", named(w.CohortBody(), "name", name)},
				{"therapist", "/curricula", "name", body{"name": name, "weeks": []any{}}},
				{"intake", "/clients", "firstName", body{"firstName": name, "birthDate": "1990-04-01"}},
				{"intake", "/referrals", "referrer.name", body{"clientId": client, "source": "self", "urgency": "routine", "reason": "x", "receivedOn": "2026-03-01",
					"referrer": body{"name": name}}},
				{"intake", "/cohorts/" + cohort + "/enrollments", "agreement.signedName", enroll},
			} {
				if a := w.Do(c.who, http.MethodPost, c.path, c.body).WantCode(http.StatusUnprocessableEntity, "invalid"); !slices.Contains(a.WrongFields(), c.field) {
					t.Errorf("POST %s with %q: %s", c.path, name, a.Raw)
				}
			}
		}
	})
}
