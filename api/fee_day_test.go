package api_test

import (
	"net/http"
	"testing"
	"time"

	"cohort/api/apitest"
)

// chargedIn closes a session of which only the first client is marked, and
// gives what they were charged, -1 for nothing.
func chargedIn(t *testing.T, w *apitest.World, cohort string, number int, client, status string) float64 {
	t.Helper()
	session := "/sessions/" + w.Session(cohort, number)
	w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks([]string{client}, status)).Want(http.StatusOK)
	closed := w.Do("therapist", http.MethodPost, session+"/close", nil).Want(http.StatusOK)
	if len(closed.Field("charges").([]any)) == 0 {
		return -1
	}
	return closed.Number("charges.0.fee.amount")
}

// Sessions of the cohort are on Tuesdays from 2026-03-03.
func april(day int) time.Time { return time.Date(2026, time.April, day, 15, 0, 0, 0, time.UTC) }

// A fee that was set late is charged from its own day on, and a session that
// is closed late is charged what it cost on its day.
func TestCohortFeeHoldsFromItsDay(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		w.SetTime(april(2)) // five sessions have been
		path, set := "/cohorts/"+cohort, func(change map[string]any) *apitest.Answer {
			found := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK)
			return w.Do("therapist", http.MethodPatch, "/cohorts/"+cohort, change, apitest.IfMatch(found.Header.Get("ETag"))).Want(http.StatusOK)
		}
		if got := chargedIn(t, w, cohort, 3, clients[0], "present"); got != 4500 {
			t.Errorf("before any change: %v", got)
		}
		now := set(map[string]any{"fee": map[string]any{"amount": 6000, "currency": "USD"}})
		if now.Number("fee.amount") != 6000 || now.Text("fees.1.from") != "2026-04-02" || now.Number("fees.0.fee.amount") != 4500 || now.Text("fees.1.setBy") == "" {
			t.Errorf("a fee from today: %s", now.Raw)
		}
		if got := chargedIn(t, w, cohort, 1, clients[0], "present"); got != 4500 {
			t.Errorf("a session before the fee's day: %v", got)
		}
		reach := w.Do("therapist", http.MethodGet, path+"/fee-reach?from=2026-03-17", nil).Want(http.StatusOK)
		if reach.Number("open") != 2 || reach.Number("kept") != 1 || reach.Text("until") != "2026-04-02" { // 24 and 31 March are open, 17 is closed
			t.Errorf("reach: %s", reach.Raw)
		}
		past := set(map[string]any{"fee": map[string]any{"amount": 5000, "currency": "USD"}, "feeFrom": "2026-03-17"})
		if past.Number("fee.amount") != 6000 {
			t.Errorf("a fee of the past changes today's: %s", past.Raw)
		}
		if got := chargedIn(t, w, cohort, 4, clients[0], "present"); got != 5000 {
			t.Errorf("a session in the days of the past fee: %v", got)
		}
		if got := chargedIn(t, w, cohort, 2, clients[0], "present"); got != 4500 {
			t.Errorf("a session before them: %v", got)
		}
		if kept := w.Do("therapist", http.MethodGet, "/sessions/"+w.Session(cohort, 3), nil).Want(http.StatusOK); kept.Number("charges.0.fee.amount") != 4500 {
			t.Errorf("what was charged has changed: %s", kept.Raw)
		}
		ahead := set(map[string]any{"fee": map[string]any{"amount": 7000, "currency": "USD"}, "feeFrom": "2026-04-14"})
		if ahead.Number("fee.amount") != 6000 || len(ahead.Field("fees").([]any)) != 4 {
			t.Errorf("a fee ahead holds today: %s", ahead.Raw)
		}
		w.SetTime(april(14))
		if list := w.Do("billing", http.MethodGet, "/cohorts", nil).Want(http.StatusOK); list.Number("items.0.fee.amount") != 7000 {
			t.Errorf("on its day a fee that was planned holds: %s", list.Raw)
		}
		if unclosed := w.Do("billing", http.MethodGet, "/sessions/unclosed", nil).Want(http.StatusOK); unclosed.Number("items.0.fee.amount") != 5000 || unclosed.Number("items.1.fee.amount") != 6000 {
			t.Errorf("unclosed sessions have the fees of their days: %s", unclosed.Raw)
		}
		if got := chargedIn(t, w, cohort, 7, clients[0], "present"); got != 7000 {
			t.Errorf("the session of that day: %v", got)
		}
	})
}

// Until a cohort runs, its fee is the one it begins with.
func TestFeeOfAPlannedCohortHoldsFromTheBeginning(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		path := "/cohorts/" + w.Cohort(nil)
		found := w.Do("therapist", http.MethodGet, path, nil).Want(http.StatusOK)
		now := w.Do("therapist", http.MethodPatch, path, map[string]any{"fee": map[string]any{"amount": 6000, "currency": "USD"}},
			apitest.IfMatch(found.Header.Get("ETag"))).Want(http.StatusOK)
		if now.Number("fee.amount") != 6000 || now.Field("fees.1").(map[string]any)["from"] != nil {
			t.Errorf("got %s", now.Raw)
		}
		wrong := w.Do("therapist", http.MethodPatch, path, map[string]any{"feeFrom": "1899-12-31", "fee": map[string]any{"amount": 6000, "currency": "USD"}},
			apitest.IfMatch(now.Header.Get("ETag"))).Want(http.StatusUnprocessableEntity)
		if got := wrong.WrongFields(); len(got) != 1 || got[0] != "feeFrom" {
			t.Errorf("wrong: %v", got)
		}
	})
}

func TestClientFeeHoldsFromItsDay(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		w.SetTime(april(2))
		path := "/clients/" + clients[0] + "/fee"
		set := func(body map[string]any) *apitest.Answer {
			found := w.Do("billing", http.MethodGet, path, nil).Want(http.StatusOK)
			return w.Do("billing", http.MethodPut, path, body, apitest.IfMatch(found.Header.Get("ETag"))).Want(http.StatusOK)
		}
		now := set(map[string]any{"amount": 3000})
		if now.Number("fee.amount") != 3000 || now.Text("fees.0.from") != "2026-04-02" {
			t.Errorf("agreed today: %s", now.Raw)
		}
		if got := chargedIn(t, w, cohort, 1, clients[0], "present"); got != 4500 {
			t.Errorf("a session before it was agreed: %v", got)
		}
		reach := w.Do("billing", http.MethodGet, "/clients/"+clients[0]+"/fee-reach", nil).Want(http.StatusOK)
		if reach.Number("open") != 4 || reach.Number("kept") != 1 || reach.Text("until") != "2026-04-02" {
			t.Errorf("reach: %s", reach.Raw)
		}
		set(map[string]any{"amount": 4000, "from": "2026-03-10"})
		if got := chargedIn(t, w, cohort, 2, clients[0], "present"); got != 4000 {
			t.Errorf("a session after the day on which it holds: %v", got)
		}
		back := set(map[string]any{"amount": nil, "from": "2026-03-17"})
		if len(back.Field("fees").([]any)) != 3 || back.Number("fee.amount") != 3000 {
			t.Errorf("taken back for a while: %s", back.Raw)
		}
		if got := chargedIn(t, w, cohort, 3, clients[0], "present"); got != 4500 {
			t.Errorf("a session after it was taken back: %v", got)
		}
		stranger := w.Client("Nobody", "Seated")
		found := w.Do("billing", http.MethodGet, "/clients/"+stranger+"/fee", nil).Want(http.StatusOK)
		first := w.Do("billing", http.MethodPut, "/clients/"+stranger+"/fee", map[string]any{"amount": 3500}, apitest.IfMatch(found.Header.Get("ETag"))).Want(http.StatusOK)
		if first.Field("fees.0").(map[string]any)["from"] != nil {
			t.Errorf("before the first seat it holds from the beginning: %s", first.Raw)
		}
	})
}

func TestNoShowFeeAndSessionCodeHoldFromTheirDay(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		w.SetTime(april(2))
		set := func(body map[string]any) *apitest.Answer {
			found := w.Do("admin", http.MethodGet, "/settings", nil).Want(http.StatusOK)
			body["practiceName"], body["currency"], body["timeZone"] = "Harbor", "USD", "America/New_York"
			return w.Do("admin", http.MethodPut, "/settings", body, apitest.IfMatch(found.Header.Get("ETag"))).Want(http.StatusOK)
		}
		now := set(map[string]any{"sessionCode": "90853", "noShowFee": 2500})
		if now.Number("noShowFee") != 2500 || now.Text("fees.1.from") != "2026-04-02" {
			t.Errorf("set today: %s", now.Raw)
		}
		if got := chargedIn(t, w, cohort, 1, clients[0], "no_show"); got != -1 {
			t.Errorf("a no-show before the fee's day costs %v", got)
		}
		reach := w.Do("admin", http.MethodGet, "/settings/fee-reach?from=2026-03-03", nil).Want(http.StatusOK)
		if reach.Number("open") != 4 || reach.Number("kept") != 1 || reach.Text("until") != "2026-04-02" {
			t.Errorf("reach: %s", reach.Raw)
		}
		set(map[string]any{"sessionCode": "90849", "noShowFee": 2000, "feeFrom": "2026-03-10"})
		if got := chargedIn(t, w, cohort, 2, clients[0], "no_show"); got != 2000 {
			t.Errorf("a no-show on the fee's day costs %v", got)
		}
		session := "/sessions/" + w.Session(cohort, 3)
		w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients[:1], "present")).Want(http.StatusOK)
		if closed := w.Do("therapist", http.MethodPost, session+"/close", nil).Want(http.StatusOK); closed.Text("charges.0.code") != "90849" {
			t.Errorf("the code of the session's day: %s", closed.Raw)
		}
		if same := set(map[string]any{"sessionCode": "90853", "noShowFee": 2500}); len(same.Field("fees").([]any)) != 3 {
			t.Errorf("saying what holds anyhow adds nothing: %s", same.Raw)
		}
	})
}

// A practice that is being set up decides for the sessions it enters afterwards, too.
func TestPracticeFeeBeforeTheFirstCohortHoldsFromTheBeginning(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		found := w.Do("admin", http.MethodGet, "/settings", nil).Want(http.StatusOK)
		w.Do("admin", http.MethodPut, "/settings", map[string]any{"practiceName": "Harbor", "currency": "USD", "timeZone": "America/New_York",
			"sessionCode": "90853", "noShowFee": 2500}, apitest.IfMatch(found.Header.Get("ETag"))).Want(http.StatusOK)
		cohort, clients := w.Running(6)
		if got := chargedIn(t, w, cohort, 1, clients[0], "no_show"); got != 2500 {
			t.Errorf("a no-show of last week costs %v", got)
		}
	})
}
