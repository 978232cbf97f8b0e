package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

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
		over := func(id, to string) map[string]string {
			return map[string]string{"cohortId": id, "leadId": to, "overrideReason": "Until March."}
		}
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

// Who leaves led until the day before others did, also when it is told later, and
// stays named as the leader of those days.
func TestHandoverFollowsTheDay(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		led, _ := w.Running(6)
		leader, other := w.Users["therapist"].ID.String(), w.Users["other therapist"].ID.String()
		shared := made(meets(w, "other therapist", "13:00", map[string]any{"coLeadIds": []string{leader}}))
		w.Do("other therapist", http.MethodPost, "/cohorts/"+shared+"/start", map[string]any{"overrideReason": "Small."}).Want(http.StatusOK)
		planned := made(meets(w, "therapist", "17:00", nil))
		w.SetTime(time.Date(2026, 3, 25, 16, 0, 0, 0, time.UTC))
		leave := func(from string) *apitest.Answer {
			var over []map[string]string
			for _, id := range []string{led, planned} {
				over = append(over, map[string]string{"cohortId": id, "leadId": other})
			}
			return patchUser(w, "admin", leader, map[string]any{"status": "disabled", "handovers": over, "leadersFrom": from})
		}
		if got := leave("2026-03-26").WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields(); !slices.Equal(got, []string{"leadersFrom"}) {
			t.Errorf("a day to come names %v", got)
		}
		leave("2026-03-12").Want(http.StatusOK)
		leaders := func(id string) (said []string) {
			for _, l := range w.Do("intake", http.MethodGet, "/cohorts/"+id, nil).Want(http.StatusOK).Field("leaders").([]any) {
				l := l.(map[string]any)
				from, _ := l["from"].(string)
				until, _ := l["until"].(string)
				said = append(said, l["name"].(string)+" "+from+".."+until)
			}
			return said
		}
		for id, want := range map[string][]string{
			led:     {"Other therapist 2026-03-12..", "Therapist ..2026-03-11"},
			shared:  {"Other therapist ..", "Therapist ..2026-03-11"},
			planned: {"Other therapist .."}, // nobody has led it yet
		} {
			if got := leaders(id); !slices.Equal(got, want) {
				t.Errorf("led by %q, want %q", got, want)
			}
		}
	})
}

// Who takes over leads nothing else at that hour, but for a reason.
func TestHandoverIsHeldAgainstTheHour(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		leader, other := w.Users["therapist"].ID.String(), w.Users["other therapist"].ID.String()
		led, own := made(meets(w, "therapist", "09:00", nil)), made(meets(w, "other therapist", "10:00", nil))
		leave := func(reason string) *apitest.Answer {
			return patchUser(w, "admin", leader, map[string]any{"status": "disabled", "handovers": []map[string]string{{"cohortId": led, "leadId": other, "overrideReason": reason}}})
		}
		got := leave("").WantCode(http.StatusConflict, "time_clash")
		if !slices.Equal(got.WrongFields(), []string{"handovers[0].leadId"}) || !strings.Contains(got.Text("detail"), codeOf(w, own)) {
			t.Errorf("refused with %s", got.Raw)
		}
		if a := w.Do("intake", http.MethodGet, "/cohorts/"+led, nil); a.Text("leadId") != leader {
			t.Errorf("a refused handover changed the cohort: %s", a.Raw)
		}
		leave("A colleague covers the second hour.").Want(http.StatusOK)
		if entries := w.Do("admin", http.MethodGet, "/audit?action=users.update", nil).Want(http.StatusOK); !strings.Contains(string(entries.Raw), "covers the second hour") {
			t.Errorf("the audit keeps no reason: %s", entries.Raw)
		}
	})
}
