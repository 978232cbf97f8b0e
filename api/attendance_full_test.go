package api_test

import (
	"net/http"
	"strings"
	"testing"

	"cohort/api/apitest"
)

func marked(of ...map[string]any) map[string]any {
	items := make([]any, len(of))
	for i, m := range of {
		items[i] = m
	}
	return map[string]any{"items": items}
}

// One evening of a hybrid group: somebody excused comes all the same, somebody
// walks in before they are expected, one comes late online, one is taken off the
// roster. What a claim needs is on the charge and in the file; adherence counts
// what was held.
func TestAnEveningInFull(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort := w.Cohort(map[string]any{"entry": "open", "delivery": "hybrid"})
		var clients []string
		for i, name := range []string{"Ana", "Ben", "Cleo", "Dina"} {
			client := w.Client(name, "Member")
			body := apitest.EnrollBody(client)
			if i == 3 {
				body["fromSession"] = 3
			}
			w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", body).Want(http.StatusCreated)
			clients = append(clients, client)
		}
		w.Do("therapist", http.MethodPost, "/cohorts/"+cohort+"/start", map[string]any{"overrideReason": "Small on purpose."}).Want(http.StatusOK)
		path := "/sessions/" + w.Session(cohort, 1)
		take := func(items ...map[string]any) *apitest.Answer {
			return w.Do("therapist", http.MethodPut, path+"/attendance", marked(items...))
		}
		mark := func(i int, status string, more ...any) map[string]any {
			m := map[string]any{"clientId": clients[i], "status": status}
			for n := 0; n < len(more); n += 2 {
				m[more[n].(string)] = more[n+1]
			}
			return m
		}
		take(mark(0, "excused")).Want(http.StatusOK)
		if wrong := take(mark(2, "taken_off"), mark(3, "no_show")).WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields(); strings.Join(wrong, " ") != "items[0].reason items[1].status" {
			t.Errorf("wrong: %v", wrong)
		}
		called := take(mark(0, "present", "place", "in_person"), mark(1, "late", "cameAfter", 20, "place", "online"),
			mark(2, "taken_off", "reason", "Was asked to rest tonight."), mark(3, "present", "place", "in_person")).Want(http.StatusOK)
		if n := len(called.Field("roster").([]any)); n != 4 {
			t.Errorf("%d on the roster after a walk-in: %s", n, called.Raw)
		}
		if !strings.Contains(string(called.Raw), `"minutes":70`) || !strings.Contains(string(called.Raw), "asked to rest") {
			t.Errorf("called: %s", called.Raw)
		}
		if seen := w.Do("billing", http.MethodGet, path, nil).Want(http.StatusOK); strings.Contains(string(seen.Raw), "asked to rest") {
			t.Errorf("billing reads why: %s", seen.Raw)
		}
		closed := w.Do("therapist", http.MethodPost, path+"/close", nil).Want(http.StatusOK)
		if closed.Number("attended") != 3 || len(closed.Field("charges").([]any)) != 3 || len(closed.Field("missing").([]any)) != 0 {
			t.Errorf("closed: %s", closed.Raw)
		}

		// The clinic cancels the next one after somebody came.
		w.SetTime(w.Time().AddDate(0, 0, 7))
		next := "/sessions/" + w.Session(cohort, 2)
		w.Do("therapist", http.MethodPut, next+"/attendance", marked(mark(0, "present"))).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, next+"/cancel", map[string]any{"reason": "The heating failed.", "withRecord": true}).Want(http.StatusOK)
		regular := w.Do("billing", http.MethodGet, "/cohorts/"+cohort+"/adherence", nil).Want(http.StatusOK)
		if regular.Number("all.held") != 3 || regular.Number("all.attended") != 3 || regular.Number("members.2.held") != 0 || regular.Number("all.committed") != 48 {
			t.Errorf("adherence: %s", regular.Raw)
		}
		own := w.Do("therapist", http.MethodGet, "/clients/"+clients[1]+"/adherence", nil).Want(http.StatusOK)
		if own.Number("items.0.attended") != 1 || own.Number("items.0.committed") != 12 {
			t.Errorf("adherence of one: %s", own.Raw)
		}
		w.Do("other therapist", http.MethodGet, "/clients/"+clients[1]+"/adherence", nil).Want(http.StatusNotFound)

		batch := w.Do("billing", http.MethodPost, "/exports", map[string]any{"format": "csv"}).Want(http.StatusCreated).Text("id")
		file := string(w.Do("billing", http.MethodGet, "/exports/"+batch+"/file", nil).Want(http.StatusOK).Raw)
		if !strings.Contains(file, ",reverses,minutes,place\r\n") || strings.Count(file, ",90,in_person\r\n") != 2 || !strings.Contains(file, ",70,online\r\n") {
			t.Errorf("file: %s", file)
		}
		// Corrected minutes take the charge back and make it again at the same fee.
		after := w.Do("therapist", http.MethodPost, path+"/corrections", map[string]any{"items": marked(mark(1, "late", "minutes", 60, "place", "online"))["items"],
			"reason": "Came later than noted."}).Want(http.StatusOK)
		if kind, amount, all := standing(t, after, clients[1]); kind != "session" || amount != 4500 || all != 3 || sumOf(after) != 3*4500 {
			t.Errorf("corrected: %s", after.Raw)
		}
		if after.Number("corrections.0.was.cameAfter") != 20 || after.Number("corrections.0.now.minutes") != 60 {
			t.Errorf("history: %s", after.Raw)
		}
		off := w.Do("therapist", http.MethodPost, path+"/corrections", map[string]any{"items": marked(mark(0, "taken_off"))["items"], "reason": "Only fetched a book."}).Want(http.StatusOK)
		if _, _, all := standing(t, off, clients[0]); all != 2 || off.Number("attended") != 2 {
			t.Errorf("taken off afterwards: %s", off.Raw)
		}
	})
}
