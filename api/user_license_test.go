package api_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
)

func licensed(until string) map[string]any {
	return map[string]any{"type": "LPC", "number": "12345", "state": "NY", "validUntil": until}
}

func giveLicense(w *apitest.World, who string, license any) *apitest.Answer {
	return patchUser(w, "admin", w.Users[who].ID.String(), map[string]any{"license": license})
}

// A license is a license: what nobody gives is refused, and what is on record
// says what it is, until when, and who saw it.
func TestALicenseOnRecordSaysWhatItIs(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		giveLicense(w, "therapist", map[string]any{"type": "peer volunteer", "number": "x", "state": "zz"}).WantCode(http.StatusUnprocessableEntity, "invalid")
		license := licensed("2026-04-30")
		license["seenOn"] = "2026-03-09"
		a := giveLicense(w, "therapist", license).Want(http.StatusOK)
		if a.Text("license.kind") != "counselor" || a.Text("license.seenBy") != "Admin" || a.Text("licenseStanding") != "ending" || a.Text("licensedUntil") != "2026-04-30" {
			t.Errorf("%s", a.Raw)
		}
		mine := w.Do("therapist", http.MethodGet, "/me", nil).Want(http.StatusOK)
		if mine.Text("user.licenseStanding") != "ending" || mine.Text("user.licensedUntil") != "2026-04-30" {
			t.Errorf("told themselves: %s", mine.Raw)
		}
		license["seenOn"] = "2026-03-12"
		giveLicense(w, "therapist", license).WantCode(http.StatusUnprocessableEntity, "invalid") // in the future
		two := map[string]any{"licenses": []any{licensed("2026-04-30"), map[string]any{"kind": "addiction_professional", "number": "9", "state": "NJ"}}, "specialties": "Grief"}
		a = patchUser(w, "admin", w.Users["therapist"].ID.String(), two).Want(http.StatusOK)
		if a.Text("licenses.1.type") != "addiction professional" || a.Text("licenseStanding") != "valid" || a.Text("specialties") != "Grief" {
			t.Errorf("%s", a.Raw)
		}
	})
}

// Who is named to answer for a trainee's notes is somebody else of the practice,
// with a license of their own.
func TestASupervisorIsLicensed(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		trainee := func(of string) *apitest.Answer {
			return giveLicense(w, "therapist", map[string]any{"type": "LMHCLP", "kind": "trainee", "number": "7", "state": "NY", "supervisor": "Somebody", "supervisorId": of})
		}
		id := func(who string) string { return w.Users[who].ID.String() }
		for _, of := range []string{domain.NewID[domain.UserID]().String(), id("therapist"), id("billing")} {
			if a := trainee(of).WantCode(http.StatusUnprocessableEntity, "invalid"); !strings.Contains(string(a.Raw), "supervisorId") {
				t.Errorf("%s", a.Raw)
			}
		}
		trainee(id("other therapist")).Want(http.StatusOK)
		giveLicense(w, "other therapist", licensed("2026-03-09")).Want(http.StatusOK) // ended yesterday
		trainee(id("other therapist")).Want(http.StatusOK)                            // was named before: a note that is signed asks again
	})
}

// Nobody is planned to lead who has no valid license on the first day, and
// what was held is closed and charged whatever happened to the license.
func TestALeadIsLicensedOnTheDay(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		other := map[string]any{"leadId": w.Users["other therapist"].ID.String()}
		mine := w.Cohort(nil)
		giveLicense(w, "other therapist", licensed("2026-03-09")).Want(http.StatusOK) // ended yesterday
		if a := w.Do("intake", http.MethodPatch, "/cohorts/"+mine, other, apitest.IfMatch(`"1"`)).WantCode(http.StatusUnprocessableEntity, "invalid"); !strings.Contains(string(a.Raw), "valid on") {
			t.Errorf("%s", a.Raw)
		}
		body := w.CohortBody()
		body["leadId"] = other["leadId"]
		w.Do("intake", http.MethodPost, "/cohorts", body).WantCode(http.StatusUnprocessableEntity, "invalid")
		if leaders := w.Do("intake", http.MethodGet, "/leaders", nil).Want(http.StatusOK); leaders.Field("items.1") != nil {
			t.Errorf("offered as leads: %s", leaders.Raw)
		}

		started := w.Do("therapist", http.MethodPost, "/cohorts/"+mine+"/start", map[string]any{"overrideReason": "Test."}).Want(http.StatusOK)
		last := started.Text("sessions.1.date") // today
		giveLicense(w, "therapist", licensed(last)).Want(http.StatusOK)
		warned := w.Do("therapist", http.MethodGet, "/cohorts/"+mine, nil).Want(http.StatusOK)
		if !strings.Contains(warned.Text("notices.0"), "ends on "+last+", before session 3") {
			t.Errorf("notices: %s", warned.Raw)
		}
		w.Do("therapist", http.MethodPatch, "/cohorts/"+mine, map[string]any{"place": "Room 4"}, apitest.IfMatch(warned.Header.Get("ETag"))).Want(http.StatusOK)

		third := started.Text("sessions.2.id")
		ends, err := time.Parse(time.RFC3339, w.Do("therapist", http.MethodGet, "/sessions/"+third, nil).Text("endsAt"))
		if err != nil {
			t.Fatal(err)
		}
		w.SetTime(ends)
		closed := w.Do("therapist", http.MethodPost, "/sessions/"+third+"/close", nil).Want(http.StatusOK)
		if !strings.Contains(closed.Text("missing.0"), "no license on record that was valid") {
			t.Errorf("closed: %s", closed.Raw)
		}
		if again := w.Do("therapist", http.MethodGet, "/sessions/"+started.Text("sessions.0.id"), nil); strings.Contains(string(again.Raw), "no license on record") {
			t.Errorf("the first day was licensed: %s", again.Raw)
		}
	})
}

// Starting asks again: a license may have ended since the cohort was planned.
func TestStartingAsksForTheLicenseAgain(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		mine := w.Cohort(nil)
		giveLicense(w, "therapist", licensed("2026-03-09")).Want(http.StatusOK)
		start := map[string]any{"overrideReason": "Test."}
		w.Do("therapist", http.MethodPost, "/cohorts/"+mine+"/start", start).WantCode(http.StatusUnprocessableEntity, "invalid")
		giveLicense(w, "therapist", licensed("2028-03-09")).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, "/cohorts/"+mine+"/start", start).Want(http.StatusOK)
		if domain.LicenseWarningDays != 60 {
			t.Error("the warning comes at another time than the documents say")
		}
	})
}
