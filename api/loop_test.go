package api_test

import (
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"cohort/api/apitest"
)

// The whole loop through the API alone: a referral becomes an exported fee.
func TestLoopFromReferralToExport(t *testing.T) {
	apitest.Each(t, loop)
}

func loop(t *testing.T, w *apitest.World) {
	t.Helper()
	settings := w.Do("admin", http.MethodGet, "/settings", nil).Want(http.StatusOK)
	w.Do("admin", http.MethodPut, "/settings", map[string]any{"practiceName": "Harbor", "currency": "USD",
		"timeZone": "America/New_York", "sessionCode": "90853", "noShowFee": 2500}, apitest.IfMatch(settings.Header.Get("ETag"))).Want(http.StatusOK)

	cohort, clients := w.Running(6)
	seats := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK)
	if seats.Number("seats.taken") != 6 || seats.Number("seats.open") != 2 || seats.Text("status") != "running" {
		t.Fatalf("seats: %s", seats.Raw)
	}
	if got := seats.Text("sessions.0.startsAt"); got != "2026-03-03T14:00:00Z" {
		t.Errorf("session 1 starts at %s", got)
	}
	if got := seats.Text("sessions.1.startsAt"); got != "2026-03-10T13:00:00Z" {
		t.Errorf("session 2, after the clocks changed, starts at %s: 9:00 must stay 9:00", got)
	}

	first := w.Session(cohort, 1)
	w.Do("therapist", http.MethodPut, "/sessions/"+first+"/attendance",
		apitest.Marks(clients, "present", "late", "left_early", "excused", "no_show", "late_cancel")).Want(http.StatusOK)
	homework := w.Do("therapist", http.MethodPost, "/sessions/"+first+"/homework",
		map[string]any{"title": "Anger log", "instructions": "Note each cue."}).Want(http.StatusCreated)
	if n := len(homework.Field("returns").([]any)); n != 6 {
		t.Errorf("homework went to %d members", n)
	}
	closed := w.Do("therapist", http.MethodPost, "/sessions/"+first+"/close", nil).Want(http.StatusOK)
	again := w.Do("therapist", http.MethodPost, "/sessions/"+first+"/close", nil).Want(http.StatusOK)
	if string(closed.Raw) != string(again.Raw) {
		t.Errorf("closing twice answers differently:\n%s\n%s", closed.Raw, again.Raw)
	}
	if closed.Text("status") != "closed" || len(closed.Field("charges").([]any)) != 5 || closed.Number("attended") != 3 {
		t.Errorf("closing made %s", closed.Raw)
	}

	charges := w.Do("billing", http.MethodGet, "/charges?totals=true&exported=false", nil).Want(http.StatusOK)
	if charges.Number("totals.count") != 5 || charges.Number("totals.amount.amount") != 3*4500+2*2500 {
		t.Errorf("totals: %s", charges.Raw)
	}

	batch := w.Do("billing", http.MethodPost, "/exports", map[string]any{"from": "2026-03-01", "to": "2026-03-31", "format": "csv"}).
		Want(http.StatusCreated)
	if batch.Number("number") != 1 || batch.Number("count") != 5 || batch.Number("total.amount") != 18500 {
		t.Errorf("batch: %s", batch.Raw)
	}
	checkFile(t, w, batch, clients)
	w.Do("billing", http.MethodPost, "/exports", map[string]any{"from": "2026-03-01", "to": "2026-03-31", "format": "csv"}).
		WantCode(http.StatusConflict, "nothing_to_export")

	second := w.Session(cohort, 2)
	next := w.Do("therapist", http.MethodGet, "/sessions/"+second, nil).Want(http.StatusOK)
	if next.Text("earlierHomework.0.id") != homework.Text("id") {
		t.Errorf("the next session does not ask for the homework: %s", next.Raw)
	}
	w.Do("therapist", http.MethodPut, "/homework/"+homework.Text("id")+"/returns/"+clients[0],
		map[string]any{"status": "returned", "feedback": "Clear and honest."}).Want(http.StatusOK)
}

func checkFile(t *testing.T, w *apitest.World, batch *apitest.Answer, clients []string) {
	t.Helper()
	file := w.Do("billing", http.MethodGet, "/exports/"+batch.Text("id")+"/file", nil).Want(http.StatusOK)
	again := w.Do("billing", http.MethodGet, "/exports/"+batch.Text("id")+"/file", nil).Want(http.StatusOK)
	digest := sha256.Sum256(file.Raw)
	if string(file.Raw) != string(again.Raw) || hex.EncodeToString(digest[:]) != batch.Text("sha256") {
		t.Error("the file is not what the batch promised")
	}
	rows, err := csv.NewReader(strings.NewReader(string(file.Raw))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	total := 0.0
	for _, row := range rows[1:] {
		var fee float64
		if _, err := fmt.Sscanf(row[7], "%f", &fee); err != nil {
			t.Fatal(err)
		}
		total += fee
	}
	if len(rows)-1 != 5 || total != 185 {
		t.Errorf("the file has %d charges of %.2f", len(rows)-1, total)
	}
	for _, name := range []string{"First", "Member", "Anger", "Theme", "anger"} {
		if strings.Contains(string(file.Raw), name) {
			t.Errorf("the file says %q", name)
		}
	}
}
