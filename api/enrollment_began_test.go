package api_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"cohort/api/apitest"
)

// A first session that was typed wrong is set right while no closed one rests on
// it, and what stood stays in the history.
func TestBeginningOfAMembershipIsSetRight(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort := w.Cohort(map[string]any{"entry": "open"})
		w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/start", map[string]any{"overrideReason": "Test."}).Want(http.StatusOK)
		w.SetTime(time.Date(2026, 3, 25, 16, 0, 0, 0, time.UTC)) // sessions 1 to 4 are over
		client := w.Client("Ana", "Member")
		seat := enrolls(w, cohort, client, map[string]any{"fromSession": 5, "committedSessions": 8}).Want(http.StatusCreated)
		path := "/enrollments/" + seat.Text("id")
		correct := func(who string, body map[string]any) *apitest.Answer {
			version := w.Do("intake", http.MethodGet, path, nil).Want(http.StatusOK).Header.Get("ETag")
			return w.Do(who, http.MethodPatch, path, body, apitest.IfMatch(version))
		}
		if got := correct("therapist", map[string]any{"fromSession": 3}).WantCode(refused, "invalid").WrongFields(); !slices.Equal(got, []string{"reason"}) {
			t.Errorf("without a reason names %v", got)
		}
		late := correct("therapist", map[string]any{"fromSession": 3, "reason": "Came on the 17th."}).Want(http.StatusOK)
		if late.Number("fromSession") != 3 || late.Text("since") != "2026-03-17" || late.Text("history.0.kind") != "corrected" || late.Number("history.0.fromSession") != 5 || late.Text("history.0.reason") != "Came on the 17th." {
			t.Errorf("set right as %s", late.Raw)
		}
		roll := "/sessions/" + w.Session(cohort, 3)
		w.Do("therapist", http.MethodPut, roll+"/attendance", apitest.Marks([]string{client}, "present")).Want(http.StatusOK)
		correct("therapist", map[string]any{"fromSession": 4, "reason": "Came a week later."}).WantCode(http.StatusConflict, "attended_earlier")
		w.Do("therapist", http.MethodPut, roll+"/attendance", apitest.Marks([]string{client}, "no_show")).Want(http.StatusOK)
		correct("therapist", map[string]any{"fromSession": 4, "reason": "Came a week later."}).Want(http.StatusOK)
		if got := w.Do("therapist", http.MethodGet, roll, nil).Want(http.StatusOK); len(got.Field("attendance").([]any)) != 0 || len(got.Field("roster").([]any)) != 0 {
			t.Errorf("a mark of somebody who was not there yet stays: %s", got.Raw)
		}
		if got := correct("therapist", map[string]any{"since": "2026-03-26", "reason": "Ahead."}).WantCode(refused, "invalid").WrongFields(); !slices.Equal(got, []string{"since"}) {
			t.Errorf("a day to come names %v", got)
		}
		if got := correct("therapist", map[string]any{"since": "2026-03-20", "reason": "Signed then."}).Want(http.StatusOK); got.Text("since") != "2026-03-20" || got.Number("fromSession") != 4 {
			t.Errorf("the day alone: %s", got.Raw)
		}

		fourth := "/sessions/" + w.Session(cohort, 4)
		w.Do("therapist", http.MethodPut, fourth+"/attendance", apitest.Marks([]string{client}, "present")).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, fourth+"/close", nil).Want(http.StatusOK)
		correct("therapist", map[string]any{"fromSession": 5, "reason": "Not yet."}).WantCode(http.StatusConflict, "session_closed")
		correct("therapist", map[string]any{"fromSession": 3, "reason": "Earlier after all."}).Want(http.StatusOK) // 3 is open
		w.Do("therapist", http.MethodPost, roll+"/close", nil).Want(http.StatusOK)
		correct("therapist", map[string]any{"fromSession": 2, "reason": "Earlier still."}).Want(http.StatusOK)
		correct("therapist", map[string]any{"fromSession": 4, "reason": "No."}).WantCode(http.StatusConflict, "session_closed")
		correct("other therapist", map[string]any{"fromSession": 1, "reason": "Not mine."}).Want(http.StatusNotFound)
	})
}

// Sessions that become somebody's are held against what else they sit in.
func TestEarlierBeginningIsHeldAgainstTheHour(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		first, second, client := made(meets(w, "therapist", "09:00", nil)), made(meets(w, "other therapist", "09:00", nil)), w.Client("Ana", "Member")
		seat := enrolls(w, first, client, nil).Want(http.StatusCreated).Text("id")
		w.Do("intake", http.MethodPost, "/enrollments/"+seat+"/end", map[string]any{"reason": "After the third.", "until": "2026-03-17"}).Want(http.StatusOK)
		later := enrolls(w, second, client, map[string]any{"fromSession": 4, "committedSessions": 9}).Want(http.StatusCreated)
		correct := func(override string) *apitest.Answer {
			return w.Do("intake", http.MethodPatch, "/enrollments/"+later.Text("id"), map[string]any{"fromSession": 3, "reason": "Began with the third.", "overrideReason": override}, apitest.IfMatch(`"1"`))
		}
		correct("").WantCode(http.StatusConflict, "time_clash")
		if got := correct("Leaves the first one early.").Want(http.StatusOK); got.Number("version") != 2 {
			t.Errorf("one change made version %v", got.Number("version"))
		}
	})
}
