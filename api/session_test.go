package api_test

import (
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"cohort/api/apitest"
)

// Ten people close one session at once: the charges are written once.
func TestClosingRaceWritesChargesOnce(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		session := w.Session(cohort, 1)
		w.Do("therapist", http.MethodPut, "/sessions/"+session+"/attendance",
			apitest.Marks(clients, "present", "present", "present", "present", "present", "present")).Want(http.StatusOK)
		var wait sync.WaitGroup
		answers := make([]*apitest.Answer, 10)
		for i := range answers {
			wait.Go(func() { answers[i] = w.Do("therapist", http.MethodPost, "/sessions/"+session+"/close", nil) })
		}
		wait.Wait()
		for _, a := range answers {
			if len(a.Want(http.StatusOK).Field("charges").([]any)) != 6 {
				t.Errorf("one answer has %s", a.Raw)
			}
		}
		if n := w.Do("billing", http.MethodGet, "/charges?totals=true", nil).Want(http.StatusOK).Number("totals.count"); n != 6 {
			t.Errorf("%v charges", n)
		}
	})
}

func TestSessionIsNotClosedTooEarly(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		later := "/sessions/" + w.Session(cohort, 3)
		w.Do("therapist", http.MethodPut, later+"/attendance", apitest.Marks(clients[:1], "present")).WantCode(http.StatusConflict, "session_not_begun")
		w.Do("therapist", http.MethodPut, later+"/attendance", apitest.Marks(clients[:1], "excused")).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, later+"/close", nil).WantCode(http.StatusConflict, "session_not_begun")
	})
}

// A session of which nobody knows who was there can be closed: the answer
// says who is missing, and they are charged once they are marked.
func TestUnmarkedSessionClosesAndSaysSo(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		session := "/sessions/" + w.Session(cohort, 1)
		closed := w.Do("therapist", http.MethodPost, session+"/close", nil).Want(http.StatusOK)
		if missing := closed.Text("missing.0"); strings.Count(missing, "C-") != 6 || len(closed.Field("charges").([]any)) != 0 {
			t.Errorf("closing answers %s", closed.Raw)
		}
		marked := w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients, "present", "present", "present", "late", "present", "present")).Want(http.StatusOK)
		if len(marked.Field("charges").([]any)) != 6 || marked.Number("attended") != 6 {
			t.Errorf("marking afterwards answers %s", marked.Raw)
		}
	})
}

// A member who was forgotten at closing is marked and charged afterwards;
// what closing charged stays.
func TestForgottenMemberIsChargedAfterClosing(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		session := "/sessions/" + w.Session(cohort, 1)
		w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients, "present", "present", "present", "present", "present")).Want(http.StatusOK)
		closed := w.Do("therapist", http.MethodPost, session+"/close", nil).Want(http.StatusOK)
		if missing := closed.Text("missing.0"); !strings.HasPrefix(missing, "Not marked") {
			t.Errorf("closing does not say what was missing: %s", closed.Raw)
		}
		w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients, "no_show")).WantCode(http.StatusConflict, "session_closed")
		late := w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients[5:], "late")).Want(http.StatusOK)
		if len(late.Field("charges").([]any)) != 6 || late.Number("attended") != 6 {
			t.Errorf("after the late mark: %s", late.Raw)
		}
	})
}

func TestAttendanceNamesEverythingWrong(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		got := w.Do("therapist", http.MethodPut, "/sessions/"+w.Session(cohort, 1)+"/attendance", map[string]any{"items": []map[string]any{
			{"clientId": clients[0], "status": "asleep"}, {"clientId": clients[0], "status": "present"},
			{"clientId": w.Users["admin"].ID.String(), "status": "present"}, {"clientId": clients[1], "status": "present", "minutes": 500},
			{"clientId": clients[2], "status": "no_show", "minutes": 10}, {"clientId": clients[3], "status": "present", "place": "moon"},
		}}).WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields()
		for _, field := range []string{"items[0].status", "items[1].clientId", "items[2].clientId", "items[3].minutes", "items[4].minutes", "items[5].place"} {
			if !slices.Contains(got, field) {
				t.Errorf("%s is not named in %v", field, got)
			}
		}
	})
}

func TestCancelledSessionChargesNobody(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		session := "/sessions/" + w.Session(cohort, 1)
		w.Do("therapist", http.MethodPost, session+"/cancel", map[string]any{"reason": "Snow."}).Want(http.StatusOK)
		w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients, "present")).WantCode(http.StatusConflict, "session_cancelled")
		w.Do("therapist", http.MethodPost, session+"/close", nil).WantCode(http.StatusConflict, "session_cancelled")
		if n := len(w.Do("billing", http.MethodGet, "/charges", nil).Want(http.StatusOK).Field("items").([]any)); n != 0 {
			t.Errorf("%d charges", n)
		}
	})
}

// A client's own fee goes before the cohort's; what is changed later changes
// nothing that was charged.
func TestFeeIsKeptOnceTheSessionIsClosed(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		version := w.Do("intake", http.MethodGet, "/clients/"+clients[0], nil).Want(http.StatusOK).Header.Get("ETag")
		w.Do("billing", http.MethodPut, "/clients/"+clients[0]+"/fee", map[string]any{"amount": 2000}, apitest.IfMatch(version)).
			WantCode(http.StatusUnprocessableEntity, "invalid")
		w.Do("billing", http.MethodPut, "/clients/"+clients[0]+"/fee", map[string]any{"amount": 2000, "reason": "Hardship until June.", "from": "2026-03-01"},
			apitest.IfMatch(version)).Want(http.StatusOK)
		session := "/sessions/" + w.Session(cohort, 1)
		w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients, "present", "present")).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, session+"/close", nil).Want(http.StatusOK)
		etag := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK).Header.Get("ETag")
		w.Do("therapist", http.MethodPatch, "/cohorts/"+cohort, map[string]any{"fee": map[string]any{"amount": 9900, "currency": "USD"}},
			apitest.IfMatch(etag)).Want(http.StatusOK)
		charges := w.Do("billing", http.MethodGet, "/charges?clientId="+clients[0], nil).Want(http.StatusOK)
		if charges.Number("items.0.fee.amount") != 2000 || charges.Text("items.0.feeSource") != "client" {
			t.Errorf("the client's charge is %s", charges.Raw)
		}
		if other := w.Do("billing", http.MethodGet, "/charges?clientId="+clients[1], nil); other.Number("items.0.fee.amount") != 4500 {
			t.Errorf("the other's charge is %s", other.Raw)
		}
	})
}

func TestReversalKeepsBothCharges(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		session := "/sessions/" + w.Session(cohort, 1)
		w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients, "present")).Want(http.StatusOK)
		charge := w.Do("therapist", http.MethodPost, session+"/close", nil).Want(http.StatusOK).Text("charges.0.id")
		reverse := func(key string) *apitest.Answer {
			return w.Do("billing", http.MethodPost, "/charges/"+charge+"/reversals", map[string]any{"reason": "Wrong member marked."},
				apitest.Header{Name: "Idempotency-Key", Value: key})
		}
		first := reverse("a").Want(http.StatusCreated)
		if reverse("a").Want(http.StatusCreated).Text("id") != first.Text("id") {
			t.Error("a retry made a second reversal")
		}
		reverse("b").WantCode(http.StatusConflict, "already_reversed")
		w.Do("billing", http.MethodPost, "/charges/"+first.Text("id")+"/reversals", map[string]any{"reason": "No."}).WantCode(http.StatusConflict, "is_reversal")
		list := w.Do("billing", http.MethodGet, "/charges?totals=true", nil).Want(http.StatusOK)
		if list.Number("totals.count") != 2 || list.Number("totals.amount.amount") != 0 {
			t.Errorf("after the reversal: %s", list.Raw)
		}
	})
}

// Five export at once: every charge is in exactly one batch.
func TestExportRaceNeverTakesAChargeTwice(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		session := "/sessions/" + w.Session(cohort, 1)
		w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients, "present", "present", "present", "present", "present", "present")).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, session+"/close", nil).Want(http.StatusOK)
		var wait sync.WaitGroup
		answers := make([]*apitest.Answer, 5)
		for i := range answers {
			wait.Go(func() {
				answers[i] = w.Do("billing", http.MethodPost, "/exports", map[string]any{"from": "2026-03-01", "to": "2026-03-31", "format": "csv"})
			})
		}
		wait.Wait()
		made := 0
		for _, a := range answers {
			if a.Status == http.StatusCreated {
				made++
				if a.Number("count") != 6 {
					t.Errorf("a batch of %v", a.Number("count"))
				}
				continue
			}
			a.WantCode(http.StatusConflict, "nothing_to_export")
		}
		if made != 1 {
			t.Errorf("%d batches took the same charges", made)
		}
	})
}

// A wall time that a clock change skips is said, with the choice taken.
func TestSkippedWallTimeIsSaid(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.SetTime(time.Date(2026, 2, 1, 12, 0, 0, 0, time.UTC))
		schedule := map[string]any{"startsOn": "2026-03-01", "time": "02:30", "timeZone": "America/New_York",
			"durationMinutes": 60, "cadence": "weekly", "sessions": 3}
		cohort := w.Cohort(map[string]any{"schedule": schedule})
		view := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK)
		if view.Text("notices.0") == "" || len(view.Field("planned").([]any)) != 3 {
			t.Errorf("March 8 at 02:30 does not exist, and nobody says so: %s", view.Raw)
		}
	})
}

func TestCohortLimits(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		body := w.CohortBody()
		body["minMembers"], body["maxMembers"] = 3, 13
		body["fee"] = map[string]any{"amount": -1, "currency": "EUR"}
		body["leadId"] = w.Users["intake"].ID.String()
		body["schedule"] = map[string]any{"startsOn": "2026-02-30", "time": "25:00", "timeZone": "Mars/Base", "durationMinutes": 45, "cadence": "daily", "sessions": 0}
		got := w.Do("intake", http.MethodPost, "/cohorts", body).WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields()
		for _, field := range []string{"minMembers", "maxMembers", "fee.amount", "schedule.startsOn", "schedule.time", "schedule.timeZone",
			"schedule.durationMinutes", "schedule.cadence", "schedule.sessions"} {
			if !slices.Contains(got, field) {
				t.Errorf("%s is not named in %v", field, got)
			}
		}
		fee := w.CohortBody()
		fee["fee"] = map[string]any{"amount": 20000, "currency": "USD"}
		w.Do("therapist", http.MethodPost, "/cohorts", fee).WantCode(http.StatusUnprocessableEntity, "invalid")
		fee["feeReason"] = "Two leaders and a supper."
		w.Do("therapist", http.MethodPost, "/cohorts", fee).Want(http.StatusCreated)
		foreign := w.CohortBody()
		foreign["leadId"] = w.Users["other therapist"].ID.String()
		w.Do("therapist", http.MethodPost, "/cohorts", foreign).WantCode(http.StatusForbidden, "not_your_cohort")
		empty := w.Cohort(nil)
		w.Do("therapist", http.MethodPost, "/cohorts/"+empty+"/start", nil).WantCode(http.StatusConflict, "below_minimum")
		w.Do("therapist", http.MethodPost, "/cohorts/"+empty+"/start", map[string]any{"overrideReason": "Pilot."}).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, "/cohorts/"+empty+"/start", nil).WantCode(http.StatusConflict, "not_planned")
	})
}

// Two editors: one wins, the other learns of it and nothing is overwritten.
func TestTwoEditorsOfACohort(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort := w.Cohort(nil)
		etag := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK).Header.Get("ETag")
		w.Do("therapist", http.MethodPatch, "/cohorts/"+cohort, map[string]any{"place": "Room 9"}).WantCode(http.StatusPreconditionRequired, "version_required")
		w.Do("intake", http.MethodPatch, "/cohorts/"+cohort, map[string]any{"place": "Room 7"}, apitest.IfMatch(etag)).Want(http.StatusOK)
		w.Do("therapist", http.MethodPatch, "/cohorts/"+cohort, map[string]any{"place": "Room 9"}, apitest.IfMatch(etag)).WantCode(http.StatusPreconditionFailed, "stale")
		if place := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Text("place"); place != "Room 7" {
			t.Errorf("the place is %s", place)
		}
	})
}

func TestPublishedCurriculumNeverChanges(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		id := w.Curriculum(12)
		cohort := w.Cohort(map[string]any{"curriculumId": id})
		current := w.Do("therapist", http.MethodGet, "/curricula/"+id, nil).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, "/curricula/"+id+"/publish", nil).WantCode(http.StatusConflict, "nothing_to_publish")
		draft := map[string]any{"name": "Anger management", "weeks": []any{map[string]any{"theme": "Another beginning", "goal": "Begin"}}}
		w.Do("therapist", http.MethodPut, "/curricula/"+id, draft, apitest.IfMatch(current.Header.Get("ETag"))).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, "/curricula/"+id+"/publish", nil).Want(http.StatusOK)
		view := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK)
		if view.Number("curriculumVersion") != 1 || view.Text("planned.0.theme") != "Theme 1" {
			t.Errorf("the cohort follows %s", view.Raw)
		}
		if v := w.Do("therapist", http.MethodGet, "/curricula/"+id+"/versions/1", nil).Want(http.StatusOK); v.Text("weeks.0.theme") != "Theme 1" {
			t.Errorf("version 1 is now %s", v.Raw)
		}
		bad := map[string]any{"name": "X", "weeks": []any{map[string]any{"theme": "A", "goal": "g", "buildsOn": []int{1}}}}
		if got := w.Do("therapist", http.MethodPost, "/curricula", bad).WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields(); !slices.Contains(got, "weeks[0].buildsOn[0]") {
			t.Errorf("got %v", got)
		}
	})
}
