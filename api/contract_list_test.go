package api_test

import (
	"net/http"
	"strings"
	"testing"

	"cohort/api/apitest"
)

// A list without entries is [], never null, in every answer that can be read
// and in the description of all of them; what the description says to be from a
// closed list is.
func TestWalkNoListIsNull(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		d, own, read, chosen := describe(t, w), estate(w, "therapist", "Own"), 0, 0
		for name, s := range d.Components.Schemas {
			for field, inside := range s.Properties {
				if kind, nullable := d.resolve(inside).kind(); kind == "array" && nullable {
					t.Errorf("%s.%s is described as a list or null", name, field)
				}
			}
		}
		publishAgain(w, own["curriculum"])              // two versions are compared
		interview := "POST /referrals/{id}/suitability" // there is nothing to read before it
		w.Do("intake", http.MethodPost, "/referrals/"+own["referral"]+"/suitability", bodies(w, own)[interview]).Want(http.StatusCreated)
		for _, route := range w.Server.Routes() {
			if route.Method != http.MethodGet {
				continue
			}
			path, _ := addressed(route.Path, own)
			if strings.HasSuffix(path, "/package") { // there is none before it left
				w.Do("therapist", http.MethodPost, "/releases/"+own["release"]+"/issue", map[string]any{"version": 1}).Want(http.StatusOK)
			}
			got := w.Do(whoMay(w, route), http.MethodGet, path+queryOf(call(route), own), nil).Want(http.StatusOK)
			content := d.Paths[route.Path]["get"].Responses["200"].Content
			if _, isJSON := content["application/json"]; !isJSON {
				continue // a file has lines, not lists
			}
			read += d.lists(t, call(route), content["application/json"].Schema, got.JSON())
			chosen += d.choices(t, call(route), content["application/json"].Schema, got.JSON())
		}
		if read < 60 || chosen < 60 {
			t.Errorf("%d lists and %d values of closed lists were looked at", read, chosen)
		}
	})
}

// lists looks at every list of an answer, as it is described.
func (d description) lists(t *testing.T, at string, s *schema, value any) (n int) {
	t.Helper()
	d.walk(at, s, value, func(at string, s *schema, value any) {
		switch value.(type) {
		case []any:
			n++
		case nil:
			if kind, _ := s.kind(); kind == "array" {
				t.Errorf("%s is null", at)
			}
		}
	})
	return n
}
