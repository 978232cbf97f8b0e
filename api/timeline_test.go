package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"cohort/api/apitest"
)

// kindsShown are the kinds of a timeline's entries as somebody reads it, in
// order, page by page.
func kindsShown(w *apitest.World, who, client, query string) (kinds []string, days []string) {
	w.T.Helper()
	cursor := ""
	for range 60 {
		a := w.Do(who, http.MethodGet, "/clients/"+client+"/timeline?limit=3"+query+cursor, nil).Want(http.StatusOK)
		for _, item := range a.Field("items").([]any) {
			e := item.(map[string]any)
			kinds, days = append(kinds, e["kind"].(string)), append(days, e["day"].(string))
		}
		if a.Text("nextCursor") == "" {
			return kinds, days
		}
		cursor = "&cursor=" + a.Text("nextCursor")
	}
	w.T.Fatal("a timeline has no end")
	return nil, nil
}

// A client's timeline tells each role what the routes of each kind tell it, in
// order, and each entry once however short its pages are.
func TestATimelineTellsEachRoleItsKinds(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		own := estate(w, "therapist", "Timeline")
		client := own["client"]
		w.Do("therapist", http.MethodPost, "/sessions/"+own["session"]+"/corrections", body{"reason": "She came late.", "items": []any{body{"clientId": client, "status": "late", "minutes": 60}}}).Want(http.StatusOK)
		if b := w.Do("therapist", http.MethodGet, "/clients/"+client+"/briefing", nil).Want(http.StatusOK); len(b.Field("flags").([]any)) != 1 || b.Text("flags.0.kind") != "suicide" {
			t.Errorf("an open flag before the hour: %s", b.Raw)
		}
		w.Do("intake", http.MethodPost, "/risk-flags/"+own["risk-flag"]+"/answer", body{"action": "Called her."}).Want(http.StatusOK)
		w.Assess(client, "phq-9", 2, 2, 2, 2, 2, 2, 2, 2, 0)

		briefedOn(t, w, own)

		for who, want := range map[string][]string{
			"therapist": {"flag", "flag", "session", "homework", "score", "score", "score", "membership", "disclosure"},
			"intake":    {"flag", "flag", "session", "homework", "score", "score", "score", "membership", "referral", "disclosure"},
			"billing":   {"session", "charge"},
		} {
			kinds, days := kindsShown(w, who, client, "")
			if !slices.IsSortedFunc(days, func(a, b string) int { return strings.Compare(b, a) }) {
				t.Errorf("%s: %v", who, days)
			}
			slices.Sort(want)
			got := slices.DeleteFunc(slices.Sorted(slices.Values(kinds)), func(kind string) bool { return kind == "referral" })
			want = slices.DeleteFunc(want, func(kind string) bool { return kind == "referral" })
			if who == "billing" {
				got = slices.Compact(got)
			}
			if !slices.Equal(got, want) || slices.Contains(kinds, "referral") != (who == "intake") {
				t.Errorf("%s reads %v", who, kinds)
			}
		}
		entry := w.Do("therapist", http.MethodGet, "/clients/"+client+"/timeline?kind=session", nil).Want(http.StatusOK)
		if entry.Text("items.0.session.mark") != "late" || entry.Text("items.0.session.firstMark") != "present" || entry.Number("items.0.session.minutes") != 60 || entry.Text("items.0.session.theme") == "" {
			t.Errorf("%s", entry.Raw)
		}
		entry = w.Do("billing", http.MethodGet, "/clients/"+client+"/timeline?kind=session,score", nil).Want(http.StatusOK)
		if entry.Text("items.0.session.theme") != "" || entry.Text("items.0.cohort") == "Timeline" {
			t.Errorf("billing is told what a group is for: %s", entry.Raw)
		}
		entry = w.Do("therapist", http.MethodGet, "/clients/"+client+"/timeline?kind=score", nil).Want(http.StatusOK)
		if entry.Text("items.0.score.change") != "deteriorated" || entry.Number("items.0.score.first") != 4 {
			t.Errorf("%s", entry.Raw)
		}
		if kinds, _ := kindsShown(w, "therapist", client, "&from=2026-03-01&to=2026-03-01"); len(kinds) != 0 {
			t.Errorf("before anything happened: %v", kinds)
		}
		of := w.Do("therapist", http.MethodGet, "/cohorts/"+own["cohort"], nil).Field("roster").([]any)
		var notes []string
		for _, seat := range of {
			kinds, _ := kindsShown(w, "therapist", seat.(map[string]any)["clientId"].(string), "&kind=note,catch_up")
			notes = append(notes, kinds...)
		}
		if slices.Sort(notes); !slices.Equal(notes, []string{"catch_up", "catch_up", "note", "note"}) {
			t.Errorf("notes and what was caught up: %v", notes)
		}
		w.Do("other therapist", http.MethodGet, "/clients/"+client+"/timeline", nil).Want(http.StatusNotFound)
		w.Do("admin", http.MethodGet, "/clients/"+client+"/timeline", nil).Want(http.StatusForbidden)
		heard := w.Do("admin", http.MethodGet, "/audit?action=clients.read_timeline&outcome=read&clientId="+client, nil).Want(http.StatusOK)
		if len(heard.Field("items").([]any)) == 0 {
			t.Errorf("nobody read it: %s", heard.Raw)
		}
	})
}

// briefedOn looks at what is told of a client before the hour: all of it to who
// treats them, to intake what intake reads, and nothing to anybody else.
func briefedOn(t *testing.T, w *apitest.World, own things) {
	t.Helper()
	at := "/clients/" + own["client"] + "/briefing"
	b := w.Do("therapist", http.MethodGet, at, nil).Want(http.StatusOK)
	if b.Text("groups.0.cohort") != "Timeline" || b.Number("groups.0.next.number") != 2 || b.Text("groups.0.next.theme") == "" || b.Text("groups.0.next.where") == "" ||
		b.Text("groups.0.marks.0.mark") != "late" || b.Number("groups.0.adherence.attended") != 1 || len(b.Field("flags").([]any)) != 0 {
		t.Errorf("the hour: %s", b.Raw)
	}
	if b.Text("homework.0.title") != "Log" || b.Number("scores.0.total") != 16 || b.Number("scores.0.first") != 4 || b.Text("scores.0.change") != "deteriorated" || len(b.Field("scores.0.points").([]any)) != 3 {
		t.Errorf("homework and scores: %s", b.Raw)
	}
	var plans, missing int
	for _, seat := range w.Do("therapist", http.MethodGet, "/cohorts/"+own["cohort"], nil).Field("roster").([]any) {
		id := seat.(map[string]any)["clientId"].(string)
		told := w.Do("therapist", http.MethodGet, "/clients/"+id+"/briefing", nil).Want(http.StatusOK)
		if told.Field("note") != nil && told.Text("note.plan") == "Came to talk about the week before." {
			plans++
		}
		missing += len(told.Field("groups.0.missing").([]any))
		told = w.Do("intake", http.MethodGet, "/clients/"+id+"/briefing", nil).Want(http.StatusOK)
		if told.Field("note") != nil || len(told.Field("groups.0.missing").([]any)) != 0 || told.Number("groups.0.next.number") != 2 {
			t.Errorf("intake is told %s", told.Raw)
		}
	}
	if plans != 2 || missing != 1 {
		t.Errorf("%d plans of last notes, %d themes to catch up", plans, missing)
	}
	w.Do("other therapist", http.MethodGet, at, nil).Want(http.StatusNotFound)
	w.Do("billing", http.MethodGet, at, nil).Want(http.StatusForbidden)
	w.Do("admin", http.MethodGet, at, nil).Want(http.StatusForbidden)
	if heard := w.Do("admin", http.MethodGet, "/audit?action=clients.read_briefing&outcome=read&clientId="+own["client"], nil).Want(http.StatusOK); len(heard.Field("items").([]any)) == 0 {
		t.Errorf("nobody read it: %s", heard.Raw)
	}
}
