package api_test

import (
	"net/http"
	"strings"
	"testing"

	"cohort/api/apitest"
)

// Nobody who leads is disabled, or stops being a therapist, without a word
// about who takes over; naming them and leaving is one step.
func TestWhoLeadsHandsOver(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		leader, other := w.Users["therapist"].ID.String(), w.Users["other therapist"].ID.String()
		led, shared := w.Cohort(nil), w.Cohort(map[string]any{"coLeadIds": []string{other}})
		for _, patch := range []map[string]any{{"status": "disabled"}, {"role": "billing"}, {"license": nil}} {
			a := patchUser(w, "admin", leader, patch).WantCode(http.StatusConflict, "leads_cohorts")
			if !strings.Contains(string(a.Raw), led) || !strings.Contains(string(a.Raw), shared) {
				t.Errorf("what is left: %s", a.Raw)
			}
		}
		over := func(id, to string) map[string]string { return map[string]string{"cohortId": id, "leadId": to} }
		leave := func(handovers ...map[string]string) *apitest.Answer {
			return patchUser(w, "admin", leader, map[string]any{"status": "disabled", "handovers": handovers})
		}
		if a := leave(over(led, other)).WantCode(http.StatusConflict, "leads_cohorts"); strings.Contains(string(a.Raw), led) {
			t.Errorf("taken over, and named: %s", a.Raw)
		}
		for _, who := range []string{leader, w.Users["intake"].ID.String()} {
			leave(over(led, who), over(shared, other)).WantCode(http.StatusUnprocessableEntity, "invalid")
		}
		if a := w.Do("intake", http.MethodGet, "/cohorts/"+led, nil); a.Text("leadId") != leader {
			t.Errorf("a refused handover changed the cohort: %s", a.Raw)
		}
		leave(over(led, other), over(shared, other)).Want(http.StatusOK)
		for _, id := range []string{led, shared} {
			if a := w.Do("intake", http.MethodGet, "/cohorts/"+id, nil); a.Text("leadId") != other || a.Field("coLeadIds.0") != nil {
				t.Errorf("taken over: %s", a.Raw)
			}
		}
		w.Do("therapist", http.MethodGet, "/me", nil).Want(http.StatusUnauthorized)
	})
}
