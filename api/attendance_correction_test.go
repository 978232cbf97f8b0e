package api_test

import (
	"net/http"
	"sync"
	"testing"

	"cohort/api/apitest"
)

// closedSession closes the first session of a running cohort with these marks,
// in a practice that charges 25.00 for a no-show.
func closedSession(t *testing.T, w *apitest.World, statuses ...string) (cohort, path string, clients []string) {
	t.Helper()
	settings := w.Do("admin", http.MethodGet, "/settings", nil).Want(http.StatusOK)
	w.Do("admin", http.MethodPut, "/settings", map[string]any{"practiceName": "Harbor", "currency": "USD", "timeZone": "America/New_York",
		"sessionCode": "90853", "noShowFee": 2500}, apitest.IfMatch(settings.Header.Get("ETag"))).Want(http.StatusOK)
	cohort, clients = w.Running(6)
	path = "/sessions/" + w.Session(cohort, 1)
	w.Do("therapist", http.MethodPut, path+"/attendance", apitest.Marks(clients, statuses...)).Want(http.StatusOK)
	w.Do("therapist", http.MethodPost, path+"/close", nil).Want(http.StatusOK)
	return cohort, path, clients
}

func correction(client, status string) map[string]any {
	return map[string]any{"items": []any{map[string]any{"clientId": client, "status": status}}, "reason": "The sign-in sheet says so."}
}

// standing gives the kind and the amount of the one charge that stands for a
// client, and how many charges and reversals there are.
func standing(t *testing.T, session *apitest.Answer, client string) (kind string, amount float64, all int) {
	t.Helper()
	stand := 0
	for _, item := range session.Field("charges").([]any) {
		c := item.(map[string]any)
		if c["clientId"] != client {
			continue
		}
		all++
		if c["reversesId"] == nil && c["status"] != "reversed" {
			stand++
			kind, amount = c["kind"].(string), c["fee"].(map[string]any)["amount"].(float64)
		}
	}
	if stand > 1 {
		t.Errorf("%d charges stand for one attendance: %s", stand, session.Raw)
	}
	return kind, amount, all
}

func TestCorrectedAttendanceIsChargedAsWhatItWas(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, path, clients := closedSession(t, w, "present", "no_show", "excused", "present", "late_cancel")
		w.SetTime(april(2))
		found := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK)
		w.Do("therapist", http.MethodPatch, "/cohorts/"+cohort, map[string]any{"fee": map[string]any{"amount": 6000, "currency": "USD"}},
			apitest.IfMatch(found.Header.Get("ETag"))).Want(http.StatusOK) // the fee of the session's day counts

		for _, c := range []struct {
			what, client, status, kind string
			amount                     float64
			all                        int
		}{
			{"present, and was excused", clients[0], "excused", "", 0, 2},
			{"a no-show, and was present", clients[1], "present", "session", 4500, 3},
			{"excused, and was a no-show", clients[2], "no_show", "no_show", 2500, 1},
			{"present, and came late", clients[3], "late", "session", 4500, 1},
			{"cancelled late, and was a no-show", clients[4], "no_show", "no_show", 2500, 3},
			{"not marked, and was present", clients[5], "present", "session", 4500, 1},
			{"excused again, and was present all the same", clients[0], "present", "session", 4500, 3},
		} {
			told := w.Do("therapist", http.MethodPost, path+"/corrections/ahead", map[string]any{"items": correction(c.client, c.status)["items"]}).Want(http.StatusOK)
			before := w.Do("therapist", http.MethodGet, path, nil).Want(http.StatusOK)
			after := w.Do("therapist", http.MethodPost, path+"/corrections", correction(c.client, c.status)).Want(http.StatusOK)
			kind, amount, all := standing(t, after, c.client)
			if kind != c.kind || amount != c.amount || all != c.all {
				t.Errorf("%s: %q of %v stands among %d", c.what, kind, amount, all)
			}
			if net := sumOf(after) - sumOf(before); net != told.Number("net.amount") {
				t.Errorf("%s: told %s, and %v was charged", c.what, told.Raw, net)
			}
		}
		end := w.Do("therapist", http.MethodGet, path, nil).Want(http.StatusOK)
		if end.Number("attended") != 4 || len(end.Field("corrections").([]any)) != 7 {
			t.Errorf("at the end: %s", end.Raw)
		}
		if end.Text("corrections.0.was.status") != "present" || end.Text("corrections.0.now.status") != "excused" || end.Text("corrections.6.was.status") != "excused" ||
			end.Text("corrections.6.now.status") != "present" || end.Text("corrections.0.reason") == "" || end.Text("corrections.0.by") == "" || end.Text("corrections.0.was.by") == "" {
			t.Errorf("the history: %s", end.Raw)
		}
		again := w.Do("therapist", http.MethodPost, path+"/corrections", correction(clients[0], "present")).Want(http.StatusOK)
		if len(again.Field("corrections").([]any)) != 7 || again.Number("version") != end.Number("version") {
			t.Errorf("saying what stands changes something: %s", again.Raw)
		}
		if seen := w.Do("billing", http.MethodGet, path, nil).Want(http.StatusOK); seen.Field("corrections.0").(map[string]any)["reason"] != nil {
			t.Errorf("billing reads why: %s", seen.Raw)
		}
	})
}

func sumOf(session *apitest.Answer) (sum float64) {
	for _, item := range session.Field("charges").([]any) {
		sum += item.(map[string]any)["fee"].(map[string]any)["amount"].(float64)
	}
	return sum
}

func TestCorrectionIsRefusedForWhatIsWrong(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, path, clients := closedSession(t, w, "present")
		stranger := w.Client("Never", "Here")
		for field, body := range map[string]map[string]any{
			"items[0].clientId": correction(stranger, "present"),
			"items[0].status":   correction(clients[0], "asleep"),
			"reason":            {"items": correction(clients[0], "excused")["items"], "reason": " "},
			"items":             {"items": []any{}, "reason": "None."},
		} {
			if got := w.Do("therapist", http.MethodPost, path+"/corrections", body).Want(http.StatusUnprocessableEntity).WrongFields(); len(got) != 1 || got[0] != field {
				t.Errorf("%s: %v", field, got)
			}
		}
		w.Do("therapist", http.MethodPost, "/sessions/"+w.Session(cohort, 2)+"/corrections", correction(clients[0], "excused")).
			WantCode(http.StatusConflict, "session_not_closed")
		w.Do("billing", http.MethodPost, path+"/corrections", correction(clients[0], "excused")).Want(http.StatusForbidden)
	})
}

// Somebody came before they were enrolled: they are added with the mark.
func TestMemberWhoWasNotOnTheRollIsAdded(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort := w.Cohort(map[string]any{"entry": "open"})
		var clients []string
		for _, name := range []string{"A", "B", "C", "D", "E", "F"} {
			client := w.Client(name, "Member")
			w.Assess(client, "gad-2", 0, 0)
			w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", apitest.EnrollBody(client)).Want(http.StatusCreated)
			clients = append(clients, client)
		}
		w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/start", nil).Want(http.StatusOK)
		path := "/sessions/" + w.Session(cohort, 1)
		w.Do("therapist", http.MethodPut, path+"/attendance", apitest.Marks(clients, "present")).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, path+"/close", nil).Want(http.StatusOK)
		late := w.Client("Late", "Comer")
		w.Assess(late, "gad-2", 0, 0)
		w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", apitest.EnrollBody(late)).Want(http.StatusCreated)
		if before := w.Do("therapist", http.MethodGet, path, nil).Want(http.StatusOK); len(before.Field("roster").([]any)) != 6 {
			t.Fatalf("before: %s", before.Raw)
		}
		after := w.Do("therapist", http.MethodPost, path+"/corrections", correction(late, "present")).Want(http.StatusOK)
		if kind, amount, _ := standing(t, after, late); kind != "session" || amount != 4500 || len(after.Field("roster").([]any)) != 7 {
			t.Errorf("after: %s", after.Raw)
		}
		if after.Field("corrections.0").(map[string]any)["was"] != nil || after.Number("attended") != 2 {
			t.Errorf("the history: %s", after.Raw)
		}
	})
}

// What was exported gets its reversal into the next batch, whatever its day.
func TestCorrectionOfAnExportedChargeIsInTheNextBatch(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		_, path, clients := closedSession(t, w, "no_show")
		w.Do("billing", http.MethodPost, "/exports", map[string]any{"from": "2026-03-01", "to": "2026-03-31", "format": "csv"}).Want(http.StatusCreated)
		w.SetTime(april(2))
		w.Do("billing", http.MethodPost, "/exports", map[string]any{"format": "csv"}).WantCode(http.StatusConflict, "nothing_to_export")
		w.Do("therapist", http.MethodPost, path+"/corrections", correction(clients[0], "present")).Want(http.StatusOK)
		next := w.Do("billing", http.MethodPost, "/exports", map[string]any{"format": "csv"}).Want(http.StatusCreated)
		if next.Number("count") != 2 || next.Number("total.amount") != 4500-2500 || next.Text("to") != "2026-04-02" || next.JSON()["from"] != nil {
			t.Errorf("the next batch: %s", next.Raw)
		}
	})
}

// Therapists who correct at once leave one charge that stands.
func TestCorrectionsAtOnceLeaveOneCharge(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		_, path, clients := closedSession(t, w, "no_show")
		charge := w.Do("billing", http.MethodGet, "/charges", nil).Want(http.StatusOK).Text("items.0.id")
		var wait sync.WaitGroup
		for _, status := range []string{"present", "excused", "late_cancel", "late", "no_show", "present"} {
			wait.Go(func() { w.Do("therapist", http.MethodPost, path+"/corrections", correction(clients[0], status)) })
			wait.Go(func() {
				w.Do("billing", http.MethodPost, "/charges/"+charge+"/correction", map[string]any{"fee": map[string]any{"amount": 1000, "currency": "USD"}, "reason": "Half."})
			})
		}
		wait.Wait()
		w.Do("therapist", http.MethodPost, path+"/corrections", correction(clients[0], "present")).Want(http.StatusOK)
		end := w.Do("therapist", http.MethodGet, path, nil).Want(http.StatusOK)
		kind, amount, _ := standing(t, end, clients[0])
		if kind != "session" || sumOf(end) != amount {
			t.Errorf("%q of %v stands, all add up to %v: %s", kind, amount, sumOf(end), end.Raw)
		}
	})
}
