package api_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"cohort/api"
	"cohort/api/apitest"
	"cohort/domain"
	"cohort/repository/storetest"
)

var update = flag.Bool("update", false, "write docs/field-readers.md anew, but for the lines of the policy in it")

// readers are the columns of the table, and who walks the API for each.
var readers = []string{"admin", "therapist", "intake", "billing"}

// stranger leads nothing: what they read of a therapist's fields, every
// therapist reads.
const strangeTherapist = "other therapist"

// tour is a walk of everybody over everything.
type tour struct {
	t    *testing.T
	w    *apitest.World
	doc  description
	read reading
}

// ask sends one request, notes what it is told, and gives the status.
func (r *tour) ask(who string, route api.Route, of things) (status int) {
	path, _ := addressed(route.Path, of)
	a := r.w.Do(who, route.Method, path+queryOf(call(route), of), bodies(r.w, of)[call(route)], apitest.IfMatch(`"1"`))
	if a.Status >= 300 || a.Status == http.StatusNoContent {
		return a.Status
	}
	var body any
	if err := json.Unmarshal(a.Raw, &body); err != nil {
		r.t.Fatalf("%s: %v", call(route), err)
	}
	if said := r.doc.Paths[route.Path][strings.ToLower(route.Method)].Responses[fmt.Sprint(a.Status)]; said != nil {
		for _, content := range said.Content {
			r.read.note(r.doc, who, content.Schema, body)
		}
	}
	return a.Status
}

// everybody asks the same; it gives who may not be told anything of the kind: whose
// role has no right to it, as the policy says and as they were told.
func (r *tour) everybody(people []string, route api.Route, of things) (refused []string) {
	for _, who := range people {
		role := domain.Role(who)
		if who == strangeTherapist {
			role = domain.Therapist
		}
		if r.ask(who, route, of) == http.StatusForbidden && domain.ReachOf(route.Action, role) == domain.None {
			refused = append(refused, who)
		}
	}
	return refused
}

func everyone() []string { return append(slices.Clone(readers), strangeTherapist) }

// act does all that can be done, to things of their own for each noun, and gives
// those: they have a history then.
func (r *tour) act() (done []things) {
	of := map[string]things{}
	for _, route := range r.w.Server.Routes() {
		if !route.TakesKey {
			continue
		}
		noun := strings.Split(route.Path, "/")[3]
		if of[noun] == nil {
			of[noun] = estate(r.w, "therapist", "Own")
			of[noun]["into"] = r.w.Client("Own", "Twin")
			done = append(done, of[noun])
		}
		r.everybody(everyone(), route, of[noun])
	}
	return done
}

// look asks all that changes nothing: what names a thing, of each. Whose role has
// no right to it is refused once; a second thing makes no difference to that.
func (r *tour) look(all []things) {
	for _, route := range r.w.Server.Routes() {
		if route.Public || route.Unhurried || route.TakesKey || route.Action == domain.ChangePassword {
			continue
		}
		people := everyone()
		for _, of := range all {
			refused := r.everybody(people, route, of)
			people = slices.DeleteFunc(people, func(who string) bool { return slices.Contains(refused, who) })
			if _, named := addressed(route.Path, of); !named {
				break
			}
		}
	}
}

// recorded are the things that there are, one of each kind at a time.
func recorded(w *apitest.World) (all []things) {
	at := func(n int) things {
		for len(all) <= n {
			all = append(all, nowhere())
		}
		return all[n]
	}
	items := func(who, path string) []any {
		list, _ := w.Do(who, http.MethodGet, path, nil).Want(http.StatusOK).Field("items").([]any)
		return list
	}
	id := func(item any) string { return item.(map[string]any)["id"].(string) }
	for n, item := range items("intake", "/clients?limit=100") {
		at(n)["client"] = id(item)
	}
	for n, item := range items("intake", "/referrals?limit=100&status=received,triaged,accepted,declined") {
		at(n)["referral"] = id(item)
	}
	for n, item := range items("therapist", "/curricula?limit=100") {
		at(n)["curriculum"], at(n)["number"] = id(item), "1"
	}
	for n, item := range items("therapist", "/cohorts?limit=100") {
		cohort := w.Do("therapist", http.MethodGet, "/cohorts/"+id(item), nil).Want(http.StatusOK)
		at(n)["cohort"], at(n)["enrollment"] = id(item), cohort.Text("roster.0.enrollmentId")
		sessions, _ := cohort.Field("sessions").([]any)
		for held := range min(2, len(sessions)) { // what was held, and what was not
			at(2*n + held)["session"] = cohort.Text(fmt.Sprintf("sessions.%d.id", held))
		}
	}
	return all
}

// furnish fills what the walk alone leaves empty.
func furnish(w *apitest.World, of things) {
	settings := w.Do("admin", http.MethodGet, "/settings", nil).Want(http.StatusOK).Header.Get("ETag")
	w.Do("admin", http.MethodPut, "/settings", map[string]any{"practiceName": "Harbor", "currency": "USD", "timeZone": "America/New_York", "sessionCode": "90853",
		"npi": "1234567893", "taxId": "12-3456789", "noShowFee": 1500, "address": map[string]any{"line1": "1 Pier", "city": "Albany", "region": "NY", "postalCode": "12207", "country": "US"}},
		apitest.IfMatch(settings)).Want(http.StatusOK)
	aftercare := w.Do("admin", http.MethodGet, "/settings/aftercare", nil).Want(http.StatusOK).Header.Get("ETag")
	w.Do("admin", http.MethodPut, "/settings/aftercare", map[string]any{"followUpDays": []int{30}, "crisis": map[string]any{"lineName": "Night line", "number": "555-0100", "texts": true, "emergency": "911"}}, apitest.IfMatch(aftercare)).Want(http.StatusOK)
	closed := w.Do("admin", http.MethodGet, "/settings/closed-days", nil).Want(http.StatusOK).Header.Get("ETag")
	w.Do("admin", http.MethodPut, "/settings/closed-days", map[string]any{"country": "US", "region": "NY", "except": []string{"Columbus Day"}, "whenClosed": "shift",
		"closures": []any{map[string]any{"from": "2026-05-05", "to": "2026-05-05", "reason": "Inventory"}}}, apitest.IfMatch(closed)).Want(http.StatusOK)
	rescheduled(w, of["cohort"], map[string]any{"kind": "move", "sessionId": w.Session(of["cohort"], 9), "on": "2026-04-29"}).Want(http.StatusOK)
	w.Do("intake", http.MethodPost, "/waitlist/"+of["wait"]+"/leave", map[string]any{"reason": "Moved away."}).Want(http.StatusOK)
	w.Do("intake", http.MethodPost, "/clients/"+of["client"]+"/assessments", map[string]any{"instrument": "phq-9",
		"answers": []any{1, 1, 1, 1, 1, 1, 1, 1, nil}, "takenOn": "2026-03-06"}).Want(http.StatusCreated)
	second := w.Session(of["cohort"], 2)
	w.Do("therapist", http.MethodPut, "/sessions/"+second+"/attendance", map[string]any{"items": []map[string]any{
		{"clientId": of["client"], "status": "late", "minutes": 50, "place": "online"}}}).Want(http.StatusOK)
	w.Do("therapist", http.MethodPost, "/sessions/"+second+"/close", nil).Want(http.StatusOK)
}

// TestWalkFieldReaders holds docs/field-readers.md, which says who may read which
// field and why, against what people are really told.
func TestWalkFieldReaders(t *testing.T) {
	t.Parallel()
	w := apitest.New(t, storetest.SQLite(t))
	apitest.Plant(w)
	rich := estate(w, "therapist", "Own")
	furnish(w, rich)
	r := &tour{t: t, w: w, doc: describe(t, w), read: reading{}}
	r.look(append(append(recorded(w), r.act()...), rich))
	for noun := range r.answered() { // what nobody was told has a line all the same
		for field := range r.doc.Components.Schemas[noun].Properties {
			if field != "items" && field != "nextCursor" {
				r.read.add(named(noun, field), "")
			}
		}
	}
	content, err := os.ReadFile(fieldReaders)
	if err != nil {
		t.Fatal(err)
	}
	intro, kept := fieldTable(string(content))
	table, unread := r.read.table(t, kept)
	if *update {
		if err := os.WriteFile(fieldReaders, []byte(intro+table), 0o600); err != nil {
			t.Fatal(err)
		}
	} else if string(content) != intro+table {
		t.Errorf("docs/field-readers.md is not what people are told; go test ./api -run FieldReaders -update writes it anew:\n%s", newLines(string(content), intro+table))
	}
	fmt.Printf("field readers: %d fields, by real answers to %d roles, %d of them in no answer\n", len(r.read), len(readers), unread)
}

// answered are the nouns that stand in the answers of routes that somebody who is
// signed in may take.
func (r *tour) answered() map[string]bool {
	found := map[string]bool{}
	var add func(*schema)
	add = func(s *schema) {
		if s == nil || found[nounOf(s)] {
			return
		}
		if noun := nounOf(s); noun != "" {
			if slices.Contains(values, noun) {
				return
			}
			found[noun] = true
			s = r.doc.Components.Schemas[noun]
		}
		add(s.Items)
		for _, field := range s.Properties {
			add(field)
		}
	}
	for _, route := range r.w.Server.Routes() {
		if route.Public {
			continue
		}
		for status, said := range r.doc.Paths[route.Path][strings.ToLower(route.Method)].Responses {
			for _, content := range said.Content {
				if status[0] == '2' {
					add(content.Schema)
				}
			}
		}
	}
	return found
}
