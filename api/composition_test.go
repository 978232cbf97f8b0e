package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"cohort/api/apitest"
)

// Who leads a group, and intake, see who sits in it by what was recorded; nobody
// else does, and each member whom it shows is in the audit as shown.
func TestCompositionOfACohort(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(3)
		tell := func(client string, fields map[string]any) {
			t.Helper()
			etag := w.Do("intake", http.MethodGet, "/clients/"+client, nil).Want(http.StatusOK).Header.Get("ETag")
			w.Do("intake", http.MethodPatch, "/clients/"+client, fields, apitest.IfMatch(etag)).Want(http.StatusOK)
		}
		tell(clients[0], map[string]any{"gender": "woman", "language": "es", "birthDate": "1950-06-01"})
		tell(clients[1], map[string]any{"gender": "Woman ", "accessNeeds": "Sits near the door."})
		path := "/cohorts/" + cohort + "/composition"
		said := func(a *apitest.Answer) string {
			var out []string
			for _, list := range []string{"ages", "genders", "languages", "access"} {
				for _, part := range a.Field(list).([]any) {
					p := part.(map[string]any)
					out = append(out, fmt.Sprintf("%v%v%v %d", p["from"], p["unknown"], p["value"], len(p["enrollmentIds"].([]any))))
				}
			}
			return strings.ReplaceAll(strings.Join(out, ", "), "<nil>", "")
		}
		for _, who := range []string{"therapist", "intake"} {
			got := w.Do(who, http.MethodGet, path, nil).Want(http.StatusOK)
			if want := "35 2, 65 1, woman 2,  1, es 1,  2, Sits near the door. 1,  2"; said(got) != want || got.Number("members") != 3 || got.Text("on") != "2026-03-10" {
				t.Errorf("%s reads %s, want %s\n%s", who, said(got), want, got.Raw)
			}
			if got.Text("seated.2.clientId") != clients[0] || got.Text("seated.2.firstName") == "" {
				t.Errorf("seated: %s", got.Raw)
			}
		}
		w.Do("other therapist", http.MethodGet, path, nil).Want(http.StatusNotFound)
		for _, who := range []string{"admin", "billing"} {
			w.Do(who, http.MethodGet, path, nil).Want(http.StatusForbidden)
		}
		w.Do("intake", http.MethodGet, path+"?on=2026-02-30", nil).WantCode(http.StatusUnprocessableEntity, "invalid")
		if before := w.Do("intake", http.MethodGet, path+"?on=2026-03-02", nil).Want(http.StatusOK); before.Number("members") != 0 || len(before.Field("ages").([]any)) != 0 {
			t.Errorf("the day before: %s", before.Raw)
		}
		enrollment := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK).Text("roster.0.enrollmentId")
		w.Do("therapist", http.MethodPost, "/enrollments/"+enrollment+"/end", map[string]any{"reason": "Moved away."}).Want(http.StatusOK)
		if after := w.Do("therapist", http.MethodGet, path+"?on=2026-03-20", nil).Want(http.StatusOK); after.Number("members") != 2 {
			t.Errorf("after one left: %s", after.Raw)
		}
		audit := w.Do("admin", http.MethodGet, "/audit?action=cohorts.read_composition&outcome=read", nil).Want(http.StatusOK)
		if len(items(audit)) != 4 {
			t.Errorf("audit: %s", audit.Raw)
		}
	})
}
