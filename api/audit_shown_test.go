package api_test

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/practice"
)

var (
	clientCode = regexp.MustCompile(`\bC-[0-9]{4,}\b`)
	anyID      = regexp.MustCompile(`\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b`)
)

// clientsBy are all clients, by their id and by their code.
func clientsBy(w *apitest.World) map[string]string {
	w.T.Helper()
	found, after := map[string]string{}, ""
	for {
		asked := map[string]any{"limit": 100}
		if after != "" {
			asked["cursor"] = after
		}
		list := w.Do("intake", http.MethodPost, "/clients/search", asked).Want(http.StatusOK)
		items, _ := list.Field("items").([]any)
		for _, item := range items {
			c := item.(map[string]any)
			found[c["id"].(string)], found[c["code"].(string)] = c["id"].(string), c["id"].(string)
		}
		if after = list.Text("nextCursor"); after == "" {
			return found
		}
	}
}

// checkShown fails the test unless the audit names the request of an answer under
// every client whom the answer shows, and says how many those are.
func checkShown(t *testing.T, w *apitest.World, what string, a *apitest.Answer) (shown int) {
	t.Helper()
	clients := clientsBy(w)
	var seen []string
	for _, text := range append(clientCode.FindAllString(string(a.Raw), -1), anyID.FindAllString(string(a.Raw), -1)...) {
		if id := clients[text]; id != "" && !slices.Contains(seen, id) {
			seen = append(seen, id)
		}
	}
	request := a.Header.Get("X-Request-Id")
	for _, id := range seen {
		if !slices.Contains(requestsAbout(w, "limit=100&clientId="+id), request) {
			t.Errorf("%s shows client %s, and the audit of the client does not have it", what, id)
		}
	}
	return len(seen)
}

// requestsAbout are the requests of the entries that the administrator finds.
func requestsAbout(w *apitest.World, query string) (requests []string) {
	w.T.Helper()
	for after := ""; ; {
		list := w.Do("admin", http.MethodGet, "/audit?"+query+after, nil).Want(http.StatusOK)
		items, _ := list.Field("items").([]any)
		for _, item := range items {
			requests = append(requests, item.(map[string]any)["requestId"].(string))
		}
		if list.Text("nextCursor") == "" {
			return requests
		}
		after = "&cursor=" + list.Text("nextCursor")
	}
}

// Whoever is shown a client, in whatever list or page, is in the audit of that
// client.
func TestWalkAuditNamesEveryClientThatAnAnswerShows(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		own, routes, shown := estate(w, "therapist", "Own"), 0, 0
		look := func(who, method, path string, body any) {
			got := w.Do(who, method, path, body)
			if got.Status != http.StatusOK {
				return // not theirs
			}
			if n := checkShown(t, w, fmt.Sprintf("%s %s by %s", method, path, who), got); n > 0 {
				routes, shown = routes+1, shown+n
			}
		}
		for _, who := range []string{"therapist", "intake", "billing", "admin"} {
			for _, route := range w.Server.Routes() {
				path, _ := addressed(route.Path, own)
				switch {
				case route.Method == http.MethodGet && !route.Unhurried:
					look(who, route.Method, path+queryOf(call(route), own), nil)
				case route.Method == http.MethodPost && !route.TakesKey && !strings.HasPrefix(call(route), "POST /auth/"): // a question
					look(who, route.Method, path, bodies(w, own)[call(route)])
				}
			}
		}
		if routes < 40 {
			t.Errorf("only %d answers showed clients", routes)
		}
		t.Logf("%d answers of lists, searches, rosters, sessions and pages of charges showed clients %d times; the audit has each", routes, shown)
	})
}

// A list of many is one entry, and pages of the audit lose and repeat none.
func TestAuditOfAClientIsPagedThroughWhatShowedThem(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(6)
		var wanted []string
		for n := range 25 {
			w.SetTime(w.Time().Add(7 * 60 * 1e9)) // seven minutes: spans begin and end between them
			var got *apitest.Answer
			switch n % 3 {
			case 0:
				got = w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil)
			case 1:
				got = w.Do("intake", http.MethodPost, "/clients/search", map[string]any{})
			default:
				got = w.Do("therapist", http.MethodGet, "/clients/"+clients[0], nil)
			}
			wanted = append(wanted, got.Want(http.StatusOK).Header.Get("X-Request-Id"))
		}
		found := requestsAbout(w, "limit=4&outcome=read&clientId="+clients[0])
		for i, request := range wanted {
			if n := len(slices.DeleteFunc(slices.Clone(found), func(other string) bool { return other != request })); n != 1 {
				t.Errorf("request %d stands %d times in the audit of the client", i, n)
			}
		}
		if code := w.Do("admin", http.MethodGet, "/audit?action="+string(domain.ListClients), nil).Want(http.StatusOK); code.Number("items.0.shown") < 6 {
			t.Errorf("the entry of a search shows %v clients", code.Number("items.0.shown"))
		}
	})
}

// What was searched for stays in the record: it is a name, mostly.
func TestWordsOfASearchAreKeptAndNotShown(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.Do("intake", http.MethodPost, "/clients/search", map[string]any{"text": "Wordsought"}).Want(http.StatusOK)
		list := w.Do("admin", http.MethodGet, "/audit?action="+string(domain.ListClients), nil).Want(http.StatusOK)
		if strings.Contains(string(list.Raw), "Wordsought") || list.Number("items.0.detail.clients") != 0 || list.Field("items.0.detail.clients") == nil {
			t.Errorf("%s", list.Raw)
		}
		kept := 0
		if err := w.Store.Read(context.Background(), func(tx practice.Tx) error {
			return tx.EachAudit(func(e domain.AuditEntry, _ domain.AuditLink) error {
				if strings.Contains(string(e.Sealed), "Wordsought") {
					t.Error("in clear text")
				}
				err := tx.OpenAudit(&e)
				if e.Action == domain.ListClients && strings.Contains(e.Detail, `"words":"Wordsought"`) {
					kept++
				}
				return err
			})
		}); err != nil || kept != 1 {
			t.Errorf("kept %d times, %v", kept, err)
		}
	})
}
