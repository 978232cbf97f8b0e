package api_test

import (
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"cohort/api/apitest"
)

// supportGroupBody is a local group that somebody has just spoken with.
func supportGroupBody(name string) map[string]any {
	return map[string]any{"name": name, "kind": "recovery", "subject": "alcohol", "reach": "local", "ways": []string{"in_person"}, "twelveStep": true, "peerLed": true, "open": true,
		"cost": "donation", "sponsor": true, "places": []string{"church"}, "address": "14 Harbor Street", "rhythm": "weekly", "when": "Tuesdays at 19:00", "contact": "Wren",
		"languages": []string{"en"}, "remark": "Ring twice.", "checkedOn": "2026-03-01"}
}

func namesOf(a *apitest.Answer) (names []string) {
	for _, item := range items(a) {
		names = append(names, item.(map[string]any)["name"].(string))
	}
	return names
}

// A practice begins with the national organizations, finds among them, and adds
// what is around the corner.
func TestSupportGroupsAreTakenAndFound(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		library := w.Do("intake", http.MethodGet, "/support-groups/library", nil).Want(http.StatusOK)
		if len(items(library)) != 33 || library.Field("items.0.supportGroupId") != nil || library.Text("items.0.key") != "aa.org" {
			t.Fatalf("library: %s", library.Raw)
		}
		take := func(who string, keys any) *apitest.Answer {
			return w.Do(who, http.MethodPost, "/support-groups/library/take", map[string]any{"keys": keys})
		}
		take("billing", nil).Want(http.StatusForbidden)
		if wrong := take("intake", []string{"na.org", "example.org"}).WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields(); !slices.Equal(wrong, []string{"keys[1]"}) {
			t.Errorf("wrong are %v", wrong)
		}
		one := take("therapist", []string{"na.org"}).Want(http.StatusOK)
		if len(items(one)) != 1 || one.Text("items.0.website") != "https://na.org" || one.Field("items.0.fromLibrary") != true || one.Field("items.0.verifiedOn") != nil {
			t.Errorf("one: %s", one.Raw)
		}
		// What the practice makes of it stays, whoever takes the library again.
		mine := w.Do("intake", http.MethodGet, "/support-groups/"+one.Text("items.0.id"), nil).Want(http.StatusOK)
		changed := supportGroupBody("NA, our district")
		w.Do("intake", http.MethodPut, "/support-groups/"+mine.Text("id"), changed, apitest.IfMatch(mine.Header.Get("ETag"))).Want(http.StatusOK)
		var took [2]*apitest.Answer
		var both sync.WaitGroup
		for i := range took {
			both.Go(func() { took[i] = take("admin", nil) })
		}
		both.Wait()
		if n := len(items(took[0].Want(http.StatusOK))) + len(items(took[1].Want(http.StatusOK))); n != 32 {
			t.Errorf("%d were taken by two at once", n)
		}
		list := func(query string) *apitest.Answer {
			return w.Do("therapist", http.MethodGet, "/support-groups?"+query, nil).Want(http.StatusOK)
		}
		if all := list("limit=200"); len(items(all)) != 33 || !slices.Contains(namesOf(all), "NA, our district") || slices.Contains(namesOf(all), "Narcotics Anonymous (NA)") {
			t.Errorf("all: %v", namesOf(all))
		}
		for query, want := range map[string]string{
			"twelveStep=true&way=telephone&kind=recovery&cost=free,donation": "Nicotine Anonymous (NicA), Overeaters Anonymous (OA), Sex Addicts Anonymous (SAA)",
			"words=grief+child":             "The Compassionate Friends",
			"language=es&sponsor=false":     "NAMI (Connection and Family Support Group)",
			"reach=local":                   "NA, our district",
			"cost=nominal_fee":              "Parents Without Partners",
			"words=alan":                    "",
			"ended=true":                    "",
			"words=harbor&twelveStep=false": "",
		} {
			if got := strings.Join(namesOf(list(query)), ", "); got != want {
				t.Errorf("%s finds %q, want %q", query, got, want)
			}
		}
		first := list("limit=20&unverifiedMonths=12")
		rest := list("limit=20&unverifiedMonths=12&cursor=" + first.Text("nextCursor"))
		if len(items(first)) != 20 || len(items(rest)) != 12 || rest.Field("nextCursor") != nil {
			t.Errorf("pages of %d and %d", len(items(first)), len(items(rest)))
		}
		if library = w.Do("intake", http.MethodGet, "/support-groups/library", nil).Want(http.StatusOK); library.Text("items.1.supportGroupId") != mine.Text("id") {
			t.Errorf("taken: %s", library.Raw)
		}
	})
}

// An entry is corrected, and whoever has an older one in front of them is told; a
// mistake is named field by field.
func TestSupportGroupsAreKept(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		wrong := w.Do("intake", http.MethodPost, "/support-groups", map[string]any{"name": " ", "kind": "recovery", "subject": "alcohol", "reach": "national", "ways": []string{"online"},
			"cost": "free", "when": "Tuesdays", "address": "Here", "website": "nowhere", "checkedOn": "2026-03-19"}).WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields()
		slices.Sort(wrong)
		if !slices.Equal(wrong, []string{"address", "checkedOn", "name", "website", "when"}) {
			t.Errorf("wrong are %v", wrong)
		}
		made := w.Do("therapist", http.MethodPost, "/support-groups", supportGroupBody(" Lantern ")).Want(http.StatusCreated)
		if made.Text("name") != "Lantern" || made.Text("verifiedOn") != "2026-03-01" || made.Text("verifiedBy") == "" || made.Text("checks.0.finding") != "right" || made.Field("over") != false {
			t.Errorf("made: %s", made.Raw)
		}
		path := "/support-groups/" + made.Text("id")
		body := supportGroupBody("Lantern")
		delete(body, "checkedOn")
		body["when"] = "Wednesdays at 19:00"
		w.Do("intake", http.MethodPut, path, body).WantCode(http.StatusPreconditionRequired, "version_required")
		now := w.Do("intake", http.MethodPut, path, body, apitest.IfMatch(`"1"`)).Want(http.StatusOK)
		if now.Text("when") != "Wednesdays at 19:00" || now.Text("verifiedOn") != "2026-03-01" || now.Header.Get("ETag") != `"2"` {
			t.Errorf("changed: %s", now.Raw)
		}
		w.Do("admin", http.MethodPut, path, body, apitest.IfMatch(`"1"`)).WantCode(http.StatusPreconditionFailed, "stale")
		body["checkedOn"] = "2026-03-05"
		if now = w.Do("admin", http.MethodPut, path, body, apitest.IfMatch(`"2"`)).Want(http.StatusOK); now.Text("checks.0.finding") != "changed" || now.Text("verifiedOn") != "2026-03-05" {
			t.Errorf("checked: %s", now.Raw)
		}
		for _, ask := range []struct{ method, path string }{{http.MethodGet, "/support-groups"}, {http.MethodGet, path}, {http.MethodGet, "/support-groups/library"}} {
			w.Do("billing", ask.method, ask.path, nil).Want(http.StatusForbidden)
		}
		audit := w.Do("admin", http.MethodGet, "/audit?action=support_groups.keep", nil).Want(http.StatusOK)
		if len(items(audit)) != 3 || !strings.Contains(string(audit.Raw), "Tuesdays at 19:00") {
			t.Errorf("audit: %s", audit.Raw)
		}
	})
}

// What was found counts for its day; several entries are checked at once, a group
// ends and is there again, and each slip has its way back.
func TestSupportGroupsAreChecked(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		one := w.Do("intake", http.MethodPost, "/support-groups", supportGroupBody("Lantern")).Want(http.StatusCreated).Text("id")
		other := w.Do("intake", http.MethodPost, "/support-groups", supportGroupBody("Harbor")).Want(http.StatusCreated).Text("id")
		check := func(finding string, more map[string]any, ids ...string) *apitest.Answer {
			body := map[string]any{"supportGroupIds": ids, "finding": finding}
			for field, value := range more {
				body[field] = value
			}
			return w.Do("intake", http.MethodPost, "/support-groups/checks", body)
		}
		both := check("right", nil, one, other, one).Want(http.StatusOK)
		if strings.Join(namesOf(both), " ") != "Lantern Harbor" || both.Text("items.1.verifiedOn") != "2026-03-10" || both.Number("items.1.version") != 1 {
			t.Errorf("both: %s", both.Raw)
		}
		if audit := w.Do("admin", http.MethodGet, "/audit?action=support_groups.keep", nil).Want(http.StatusOK); len(items(audit)) != 4 {
			t.Errorf("audit: %s", audit.Raw)
		}
		// One that is not there leaves the other unchecked.
		check("ended", nil, one, "0190b5a0-0000-7000-8000-000000000000").Want(http.StatusNotFound)
		check("right", nil).WantCode(http.StatusUnprocessableEntity, "invalid")
		if wrong := check("right", map[string]any{"on": "2026-03-19", "endedFrom": "2026-03-01"}, one).WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields(); !slices.Equal(wrong, []string{"on", "endedFrom"}) {
			t.Errorf("wrong are %v", wrong)
		}
		check("not_reached", map[string]any{"words": "The line is dead."}, one).Want(http.StatusOK)
		read := func() *apitest.Answer {
			return w.Do("therapist", http.MethodGet, "/support-groups/"+one, nil).Want(http.StatusOK)
		}
		if now := read(); now.Text("notReachedOn") != "2026-03-10" || now.Text("verifiedOn") != "2026-03-10" || now.Text("checks.0.words") != "The line is dead." {
			t.Errorf("not reached: %s", now.Raw)
		}
		check("ended", map[string]any{"endedFrom": "2026-02-28", "words": "The church was sold."}, one).Want(http.StatusOK)
		gone := read()
		if gone.Field("over") != true || gone.Text("endedFrom") != "2026-02-28" || gone.Text("verifiedWords") != "The church was sold." {
			t.Errorf("ended: %s", gone.Raw)
		}
		found := func(query, want string) {
			t.Helper()
			if got := strings.Join(namesOf(w.Do("admin", http.MethodGet, "/support-groups"+query, nil).Want(http.StatusOK)), " "); got != want {
				t.Errorf("%s finds %q, want %q", query, got, want)
			}
		}
		found("", "Harbor")
		found("?ended=true", "Lantern")
		slip := "/support-groups/" + one + "/checks/" + gone.Text("checks.0.id") + "/void"
		w.Do("intake", http.MethodPost, slip, map[string]any{"reason": " "}).WantCode(http.StatusUnprocessableEntity, "invalid")
		back := w.Do("intake", http.MethodPost, slip, map[string]any{"reason": "Another church."}).Want(http.StatusOK)
		if back.Field("over") != false || back.Text("verifiedOn") != "2026-03-10" || back.Text("checks.0.inError.reason") != "Another church." {
			t.Errorf("back: %s", back.Raw)
		}
		w.Do("intake", http.MethodPost, slip, map[string]any{"reason": "Again."}).WantCode(http.StatusConflict, "check_in_error")
		w.Do("intake", http.MethodPost, "/support-groups/"+other+"/checks/"+gone.Text("checks.0.id")+"/void", map[string]any{"reason": "Not its own."}).Want(http.StatusNotFound)
		// What ended is found again later, and is there again.
		check("ended", nil, one).Want(http.StatusOK)
		check("right", nil, one).Want(http.StatusOK)
		found("", "Harbor Lantern")
	})
}
