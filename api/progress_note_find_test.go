package api_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"cohort/api/apitest"
)

// foundIn looks for words and says in how many notes they stand, and where first.
func foundIn(w *apitest.World, who, of, text string) string {
	w.T.Helper()
	a := w.Do(who, http.MethodPost, of+"/notes/find", body{"text": text}).Want(http.StatusOK)
	items := a.Field("items").([]any)
	if len(items) == 0 {
		return "0"
	}
	return fmt.Sprintf("%d %s:%s", len(items), a.Text("items.0.places.0.section"), a.Text("items.0.places.0.found"))
}

// setsOf are the sets of hashes in the database.
func (b *behind) setsOf(table string) (sets [][]byte) {
	b.T.Helper()
	rows, err := b.db.Query("SELECT words FROM " + table)
	if err != nil {
		b.T.Fatal(err)
	}
	defer func() { _ = rows.Close() }() // read to its end
	for rows.Next() {
		var set []byte
		if err := rows.Scan(&set); err != nil {
			b.T.Fatal(err)
		}
		sets = append(sets, set)
	}
	if err := rows.Err(); err != nil {
		b.T.Fatal(err)
	}
	return sets
}

// What is sealed is found by words: in drafts and signed notes, by who may read
// them; the database holds hashes of which no two rows have one in common.
func TestWordsAreFoundInSealedNotes(t *testing.T) {
	eachBehind(t, func(t *testing.T, _ string, b *behind) {
		w := b.World
		session, c := heldSession(w)
		writeNotes(w, "therapist", session, c[:5])
		cohort := "/cohorts/" + w.Do("therapist", http.MethodGet, "/sessions/"+session+"/notes", nil).Text("cohortId")
		expect := func(stage string, want map[string]string) {
			t.Helper()
			for asked, want := range want {
				of, text, _ := strings.Cut(asked, ": ")
				if of = map[string]string{"group": cohort, "fifth": "/clients/" + c[4], "first": "/clients/" + c[0]}[of]; foundIn(w, "therapist", of, text) != want {
					t.Errorf("%s, %s: %s, not %s", stage, asked, foundIn(w, "therapist", of, text), want)
				}
			}
		}
		expect("drafts", map[string]string{"group: landlord": "1 data:landlord", "fifth: LANDL stairs": "1 data:landlord", "first: landlord": "0", "group: landlord napkin": "0", "group: curve closing": "0", "group: ": "0"})
		w.Do("therapist", http.MethodPost, "/sessions/"+session+"/notes/sign", body{"name": "Therapist", "clientIds": c[:5]}).Want(http.StatusOK)
		note := w.Do("therapist", http.MethodGet, "/clients/"+c[4]+"/notes", nil).Text("items.0.id")
		w.Do("therapist", http.MethodPost, "/notes/"+note+"/addenda", body{"name": "Therapist", "text": "Called on Friday; a plumber came."}).Want(http.StatusCreated)
		signed := map[string]string{"group: landlord": "1 data:landlord", "group: role-play pairs": "5 shared:role", "fifth: plumber landlord": "1 data:landlord", "first: plumber": "0", "group: relaxation": "5 techniques:Relaxation"}
		expect("signed", signed)

		hashes := map[string]int{}
		for _, set := range append(b.setsOf("progress_notes"), b.setsOf("note_addenda")...) {
			if len(set) == 0 || len(set)%128 != 0 {
				t.Errorf("a set has %d bytes", len(set))
			}
			for at := 0; at < len(set); at += 4 {
				hashes[string(set[at:at+4])]++
			}
		}
		for _, n := range hashes {
			if n > 1 {
				t.Fatal("two rows have a hash in common")
			}
		}
		// What was written before there were sets is found all the same, and gets them.
		b.edit("UPDATE progress_notes SET words = NULL")
		b.edit("UPDATE note_addenda SET words = NULL")
		expect("without sets", signed)
		for i, want := range []int{6, 0} {
			if made, err := w.Store.IndexOldNotes(context.Background()); err != nil || made != want {
				t.Errorf("%d: %d sets were made: %v", i, made, err)
			}
		}
		expect("with sets made later", signed)
		// The sets decide what is opened: with another's, nothing is found.
		b.edit("UPDATE progress_notes SET words = (SELECT words FROM note_addenda)")
		expect("with sets of other rows", map[string]string{"group: landlord": "0"})

		for who, status := range map[string]int{"admin": http.StatusForbidden, "intake": http.StatusForbidden, "billing": http.StatusForbidden, "other therapist": http.StatusNotFound} {
			for _, of := range []string{cohort, "/clients/" + c[4]} {
				w.Do(who, http.MethodPost, of+"/notes/find", body{"text": "landlord"}).Want(status)
			}
		}
		w.Do("therapist", http.MethodPost, cohort+"/notes/find", body{"text": strings.Repeat("word ", 1000)}).WantCode(http.StatusUnprocessableEntity, "invalid")
		audit := w.Do("admin", http.MethodGet, "/audit?limit=200&action=progress_notes.find", nil).Want(http.StatusOK)
		if len(audit.Field("items").([]any)) < 10 || strings.Contains(strings.ToLower(string(audit.Raw)), "landl") {
			t.Errorf("the audit says %.2000s", audit.Raw)
		}
	})
}
