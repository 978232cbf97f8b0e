package api_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"cohort/api/apitest"
)

// Somebody who is enrolled while a session runs, or on the same evening, is on
// its roll; of others it can be said, as long as the session is not closed.
func TestMemberBelongsFromTheSessionThatIsSaid(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		schedule := map[string]any{"startsOn": "2026-03-10", "time": "19:30", "timeZone": "America/New_York", "durationMinutes": 90, "cadence": "weekly", "sessions": 8}
		cohort := w.Cohort(map[string]any{"entry": "open", "schedule": schedule})
		w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/start", map[string]any{"overrideReason": "Test."}).Want(http.StatusOK)
		enroll := func(last string, more map[string]any) *apitest.Answer {
			body := apitest.EnrollBody(w.Client("Late", last))
			body["committedSessions"] = 8
			for k, v := range more {
				body[k] = v
			}
			return w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", body)
		}
		onRoll := func(clientID string, number int) bool {
			roster := w.Do("therapist", http.MethodGet, "/sessions/"+w.Session(cohort, number), nil).Want(http.StatusOK).Field("roster").([]any)
			return slices.ContainsFunc(roster, func(seat any) bool { return seat.(map[string]any)["clientId"] == clientID })
		}
		newYork := func(day, hour, minute int) time.Time { return time.Date(2026, 3, day, hour+4, minute, 0, 0, time.UTC) }

		w.SetTime(newYork(10, 20, 7))
		if got := enroll("In Time", nil).Want(http.StatusCreated); got.Number("fromSession") != 1 || !onRoll(got.Text("clientId"), 1) {
			t.Errorf("enrolled at 20:07 of a session from 19:30: %s", got.Raw)
		}
		w.SetTime(newYork(10, 22, 30))
		if got := enroll("Same Evening", nil).Want(http.StatusCreated); got.Number("fromSession") != 1 || !onRoll(got.Text("clientId"), 1) {
			t.Errorf("enrolled on the evening of the session: %s", got.Raw)
		}
		w.SetTime(newYork(12, 9, 0))
		if got := enroll("By Default", nil).Want(http.StatusCreated); got.Number("fromSession") != 2 || got.Text("since") != "2026-03-12" {
			t.Errorf("enrolled two days later: %s", got.Raw)
		}
		said := enroll("As Said", map[string]any{"fromSession": 1}).Want(http.StatusCreated)
		if said.Number("fromSession") != 1 || said.Text("since") != "2026-03-10" || !onRoll(said.Text("clientId"), 1) {
			t.Errorf("enrolled two days later from the first session: %s", said.Raw)
		}
		for field, value := range map[string]any{"fromSession": 99, "since": "2026-01-01"} {
			if got := enroll("Impossible", map[string]any{field: value}).WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields(); !slices.Equal(got, []string{field}) {
				t.Errorf("%s %v names %v", field, value, got)
			}
		}
		w.Do("therapist", http.MethodPost, "/sessions/"+w.Session(cohort, 1)+"/close", nil).Want(http.StatusOK)
		enroll("Too Late", map[string]any{"fromSession": 1}).WantCode(http.StatusConflict, "session_closed")
	})
}

// Days that cannot be are refused, each by the name of its field.
func TestEnrollmentRefusesDaysThatCannotBe(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, client := w.Cohort(nil), w.Client("Ana", "Days") // born 1990-01-15
		for name, change := range map[string]func(map[string]any){
			"agreement.signedOn": func(b map[string]any) { b["agreement"].(map[string]any)["signedOn"] = "2026-03-11" },
			"since":              func(b map[string]any) { b["since"] = "2026-03-11" },
		} {
			for _, early := range []bool{false, true} {
				body := apitest.EnrollBody(client)
				if change(body); early && name == "since" {
					body["since"] = "1989-12-31"
				} else if early {
					body["agreement"].(map[string]any)["signedOn"] = "1989-12-31"
				}
				got := w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", body).WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields()
				if !slices.Equal(got, []string{name}) {
					t.Errorf("%s, before birth %t: names %v", name, early, got)
				}
			}
		}
	})
}

// A cohort whose last session is held takes nobody: no member, and nobody who
// waits.
func TestCohortWhoseLastSessionIsHeldTakesNobody(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		schedule := map[string]any{"startsOn": "2026-03-03", "time": "09:00", "timeZone": "America/New_York", "durationMinutes": 90, "cadence": "weekly", "sessions": 1}
		for _, entry := range []string{"open", "slow_open", "closed"} {
			cohort := w.Cohort(map[string]any{"entry": entry, "schedule": schedule})
			client := w.Client("Nobody", entry)
			body := apitest.EnrollBody(client)
			body["committedSessions"] = 1
			w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/start", map[string]any{"overrideReason": "Test."}).Want(http.StatusOK)
			for _, closed := range []bool{false, true} {
				if closed {
					w.Do("therapist", http.MethodPost, "/sessions/"+w.Session(cohort, 1)+"/close", nil).Want(http.StatusOK)
				}
				w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", body).WantCode(http.StatusConflict, "entry_closed")
				w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/waitlist", map[string]any{"clientId": client}).WantCode(http.StatusConflict, "entry_closed")
			}
		}
	})
}
