package api_test

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cohort/api"
	"cohort/api/apitest"
	"cohort/domain"
	"cohort/practice/office"
	"cohort/repository/storetest"
)

// doneEachTime are the POSTs that take no Idempotency-Key: what signs in or out
// or tries a password, and what asks.
var doneEachTime = []string{"POST /answers", "POST /answers/questions", "POST /answers/tablet", "POST /auth/confirm", "POST /auth/confirm-challenges", "POST /auth/factor-offers", "POST /auth/factors", "POST /auth/invitation", "POST /auth/login",
	"POST /auth/logout", "POST /auth/passkey", "POST /auth/passkey-challenges", "POST /auth/password", "POST /auth/password-reset-requests",
	"POST /auth/provider", "POST /auth/provider-confirmations", "POST /auth/provider-connections", "POST /auth/provider-sign-ins",
	"POST /auth/recovery-codes", "POST /auth/refresh", "POST /auth/second-factor", "POST /auth/setup", "POST /calendar/feed", "POST /clients/duplicates",
	"POST /clients/search", "POST /clients/{id}/notes/find", "POST /cohorts/plan", "POST /cohorts/{id}/admission", "POST /cohorts/{id}/adoption/ahead", "POST /cohorts/{id}/clashes", "POST /cohorts/{id}/notes/find", "POST /cohorts/{id}/schedule/ahead", "POST /curricula/search", "POST /enrollments/{id}/make-ups/ahead", "POST /find", "POST /leaders/clashes", "POST /own-instruments/read", "POST /own-instruments/try", "POST /rounds/{id}/tablet"}

func TestEveryPostTakesAKeyButThese(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		d := describe(t, w)
		var each []string
		for _, route := range w.Server.Routes() {
			described := slices.ContainsFunc(d.Paths[route.Path][strings.ToLower(route.Method)].Parameters, func(p parameter) bool {
				return p.Name == "Idempotency-Key" && p.In == "header"
			})
			if described != route.TakesKey {
				t.Errorf("%s takes a key: %t, and the document says %t", call(route), route.TakesKey, described)
			}
			if route.Method != http.MethodGet && !route.TakesKey {
				each = append(each, call(route))
			}
		}
		slices.Sort(each)
		if !slices.Equal(each, doneEachTime) {
			t.Errorf("these take no key: %q", each)
		}
	})
}

// Whatever changes something, sent again with its key, answers as the first
// did, to the byte, and changes nothing; with another body it is refused.
func TestWalkWhatIsSentAgainWithItsKeyIsDoneOnce(t *testing.T) {
	eachBadWorld(t, func(t *testing.T, w *badWorld) {
		tried := 0
		for _, route := range w.Server.Routes() {
			if !route.TakesKey {
				continue
			}
			if !sentTwice(t, w, route) { // what went before is in its way
				fresh := openBadWorld(t, w.Store.Kind())
				prepare(t, fresh, route)
				if !sentTwice(t, fresh, route) {
					t.Errorf("%s cannot be tried", call(route))
				}
			}
			tried++
		}
		t.Logf("%d routes were sent again", tried)
	})
}

// prepare makes what a route rests on and the usual world has not got.
func prepare(t *testing.T, w *badWorld, route api.Route) {
	t.Helper()
	switch call(route) {
	case "POST /cohorts/{id}/start":
		w.own["cohort"] = w.Cohort(nil)
		for range 6 {
			w.Do("intake", http.MethodPost, "/cohorts/"+w.own["cohort"]+"/enrollments", apitest.EnrollBody(w.Client("Zoe", "Start"))).Want(http.StatusCreated)
		}
	case "POST /sessions/{id}/notes/sign":
		notes := "/sessions/" + w.own["session"] + "/notes/"
		w.Do("therapist", http.MethodPut, notes+"shared", map[string]any{"text": "The group met.", "techniques": []string{"Role-play"}}, apitest.IfMatch(`"1"`)).Want(http.StatusOK)
		w.Do("therapist", http.MethodPut, notes+w.own["client"], noteBody(), apitest.IfMatch(`"1"`)).Want(http.StatusOK)
	case "POST /private-notes/{id}/addenda", "POST /private-notes/{id}/void":
		w.Do("therapist", http.MethodPost, "/private-notes/"+w.own["private-note"]+"/sign", map[string]any{"name": "Therapist"}).Want(http.StatusOK)
	case "POST /own-instruments/{id}/discard", "POST /own-instruments/{id}/return":
		w.own["own-instrument"] = w.Do("admin", http.MethodPost, "/own-instruments", ownFormBody()).Want(http.StatusCreated).Text("id")
		at := "/own-instruments/" + w.own["own-instrument"]
		w.Do("admin", http.MethodPost, at+"/use", map[string]any{"seen": 1, "rightsConfirmed": true}).Want(http.StatusOK)
		if strings.HasSuffix(route.Path, "/return") {
			w.Do("admin", http.MethodPost, at+"/retire", map[string]any{"from": "2026-03-09", "reason": "Because."}).Want(http.StatusOK)
			return
		}
		w.Do("admin", http.MethodPut, at, ownFormBody(), apitest.IfMatch(`"2"`)).Want(http.StatusOK)
	case "POST /own-instruments/{id}/use", "POST /own-instruments/{id}/retire":
		w.own["own-instrument"] = w.Do("admin", http.MethodPost, "/own-instruments", ownFormBody()).Want(http.StatusCreated).Text("id")
		if strings.HasSuffix(route.Path, "/retire") {
			w.Do("admin", http.MethodPost, "/own-instruments/"+w.own["own-instrument"]+"/use", map[string]any{"seen": 1, "rightsConfirmed": true}).Want(http.StatusOK)
		}
	case "POST /sessions/{id}/rounds":
		w.own["session"] = w.Session(w.own["cohort"], 2)
	case "POST /cohorts/{id}/reopen":
		w.Do("intake", http.MethodPost, "/cohorts/"+w.own["cohort"]+"/cancel", map[string]any{"reason": "Too few."}).Want(http.StatusOK)
	case "POST /plans/{id}/sign", "POST /plans/{id}/cosign", "POST /plans/{id}/withdraw":
		w.Do("therapist", http.MethodPut, "/plans/"+w.own["plan"], planBody(), apitest.IfMatch(`"1"`)).Want(http.StatusOK)
		switch {
		case strings.HasSuffix(route.Path, "/sign"):
			return
		case strings.HasSuffix(route.Path, "/cosign"):
			planWaits(t, w.World, w.own["plan"])
			return
		}
		w.Do("therapist", http.MethodPost, "/plans/"+w.own["plan"]+"/sign", signPlanBody("Therapist")).Want(http.StatusOK)
	case "POST /cohorts/{id}/complete":
		cohort, _ := w.Running(6)
		for number := range 12 {
			w.Do("therapist", http.MethodPost, "/sessions/"+w.Session(cohort, number+1)+"/cancel", map[string]any{"reason": "Snow."}).Want(http.StatusOK)
		}
		w.own["cohort"] = cohort
	case "POST /referrals/{id}/triage", "POST /referrals/{id}/accept", "POST /referrals/{id}/decline", "POST /referrals/{id}/redirect":
		client := newClient(t, w.World, "Ana", "Twice")
		w.own["referral"] = w.Do("intake", http.MethodPost, "/referrals", map[string]any{"clientId": client, "source": "self",
			"urgency": "routine", "reason": "R", "problemAreas": []string{}, "receivedOn": "2026-03-01"}).Want(http.StatusCreated).Text("id")
	case "POST /referrals/{id}/undo":
		client := newClient(t, w.World, "Ana", "Undone")
		w.own["referral"] = accepted(t, w.World, client, "routine")
	case "POST /role-proposals/{id}/confirm", "POST /role-proposals/{id}/refuse": // by another administrator
		w.AddUser("second admin", domain.Admin)
		w.own["role-proposal"] = patchUser(w.World, "second admin", w.Users["billing"].ID.String(), map[string]any{"roles": []string{"billing", "intake"}}).Want(http.StatusOK).Text("proposal.id")
	case "POST /audit/finding/acknowledge":
		w.Desks.Office.HoldAgainst(elsewhere(w.World))
		if _, found := errors.AsType[office.Tampered](verified(w.World)); !found {
			t.Fatal("nothing is found")
		}
	case "POST /emergency-accesses":
		inEmergency(w.World)
	case "POST /me/factors/{id}/remove":
		w.own["factor"] = addAppOf(w.World, whoMay(w.World, route))
	case "POST /waitlist/{id}/return":
		w.own["wait"] = w.Do("intake", http.MethodPost, "/cohorts/"+w.own["cohort"]+"/waitlist", map[string]any{"clientId": w.Client("Zoe", "Back")}).Want(http.StatusCreated).Text("id")
		w.Do("intake", http.MethodPost, "/waitlist/"+w.own["wait"]+"/leave", nil).Want(http.StatusOK)
	case "POST /cohorts/{id}/enrollments", "POST /cohorts/{id}/waitlist":
		w.own["client"] = w.Client("Zoe", "Twice")
	case "POST /cohorts/{id}/schedule/undo":
		w.own["schedule-change"] = rescheduled(w.World, w.own["cohort"], map[string]any{"kind": "insert", "on": "2026-12-01"}).Want(http.StatusOK).Text("id")
	case "POST /enrollments/{id}/catch-ups", "POST /enrollments/{id}/make-ups", "POST /enrollments/{id}/warning-answers":
		w.own["enrollment"] = w.own["missed"]
	case "POST /consents/{id}/take-back-end":
		w.Do("intake", http.MethodPost, "/consents/"+w.own["consent"]+"/end", map[string]any{"kind": "revoked", "on": "2026-03-10", "words": "By letter."}).Want(http.StatusOK)
	case "PUT /discharges/{id}", "POST /discharges/{id}/discard", "POST /discharges/{id}/sign", "POST /discharges/{id}/cosign", "POST /cohorts/{id}/graduation/sign":
		w.own["cohort"], w.own["enrollment"], w.own["discharge"] = readySummary(w.World)
		if strings.HasSuffix(route.Path, "/cosign") {
			dischargeWaits(t, w.World, w.own["discharge"])
		}
	case "POST /enrollments/{id}/certificates":
		w.own["enrollment"] = strings.TrimPrefix(completed(w.World), "/enrollments/")
	case "POST /cohorts/{id}/adoption/undo":
		version := w.Do("therapist", http.MethodGet, "/cohorts/"+w.own["cohort"], nil).Want(http.StatusOK).Header.Get("ETag")
		w.own["adoption"] = w.Do("therapist", http.MethodPost, "/cohorts/"+w.own["cohort"]+"/adoption", map[string]any{"version": 2, "fromSessionId": w.own["later-session"]}, apitest.IfMatch(version)).Want(http.StatusOK).Text("id")
	case "POST /homework/{id}/carry/undo":
		given := w.Do("therapist", http.MethodPost, "/sessions/"+w.own["session"]+"/homework", map[string]any{"title": "Another log"}).Want(http.StatusCreated).Text("id")
		w.own["homework"] = w.Do("therapist", http.MethodPost, "/homework/"+given+"/carry", nil).Want(http.StatusCreated).Text("id")
	case "POST /homework/{id}/carry":
		w.own["homework"] = w.Do("therapist", http.MethodPost, "/sessions/"+w.own["session"]+"/homework", map[string]any{"title": "Another log"}).Want(http.StatusCreated).Text("id")
	case "POST /sessions/{id}/cancel":
		w.own["session"] = w.Session(w.own["cohort"], 3)
	case "POST /sessions/{id}/restore":
		w.own["session"] = w.Session(w.own["cohort"], 3)
		w.Do("therapist", http.MethodPost, "/sessions/"+w.own["session"]+"/cancel", map[string]any{"reason": "Snow."}).Want(http.StatusOK)
	case "POST /clients/{id}/merge":
		w.own["into"] = w.Client("Zoe", "Merged")
	case "POST /clients/{id}/merge/undo":
		w.Do("intake", http.MethodPost, "/clients/"+w.own["client"]+"/merge", map[string]any{"intoId": w.Client("Zoe", "Merged"), "reason": "One person."}).Want(http.StatusOK)
	case "POST /assessments/{id}/move":
		_, clients := w.Running(2)
		w.own["assessment"], w.own["into"] = w.Assess(clients[0], "gad-2", 0, 0).Text("id"), clients[1]
	case "POST /assessments/{id}/void":
		w.own["assessment"] = w.Assess(w.own["client"], "gad-2", 0, 0).Text("id")
	case "POST /assessments/{id}/undo":
		w.own["assessment"] = w.Assess(w.own["client"], "gad-2", 0, 0).Text("id")
		w.Do("intake", http.MethodPost, "/assessments/"+w.own["assessment"]+"/void", map[string]any{"reason": "Whose it is, nobody knows."}).Want(http.StatusOK)
	case "POST /enrollments/{id}/reopen":
		w.Do("therapist", http.MethodPost, "/enrollments/"+w.own["enrollment"]+"/end", nil).Want(http.StatusOK)
	}
}

// sentTwice sends a route's usual request twice with a key, and another one. It
// says whether the first succeeded.
func sentTwice(t *testing.T, w *badWorld, route api.Route) bool {
	t.Helper()
	who := whoMay(w.World, route)
	path, _ := addressed(route.Path, w.own)
	headers := []apitest.Header{{Name: "Idempotency-Key", Value: "key of " + route.ID}}
	if takesVersion(describe(t, w.World), route) {
		headers = append(headers, apitest.IfMatch(w.Do(who, http.MethodGet, path, nil).Header.Get("ETag")))
	}
	body := bodies(w.World, w.own)[call(route)]
	if body == nil && describe(t, w.World).takesBody(route) {
		body = map[string]any{}
	}
	first := w.Do(who, route.Method, path, body, headers...)
	if first.Status >= http.StatusBadRequest {
		t.Logf("%s first: %d %s", call(route), first.Status, first.Text("code"))
		return false
	}
	checkLabels(t, describe(t, w.World), route, first)
	shown := func(what string, a *apitest.Answer) {
		if w.Store.Kind() == "sqlite" { // what collects them is above both databases
			checkShown(t, w.World, what, a)
		}
	}
	shown(call(route), first)
	was := w.stored()
	again := w.Do(who, route.Method, path, body, headers...)
	if again.Status != first.Status || string(again.Raw) != string(first.Raw) {
		t.Errorf("%s answers %d %.200s\nand again %d %.200s", call(route), first.Status, first.Raw, again.Status, again.Raw)
	}
	for _, header := range []string{"ETag", "Location", "Content-Type"} {
		if again.Header.Get(header) != first.Header.Get(header) {
			t.Errorf("%s answers with the %s %q and again with %q", call(route), header, first.Header.Get(header), again.Header.Get(header))
		}
	}
	shown(call(route)+" sent again", again)
	if now := w.stored(); now != was {
		t.Errorf("%s sent again changed something:\n%s\n%s", call(route), was, now)
	}
	if body != nil {
		w.Do(who, route.Method, path, apitest.JSON(t, body)+" ", headers...).WantCode(http.StatusUnprocessableEntity, "key_reused")
	}
	return true
}

// checkLabels fails the test unless an answer has the headers that the document
// claims, and no others of these.
func checkLabels(t *testing.T, d description, route api.Route, a *apitest.Answer) {
	t.Helper()
	claimed := d.Paths[route.Path][strings.ToLower(route.Method)].Responses[strconv.Itoa(a.Status)]
	if claimed == nil {
		t.Errorf("%s: the document does not know %d", call(route), a.Status)
		return
	}
	for _, header := range []string{"ETag", "Location"} {
		if _, claims := claimed.Headers[header]; claims != (a.Header.Get(header) != "") {
			t.Errorf("%s: %s is claimed: %t, and sent is %q", call(route), header, claims, a.Header.Get(header))
		}
	}
}

func TestWalkReadsHaveTheHeadersThatTheDocumentClaims(t *testing.T) {
	t.Parallel()
	w := openBadWorld(t, "sqlite")
	d, read := describe(t, w.World), 0
	for _, route := range w.Server.Routes() {
		if route.Method != http.MethodGet {
			continue
		}
		path, _ := addressed(route.Path, w.own)
		if a := w.Do(whoMay(w.World, route), http.MethodGet, path+queryOf(call(route), w.own), nil); a.Status == http.StatusOK {
			checkLabels(t, d, route, a)
			checkMark(t, route, a)
			read++
		}
	}
	if read < 30 {
		t.Errorf("only %d were read", read)
	}
}

// checkMark holds a file for spreadsheets to the mark by which they take it for
// UTF-8. The charge file is ASCII and has none.
func checkMark(t *testing.T, route api.Route, a *apitest.Answer) {
	t.Helper()
	if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/csv") {
		return
	}
	if ascii := call(route) == "GET /exports/{id}/file"; ascii == strings.HasPrefix(string(a.Raw), "\ufeff") {
		t.Errorf("%s begins with %.20q", call(route), a.Raw)
	}
}

// Every refusal that a route can give is in the document.
func TestDocumentKnowsTheRefusals(t *testing.T) {
	t.Parallel()
	w := apitest.New(t, storetest.SQLite(t))
	d := describe(t, w)
	for _, route := range w.Server.Routes() {
		op := d.Paths[route.Path][strings.ToLower(route.Method)]
		wanted := []string{"503"}
		if route.Method != http.MethodGet {
			wanted = append(wanted, "409")
		}
		if op.RequestBody != nil {
			wanted = append(wanted, "400", "413", "415")
		}
		if takesVersion(d, route) {
			wanted = append(wanted, "412", "428")
			if !slices.ContainsFunc(op.Parameters, func(p parameter) bool { return p.Name == "If-Match" && p.Required }) {
				t.Errorf("%s: If-Match is not said to be needed", call(route))
			}
		}
		for _, status := range wanted {
			if op.Responses[status] == nil || op.Responses[status].Content["application/problem+json"].Schema == nil {
				t.Errorf("%s: %s is not described", call(route), status)
			}
		}
		if slices.ContainsFunc(op.Parameters, func(p parameter) bool { return p.In == "cookie" && p.Name == "cohort_refresh" }) {
			t.Errorf("%s: the refresh cookie is a parameter", call(route))
		}
	}
}
