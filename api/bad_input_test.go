package api_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"cohort/api"
	"cohort/api/apitest"
)

// publicBodies are what the routes before signing in want.
var publicBodies = map[string]any{
	"POST /answers/questions":            map[string]any{"code": "CDF4GHJ"},
	"POST /answers/tablet":               map[string]any{"pass": "no-such-pass"},
	"POST /answers":                      map[string]any{"code": "CDF4GHJ", "instrument": "phq-9", "answers": phqOf(1, 1)},
	"POST /auth/login":                   map[string]any{"email": "nobody@example.org", "password": "no such password"},
	"POST /auth/invitation":              map[string]any{"token": "no-such-token", "password": "eleven quiet rivers bend"},
	"POST /auth/password-reset-requests": map[string]any{"email": "nobody@example.org"},
	"POST /auth/setup":                   map[string]any{"token": "no-such-token", "name": "N", "email": "n@example.org", "password": "eleven quiet rivers bend", "practice": harbor},
}

// secrets are fields in which any text is only wrong, as a password is.
var secrets = []string{"POST /answers", "POST /answers/questions", "POST /answers/tablet", "POST /auth/login", "POST /auth/invitation", "POST /auth/setup", "POST /auth/password",
	"POST /auth/confirm", "POST /auth/second-factor", "POST /auth/passkey", "POST /auth/factors"}

// attack is one operation under bad input.
type attack struct {
	t     *testing.T
	w     *badWorld
	d     description
	route api.Route
	path  string
	who   string
	body  any
	shape *schema
	must  bool // a body must be sent
	cases int
	was   string // what was stored
	// version is what the edited thing has now, "" when it is not known.
	version string
}

// newAttack is one on an operation that takes a body.
func newAttack(t *testing.T, w *badWorld, d description, route api.Route) *attack {
	t.Helper()
	op := d.Paths[route.Path][strings.ToLower(route.Method)]
	path, _ := addressed(route.Path, w.own)
	a := &attack{t: t, w: w, d: d, route: route, path: path, who: whoMay(w.World, route), must: op.RequestBody.Required,
		shape: op.RequestBody.Content["application/json"].Schema}
	body := bodies(w.World, w.own)[call(route)]
	if body == nil {
		body = publicBodies[call(route)]
	}
	if body == nil {
		body = d.sample(a.shape)
	}
	a.body = asJSON(t, body)
	a.was = w.stored()
	return a
}

// send sends a body; an edit names the present version.
func (a *attack) send(body string, headers ...apitest.Header) *apitest.Answer {
	a.t.Helper()
	a.cases++
	if a.version == "" && (a.route.Method == http.MethodPatch || a.route.Method == http.MethodPut || call(a.route) == "POST /cohorts/{id}/schedule" || call(a.route) == "POST /cohorts/{id}/adoption") {
		a.version = a.w.Do(a.who, http.MethodGet, a.path, nil).Header.Get("ETag")
	}
	got := a.w.Do(a.who, a.route.Method, a.path, []byte(body), append(headers, apitest.IfMatch(a.version))...)
	if got.Status < http.StatusBadRequest {
		a.version = ""
	}
	return got
}

// refused sends something that must be refused, with nothing stored, and with
// the field named; "" when none can be.
func (a *attack) refused(what, body, field string, statuses ...int) {
	a.t.Helper()
	got := a.send(body)
	what = call(a.route) + ", " + what
	checkProblem(a.t, what, got)
	statuses = append(statuses, http.StatusUnprocessableEntity)
	if slices.Contains(secrets, call(a.route)) {
		statuses = append(statuses, http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusTooManyRequests, http.StatusConflict)
	}
	if !slices.Contains(statuses, got.Status) {
		a.t.Errorf("%s: %d %.300s", what, got.Status, got.Raw)
		a.was = a.w.stored()
		return
	}
	if field != "" && got.Text("code") == "invalid" && !slices.ContainsFunc(got.WrongFields(), func(named string) bool { return covers(named, field) }) {
		a.t.Errorf("%s: %s is not named in %.300s", what, field, got.Raw)
	}
	if a.cases%lookEvery == 0 {
		a.nothingStored("at or shortly before " + what)
	}
}

// lookEvery is how many refusals go by between two looks at every table.
const lookEvery = 6

// nothingStored compares every table with what it held before the refusals.
func (a *attack) nothingStored(when string) {
	a.t.Helper()
	if now := a.w.stored(); now != a.was {
		a.t.Errorf("%s: refused, and something was stored:\n%s\n%s", when, a.was, now)
		a.was = now
	}
}

// harmless sends something that may be right.
func (a *attack) harmless(what, body string) {
	a.t.Helper()
	a.nothingStored("before " + what)
	got := a.send(body)
	checkProblem(a.t, call(a.route)+", "+what, got)
	now := a.w.stored()
	if got.Status >= http.StatusBadRequest && now != a.was {
		a.t.Errorf("%s, %s: refused, and something was stored", call(a.route), what)
	}
	a.was = now
}

// covers says whether a named field is the wrong one: itself, an entry of it,
// or the thing that it is a part of or an alternative to.
func covers(named, field string) bool {
	return named == field || strings.HasPrefix(named, field+"[") || strings.HasPrefix(named, field+".") || strings.HasPrefix(field, named+"[") ||
		strings.HasPrefix(field, named+".")
}

const hole = "zqHolezq"

// filled gives the body with JSON of any kind in a place.
func (a *attack) filled(p place, text string) string {
	a.t.Helper()
	body := a.d.with(a.body, a.shape, p.path, hole)
	if p.path[0] == "client" { // of a referral, which has this or a clientId
		body = a.d.with(body, a.shape, []any{"clientId"}, absent{})
	}
	out, err := json.Marshal(body)
	if err != nil {
		a.t.Fatal(err)
	}
	return strings.Replace(string(out), `"`+hole+`"`, text, 1)
}

// everyNth thins out the bad values: a sample is sent with the other tests, all
// of them where somebody asks for it, as make trust does.
func everyNth() int {
	if os.Getenv("COHORT_EVERY_BAD_VALUE") != "" {
		return 1
	}
	return 12
}

// properties sends every bad value in every place, or, where the databases
// differ, only texts and numbers.
func (a *attack) properties(textsAndNumbers bool) {
	places, turn := a.d.places(a.shape, nil), 0
	for _, maybe := range []bool{false, true} { // what may be right comes last: it may change the thing
		for _, p := range places {
			for _, v := range badValues(p, a.route.Method) {
				what := p.field() + " is " + v.name
				if turn++; turn%everyNth() != 0 {
					continue
				}
				switch field := p.field(); {
				case (v.maybe || anyText(field, v)) != maybe, textsAndNumbers && strings.HasPrefix(v.name, "a wrong type"):
				case maybe:
					a.harmless(what, a.filled(p, v.text))
				case v.unreadable:
					a.refused(what, a.filled(p, v.text), "")
				default:
					a.refused(what, a.filled(p, v.text), field)
				}
			}
		}
	}
}

// anyText says whether the field takes any text at all: a password may hold
// whatever its owner can type.
func anyText(field string, v badValue) bool {
	return strings.HasSuffix(strings.ToLower(field), "password") && !v.unreadable && strings.HasPrefix(v.text, `"`)
}

// outlines sends bodies that are wrong as a whole.
func (a *attack) outlines() {
	good, err := json.Marshal(a.body)
	if err != nil {
		a.t.Fatal(err)
	}
	text := string(good)
	for what, body := range map[string]string{"a list": `[` + text + `]`, "a text": `"` + marker + `"`, "a number": `1`, "half a body": text[:len(text)-1],
		"trailing data": text + `{"x":1}`, "trailing text": text + marker, "a second body": text + text, "a byte order mark": "\ufeff" + text,
		"deep nesting": strings.Repeat(`{"a":`, 10_000) + `1` + strings.Repeat(`}`, 10_000), "deep lists": strings.Repeat(`[`, 100_000), "NUL": "\x00", "UTF-16": "{\x00}\x00"} {
		a.refused(what, body, "")
	}
	if a.must {
		a.refused("no body", "", "")
		a.refused("null", "null", "")
		a.refused("blanks", "  \n", "")
	}
	a.refused("a field twice", strings.Replace(text, "{", `{"zqTwice":1,"zqTwice":2,`, 1), "")
	objects := append([]place{{nil, a.d.resolve(a.shape), true}}, a.d.places(a.shape, nil)...)
	for _, p := range objects {
		if kind, _ := p.schema.kind(); kind == "object" {
			unknown := place{path: append(slices.Clone(p.path), "zqUnknown")}
			a.refused("an unknown field in "+p.field(), a.filled(place{path: unknown.path, schema: p.schema}, `1`), unknown.field())
		}
		if name, is := last(p.path).(string); is {
			body := a.filled(p, "1")
			a.refused(p.field()+" twice", strings.Replace(body, quoted(name)+":1", quoted(name)+":1,"+quoted(name)+":1", 1), "")
			upper := a.filled(place{path: append(slices.Clone(p.path[:len(p.path)-1]), strings.ToUpper(name))}, "1")
			a.refused(p.field()+" in capitals", upper, "")
		}
		if p.needed && p.path != nil {
			without, err := json.Marshal(a.d.with(a.body, a.shape, p.path, absent{}))
			if err != nil {
				a.t.Fatal(err)
			}
			a.refused("without "+p.field(), string(without), p.field())
		}
	}
	for _, kind := range []string{"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml", "application/jsonp", "text/json"} {
		got := a.send(text, apitest.Header{Name: "Content-Type", Value: kind})
		checkProblem(a.t, call(a.route)+" as "+kind, got)
		if got.Status != http.StatusUnsupportedMediaType {
			a.t.Errorf("%s as %s: %d", call(a.route), kind, got.Status)
		}
	}
	most := 1 << 20
	switch call(a.route) {
	case "POST /curricula/{id}/files", "POST /clients/{id}/attachments", "POST /sessions/{id}/attachments":
		most = 14 << 20
	}
	a.tooLarge(`{"x":"` + strings.Repeat("x", most) + `"}`)
}

// tooLarge sends a body of more than the limit, with its length announced and
// without.
func (a *attack) tooLarge(body string) {
	announced := a.send(body)
	checkProblem(a.t, call(a.route)+" of more than it takes", announced)
	a.cases++
	request := httptest.NewRequest(a.route.Method, "/api/v1"+a.path, struct{ io.Reader }{strings.NewReader(body)})
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+a.w.Token(a.who))
	inPieces := httptest.NewRecorder()
	a.w.Server.ServeHTTP(inPieces, request)
	for _, status := range []int{announced.Status, inPieces.Code} {
		if status != http.StatusRequestEntityTooLarge {
			a.t.Errorf("%s of more than it takes: %d, in pieces %d %.200s", call(a.route), announced.Status, inPieces.Code, inPieces.Body)
		}
	}
}

// everythingAtOnce spoils every text and every number of a body together, and
// adds a field that is not known: all of them must be named.
func (a *attack) everythingAtOnce() {
	switch {
	case slices.Contains(secrets, call(a.route)):
		return // a wrong text is like any other wrong password
	case call(a.route) == "PUT /sessions/{id}/attendance":
		return // marks are judged together with the roster, once the body is known to be one
	}
	body, spoiled := a.d.with(a.body, a.shape, []any{"zqUnknown"}, 1), []string{"zqUnknown"}
	inside := a.d.resolve(a.shape).Properties["client"] != nil // a referral has this or a clientId
	if inside {
		body = a.d.with(body, a.shape, []any{"clientId"}, absent{})
	}
	for _, p := range a.d.places(a.shape, nil) {
		kind, _ := p.schema.kind()
		var wrong any
		switch {
		case inside && p.path[0] == "clientId":
		case p.field() == "instrument": // says what its answers may be
		case kind == "string":
			wrong = marker + "\x01"
		case kind == "integer":
			wrong = int64(-1 << 62)
		}
		if wrong != nil {
			body = a.d.with(body, a.shape, p.path, wrong)
			spoiled = append(spoiled, p.field())
		}
	}
	text, err := json.Marshal(body)
	if err != nil {
		a.t.Fatal(err)
	}
	got := a.send(string(text))
	checkProblem(a.t, call(a.route)+", everything wrong", got)
	for _, field := range spoiled {
		if got.Status != http.StatusUnprocessableEntity || !slices.ContainsFunc(got.WrongFields(), func(named string) bool { return covers(named, field) }) {
			a.t.Errorf("%s, everything wrong: %d, %s is not named in %.2000s", call(a.route), got.Status, field, got.Raw)
		}
	}
}

func last(path []any) any {
	if len(path) == 0 {
		return nil
	}
	return path[len(path)-1]
}

// Every property of every body of the API × everything that does not belong
// there: a problem that names it, and nothing stored.
func TestWalkBadInputIsRefusedByEveryOperation(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"sqlite", "postgres"} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			var total, operations atomic.Int64
			t.Cleanup(func() {
				fmt.Printf("bad input on %s: %d cases over %d operations with a body\n", kind, total.Load(), operations.Load())
			})
			w := openBadWorld(t, "sqlite")
			d := describe(t, w.World)
			for _, route := range w.Server.Routes() {
				if !d.takesBody(route) {
					continue
				}
				t.Run(call(route), func(t *testing.T) {
					t.Parallel()
					a := newAttack(t, openBadWorld(t, kind), d, route)
					if kind == "sqlite" { // the rest is above the database
						a.outlines()
						a.everythingAtOnce()
					}
					a.properties(kind != "sqlite")
					a.nothingStored("at the end of " + call(route))
					total.Add(int64(a.cases))
					operations.Add(1)
				})
			}
		})
	}
}
