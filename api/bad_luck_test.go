package api_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/api"
	"cohort/api/apitest"
	"cohort/domain"
	"cohort/repository/storetest"
)

// takesVersion says whether an operation reads If-Match.
func takesVersion(d description, route api.Route) bool {
	for _, p := range d.Paths[route.Path][strings.ToLower(route.Method)].Parameters {
		if p.Name == "If-Match" {
			return true
		}
	}
	return false
}

// Every edit × If-Match missing, of another form, stale, and not yet made.
func TestWalkEveryEditNeedsThePresentVersion(t *testing.T) {
	eachBadWorld(t, func(t *testing.T, w *badWorld) {
		d := describe(t, w.World)
		edits := 0
		for _, route := range w.Server.Routes() {
			isEdit := route.Method == http.MethodPatch || route.Method == http.MethodPut
			if isEdit && !takesVersion(d, route) && !idempotentPuts[call(route)] {
				t.Errorf("%s edits without a version", call(route))
			}
			if !isEdit || !takesVersion(d, route) {
				continue
			}
			edits++
			who := whoMay(w.World, route)
			path, _ := addressed(route.Path, w.own)
			body := bodies(w.World, w.own)[call(route)]
			was := w.stored()
			w.Do(who, route.Method, path, body).WantCode(http.StatusPreconditionRequired, "version_required")
			for _, wrong := range []string{`"0"`, "0", "-1", "*", `"abc"`, `""`, `W/`, `"999999"`, "99999999999999999999", `"1", "2"`, "1.0", "\xff", strings.Repeat("1", 5000)} {
				got := w.Do(who, route.Method, path, body, apitest.IfMatch(wrong))
				checkProblem(t, call(route)+" with "+wrong[:min(len(wrong), 20)], got)
				if got.Status != http.StatusPreconditionFailed {
					t.Errorf("%s with If-Match %.20q: %d", call(route), wrong, got.Status)
				}
			}
			if now := w.stored(); now != was {
				t.Errorf("%s changed something:\n%s\n%s", call(route), was, now)
			}
		}
		if edits < 6 {
			t.Errorf("only %d edits", edits)
		}
	})
}

// idempotentPuts say the whole of a thing, so that saying it twice, or after
// somebody else, loses nothing that was not meant.
var idempotentPuts = map[string]bool{"PUT /sessions/{id}/attendance": true, "PUT /homework/{id}/returns/{clientId}": true, "PUT /homework/{id}/returns/{clientId}/plan": true,
	"PUT /me/note-format": true}

// Twenty editors send the same version of one thing: one wins.
func TestOfManyEditorsOneWins(t *testing.T) {
	eachBadWorld(t, func(t *testing.T, w *badWorld) {
		d := describe(t, w.World)
		for _, route := range w.Server.Routes() {
			if !takesVersion(d, route) || route.Method == http.MethodPost {
				continue
			}
			if call(route) == "PUT /discharges/{id}" { // theirs is signed
				prepare(t, w, route)
			}
			who := whoMay(w.World, route)
			path, _ := addressed(route.Path, w.own)
			body := bodies(w.World, w.own)[call(route)]
			version := w.Do(who, http.MethodGet, path, nil).Header.Get("ETag")
			if version == "" { // users are read in their list
				version = `"1"`
			}
			got := atOnce(20, func(int) int { return w.Do(who, route.Method, path, body, apitest.IfMatch(version)).Status })
			if got[http.StatusOK] != 1 || got[http.StatusPreconditionFailed] != 19 {
				t.Errorf("%s: answers by status %v", call(route), got)
			}
		}
	})
}

// retryable are POSTs that make money, seats and files, with two bodies each that
// would both be right, and the table of what they make. once_test.go has all others.
func retryable(w *badWorld) []retry {
	open := w.Client("Zoe", "Retry")
	other := w.Client("Yan", "Retry")
	reason := map[string]any{"reason": "Because."}
	return []retry{
		{"intake", "/cohorts/" + w.own["cohort"] + "/enrollments", apitest.EnrollBody(open), apitest.EnrollBody(other), "enrollments", "therapist"},
		{"therapist", "/sessions/" + w.own["session"] + "/homework", map[string]any{"title": "Log"}, map[string]any{"title": "Diary"}, "homework", "other therapist"},
		{"billing", "/charges/" + w.own["charge"] + "/reversals", reason, map[string]any{"reason": "Another."}, "charges", "intake"},
		{"billing", "/exports", map[string]any{"from": "2026-03-01", "to": "2026-03-31", "format": "csv"},
			map[string]any{"from": "2026-03-02", "to": "2026-03-31", "format": "csv"}, "export_batches", "intake"},
	}
}

type retry struct {
	who, path   string
	body, other map[string]any
	table       string
	stranger    string
}

func (w *badWorld) rows(table string) (n int) {
	w.T.Helper()
	if err := w.db.QueryRow("SELECT COUNT(*) FROM " + table).Scan(&n); err != nil {
		w.T.Fatal(err)
	}
	return n
}

// A key that is sent twenty times at once has one effect and one answer;
// another body under it is refused; somebody else's key is their own.
func TestRepeatedRequestsHaveOneEffect(t *testing.T) {
	eachBadWorld(t, func(t *testing.T, w *badWorld) {
		for _, r := range retryable(w) {
			before, key := w.rows(r.table), apitest.Header{Name: "Idempotency-Key", Value: "key of ours"}
			answers := make(chan string, 20)
			got := atOnce(20, func(int) int {
				a := w.Do(r.who, http.MethodPost, r.path, r.body, key)
				answers <- a.Text("id")
				return a.Status
			})
			if got[http.StatusCreated] != 20 || w.rows(r.table) != before+1 {
				t.Errorf("%s: %v, %d made", r.path, got, w.rows(r.table)-before)
			}
			first := <-answers
			for range 19 {
				if id := <-answers; id != first {
					t.Errorf("%s answers with two things: %s, %s", r.path, first, id)
				}
			}
			w.Do(r.who, http.MethodPost, r.path, r.other, key).WantCode(http.StatusUnprocessableEntity, "key_reused")
			if foreign := w.Do(r.stranger, http.MethodPost, r.path, r.body, key); foreign.Status < 400 || strings.Contains(string(foreign.Raw), first) {
				t.Errorf("%s shows %s what somebody else's key made: %s", r.path, r.stranger, foreign.Raw)
			}
			for _, wrong := range []string{strings.Repeat("k", 201), "key \xff of ours", "key \x00 of ours", "key\x1b"} {
				got := w.Do(r.who, http.MethodPost, r.path, r.body, apitest.Header{Name: "Idempotency-Key", Value: wrong})
				checkProblem(t, r.path+" with a wrong key", got)
				if got.Status != http.StatusUnprocessableEntity || !slices.Contains(got.WrongFields(), "Idempotency-Key") || w.rows(r.table) != before+1 {
					t.Errorf("%s with the key %.10q: %d %s", r.path, wrong, got.Status, got.Raw)
				}
			}
		}
	})
}

// A request that failed leaves its key free: the same key may be tried again.
func TestKeyOfAFailedRequestIsFree(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort := w.Cohort(nil)
		client := newClient(t, w, "Ana", "Lopez")
		key := apitest.Header{Name: "Idempotency-Key", Value: "once"}
		w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", apitest.EnrollBody(client), key).Want(http.StatusUnprocessableEntity)
		accepted(t, w, client, "routine")
		w.Assess(client, "gad-2", 0, 0)
		w.Do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", apitest.EnrollBody(client), key).Want(http.StatusCreated)
	})
}

// A caller who hangs up, at whatever moment, leaves all of a change or
// nothing of it.
func TestGivenUpRequestLeavesAllOrNothing(t *testing.T) {
	eachBadWorld(t, func(t *testing.T, w *badWorld) {
		cohort, clients := w.Running(6)
		session := w.Session(cohort, 1)
		w.Do("therapist", http.MethodPut, "/sessions/"+session+"/attendance",
			apitest.Marks(clients, "present", "present", "present", "present", "present", "present")).Want(http.StatusOK)
		charges := w.rows("charges")
		given, done := 0, 0
		for wait := time.Duration(0); wait < 200*time.Millisecond && done == 0; wait += 100 * time.Microsecond {
			ctx, hangUp := context.WithCancel(context.Background())
			clock := time.AfterFunc(wait, hangUp)
			if wait == 0 { // before anything began
				hangUp()
			}
			request := httptest.NewRequestWithContext(ctx, http.MethodPost, "/api/v1/sessions/"+session+"/close", nil)
			request.Header.Set("Authorization", "Bearer "+w.Token("therapist"))
			w.Server.ServeHTTP(httptest.NewRecorder(), request)
			clock.Stop()
			hangUp()
			made, status := 0, ""
			whole := func() bool {
				made = w.rows("charges") - charges
				status = w.Do("therapist", http.MethodGet, "/sessions/"+session, nil).Want(http.StatusOK).Text("status")
				return made == 0 && status == "scheduled" || made == 6 && status == "closed"
			}
			// PostgreSQL may be about to commit when the caller is long gone,
			// and do it between these two questions.
			fine := whole()
			if !fine {
				fine = whole()
			}
			if !fine {
				t.Fatalf("given up after %s: %d charges of a session that is %s", wait, made, status)
			}
			given, done = given+1, made
		}
		w.Do("therapist", http.MethodPost, "/sessions/"+session+"/close", nil).Want(http.StatusOK)
		if made := w.rows("charges") - charges; made != 6 || given < 2 {
			t.Errorf("%d charges after %d tries", made, given)
		}
		t.Logf("given up %d times", given)
	})
}

// A database that is gone is our fault, and says nothing about itself.
func TestClosedDatabaseSaysNothing(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		own := estate(w, "therapist", "Own")
		routes := w.Server.Routes()
		if err := w.Store.Close(); err != nil {
			t.Fatal(err)
		}
		for _, route := range routes {
			path, _ := addressed(route.Path, own)
			got := w.Do(whoMay(w, route), route.Method, path+queryOf(call(route), own), bodies(w, own)[call(route)], apitest.IfMatch("1"))
			if got.Status < http.StatusBadRequest {
				if route.Action != domain.ReadInstrument && call(route) != "GET /auth/methods" && call(route) != "GET /currencies" { // of the program itself
					t.Errorf("%s without a database: %d", call(route), got.Status)
				}
				continue
			}
			text := strings.ToLower(string(got.Raw))
			for _, detail := range []string{"sql", "database is closed", "pool", "postgres", "select", "table"} {
				if strings.Contains(text, detail) {
					t.Errorf("%s tells of the database: %s", call(route), got.Raw)
				}
			}
			if kind := got.Header.Get("Content-Type"); kind != "application/problem+json" {
				t.Errorf("%s: %s", call(route), kind)
			}
		}
	})
}

// Addresses and methods that nobody registered.
func TestUnknownAddressesAreProblems(t *testing.T) {
	t.Parallel()
	w := apitest.New(t, storetest.SQLite(t))
	for path, status := range map[string]int{"/nothing": 404, "/clients/": 404, "//clients": 404, "/clients/../users": 404, "/Clients": 404,
		"/clients/x/y/z": 404, "/%2e%2e/%2e%2e/etc/passwd": 404, "/openapi.json/x": 404} {
		got := w.Do("intake", http.MethodGet, path, nil)
		checkProblem(t, path, got)
		if got.Status != status {
			t.Errorf("%s: %d", path, got.Status)
		}
	}
	for _, method := range []string{http.MethodDelete, http.MethodTrace, http.MethodPut, "BREW", http.MethodConnect} {
		got := w.Do("intake", method, "/clients", nil)
		checkProblem(t, method, got)
		if got.Status != http.StatusMethodNotAllowed && got.Status != http.StatusNotFound {
			t.Errorf("%s /clients: %d", method, got.Status)
		}
	}
	fmt.Println("unknown addresses and methods: 13 cases")
}
