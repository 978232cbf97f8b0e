package api_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"cohort/api/apitest"
)

// waiting puts a referred client on a cohort's waitlist.
func waiting(w *apitest.World, cohort, last string) (client, referral string) {
	w.T.Helper()
	client = w.Client("Waits", last)
	referral = w.Do("intake", http.MethodGet, "/referrals?clientId="+client, nil).Want(http.StatusOK).Text("items.0.id")
	w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/waitlist", map[string]any{"clientId": client, "referralId": referral}).Want(http.StatusCreated)
	return client, referral
}

// wantEnded holds what hung on a cohort against how it should have ended.
func wantEnded(w *apitest.World, cohort string, clients []string, client, referral, outcome, until string) {
	w.T.Helper()
	for _, member := range clients {
		e := w.Do("intake", http.MethodGet, "/clients/"+member+"/enrollments", nil).Want(http.StatusOK)
		if e.Text("items.0.outcome") != outcome || e.Text("items.0.until") != until {
			w.T.Errorf("a member ended as %s", e.Raw)
		}
	}
	wait := w.Do("intake", http.MethodGet, "/clients/"+client+"/waits", nil).Want(http.StatusOK)
	if wait.Text("items.0.outcome") != "left" || wait.Text("items.0.reason") == "" {
		w.T.Errorf("the wait ended as %s", wait.Raw)
	}
	if got := w.Do("intake", http.MethodGet, "/referrals/"+referral, nil).Want(http.StatusOK).Text("status"); got != "accepted" {
		w.T.Errorf("the referral is %s", got)
	}
	if got := w.Do("intake", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK).Number("seats.taken"); got != 0 {
		w.T.Errorf("%v seats are still taken", got)
	}
}

// Nobody stays in a cohort that is completed, and nobody waits for it.
func TestCompletedCohortEndsItsMembershipsAndWaits(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		client, referral := waiting(w, cohort, "Completed")
		w.SetTime(time.Date(2026, 5, 28, 16, 0, 0, 0, time.UTC)) // the last session was on May 19
		for n := range 12 {
			w.Do("therapist", http.MethodPost, "/sessions/"+w.Session(cohort, n+1)+"/close", nil).Want(http.StatusOK)
		}
		w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/complete", nil).Want(http.StatusOK)
		wantEnded(w, cohort, clients, client, referral, "completed", "2026-05-19")
		id := w.Do("intake", http.MethodGet, "/clients/"+clients[0]+"/enrollments", nil).Text("items.0.id")
		w.Do("intake", http.MethodPost, "/enrollments/"+id+"/reopen", nil).WantCode(http.StatusConflict, "cohort_ended")
	})
}

// A running cohort that is called off keeps what has begun, to be closed and
// charged; only what was to come is cancelled. What was told late goes by its day.
func TestCancelledCohortKeepsWhatHasBegun(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6) // session 2 is under way
		client, referral := waiting(w, cohort, "Cancelled")
		second := "/sessions/" + w.Session(cohort, 2)
		w.Do("therapist", http.MethodPut, second+"/attendance", apitest.Marks(clients, "present", "present", "no_show", "present", "present", "present")).Want(http.StatusOK)
		w.SetTime(time.Date(2026, 3, 18, 16, 0, 0, 0, time.UTC)) // the third was yesterday: nobody met
		w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/cancel", map[string]any{"reason": "Building closed.", "on": "2026-03-19"}).WantCode(http.StatusUnprocessableEntity, "invalid")
		view := w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/cancel", map[string]any{"reason": "Building closed.", "on": "2026-03-12"}).Want(http.StatusOK)
		for i, want := range []string{"scheduled", "scheduled", "cancelled", "cancelled"} {
			if got := view.Text(fmt.Sprintf("sessions.%d.status", i)); got != want {
				t.Errorf("session %d is %s, want %s", i+1, got, want)
			}
		}
		wantEnded(w, cohort, clients, client, referral, "cohort_cancelled", "2026-03-12")
		if open := items(w.Do("billing", http.MethodGet, "/sessions/unclosed", nil)); len(open) != 2 {
			t.Errorf("%d sessions wait to be closed, want 2", len(open))
		}
		closed := w.Do("therapist", http.MethodPost, second+"/close", nil).Want(http.StatusOK)
		if n := len(closed.Field("charges").([]any)); n != 5 || len(closed.Field("roster").([]any)) != 6 {
			t.Errorf("%d charges: %s", n, closed.Raw)
		}
		w.Do("therapist", http.MethodPost, "/sessions/"+w.Session(cohort, 5)+"/restore", nil).WantCode(http.StatusConflict, "not_running")
	})
}

// A cohort that was cancelled or completed by mistake goes on as though it had
// not ended: members, the leaving that one had planned, sessions, and who waited.
func TestEndedCohortIsReopened(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		client, referral := waiting(w, cohort, "Returned")
		gone, other := waiting(w, cohort, "Elsewhere")
		reopen := func(who string) *apitest.Answer {
			return w.Do(who, http.MethodPost, "/cohorts/"+cohort+"/reopen", map[string]any{"reason": "Wrong group."})
		}
		reopen("intake").WantCode(http.StatusConflict, "cohort_not_ended")
		w.Do("therapist", http.MethodPost, "/sessions/"+w.Session(cohort, 5)+"/cancel", map[string]any{"reason": "Snow."}).Want(http.StatusOK)
		leaving := w.Do("intake", http.MethodGet, "/clients/"+clients[0]+"/enrollments", nil).Text("items.0.id")
		w.Do("intake", http.MethodPost, "/enrollments/"+leaving+"/end", map[string]any{"reason": "Moves away.", "until": "2026-04-01"}).Want(http.StatusOK)

		w.SetTime(apitest.Now.Add(time.Minute))
		w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/cancel", map[string]any{"reason": "Building closed."}).Want(http.StatusOK)
		w.Do("intake", http.MethodPost, "/referrals/"+other+"/decline", map[string]any{"reason": "Found another clinic."})
		w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/reopen", map[string]any{"reason": " "}).WantCode(http.StatusUnprocessableEntity, "invalid")
		view := reopen("intake").Want(http.StatusOK)
		if view.Text("status") != "running" || view.Number("seats.taken") != 6 {
			t.Errorf("reopened as %s", view.Raw)
		}
		for i, want := range []string{"scheduled", "scheduled", "scheduled", "scheduled", "cancelled", "scheduled"} {
			if got := view.Text(fmt.Sprintf("sessions.%d.status", i)); got != want {
				t.Errorf("session %d is %s, want %s", i+1, got, want)
			}
		}
		if e := w.Do("intake", http.MethodGet, "/clients/"+clients[0]+"/enrollments", nil); e.Text("items.0.until") != "2026-04-01" || e.Text("items.0.outcome") != "left" {
			t.Errorf("the planned leaving is %s", e.Raw)
		}
		for _, stays := range clients[1:] {
			if e := w.Do("intake", http.MethodGet, "/clients/"+stays+"/enrollments", nil); e.Text("items.0.outcome") != "" {
				t.Errorf("a member is %s", e.Raw)
			}
		}
		if got := w.Do("intake", http.MethodGet, "/referrals/"+referral, nil).Text("status"); got != "waitlisted" {
			t.Errorf("the referral of %s is %s", client, got)
		}
		line := items(w.Do("intake", http.MethodGet, "/cohorts/"+cohort+"/waitlist", nil))
		if status := w.Do("intake", http.MethodGet, "/referrals/"+other, nil).Text("status"); status != "declined" || len(line) != 1 {
			t.Errorf("%d wait; the referral of %s, who went elsewhere, is %s", len(line), gone, status)
		}

		w.SetTime(time.Date(2026, 5, 28, 16, 0, 0, 0, time.UTC))
		for n := range 12 {
			w.Do("therapist", http.MethodPost, "/sessions/"+w.Session(cohort, n+1)+"/close", nil)
		}
		w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/complete", nil).Want(http.StatusOK)
		if back := reopen("therapist").Want(http.StatusOK); back.Number("seats.taken") != 5 || back.Text("status") != "running" {
			t.Errorf("reopened as %s", back.Raw)
		}
	})
}

// Who leads, or sits, elsewhere at a reopened cohort's hours is asked about.
func TestReopenedCohortIsHeldAgainstTheHour(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort := w.Cohort(nil)
		w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/cancel", map[string]any{"reason": "Too few."}).Want(http.StatusOK)
		w.Cohort(nil) // the same leader at the same hour
		back := map[string]any{"reason": "They came after all."}
		w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/reopen", back).WantCode(http.StatusConflict, "time_clash")
		back["overrideReason"] = "One of them moves."
		if view := w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/reopen", back).Want(http.StatusOK); view.Text("status") != "planned" {
			t.Errorf("reopened as %s", view.Raw)
		}
	})
}

// A session with a roll or with homework is not cancelled by the way, and one
// that was cancelled by mistake can be restored with all that was recorded.
func TestSessionIsCancelledKnowinglyAndCanBeRestored(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		second := "/sessions/" + w.Session(cohort, 2)
		w.Do("therapist", http.MethodPut, second+"/attendance", apitest.Marks(clients[:1], "present")).Want(http.StatusOK)
		ill := map[string]any{"reason": "The leader is ill."}
		w.Do("therapist", http.MethodPost, second+"/cancel", ill).WantCode(http.StatusConflict, "session_recorded")
		w.Do("therapist", http.MethodPost, second+"/restore", nil).WantCode(http.StatusConflict, "session_not_cancelled")
		ill["withRecord"] = true
		w.Do("therapist", http.MethodPost, second+"/cancel", ill).Want(http.StatusOK)
		back := w.Do("therapist", http.MethodPost, second+"/restore", nil).Want(http.StatusOK)
		if back.Text("status") != "scheduled" || back.Text("attendance.0.status") != "present" || back.Text("cancelReason") != "" {
			t.Errorf("restored as %s", back.Raw)
		}
		third := "/sessions/" + w.Session(cohort, 3)
		w.Do("therapist", http.MethodPost, third+"/homework", map[string]any{"title": "Log"}).Want(http.StatusCreated)
		w.Do("therapist", http.MethodPost, third+"/cancel", map[string]any{"reason": "Snow."}).WantCode(http.StatusConflict, "session_recorded")
		w.Do("therapist", http.MethodPost, "/sessions/"+w.Session(cohort, 4)+"/cancel", map[string]any{"reason": "Snow."}).Want(http.StatusOK)
	})
}

// Waiting counts from the day on which the referral came in, whenever it was
// typed, and the line follows it, also when the day is corrected.
func TestWaitingCountsFromTheReferral(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort := w.Cohort(nil)
		refer := func(last, received string) (referral string) {
			made := w.Do("intake", http.MethodPost, "/referrals", map[string]any{
				"client": map[string]any{"firstName": "Wait", "lastName": last, "birthDate": "1990-01-15"},
				"source": "self", "urgency": "routine", "reason": "Asked for a group.", "problemAreas": []string{"anger"}, "receivedOn": received}).Want(http.StatusCreated)
			w.Do("intake", http.MethodPost, "/referrals/"+made.Text("id")+"/accept", nil).Want(http.StatusOK)
			w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/waitlist", map[string]any{"clientId": made.Text("clientId"), "referralId": made.Text("id")}).Want(http.StatusCreated)
			return made.Text("id")
		}
		later := refer("November", "2026-03-05")
		refer("October", "2025-12-10")
		for name, code := range map[string]int{"2026-03-11": http.StatusUnprocessableEntity, "1989-12-31": http.StatusUnprocessableEntity, "2026-01-09": http.StatusCreated} {
			w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/waitlist", map[string]any{"clientId": w.Client("Walk", name), "waitingSince": name}).Want(code)
		}
		line := func(want ...float64) {
			t.Helper()
			got := items(w.Do("intake", http.MethodGet, "/cohorts/"+cohort+"/waitlist", nil))
			for i, days := range want {
				if len(got) != len(want) || got[i].(map[string]any)["daysWaiting"] != days {
					t.Errorf("the line is %v, want days %v", got, want)
				}
			}
		}
		line(90, 60, 5)
		version := w.Do("intake", http.MethodGet, "/referrals/"+later, nil).Want(http.StatusOK).Header.Get("ETag")
		w.Do("intake", http.MethodPatch, "/referrals/"+later, map[string]any{"receivedOn": "2025-11-30"}, apitest.Header{Name: "If-Match", Value: version}).Want(http.StatusOK)
		line(100, 90, 60)
	})
}
