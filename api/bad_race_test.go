package api_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"cohort/api/apitest"
)

// What a thing refuses in each state of its life, with the code that says why.
func TestStepsInTheWrongStateAreRefused(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		reason := map[string]any{"reason": "Because."}
		start, complete, cancel := "start", "complete", "cancel"
		cohortIn := func(steps ...string) string {
			id := w.Cohort(map[string]any{"schedule": map[string]any{"startsOn": "2026-03-03", "time": "09:00", "timeZone": "America/New_York",
				"durationMinutes": 90, "cadence": "weekly", "sessions": 1}})
			for _, step := range steps {
				if step == complete {
					w.Do("therapist", http.MethodPost, "/sessions/"+w.Session(id, 1)+"/cancel", reason).Want(http.StatusOK)
				}
				w.Do("therapist", http.MethodPost, "/cohorts/"+id+"/"+step, stepBody(step)).Want(http.StatusOK)
			}
			return id
		}
		for _, c := range []struct {
			done []string
			step string
			code string
		}{
			{nil, complete, "not_running"}, {[]string{start}, start, "not_planned"}, {[]string{start}, complete, "sessions_open"},
			{[]string{start, complete}, start, "not_planned"}, {[]string{start, complete}, complete, "not_running"},
			{[]string{start, complete}, cancel, "not_running"}, {[]string{cancel}, start, "not_planned"}, {[]string{cancel}, cancel, "not_running"},
			{[]string{start, cancel}, complete, "not_running"}, {[]string{start, cancel}, cancel, "not_running"},
		} {
			id := cohortIn(c.done...)
			got := w.Do("therapist", http.MethodPost, "/cohorts/"+id+"/"+c.step, stepBody(c.step))
			if got.Status != http.StatusConflict || got.Text("code") != c.code {
				t.Errorf("%s after %v: %d %s, want %s", c.step, c.done, got.Status, got.Text("code"), c.code)
			}
		}
		for _, done := range [][]string{{cancel}, {start, complete}, {start, cancel}} {
			id, client := cohortIn(done...), w.Client("Too", "Late")
			body := apitest.EnrollBody(client)
			body["committedSessions"] = 1
			w.Do("intake", http.MethodPost, "/cohorts/"+id+"/enrollments", body).WantCode(http.StatusConflict, "entry_closed")
			if got := w.Do("intake", http.MethodPost, "/cohorts/"+id+"/waitlist", map[string]any{"clientId": client}); got.Status != http.StatusConflict {
				t.Errorf("waiting for a cohort after %v: %d", done, got.Status)
			}
		}
	})
}

func stepBody(step string) any {
	switch step {
	case "start":
		return map[string]any{"overrideReason": "Small on purpose."}
	case "complete": // takes no body
		return nil
	}
	return map[string]any{"reason": "Because."}
}

// What a session of a cohort that has ended refuses.
func TestSessionsOfEndedCohortsAreLocked(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		session := "/sessions/" + w.Session(cohort, 1)
		w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients, "present")).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/cancel", map[string]any{"reason": "Moved."}).Want(http.StatusOK)
		future := "/sessions/" + w.Session(cohort, 6)
		w.SetTime(apitest.Now.AddDate(0, 2, 0))
		for _, got := range []*apitest.Answer{
			w.Do("therapist", http.MethodPut, future+"/attendance", apitest.Marks(clients, "present")),
			w.Do("therapist", http.MethodPost, future+"/close", nil),
			w.Do("therapist", http.MethodPost, future+"/homework", map[string]any{"title": "Log"}),
		} {
			if got.Status != http.StatusConflict {
				t.Errorf("a session after its cohort was cancelled: %d %s", got.Status, got.Raw)
			}
		}
	})
}

// Marks come in while the session is closed: whoever was attended is charged,
// once, whichever comes first.
func TestAttendanceRacesWithClosing(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		for number := 1; number <= 2; number++ {
			session := "/sessions/" + w.Session(cohort, number)
			w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients[:1], "present")).Want(http.StatusOK)
			got := atOnce(18, func(i int) int {
				if i%3 == 0 {
					return w.Do("therapist", http.MethodPost, session+"/close", nil).Status
				}
				return w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients[1+i%5:][:1], "late")).Status
			})
			if got[http.StatusOK] != 18 {
				t.Errorf("answers by status: %v", got)
			}
			view := w.Do("therapist", http.MethodGet, session, nil).Want(http.StatusOK)
			marks, charges := view.Field("attendance").([]any), view.Field("charges").([]any)
			if view.Text("status") != "closed" || len(marks) != len(charges) || int(view.Number("attended")) != len(marks) {
				t.Errorf("session %d: %s, %d marks, %v attended, %d charges", number, view.Text("status"), len(marks), view.Number("attended"), len(charges))
			}
		}
	})
}

// One closes while another cancels: the session is one of the two, and is
// charged only when closed.
func TestClosingRacesWithCancelling(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		session := "/sessions/" + w.Session(cohort, 1)
		w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients, "present", "present")).Want(http.StatusOK)
		got := atOnce(10, func(i int) int {
			if i%2 == 0 {
				return w.Do("therapist", http.MethodPost, session+"/close", nil).Status
			}
			return w.Do("therapist", http.MethodPost, session+"/cancel", map[string]any{"reason": "Snow."}).Status
		})
		view := w.Do("therapist", http.MethodGet, session, nil).Want(http.StatusOK)
		charges, status := len(view.Field("charges").([]any)), view.Text("status")
		if (status != "closed" || charges != 2) && (status != "cancelled" || charges != 0) {
			t.Errorf("%s with %d charges: %v", status, charges, got)
		}
		if got[http.StatusOK]+got[http.StatusConflict] != 10 {
			t.Errorf("answers by status: %v", got)
		}
	})
}

// A membership ends and the seat is asked for again, over and over, while the
// cohort starts: never more members than seats, never two current episodes.
func TestEnrollingRacesWithEndingAndStarting(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		id := w.Cohort(map[string]any{"entry": "open", "maxMembers": 6})
		var clients, enrollments []string
		for n := range 6 {
			client := w.Client(fmt.Sprintf("Race%c", 'a'+n), "Member")
			clients = append(clients, client)
			enrollments = append(enrollments, w.Do("intake", http.MethodPost, "/cohorts/"+id+"/enrollments", apitest.EnrollBody(client)).
				Want(http.StatusCreated).Text("id"))
		}
		waiting := w.Client("Racez", "Waiting")
		got := atOnce(24, func(i int) int {
			switch i % 4 {
			case 0:
				return w.Do("intake", http.MethodPost, "/enrollments/"+enrollments[0]+"/end", nil).Status
			case 1:
				return w.Do("intake", http.MethodPost, "/cohorts/"+id+"/enrollments", apitest.EnrollBody(waiting)).Status
			case 2:
				return w.Do("intake", http.MethodPost, "/cohorts/"+id+"/enrollments", apitest.EnrollBody(clients[0])).Status
			}
			return w.Do("therapist", http.MethodPost, "/cohorts/"+id+"/start", map[string]any{"overrideReason": "Now."}).Status
		})
		for status := range got {
			if status != http.StatusOK && status != http.StatusCreated && status != http.StatusConflict && status != http.StatusUnprocessableEntity {
				t.Errorf("answers by status: %v", got)
			}
		}
		view := w.Do("therapist", http.MethodGet, "/cohorts/"+id, nil).Want(http.StatusOK)
		current := map[string]int{}
		for _, seat := range view.Field("roster").([]any) {
			seat := seat.(map[string]any)
			if seat["until"] == nil {
				current[seat["clientId"].(string)]++
			}
		}
		if taken := int(view.Number("seats.taken")); taken > 6 || taken != len(current) {
			t.Errorf("%d seats taken by %d members", taken, len(current))
		}
		for client, episodes := range current {
			if episodes != 1 {
				t.Errorf("%s is a member %d times", client, episodes)
			}
		}
		if n := len(view.Field("sessions").([]any)); view.Text("status") != "running" || n != 12 {
			t.Errorf("%s with %d sessions", view.Text("status"), n)
		}
	})
}

// Batches made at once share no charge, and their totals add up.
func TestExportsRaceForCharges(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		session := "/sessions/" + w.Session(cohort, 1)
		w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients, "present", "late", "present")).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, session+"/close", nil).Want(http.StatusOK)
		got := atOnce(8, func(i int) int {
			if i%4 == 3 { // a charge is reversed meanwhile
				charge := w.Do("billing", http.MethodGet, "/charges", nil).Text("items.0.id")
				return w.Do("billing", http.MethodPost, "/charges/"+charge+"/reversals", map[string]any{"reason": "Test."}).Status
			}
			return w.Do("billing", http.MethodPost, "/exports", map[string]any{"from": "2026-03-01", "to": "2026-03-31", "format": "csv"}).Status
		})
		for status := range got {
			if status >= http.StatusInternalServerError {
				t.Errorf("answers by status: %v", got)
			}
		}
		numbers, count := map[float64]bool{}, 0.0
		for _, item := range w.Do("billing", http.MethodGet, "/exports", nil).Want(http.StatusOK).Field("items").([]any) {
			batch := item.(map[string]any)
			if numbers[batch["number"].(float64)] {
				t.Errorf("two batches have the number %v", batch["number"])
			}
			numbers[batch["number"].(float64)] = true
			count += batch["count"].(float64)
			w.Do("billing", http.MethodGet, "/exports/"+batch["id"].(string)+"/file", nil).Want(http.StatusOK)
		}
		all := w.Do("billing", http.MethodGet, "/charges?exported=true&totals=true", nil).Want(http.StatusOK).Number("totals.count")
		if count != all {
			t.Errorf("the batches hold %v charges, %v are exported", count, all)
		}
	})
}

// The clock goes back: what was done stays done, and nothing fails.
func TestClockThatGoesBackBreaksNothing(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		session := "/sessions/" + w.Session(cohort, 1)
		w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients, "present")).Want(http.StatusOK)
		w.SetTime(apitest.Now.Add(-time.Hour))
		w.Do("therapist", http.MethodPost, session+"/close", nil).Want(http.StatusOK)
		w.SetTime(apitest.Now.AddDate(0, 0, -20))
		if got := w.Do("therapist", http.MethodGet, session, nil); got.Status != http.StatusOK && got.Status != http.StatusUnauthorized {
			t.Errorf("reading a session from its future: %d", got.Status)
		}
		if got := w.Do("therapist", http.MethodPost, session+"/close", nil); got.Status >= http.StatusInternalServerError {
			t.Errorf("closing again: %d", got.Status)
		}
	})
}
