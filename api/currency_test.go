package api_test

import (
	"net/http"
	"testing"

	"cohort/api/apitest"
)

func TestPracticeChoosesItsCurrencyAndItsUsualFees(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		set := func(change map[string]any) *apitest.Answer {
			found := w.Do("admin", http.MethodGet, "/settings", nil).Want(http.StatusOK)
			body := map[string]any{"practiceName": "Harbor", "currency": "USD", "timeZone": "America/New_York", "sessionCode": "90853"}
			for field, value := range change {
				body[field] = value
			}
			return w.Do("admin", http.MethodPut, "/settings", body, apitest.IfMatch(found.Header.Get("ETag")))
		}
		for _, code := range []string{"XXX", "ABC", "XTS", "XAU", "usd"} {
			if got := set(map[string]any{"currency": code}).Want(http.StatusUnprocessableEntity).WrongFields(); len(got) != 1 || got[0] != "currency" {
				t.Errorf("%s: %v", code, got)
			}
		}
		if got := set(map[string]any{"currency": "HUF"}).Want(http.StatusOK); got.Number("usualFees.low") != 10_000_00 {
			t.Errorf("the band of a currency: %s", got.Raw)
		}
		if got := set(map[string]any{"currency": "HUF", "usualFees": map[string]any{"low": 2, "high": 1}}).Want(http.StatusUnprocessableEntity).WrongFields(); len(got) != 1 || got[0] != "usualFees.high" {
			t.Errorf("a band upside down: %v", got)
		}
		set(map[string]any{"currency": "HUF", "usualFees": map[string]any{"low": 5_000_00, "high": 9_000_00}}).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, "/cohorts", with(w.CohortBody(), "fee", map[string]any{"amount": 10_000_00, "currency": "HUF"})).
			WantCode(http.StatusUnprocessableEntity, "invalid")
		w.Do("therapist", http.MethodPost, "/cohorts", with(w.CohortBody(), "fee", map[string]any{"amount": 9_000_00, "currency": "HUF"})).Want(http.StatusCreated)
		list := w.Do("billing", http.MethodGet, "/currencies", nil).Want(http.StatusOK)
		digits := map[string]float64{}
		for _, item := range list.Field("items").([]any) {
			c := item.(map[string]any)
			digits[c["code"].(string)] = c["digits"].(float64)
		}
		if digits["HUF"] != 2 || digits["JPY"] != 0 || digits["BHD"] != 3 {
			t.Errorf("digits: %v", digits)
		}
	})
}

func with(body map[string]any, field string, value any) map[string]any {
	body[field] = value
	return body
}
