package api_test

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
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

// fieldReaders is the table that a person reads: each field of what the API
// answers, the line of the policy that it stands under, and who reads it.
const fieldReaders = "../docs/field-readers.md"

// readers are the columns of the table, and who walks the API for each.
var readers = []string{"admin", "therapist", "intake", "billing"}

// stranger leads nothing: what they read of a therapist's fields, every
// therapist reads.
const strangeTherapist = "other therapist"

// values are kinds of things that stand in many nouns: a field that holds one is
// told as a field of its noun.
var values = []string{"Money", "FeeBand", "PostalAddress", "Schedule", "AgeBand", "Seats"}

// nouns says of what a body is, where it is called otherwise: the same thing in
// another list or on another page.
var nouns = map[string]string{
	"ShownClient": "Client", "NewClient": "Client", "MergedClient": "Client", "ClientName": "Client", "FoundClient": "Client", "AlikeClient": "Client",
	"CohortAnswer": "Cohort", "CohortCard": "Cohort", "FoundCohort": "Cohort", "UnledCohort": "Cohort",
	"SessionAnswer": "Session", "CohortSession": "Session", "DatedSession": "Session", "CalendarSession": "Session", "AffectedSession": "Session", "SessionCover": "Cover", "NewCalendarFeed": "CalendarFeed", "UnclosedSession": "Session", "FoundSession": "Session",
	"NewCharge": "Charge", "CorrectedCharge": "Charge", "UserAnswer": "User", "FoundReferral": "Referral", "SettingsAnswer": "Settings",
	"CurriculumAnswer": "Curriculum", "CurriculumVersionAnswer": "Curriculum", "ImportedCurriculum": "Curriculum", "LicenseAnswer": "License", "InvitationAnswer": "Invitation",
	"ClientFeeAnswer": "ClientFee", "SessionWeek": "Week", "WeekTheme": "Week", "AdmissionAnswer": "AdmissionCheck",
}

// named is a field under its noun.
func named(schema, field string) string { return cmp.Or(nouns[schema], schema) + "." + field }

// nounOf is the name of what a schema describes, "" for what has none.
func nounOf(s *schema) string { return strings.TrimPrefix(s.Ref, "#/components/schemas/") }

// reading is what was read by whom: field, then person.
type reading map[string]map[string]bool

// note walks along an answer and notes every field in it that says something.
func (r reading) note(doc description, who string, s *schema, value any) {
	name := nounOf(s)
	if name != "" {
		s = doc.Components.Schemas[name]
	}
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			r.note(doc, who, s.Items, item)
		}
	case map[string]any:
		for key, part := range v {
			field, known := s.Properties[key]
			if !known || empty(part) {
				continue
			}
			if name != "" && key != "items" && key != "nextCursor" {
				r.add(named(name, key), who)
			}
			if !slices.Contains(values, nounOf(field)) {
				r.note(doc, who, field, part)
			}
		}
	}
}

func (r reading) add(field, who string) {
	if r[field] == nil {
		r[field] = map[string]bool{}
	}
	r[field][who] = true
}

// empty says that a value tells nothing.
func empty(value any) bool {
	switch v := value.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case bool:
		return !v
	case float64:
		return v == 0
	case []any:
		return len(v) == 0
	case map[string]any:
		return len(v) == 0
	}
	return false
}

// reach is how far a role reads a field, by what was read.
func (r reading) reach(field, role string) domain.Reach {
	switch by := r[field]; {
	case !by[role]:
		return domain.None
	case role == "therapist" && !by[strangeTherapist]:
		return domain.Own
	}
	return domain.All
}

// tour is a walk of everybody over everything.
type tour struct {
	t    *testing.T
	w    *apitest.World
	doc  description
	read reading
}

// ask sends one request and notes what it is told.
func (r *tour) ask(who string, route api.Route, of things) {
	path, _ := addressed(route.Path, of)
	a := r.w.Do(who, route.Method, path+queryOf(call(route), of), bodies(r.w, of)[call(route)], apitest.IfMatch(`"1"`))
	if a.Status >= 300 || a.Status == http.StatusNoContent {
		return
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
}

// everybody asks the same.
func (r *tour) everybody(route api.Route, of things) { r.these(everyone(), route, of) }

func (r *tour) these(people []string, route api.Route, of things) {
	for _, who := range people {
		r.ask(who, route, of)
	}
}

func everyone() []string { return append(slices.Clone(readers), strangeTherapist) }

// whoMayAsk are those whose role the policy gives any of what a route answers.
func whoMayAsk(route api.Route) []string {
	return slices.DeleteFunc(everyone(), func(who string) bool {
		role := domain.Role(who)
		if who == strangeTherapist {
			role = domain.Therapist
		}
		return domain.ReachOf(route.Action, role) == domain.None
	})
}

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
		r.everybody(route, of[noun])
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
		for i, of := range all {
			if i == 0 {
				r.everybody(route, of)
			} else {
				r.these(whoMayAsk(route), route, of)
			}
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
		at(n)["session"] = cohort.Text(fmt.Sprintf("sessions.%d.id", n%2)) // what was held, and what was not
	}
	return all
}

// furnish fills what the walk alone leaves empty.
func furnish(w *apitest.World, of things) {
	settings := w.Do("admin", http.MethodGet, "/settings", nil).Want(http.StatusOK).Header.Get("ETag")
	w.Do("admin", http.MethodPut, "/settings", map[string]any{"practiceName": "Harbor", "currency": "USD", "timeZone": "America/New_York", "sessionCode": "90853",
		"npi": "1234567893", "taxId": "12-3456789", "noShowFee": 1500, "address": map[string]any{"line1": "1 Pier", "city": "Albany", "region": "NY", "postalCode": "12207", "country": "US"}},
		apitest.IfMatch(settings)).Want(http.StatusOK)
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

// fieldTable reads the text before the first noun, and the line of the policy
// that each field stands under.
func fieldTable(doc string) (intro string, policy map[string]string) {
	intro, rest, _ := strings.Cut(doc, "## ")
	policy = map[string]string{}
	noun := ""
	for _, line := range strings.Split("## "+rest, "\n") {
		if name, is := strings.CutPrefix(line, "## "); is {
			noun = name
		}
		if cells := strings.Split(line, " | "); strings.HasPrefix(line, "| `") && len(cells) == 6 {
			policy[noun+"."+strings.Trim(cells[0], "| `")] = cells[1]
		}
	}
	return intro, policy
}

// table writes what was read, and fails the test where the policy does not say so.
func (r reading) table(t *testing.T, policy map[string]string) (table string, unread int) {
	t.Helper()
	var out strings.Builder
	last := ""
	for _, field := range slices.Sorted(maps.Keys(r)) {
		noun, name, _ := strings.Cut(field, ".")
		if noun != last {
			fmt.Fprintf(&out, "%s## %s\n\n| Field | Policy | Administrator | Therapist | Intake | Billing |\n|---|---|---|---|---|---|\n", between(last), noun)
			last = noun
		}
		fmt.Fprintf(&out, "| `%s` | %s", name, policy[field])
		seen := false
		for _, role := range readers {
			is, may := r.reach(field, role), mayRead(t, field, policy[field], domain.Role(role))
			if is > may {
				t.Errorf("%s is read by %s (%s), and the policy (%s) says %s", field, role, is, policy[field], may)
			}
			seen = seen || is != domain.None
			fmt.Fprintf(&out, " | %s", strings.Replace(is.String(), "none", "–", 1))
		}
		if !seen {
			unread++
		}
		out.WriteString(" |\n")
	}
	return out.String(), unread
}

func between(last string) string {
	if last == "" {
		return ""
	}
	return "\n"
}

// mayRead is how far the lines of the policy, separated by commas, reach.
func mayRead(t *testing.T, field, lines string, role domain.Role) (reach domain.Reach) {
	t.Helper()
	for action := range strings.SplitSeq(lines, ", ") {
		if _, known := domain.Policy[domain.Action(action)]; !known {
			if role == domain.Admin { // once
				t.Errorf("docs/field-readers.md does not say under which line of the policy %s stands: %q", field, lines)
			}
			return domain.All
		}
		reach = max(reach, domain.ReachOf(domain.Action(action), role))
	}
	return reach
}

// newLines are the lines of now that were not there before.
func newLines(before, now string) string {
	var out strings.Builder
	for _, line := range strings.Split(now, "\n") {
		if !strings.Contains(before, line) {
			out.WriteString(line + "\n")
		}
	}
	return out.String()
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
