package api_test

import (
	"net/http"
	"testing"

	"cohort/api/apitest"
)

// What the therapist is told before closing is what closing charges: the
// cohort's fee, one agreed with a client, the no-show fee.
func TestChargesAheadAreTheChargesThatClosingMakes(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		settings := w.Do("admin", http.MethodGet, "/settings", nil).Want(http.StatusOK)
		w.Do("admin", http.MethodPut, "/settings", map[string]any{"practiceName": "Harbor", "currency": "USD", "timeZone": "America/New_York",
			"sessionCode": "90853", "noShowFee": 2500}, apitest.IfMatch(settings.Header.Get("ETag"))).Want(http.StatusOK)
		cohort, clients := w.Running(6)
		client := w.Do("intake", http.MethodGet, "/clients/"+clients[1], nil).Want(http.StatusOK)
		w.Do("intake", http.MethodPut, "/clients/"+clients[1]+"/fee", map[string]any{"amount": 3000, "from": "2026-03-01"},
			apitest.IfMatch(client.Header.Get("ETag"))).Want(http.StatusOK)
		session := "/sessions/" + w.Session(cohort, 1)
		w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients, "present", "late", "no_show", "excused", "late_cancel")).Want(http.StatusOK)

		ahead := w.Do("therapist", http.MethodGet, session+"/charges-ahead", nil).Want(http.StatusOK)
		if got := ahead.Number("totals.amount.amount"); got != 4500+3000+2500+2500 || ahead.Number("totals.count") != 4 {
			t.Errorf("ahead: %s", ahead.Raw)
		}
		told := map[any]any{}
		for _, item := range ahead.Field("items").([]any) {
			c := item.(map[string]any)
			told[c["clientId"]] = c["fee"].(map[string]any)["amount"]
		}
		closed := w.Do("therapist", http.MethodPost, session+"/close", nil).Want(http.StatusOK)
		charges := closed.Field("charges").([]any)
		for _, item := range charges {
			c := item.(map[string]any)
			if told[c["clientId"]] != c["fee"].(map[string]any)["amount"] {
				t.Errorf("%v was told %v and charged %v", c["clientCode"], told[c["clientId"]], c["fee"])
			}
		}
		if len(charges) != len(told) {
			t.Errorf("%d charges were told, %d made", len(told), len(charges))
		}
		if after := w.Do("therapist", http.MethodGet, session+"/charges-ahead", nil).Want(http.StatusOK); after.Number("totals.count") != 0 {
			t.Errorf("a closed session has charges ahead: %s", after.Raw)
		}
	})
}
