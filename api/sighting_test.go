package api_test

import (
	"encoding/csv"
	"net/http"
	"slices"
	"strings"
	"testing"

	"cohort/api/apitest"
)

// sightingsOf are the lines of a report, all pages of it.
func sightingsOf(w *apitest.World, query string) (lines []map[string]any) {
	w.T.Helper()
	for after := ""; ; {
		list := w.Do("admin", http.MethodGet, "/audit/sightings?limit=3&"+query+after, nil).Want(http.StatusOK)
		items, _ := list.Field("items").([]any)
		for _, item := range items {
			lines = append(lines, item.(map[string]any))
		}
		if list.Text("nextCursor") == "" {
			return lines
		}
		after = "&cursor=" + list.Text("nextCursor")
	}
}

func TestAuditTellsWhoSawAClient(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		code := w.Do("intake", http.MethodGet, "/clients/"+clients[0], nil).Want(http.StatusOK).Text("code")
		before := len(sightingsOf(w, "clientCode="+code))
		w.Do("therapist", http.MethodGet, "/clients/"+clients[0], nil).Want(http.StatusOK)
		w.Do("billing", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK)
		w.Do("other therapist", http.MethodGet, "/clients/"+clients[0], nil).Want(http.StatusNotFound) // saw nothing
		w.Do("admin", http.MethodGet, "/clients/"+clients[0], nil).Want(http.StatusForbidden)

		lines := sightingsOf(w, "clientCode="+code)
		seen := func(who, action string, among float64) bool {
			return slices.ContainsFunc(lines, func(l map[string]any) bool {
				return l["actorName"] == w.Users[who].Name && l["action"] == action && l["among"] == among && l["address"] != ""
			})
		}
		if !seen("therapist", "clients.read", 1) || !seen("billing", "cohorts.read", 6) {
			t.Errorf("%v", lines)
		}
		for _, l := range lines {
			if l["actorName"] == w.Users["other therapist"].Name || l["outcome"] == "refused" {
				t.Errorf("who was refused is said to have seen: %v", l)
			}
			if of := l["clients"].([]any); len(of) != 1 || of[0].(map[string]any)["clientCode"] != code {
				t.Errorf("other clients stand in the report of one: %v", of)
			}
		}
		if len(lines) <= before+2 { // the two, and the reports before, which showed the code
			t.Errorf("%d lines after %d", len(lines), before)
		}
		if none := sightingsOf(w, "clientCode=C-99999999"); len(none) != 0 {
			t.Errorf("a code that nobody has was seen: %v", none)
		}
		w.Do("admin", http.MethodGet, "/audit/sightings", nil).WantCode(http.StatusUnprocessableEntity, "invalid")
		w.Do("intake", http.MethodGet, "/audit/sightings?clientCode="+code, nil).Want(http.StatusForbidden)
	})
}

func TestAuditTellsWhomAPersonSaw(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		for range 8 { // entries that show nobody are passed over
			w.Do("billing", http.MethodGet, "/exports", nil).Want(http.StatusOK)
		}
		w.Do("billing", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK)
		lines := sightingsOf(w, "actorId="+w.Users["billing"].ID.String())
		if len(lines) != 1 || lines[0]["among"] != 6.0 || len(lines[0]["clients"].([]any)) != 6 {
			t.Fatalf("%v", lines)
		}
		both := sightingsOf(w, "clientId="+clients[0]+"&actorId="+w.Users["billing"].ID.String())
		if len(both) != 1 || len(both[0]["clients"].([]any)) != 1 {
			t.Errorf("%v", both)
		}
	})
}

func TestAuditSightingsAreAFile(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		_, clients := w.Running(2)
		code := w.Do("intake", http.MethodGet, "/clients/"+clients[0], nil).Want(http.StatusOK).Text("code")
		got := w.Do("admin", http.MethodGet, "/audit/sightings/file?clientCode="+code, nil).Want(http.StatusOK)
		text, marked := strings.CutPrefix(string(got.Raw), "\ufeff")
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil || !marked || !strings.Contains(text, "\r\n") {
			t.Fatal(err, marked)
		}
		if want := 1 + len(sightingsOf(w, "clientCode="+code)); len(rows) != want || len(rows) < 4 { // with the entry of the file itself
			t.Errorf("%d rows, %d wanted", len(rows), want)
		}
		for _, row := range rows[1:] {
			if row[1] != code {
				t.Errorf("%v", row)
			}
		}
		if got.Header.Get("Content-Disposition") != `attachment; filename="sightings.csv"` {
			t.Error(got.Header)
		}
		entries := w.Do("admin", http.MethodGet, "/audit?action=audit.export&clientCode="+code, nil).Want(http.StatusOK)
		if len(entries.Field("items").([]any)) != 1 {
			t.Errorf("the file is not in the audit: %s", entries.Raw)
		}
		w.Do("admin", http.MethodGet, "/audit/sightings/file", nil).WantCode(http.StatusUnprocessableEntity, "invalid")
		w.Do("intake", http.MethodGet, "/audit/sightings/file?clientCode="+code, nil).Want(http.StatusForbidden)
		w.Do("admin", http.MethodGet, "/audit/sightings/file?clientCode="+code+"&of=all", nil).Want(http.StatusUnprocessableEntity)
	})
}
