package api_test

import (
	"bytes"
	"net/http"
	"regexp"
	"testing"

	"cohort/api/apitest"
	"cohort/domain"
)

// Billing knows people by name and groups by a code. What a group is for, what
// members were asked, said and given stays out of everything that billing and
// the administrator can read.
func TestBillingKnowsPeopleByNameAndGroupsByCode(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		own := estate(w, "therapist", "Purposeful")
		secrets := []string{"Purposeful group", "anger", "cognitive_behavioral", "Week 1 theme", "Log"}
		patchName := map[string]any{"name": "Purposeful group"}
		etag := w.Do("intake", http.MethodGet, "/cohorts/"+own["cohort"], nil).Want(http.StatusOK).Header.Get("ETag")
		w.Do("intake", http.MethodPatch, "/cohorts/"+own["cohort"], patchName, apitest.IfMatch(etag)).Want(http.StatusOK)
		full := w.Do("intake", http.MethodGet, "/cohorts/"+own["cohort"], nil).Want(http.StatusOK)
		if theme := full.Text("sessions.0.theme"); theme != "" {
			secrets = append(secrets, theme)
		}
		code := full.Text("code")
		if !regexp.MustCompile(`^G-\d{4}$`).MatchString(code) {
			t.Errorf("the cohort's code is %q", code)
		}
		span := "/sessions?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z"
		for _, who := range []string{"billing", "admin"} {
			for _, path := range []string{"/cohorts", "/cohorts/" + own["cohort"], "/cohorts/" + own["cohort"] + "/sessions", "/sessions/" + own["session"], span, "/calendar?from=2026-03-01&to=2026-04-01"} {
				a := w.Do(who, http.MethodGet, path, nil).Want(http.StatusOK)
				for _, secret := range secrets {
					if bytes.Contains(a.Raw, []byte(secret)) {
						t.Errorf("%s reads %q in %s", who, secret, path)
					}
				}
			}
			if a := w.Do(who, http.MethodGet, "/cohorts/"+own["cohort"], nil); a.Text("name") != code {
				t.Errorf("%s calls the cohort %q", who, a.Text("name"))
			}
		}
		unclosed := w.Do("billing", http.MethodGet, "/sessions/unclosed", nil).Want(http.StatusOK)
		if unclosed.Text("items.0.cohortName") != code {
			t.Errorf("not closed: %s", unclosed.Raw)
		}
		client := w.Do("billing", http.MethodGet, "/clients/"+own["client"], nil).Want(http.StatusOK)
		if client.Text("lastName") != "Member" || client.Text("birthDate") == "" {
			t.Errorf("billing sees %s", client.Raw)
		}
		if a := w.Do("billing", http.MethodGet, "/charges?clientId="+own["client"], nil).Want(http.StatusOK); a.Text("items.0.clientName") != "Purposeful Member" || a.Text("items.0.clientCode") == "" {
			t.Errorf("charges: %s", a.Raw)
		}
		if a := w.Do("billing", http.MethodPost, "/clients/search", map[string]any{"text": "memb"}).Want(http.StatusOK); a.Text("items.0.id") != own["client"] {
			t.Errorf("found: %s", a.Raw)
		}
		for _, path := range []string{"/clients/" + own["client"] + "/assessments", "/clients/" + own["client"] + "/enrollments", "/clients/" + own["client"] + "/waits",
			"/referrals?clientId=" + own["client"], "/curricula", "/risk-flags", "/enrollments/" + own["enrollment"]} {
			w.Do("billing", http.MethodGet, path, nil).Want(http.StatusForbidden)
		}
		w.Do("admin", http.MethodGet, "/clients/"+own["client"], nil).Want(http.StatusForbidden)
		if seen := w.Do("admin", http.MethodGet, "/audit?action=clients.read&actorId="+w.Users["billing"].ID.String(), nil); seen.Text("items.0.clientId") != own["client"] {
			t.Errorf("audited: %s", seen.Raw)
		}
	})
}

// A therapist who also bills knows the names of their own groups and the codes
// of the others.
func TestATherapistWhoBillsKnowsTheirOwnGroupsByName(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.AddUser("both", domain.Therapist, domain.Billing)
		own, other := estate(w, "both", "Own"), estate(w, "other therapist", "Other")
		list := w.Do("both", http.MethodGet, "/cohorts", nil).Want(http.StatusOK)
		if !bytes.Contains(list.Raw, []byte(`"name":"Own"`)) || bytes.Contains(list.Raw, []byte(`"name":"Other"`)) {
			t.Errorf("cohorts: %s", list.Raw)
		}
		days := w.Do("both", http.MethodGet, "/sessions?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z", nil).Want(http.StatusOK)
		if !bytes.Contains(days.Raw, []byte(`"cohortName":"Own"`)) || bytes.Contains(days.Raw, []byte(`"cohortName":"Other"`)) {
			t.Errorf("sessions: %s", days.Raw)
		}
		for id, mine := range map[string]bool{own["client"]: true, other["client"]: false} {
			if a := w.Do("both", http.MethodGet, "/clients/"+id, nil).Want(http.StatusOK); a.Field("own") != mine {
				t.Errorf("own, want %v: %s", mine, a.Raw)
			}
		}
	})
}

// Whoever co-leads a cohort calls it by its name, in lists too.
func TestCoLeadKnowsTheCohortByNameInLists(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		own := estate(w, "therapist", "Shared")
		path, co := "/cohorts/"+own["cohort"], w.Users["other therapist"].ID.String()
		etag := w.Do("intake", http.MethodGet, path, nil).Want(http.StatusOK).Header.Get("ETag")
		w.Do("intake", http.MethodPatch, path, map[string]any{"coLeadIds": []string{co}}, apitest.IfMatch(etag)).Want(http.StatusOK)
		list := w.Do("other therapist", http.MethodGet, "/cohorts", nil).Want(http.StatusOK)
		if list.Text("items.0.name") != "Shared" || list.Text("items.0.coLeadIds.0") != co {
			t.Errorf("the co-lead's list: %s", list.Raw)
		}
	})
}
