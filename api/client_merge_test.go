package api_test

import (
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
)

// staysWithRecord are the tables whose rows do not move with a client, each with
// its reason.
var staysWithRecord = map[string]string{
	"audit_shown":        "where the audit shows a client; looked for under every record of theirs",
	"audit_entries":      "the audit is only added to; asked about a client, it looks under every record of theirs",
	"client_changes":     "says when the record itself changed",
	"consents":           "papers stay with the record for which they were signed; told under every record of theirs",
	"part2_marks":        "never changed; told under every record of theirs",
	"releases":           "what left, left with the name of that record; told under every record of theirs",
	"disclosures":        "never changed; told under every record of theirs",
	"leaflets_given":     "stays where it was noted; told under every record of theirs",
	"emergency_accesses": "says which record was opened, as the audit does; the one that stands is opened anew",
}

// clientTables names every table that has a client_id, by the schema.
func (w *badWorld) clientTables(kind string) (tables []string) {
	w.T.Helper()
	question := "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table' AND p.name = 'client_id' ORDER BY 1"
	if kind != "sqlite" {
		question = "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'client_id' ORDER BY 1"
	}
	rows, err := w.db.Query(question)
	if err != nil {
		w.T.Fatal(err)
	}
	defer func() { _ = rows.Close() }() // read to its end
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			w.T.Fatal(err)
		}
		if staysWithRecord[name] == "" {
			tables = append(tables, name)
		}
	}
	if err := rows.Err(); err != nil || len(tables) < 10 {
		w.T.Fatalf("%v: %v", tables, err)
	}
	return tables
}

// hangsOn counts what hangs on a client.
func (w *badWorld) hangsOn(tables []string, client string) map[string]int {
	w.T.Helper()
	counts := map[string]int{}
	for _, name := range tables {
		n := 0
		if err := w.db.QueryRow(fmt.Sprintf("SELECT COUNT(*) FROM %s WHERE client_id = '%s'", name, client)).Scan(&n); err != nil {
			w.T.Fatal(err)
		}
		counts[name] = n
	}
	return counts
}

// brought is where a client's homework is recorded.
func (w *badWorld) brought(client string) string {
	return "/homework/" + w.own["homework"] + "/returns/" + client
}

// told are a client's words about their homework: what was written about one
// person opens under no other.
func (w *badWorld) told(t *testing.T, client string) {
	t.Helper()
	list := w.Do("therapist", http.MethodGet, "/cohorts/"+w.own["cohort"]+"/homework", nil).Want(http.StatusOK)
	for _, item := range items(list)[0].(map[string]any)["returns"].([]any) {
		if r := item.(map[string]any); r["clientId"] == client && r["feedback"] == "Wrote three pages." && r["personal"] == "Two pages are enough." {
			return
		}
	}
	t.Errorf("the client's homework says nothing: %s", list.Raw)
}

// everything gives a client something in every table that has clients.
func (w *badWorld) everything() string {
	own := w.own["client"]
	other := w.Cohort(map[string]any{"name": "Another", "entry": "open"})
	w.Do("intake", http.MethodPost, "/cohorts/"+other+"/waitlist", map[string]any{"clientId": own}).Want(http.StatusCreated)
	w.Do("therapist", http.MethodPost, "/clients/"+own+"/plans", nil).Want(http.StatusCreated)
	w.Do("therapist", http.MethodPut, "/sessions/"+w.own["session"]+"/notes/"+own, noteBody(), apitest.IfMatch(`"1"`)).Want(http.StatusOK)
	w.Do("therapist", http.MethodPost, "/sessions/"+w.own["session"]+"/corrections", map[string]any{"reason": "Was called in sick.",
		"items": []any{map[string]any{"clientId": own, "status": "excused"}}}).Want(http.StatusOK)
	w.Do("therapist", http.MethodPost, "/sessions/"+w.own["session"]+"/live/facts", bodies(w.World, w.own)["POST /sessions/{id}/live/facts"]).Want(http.StatusOK)
	w.Do("therapist", http.MethodPut, w.brought(own), map[string]any{"status": "returned", "feedback": "Wrote three pages."}).Want(http.StatusOK)
	w.Do("therapist", http.MethodPut, w.brought(own)+"/plan", map[string]any{"personal": "Two pages are enough."}).Want(http.StatusOK)
	version := w.Do("intake", http.MethodGet, "/clients/"+own, nil).Want(http.StatusOK).Header.Get("ETag")
	w.Do("intake", http.MethodPut, "/clients/"+own+"/fee", map[string]any{"amount": 4000}, apitest.IfMatch(version)).Want(http.StatusOK)
	return own
}

// All that hangs on a client moves, whatever table it is in, and goes back
// within thirty days; both are found by either's code and in either's audit.
func TestMergeMovesAllThatHangsOnAClient(t *testing.T) {
	eachBadWorld(t, func(t *testing.T, w *badWorld) {
		tables := w.clientTables(w.Store.Kind())
		own := w.everything()
		before := w.hangsOn(tables, own)
		for name, n := range before {
			if n == 0 {
				t.Errorf("%s has nothing of the client: give it something here, and see that it moves", name)
			}
		}
		twin := w.Do("intake", http.MethodPost, "/clients", map[string]any{"firstName": "Anna", "lastName": "Member", "birthDate": "1990-01-15", "phone": "212 555 0100"}).Want(http.StatusCreated)
		into := twin.Text("id")
		read := w.Do("intake", http.MethodGet, "/clients/"+own, nil).Want(http.StatusOK)
		code := read.Text("code")

		merged := w.Do("intake", http.MethodPost, "/clients/"+own+"/merge", map[string]any{"intoId": into, "reason": "One person.", "take": []string{"lastName"}}).Want(http.StatusOK)
		if merged.Text("id") != into || merged.Text("merge.fromCode") != code || merged.Text("formerCodes.0") != code || merged.Text("phone") != "212 555 0100" {
			t.Errorf("%s", merged.Raw)
		}
		for name, n := range w.hangsOn(tables, own) {
			if n != 0 {
				t.Errorf("%d rows of %s stayed behind", n, name)
			}
		}
		after := w.hangsOn(tables, into)
		for name, n := range before {
			if after[name] != n {
				t.Errorf("%s: %d rows of %d arrived", name, after[name], n)
			}
		}
		w.told(t, into)
		if note := w.Do("therapist", http.MethodGet, "/sessions/"+w.own["session"]+"/notes/"+into, nil).Want(http.StatusOK); note.Text("sections.0.text") == "" {
			t.Errorf("the note reads %s", note.Raw)
		}
		found := w.Do("intake", http.MethodPost, "/clients/search", map[string]any{"text": code}).Want(http.StatusOK)
		if list := items(found); len(list) != 1 || found.Text("items.0.id") != into {
			t.Errorf("the old code finds %s", found.Raw)
		}
		if old := w.Do("intake", http.MethodGet, "/clients/"+own, nil).Want(http.StatusOK); old.Text("mergedInto") != into {
			t.Errorf("%s", old.Raw)
		}
		if named := w.Do("intake", http.MethodPost, "/clients/search", map[string]any{"text": read.Text("firstName") + " member"}).Want(http.StatusOK); named.Text("items.0.id") != into {
			t.Errorf("the old name finds %s", named.Raw)
		}
		if n := audited(t, w.World, into, domain.TakeAssessment, domain.Done); n != 2 {
			t.Errorf("%d assessments in the audit of the one who stays", n)
		}
		for _, client := range []string{own, into} {
			if audited(t, w.World, client, domain.MergeClients, domain.Done) == 0 {
				t.Error("the merge is not in the audit of both")
			}
		}
		w.Do("intake", http.MethodPatch, "/clients/"+own, map[string]any{"phone": "1"}, apitest.IfMatch("2")).WantCode(http.StatusConflict, "client_merged")
		w.Do("therapist", http.MethodPost, "/clients/"+own+"/assessments", phq9(0, 0, 0, 0, 0, 0, 0, 0, 0)).Want(http.StatusNotFound)
		w.Do("intake", http.MethodPost, "/clients/"+own+"/merge", map[string]any{"intoId": into, "reason": "Again."}).WantCode(http.StatusConflict, "client_merged")

		// What rests on the moved since goes back with it.
		if back := w.Do("billing", http.MethodGet, "/charges?clientId="+into, nil).Want(http.StatusOK); len(items(back)) == 0 {
			t.Errorf("%s", back.Raw)
		}
		w.Do("therapist", http.MethodPost, "/sessions/"+w.own["session"]+"/corrections", map[string]any{"reason": "Was there after all.",
			"items": []any{map[string]any{"clientId": into, "status": "present"}}}).Want(http.StatusOK)
		parted := w.Do("intake", http.MethodPost, "/clients/"+own+"/merge/undo", nil).Want(http.StatusOK)
		if parted.Text("id") != own || parted.Field("mergedInto") != nil {
			t.Errorf("%s", parted.Raw)
		}
		w.told(t, own)
		again := w.hangsOn(tables, own)
		for name, n := range before {
			want := n
			if name == "attendance_corrections" || name == "charges" {
				want = again[name] // and what came since, all of it: nothing is left
			}
			if again[name] < n || again[name] != want || w.hangsOn(tables, into)[name] != 0 {
				t.Errorf("%s: %d of %d rows are back, %d are left", name, again[name], n, w.hangsOn(tables, into)[name])
			}
		}
		if last := w.Do("intake", http.MethodGet, "/clients/"+into, nil).Want(http.StatusOK); last.Field("formerCodes") != nil || last.Text("lastName") != "Member" || last.Field("formerNames") != nil {
			t.Errorf("%s", last.Raw)
		}
		w.Do("intake", http.MethodPost, "/clients/"+own+"/merge/undo", nil).WantCode(http.StatusConflict, "not_merged")
	})
}

func TestMergeCanBeUndoneForThirtyDays(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		a, b, c := newClient(t, w, "Ana", "Lopez"), newClient(t, w, "Anna", "Lopez"), newClient(t, w, "Annie", "Lopez")
		merge := func(from, into string) *apitest.Answer {
			return w.Do("intake", http.MethodPost, "/clients/"+from+"/merge", body{"intoId": into, "reason": "One person."})
		}
		merge(a, b).Want(http.StatusOK)
		chained := merge(b, c).Want(http.StatusOK)
		if codes := chained.Field("formerCodes").([]any); len(codes) != 2 {
			t.Errorf("%v", codes)
		}
		if n := audited(t, w, c, domain.CreateClient, domain.Done); n != 3 {
			t.Errorf("%d beginnings in the audit of all three", n)
		}
		w.Do("intake", http.MethodPost, "/clients/"+a+"/merge/undo", nil).WantCode(http.StatusConflict, "client_merged")
		w.SetTime(apitest.Now.Add(31 * 24 * time.Hour))
		w.Do("intake", http.MethodPost, "/clients/"+b+"/merge/undo", nil).WantCode(http.StatusConflict, "merge_too_old")
		w.SetTime(apitest.Now.Add(29 * 24 * time.Hour))
		w.Do("intake", http.MethodPost, "/clients/"+b+"/merge/undo", nil).Want(http.StatusOK)
		w.Do("intake", http.MethodPost, "/clients/"+a+"/merge/undo", nil).Want(http.StatusOK)
		if all := w.Do("intake", http.MethodGet, "/clients", nil).Want(http.StatusOK); len(items(all)) != 3 {
			t.Errorf("%s", all.Raw)
		}
		merge(a, a).WantCode(http.StatusUnprocessableEntity, "invalid")
		merge(a, "").WantCode(http.StatusUnprocessableEntity, "invalid")
	})
}

// Two records that wait for one cohort become one wait, with the better place of
// both; two that sit in one are refused; what both were marked with stays.
func TestMergeOfTwoInOneCohort(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		line := w.Cohort(map[string]any{"name": "Line"})
		var twins [2]string
		for i, urgency := range []string{"urgent", "routine"} {
			twins[i] = newClient(t, w, []string{"Ana", "Anna"}[i], "Lopez")
			r := accepted(t, w, twins[i], urgency)
			w.Do("intake", http.MethodPost, "/cohorts/"+line+"/waitlist", body{"clientId": twins[i], "referralId": r}).Want(http.StatusCreated)
		}
		merge := func(from, into string) *apitest.Answer {
			return w.Do("intake", http.MethodPost, "/clients/"+from+"/merge", body{"intoId": into, "reason": "One person."})
		}
		merge(twins[0], twins[1]).Want(http.StatusOK)
		waits := w.Do("intake", http.MethodGet, "/cohorts/"+line+"/waitlist", nil).Want(http.StatusOK)
		if len(items(waits)) != 1 || waits.Text("items.0.clientId") != twins[1] || waits.Text("items.0.urgency") != "urgent" {
			t.Errorf("%s", waits.Raw)
		}
		w.Do("intake", http.MethodPost, "/clients/"+twins[0]+"/merge/undo", nil).Want(http.StatusOK)
		waits = w.Do("intake", http.MethodGet, "/cohorts/"+line+"/waitlist", nil).Want(http.StatusOK)
		if len(items(waits)) != 2 || waits.Text("items.0.clientId") != twins[0] || waits.Text("items.1.urgency") != "routine" {
			t.Errorf("%s", waits.Raw)
		}

		cohort, clients := w.Running(2)
		session := "/sessions/" + w.Session(cohort, 1)
		w.Do("therapist", http.MethodPut, session+"/attendance", apitest.Marks(clients, "present", "present")).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, session+"/close", nil).Want(http.StatusOK)
		merge(clients[0], clients[1]).WantCode(http.StatusConflict, "both_enrolled")
		roster := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK)
		i := slices.IndexFunc(roster.Field("roster").([]any), func(m any) bool { return m.(map[string]any)["clientId"] == clients[0] })
		seat := roster.Text(fmt.Sprintf("roster.%d.enrollmentId", i))
		w.Do("therapist", http.MethodPost, "/enrollments/"+seat+"/end", body{"reason": "Entered twice."}).Want(http.StatusOK)
		merged := merge(clients[0], clients[1]).Want(http.StatusOK)
		kept := map[string]any{}
		for _, k := range merged.Field("merge.kept").([]any) {
			kept[k.(map[string]any)["kind"].(string)] = k.(map[string]any)["count"]
		}
		if kept["attendances"] != 1.0 || kept["charges"] != 1.0 {
			t.Errorf("both were marked and charged, and %v stayed", kept)
		}
	})
}

// Whatever comes in while two records become one is not lost: it hangs on one of
// them, and on the one that stays once the merge is done.
func TestMergeWhileOthersWork(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		a, b := newClient(t, w, "Ana", "Lopez"), newClient(t, w, "Anna", "Lopez")
		got := atOnce(12, func(i int) int {
			if i == 5 {
				return -w.Do("intake", http.MethodPost, "/clients/"+a+"/merge", body{"intoId": b, "reason": "One person."}).Status
			}
			return w.Do("intake", http.MethodPost, "/clients/"+a+"/assessments", phq9(0, 0, 0, 0, 0, 0, 0, 0, 1)).Status
		})
		if got[-http.StatusOK] != 1 || got[http.StatusCreated]+got[http.StatusConflict] != 11 {
			t.Fatalf("answers by status: %v", got)
		}
		if left := w.Do("intake", http.MethodGet, "/clients/"+a+"/assessments", nil).Want(http.StatusOK); len(items(left)) != 0 {
			t.Errorf("%d stayed behind", len(items(left)))
		}
		all := w.Do("intake", http.MethodGet, "/clients/"+b+"/assessments", nil).Want(http.StatusOK)
		if len(items(all)) != got[http.StatusCreated] {
			t.Errorf("%d of %d arrived", len(items(all)), got[http.StatusCreated])
		}
	})
}
