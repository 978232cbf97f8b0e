package api_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"cohort/api/apitest"
)

// A leaving that is told weeks later is true from its own day; a planned one
// frees the seat when its day has come; a mistaken one can be undone.
func TestLeavingIsTrueFromItsOwnDay(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		enrollment := func(i int) string {
			return w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Text(fmt.Sprintf("roster.%d.enrollmentId", i))
		}
		ids := []string{enrollment(0), enrollment(1), enrollment(2)}
		seats := func(want float64) {
			t.Helper()
			if got := w.Do("intake", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK).Number("seats.taken"); got != want {
				t.Errorf("%v seats taken on its page, want %v", got, want)
			}
			if got := w.Do("intake", http.MethodGet, "/cohorts?status=running", nil).Want(http.StatusOK).Number("items.0.seats.taken"); got != want {
				t.Errorf("%v seats taken in the list, want %v", got, want)
			}
		}
		end := func(i int, until string) *apitest.Answer {
			return w.Do("therapist", http.MethodPost, "/enrollments/"+ids[i]+"/end", map[string]any{"reason": "Moved shifts.", "until": until})
		}
		w.SetTime(time.Date(2026, 3, 25, 16, 0, 0, 0, time.UTC)) // sessions 1 to 4 have been held
		for n, statuses := range map[int][]string{1: {"present", "present"}, 2: {"present", "no_show"}, 3: {"present", "excused"}} {
			session := "/sessions/" + w.Session(cohort, n)
			w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients, statuses...)).Want(http.StatusOK)
			if n < 3 {
				w.Do("therapist", http.MethodPost, session+"/close", nil).Want(http.StatusOK)
			}
		}
		// The first was there on the 17th; the second was not after the 3rd.
		end(0, "2026-03-12").WantCode(http.StatusConflict, "attended_later")
		left := end(1, "2026-03-05").Want(http.StatusOK)
		if left.Text("until") != "2026-03-05" || left.Text("outcome") != "left" || left.Text("history.0.kind") != "ended" {
			t.Errorf("left as %s", left.Raw)
		}
		third := w.Do("therapist", http.MethodGet, "/sessions/"+w.Session(cohort, 3), nil).Want(http.StatusOK)
		if len(third.Field("roster").([]any)) != 5 || len(third.Field("attendance").([]any)) != 1 {
			t.Errorf("the third session still has who left before: %s", third.Raw)
		}
		seats(5)
		end(1, "").WantCode(http.StatusConflict, "already_ended")

		planned := end(2, "2026-04-07").Want(http.StatusOK)
		seats(5)
		again := w.Do("therapist", http.MethodPost, "/enrollments/"+ids[1]+"/reopen", map[string]any{"reason": "It was somebody else."}).Want(http.StatusOK)
		if again.Text("until") != "" || again.Text("outcome") != "" || again.Text("history.1.kind") != "reopened" || again.Text("history.1.until") != "2026-03-05" {
			t.Errorf("reopened as %s", again.Raw)
		}
		seats(6)
		w.SetTime(time.Date(2026, 4, 7, 22, 0, 0, 0, time.UTC))
		seats(5)
		if last := w.Do("therapist", http.MethodGet, "/sessions/"+w.Session(cohort, 6), nil).Want(http.StatusOK); len(last.Field("roster").([]any)) != 6 {
			t.Errorf("who leaves after April 7 is not on the roll of that day: %s; %s", planned.Raw, last.Raw)
		}
		w.Do("intake", http.MethodPost, "/enrollments/"+ids[1]+"/reopen", nil).WantCode(http.StatusConflict, "not_ended")
	})
}

// A commitment and a signature that are told weeks later bear their own days.
func TestCommitmentToldLaterBearsItsDay(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, client := w.Cohort(nil), w.Client("Ida", "Later")
		made := w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", map[string]any{"clientId": client, "overrides": []map[string]any{
			{"rule": "commitment_missing", "reason": "Decides after the first session."}, {"rule": "agreement_missing", "reason": "Signs on arrival."}}}).Want(http.StatusCreated)
		path := "/enrollments/" + made.Text("id")
		if made.Text("committedOn") != "" {
			t.Errorf("committed to nothing on %s", made.Text("committedOn"))
		}
		w.SetTime(time.Date(2026, 3, 25, 16, 0, 0, 0, time.UTC))
		change := func(version string, body map[string]any) *apitest.Answer {
			return w.Do("therapist", http.MethodPatch, path, body, apitest.Header{Name: "If-Match", Value: version})
		}
		told := change(`"1"`, map[string]any{"committedSessions": 8, "committedOn": "2026-03-12",
			"agreement": map[string]any{"version": "1", "signedOn": "2026-03-11", "signedName": "Ida Later"}}).Want(http.StatusOK)
		if told.Number("committedSessions") != 8 || told.Text("committedOn") != "2026-03-12" || told.Text("agreement.signedOn") != "2026-03-11" {
			t.Errorf("told as %s", told.Raw)
		}
		if today := change(`"2"`, map[string]any{"committedSessions": 10}).Want(http.StatusOK); today.Text("committedOn") != "2026-03-25" {
			t.Errorf("committed anew on %s", today.Text("committedOn"))
		}
		for _, day := range []string{"2026-03-26", "1989-12-31"} {
			change(`"3"`, map[string]any{"committedOn": day}).WantCode(http.StatusUnprocessableEntity, "invalid")
		}
	})
}
