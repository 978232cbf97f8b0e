package api_test

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"cohort/api/apitest"
)

var harbor = map[string]any{"practiceName": "Harbor", "currency": "USD", "timeZone": "America/New_York", "npi": "1234567893", "taxId": "123456789",
	"address": map[string]any{"line1": "12 Harbor Street", "city": "Brooklyn", "region": "NY", "postalCode": "11201", "country": "US"}}

// Everybody may know where the practice is. Its tax id, which may be a
// person's, only those who work with it; the audit keeps its end.
func TestATaxIDIsForThoseWhoWorkWithIt(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		settings := w.Do("admin", http.MethodGet, "/settings", nil).Want(http.StatusOK)
		body := maps.Clone(harbor)
		body["sessionCode"] = "90853"
		saved := w.Do("admin", http.MethodPut, "/settings", body, apitest.IfMatch(settings.Header.Get("ETag"))).Want(http.StatusOK)
		if saved.Text("taxId") != "12-3456789" {
			t.Errorf("kept %q", saved.Text("taxId"))
		}
		for who, reads := range map[string]bool{"admin": true, "billing": true, "intake": false, "therapist": false} {
			got := w.Do(who, http.MethodGet, "/settings", nil).Want(http.StatusOK)
			if strings.Contains(string(got.Raw), "3456789\"") != reads {
				t.Errorf("%s: %s", who, got.Raw)
			}
			if got.Text("npi") != "1234567893" || got.Field("address").(map[string]any)["city"] != "Brooklyn" {
				t.Errorf("%s does not know where the practice is: %s", who, got.Raw)
			}
			me := w.Do(who, http.MethodGet, "/me", nil).Want(http.StatusOK).Field("practice").(map[string]any)["letterhead"].([]any)
			if !slices.Equal(me, []any{"12 Harbor Street", "Brooklyn, NY 11201", "NPI 1234567893"}) {
				t.Errorf("%s: %v", who, me)
			}
		}
		w.Do("admin", http.MethodPut, "/settings/admission", map[string]any{"instruments": []string{"phq-9"}, "freshDays": 60, "fewestSessions": 2},
			apitest.IfMatch(saved.Header.Get("ETag")))
		if again := w.Do("admin", http.MethodGet, "/settings", nil); again.Text("taxId") != "12-3456789" {
			t.Errorf("another change of the settings loses the tax id: %s", again.Raw)
		}
		audit := w.Do("admin", http.MethodGet, "/audit?action=settings.update", nil).Want(http.StatusOK)
		if strings.Contains(string(audit.Raw), "12-3456789") || !strings.Contains(string(audit.Raw), "…6789") {
			t.Errorf("the audit keeps %s", audit.Raw)
		}
	})
}

func TestEverythingWrongWithALetterheadIsNamed(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		settings := w.Do("admin", http.MethodGet, "/settings", nil).Want(http.StatusOK)
		body := map[string]any{"practiceName": "Harbor", "currency": "USD", "timeZone": "America/New_York", "sessionCode": "90853", "npi": "1234567890", "taxId": "12-34",
			"address": map[string]any{"city": "Brooklyn", "region": "New York", "postalCode": "112", "country": "US"}}
		got := w.Do("admin", http.MethodPut, "/settings", body, apitest.IfMatch(settings.Header.Get("ETag"))).Want(http.StatusUnprocessableEntity)
		want := []string{"address.line1", "address.postalCode", "address.region", "npi", "taxId"}
		if wrong := slices.Sorted(slices.Values(got.WrongFields())); !slices.Equal(wrong, want) {
			t.Errorf("%v, want %v", wrong, want)
		}
	})
}
