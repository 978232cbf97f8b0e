package api_test

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"cohort/api"
	"cohort/api/apitest"
	"cohort/domain"
)

// badQueries are what the parameters of lists must not be; "" is for all.
var badQueries = map[string][]string{
	"limit": {"0", "-1", "201", "1e2", "1e400", "10.5", "abc", "9223372036854775808", "%00", "%ff", " 5", "0x10"},
	"cursor": {"%00", "%ff", "%27%20OR%201=1--", "-5", strings.Repeat("z", 101), strings.Repeat("9", 100), "../x", "%F0%9D%94%8A",
		"1-2"},
	"from":     {"2026-02-30", "0000-01-01", "yesterday", "%00", "%ff", "2026-1-1", "20260101"},
	"to":       {"2026-02-30", "0000-01-01", "tomorrow", "%00", "%ff", "2026-13-01"},
	"cohortId": {"x", "%00", "%ff", strings.Repeat("0", 36), "{01900000-0000-7000-8000-00000000000}"},
	"clientId": {"x", "%00", "%ff", strings.Repeat("g", 36)},
	"leaderId": {"x", "%00", "%ff"}, "actorId": {"x", "%00", "%ff"},
	"status": {"nothing", "%00", "%ff", "ready%00"}, "outcome": {"x", "%00"}, "exported": {"maybe", "%00"},
	"totals": {"maybe", "%00"}, "open": {"maybe", "%00"}, "action": {"%00", "%ff", strings.Repeat("a", 61)},
	"": {},
}

// oddQueries may be right, or find nothing: they do no harm.
var oddQueries = map[string][]string{
	"cursor": {"01900000-0000-7000-8000-000000000000", "1", "zzzzzzzzzzzz"},
	"from":   {"0001-01-01", "9999-12-31", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-23:59"},
	"to":     {"0001-01-01", "9999-12-31", "0001-01-01T00:00:00%2B23:59", "9999-12-31T23:59:59Z"},
	"status": {",", "", strings.Repeat("ready,", 1000)},
	"":       {},
}

// Every parameter of every list × what it must not be.
func TestWalkBadQueriesAreRefused(t *testing.T) {
	eachBadWorld(t, func(t *testing.T, w *badWorld) {
		d := describe(t, w.World)
		cases, was := 0, w.stored()
		for _, route := range w.Server.Routes() {
			if route.Method != http.MethodGet {
				continue
			}
			path, _ := addressed(route.Path, w.own)
			who := whoMay(w.World, route)
			for _, p := range d.Paths[route.Path]["get"].Parameters {
				if p.In != "query" {
					continue
				}
				for _, value := range slices.Concat(badQueries[p.Name], oddQueries[p.Name]) {
					cases++
					what := fmt.Sprintf("%s?%s=%.60s", call(route), p.Name, value)
					got := w.Do(who, http.MethodGet, withQuery(path, queryOf(call(route), w.own), p.Name, value), nil)
					checkProblem(t, what, got)
					bad := slices.Contains(badQueries[p.Name], value)
					if bad && got.Status != http.StatusUnprocessableEntity {
						t.Errorf("%s: %d", what, got.Status)
					} else if bad && !slices.Contains(got.WrongFields(), p.Name) {
						t.Errorf("%s: %s is not named: %s", what, p.Name, got.Raw)
					}
				}
			}
			for _, query := range []string{"zqUnknown=1", "limit=5&limit=6", "%00=1", "%ff=%ff", "a;b=1", strings.Repeat("x", 4000) + "=1"} {
				cases++
				got := w.Do(who, http.MethodGet, path+"?"+query, nil)
				checkProblem(t, call(route)+"?"+query, got)
				if got.Status < http.StatusBadRequest && strings.HasPrefix(query, "zq") {
					t.Errorf("%s takes an unknown parameter", call(route))
				}
			}
		}
		if now := w.stored(); now != was {
			t.Errorf("reading changed what is stored:\n%s\n%s", was, now)
		}
		fmt.Printf("bad queries on %s: %d cases\n", w.Store.Kind(), cases)
	})
}

// withQuery puts a parameter in place of the one that a list needs.
func withQuery(path, needed, name, value string) string {
	var parts []string
	for part := range strings.SplitSeq(strings.TrimPrefix(needed, "?"), "&") {
		if part != "" && !strings.HasPrefix(part, name+"=") {
			parts = append(parts, part)
		}
	}
	return path + "?" + strings.Join(append(parts, name+"="+strings.ReplaceAll(value, " ", "+")), "&")
}

// badIDs cannot name anything.
var badIDs = []string{"x", "0", "-1", "null", "undefined", "%00", "%ff", "%2e%2e%2fusers", "00000000-0000-0000-0000-000000000000",
	"%7B01900000-0000-7000-8000-000000000000%7D", "urn:uuid:01900000-0000-7000-8000-000000000000", "0190000000007000800000000000000",
	"01900000-0000-7000-8000-00000000000%00", "99999999999999999999", "2147483648", "1e400", strings.Repeat("a", 5000), url.PathEscape("' OR '1'='1")}

// alike are what an estate has besides the one thing of its kind.
var alike = map[string]string{"missed": "enrollment", "later-session": "session", "curriculum-file": "curriculum", "attachment": "client", "session-attachment": "session", "make-up-session": "session", "substitute": "user",
	"waiting-note": "note", "support-group-check": "support-group"}

// Every address × ids that name nothing, and ids that name something else.
func TestWalkBadIDsNameNothing(t *testing.T) {
	eachBadWorld(t, func(t *testing.T, w *badWorld) {
		cases, was := 0, w.stored()
		for _, route := range w.Server.Routes() {
			if !strings.Contains(route.Path, "{") {
				continue
			}
			for _, id := range badIDs {
				cases += tryID(t, w, route, id)
			}
			for other, id := range w.own {
				if cmp.Or(alike[other], other) != kinds[strings.Split(route.Path, "/")[3]] && len(id) == 36 {
					cases += tryID(t, w, route, id)
				}
			}
		}
		if now := w.stored(); now != was {
			t.Errorf("something was stored:\n%s\n%s", was, now)
		}
		fmt.Printf("bad ids on %s: %d cases\n", w.Store.Kind(), cases)
	})
}

// tryID takes every placeholder of an address in turn.
func tryID(t *testing.T, w *badWorld, route api.Route, id string) (cases int) {
	t.Helper()
	for _, hole := range placeholder.FindAllString(route.Path, -1) {
		if hole == "{clientId}" && id == w.own["client"] {
			continue
		}
		path, _ := addressed(strings.Replace(route.Path, hole, id, 1), w.own)
		body := bodies(w.World, w.own)[call(route)]
		got := w.Do(whoMay(w.World, route), route.Method, path, body, apitest.IfMatch("1"))
		cases++
		what := fmt.Sprintf("%s with %s = %.60s", call(route), hole, id)
		checkProblem(t, what, got)
		if got.Status != http.StatusNotFound && got.Status != http.StatusUnprocessableEntity && got.Status != http.StatusMethodNotAllowed {
			t.Errorf("%s: %d %.200s", what, got.Status, got.Raw)
		}
	}
	return cases
}

// An id in capitals is the same id: it is found, and never made a second
// thing of.
func TestIDInCapitalsIsTheSameID(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		id := newClient(t, w, "Ana", "Lopez")
		got := w.Do("intake", http.MethodGet, "/clients/"+strings.ToUpper(id), nil).Want(http.StatusOK)
		if got.Text("id") != id {
			t.Errorf("%s became %s", id, got.Text("id"))
		}
		if _, err := domain.ParseID[domain.ClientID](strings.ToUpper(id)); err != nil {
			t.Error(err)
		}
	})
}
