package api_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/practice"
)

// What has no active licensed lead stands on the first page of those who can
// mend it, until it has: the administrator by the cohort's code, intake by name.
func TestCohortsWithoutALicensedLeadAreListed(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		unled := func(who string, want ...string) *apitest.Answer {
			t.Helper()
			a := w.Do(who, http.MethodGet, "/cohorts/unled", nil).Want(http.StatusOK)
			var got []string
			for _, c := range items(a) {
				got = append(got, c.(map[string]any)["id"].(string))
			}
			if strings.Join(got, " ") != strings.Join(want, " ") {
				t.Errorf("%s sees %s, want %v", who, a.Raw, want)
			}
			return a
		}
		running, _ := w.Running(2)
		grief := w.CohortBody()
		grief["leadId"], grief["name"] = w.Users["other therapist"].ID.String(), "Grief"
		grief["schedule"].(map[string]any)["time"] = "14:00"
		theirs := w.Do("intake", http.MethodPost, "/cohorts", grief).Want(http.StatusCreated).Text("id")
		over := w.Cohort(map[string]any{"name": "Over"})
		w.Do("therapist", http.MethodPost, "/cohorts/"+over+"/cancel", map[string]any{"reason": "Nobody came."}).Want(http.StatusOK)
		unled("admin")

		giveLicense(w, "therapist", licensed("2026-03-16")).Want(http.StatusOK) // before the third session, on the 17th
		code := w.Do("admin", http.MethodGet, "/cohorts/"+running, nil).Text("code")
		a := unled("admin", running)
		if a.Text("items.0.name") != code || a.Text("items.0.from") != "2026-03-17" || a.Text("items.0.leadName") != "Therapist" || !strings.Contains(a.Text("items.0.why"), "ends on 2026-03-16, before session 3") {
			t.Errorf("%s", a.Raw)
		}
		if named := unled("intake", running); named.Text("items.0.name") != "Anger, Tuesday morning" || named.Text("items.0.code") != code {
			t.Errorf("%s", named.Raw)
		}
		giveLicense(w, "therapist", licensed("2027-03-16")).Want(http.StatusOK)
		unled("intake")

		giveLicense(w, "other therapist", licensed("2026-03-09")).Want(http.StatusOK) // a planned cohort of theirs begins in the past, and goes on
		unled("intake", theirs)
		giveLicense(w, "other therapist", licensed("2027-03-09")).Want(http.StatusOK)
		lead := w.Users["other therapist"]
		if err := w.Store.Write(context.Background(), func(tx practice.Tx) error { // as it was before anybody asked who takes over
			u, err := tx.LockUser(lead.ID)
			if err != nil {
				return err
			}
			u.Status = domain.UserDisabled
			return tx.SaveUser(u)
		}); err != nil {
			t.Fatal(err)
		}
		if a := unled("admin", theirs); !strings.Contains(a.Text("items.0.why"), "is disabled") {
			t.Errorf("%s", a.Raw)
		}
		w.Do("intake", http.MethodPatch, "/cohorts/"+theirs, map[string]any{"leadId": w.Users["therapist"].ID.String()}, apitest.IfMatch(`"1"`)).Want(http.StatusOK)
		unled("admin")
		for _, who := range []string{"therapist", "billing"} {
			w.Do(who, http.MethodGet, "/cohorts/unled", nil).WantCode(http.StatusForbidden, "forbidden")
		}
	})
}
