package api_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/practice"
)

// ownWords are what a test writes of its members, each something else.
var ownWords = []string{
	"Counted eleven quiet evenings on the log and one loud one. Found the cue in the sound of keys at the door, which had never been named before.",
	"Played the part of the older brother in the role-play and kept a slow voice until the end. Said afterwards that silence had been harder than words.",
	"Came with the worksheet half filled in. Worked out the other half aloud and saw that hunger and the last bus had come before both quarrels.",
	"Spoke little, followed the board closely, and drew the curve on a napkin. Asked at the close what to do when leaving the room is taken for an insult.",
	"Told of a talk with the landlord that went to nine on the scale and came down to four by counting the stairs. Proud of it, with reason.",
	"Disputed the idea of a first thought for a while, then found one in last Sunday's example and laughed. Will look for a second one.",
}

// writeNotes writes the shared part and the notes of members who came.
func writeNotes(w *apitest.World, who, session string, clients []string) {
	w.T.Helper()
	at := "/sessions/" + session + "/notes/"
	version := w.Do(who, http.MethodGet, at+"shared", nil).Want(http.StatusOK).Header.Get("ETag")
	w.Do(who, http.MethodPut, at+"shared", body{"text": "Check-in on cues, the curve of arousal on the board, a role-play in pairs, a closing round.", "techniques": []string{"Role-play", "role-play", "Relaxation"}}, apitest.IfMatch(version)).Want(http.StatusOK)
	for i, client := range clients {
		version := w.Do(who, http.MethodGet, at+client, nil).Want(http.StatusOK).Header.Get("ETag")
		w.Do(who, http.MethodPut, at+client, noteOf(ownWords[i]), apitest.IfMatch(version)).Want(http.StatusOK)
	}
}

// noteOf is a note with some words of its own.
func noteOf(words string) body {
	note := noteBody()
	first, last, _ := strings.Cut(words, ". ")
	note["sections"] = []any{body{"key": "data", "text": first + "."}, body{"key": "assessment", "text": last}, body{"key": "plan", "text": "Next: " + words[:strings.Index(words, " ")] + " it again, and bring the page."}}
	return note
}

// heldSession is a session of six that is closed: one was excused, one came late.
func heldSession(w *apitest.World) (session string, clients []string) {
	w.T.Helper()
	cohort, clients := w.Running(6)
	session = w.Session(cohort, 1)
	marks := apitest.Marks(clients, "present", "present", "present", "present", "late", "excused")
	marks["items"].([]map[string]any)[4]["cameAfter"] = 20
	w.Do("therapist", http.MethodPut, "/sessions/"+session+"/attendance", marks).Want(http.StatusOK)
	w.Do("therapist", http.MethodPost, "/sessions/"+session+"/close", nil).Want(http.StatusOK)
	return session, clients
}

func counts(w *apitest.World, who string) string {
	w.T.Helper()
	a := w.Do(who, http.MethodGet, "/notes?list=late", nil).Want(http.StatusOK)
	return fmt.Sprint(a.Number("counts.unsigned"), a.Number("counts.late"), a.Number("counts.cosign"), len(a.Field("items").([]any)))
}

func kindsOf(faults any) (kinds []string) {
	for _, f := range faults.([]any) {
		kinds = append(kinds, f.(map[string]any)["kind"].(string))
	}
	return kinds
}

// memberOf is a member of a session as the notes page has them.
func memberOf(t *testing.T, a *apitest.Answer, client string) map[string]any {
	t.Helper()
	for _, m := range a.Field("members").([]any) {
		if m := m.(map[string]any); m["clientId"] == client {
			return m
		}
	}
	t.Fatalf("no %s in %s", client, a.Raw)
	return nil
}

// From the roll call to signed notes: what is found, what is kept, what is locked,
// and who reads it.
func TestNotesOfASession(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		session, c := heldSession(w)
		at := "/sessions/" + session + "/notes"
		if got := counts(w, "therapist"); got != "5 5 0 1" { // due on Friday, and it is Tuesday
			t.Errorf("to be written: %s", got)
		}
		page := w.Do("therapist", http.MethodGet, at, nil).Want(http.StatusOK)
		if m := memberOf(t, page, c[5]); m["noteNeeded"] != false || m["why"] == nil || page.Text("defaultFormat") != "dap" || page.Number("facts.present") != 5 || page.Text("facts.leaders.0.credential") != "LPC" {
			t.Errorf("the page begins with %s", page.Raw)
		}
		w.Do("therapist", http.MethodPut, at+"/"+c[5], noteBody(), apitest.IfMatch(`"1"`)).WantCode(http.StatusConflict, "note_not_needed")
		nothing := w.Do("therapist", http.MethodPost, at+"/sign", body{"name": "Therapist", "clientIds": c[:1]}).Want(http.StatusOK)
		if len(nothing.Field("signed").([]any)) != 0 || !slices.Contains(kindsOf(nothing.Field("notReady.0.faults")), "section_empty") {
			t.Errorf("an unwritten note: %s", nothing.Raw)
		}

		writeNotes(w, "therapist", session, c[:5])
		named := noteBody()
		named["sections"].([]any)[0].(map[string]any)["text"] = "Sat beside FirstB, and told of a morning without a quarrel and of one with an apology at the end of it."
		a := w.Do("therapist", http.MethodPut, at+"/"+c[0], named, apitest.IfMatch(`"2"`)).Want(http.StatusOK)
		if fault := a.Field("faults.0").(map[string]any); fault["kind"] != "names_other_member" || fault["severity"] != "block" || fault["otherClientId"] != c[1] || fault["start"] != 11.0 || fault["end"] != 17.0 || fault["suggestion"] != "a peer" {
			t.Errorf("a name in a note: %v", fault)
		}
		w.Do("therapist", http.MethodPut, at+"/"+c[0], named, apitest.IfMatch(`"2"`)).WantCode(http.StatusPreconditionFailed, "stale")
		copied := noteOf(ownWords[2])
		a = w.Do("therapist", http.MethodPut, at+"/"+c[3], copied, apitest.IfMatch(`"2"`)).Want(http.StatusOK)
		if !slices.Contains(kindsOf(a.Field("faults")), "near_copy_in_session") {
			t.Errorf("a copied note: %s", a.Raw)
		}
		w.Do("therapist", http.MethodPut, at+"/"+c[3], noteOf(ownWords[3]), apitest.IfMatch(`"3"`)).Want(http.StatusOK)
		soap := noteOf(ownWords[1])
		soap["format"] = "soap"
		a = w.Do("therapist", http.MethodPut, at+"/"+c[1], soap, apitest.IfMatch(`"2"`)).Want(http.StatusOK)
		if !strings.Contains(string(a.Raw), "Played the part") || a.Text("sections.0.key") != "subjective" || a.Text("sections.4.key") != "data" {
			t.Errorf("in another format: %s", a.Raw)
		}
		w.Do("therapist", http.MethodPut, at+"/"+c[1], noteOf(ownWords[1]), apitest.IfMatch(`"3"`)).Want(http.StatusOK)

		w.Do("therapist", http.MethodPost, at+"/sign", body{"name": "Somebody Else", "clientIds": c[:5]}).WantCode(http.StatusUnprocessableEntity, "invalid")
		signed := w.Do("therapist", http.MethodPost, at+"/sign", body{"name": "therapist", "clientIds": c[:5]}).Want(http.StatusOK)
		if len(signed.Field("signed").([]any)) != 4 || signed.Text("notReady.0.clientId") != c[0] {
			t.Errorf("signing: %s", signed.Raw)
		}
		if got := counts(w, "therapist"); got != "1 1 0 1" {
			t.Errorf("after signing four: %s", got)
		}
		named["kept"] = []any{body{"kind": "names_other_member", "section": "data", "text": "FirstB", "reason": "The name of a street."}}
		w.Do("therapist", http.MethodPut, at+"/"+c[0], named, apitest.IfMatch(`"3"`)).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, at+"/sign", body{"name": "Therapist", "clientIds": c[:1]}).Want(http.StatusOK)
		if got := counts(w, "therapist"); got != "0 0 0 0" {
			t.Errorf("after signing all: %s", got)
		}
		w.Do("therapist", http.MethodPut, at+"/"+c[0], named, apitest.IfMatch(`"5"`)).WantCode(http.StatusConflict, "note_signed")
		signedStands(t, w, session, c)
	})
}

// signedStands looks at what was signed, by who may and who may not.
func signedStands(t *testing.T, w *apitest.World, session string, c []string) {
	t.Helper()
	list := w.Do("therapist", http.MethodGet, "/clients/"+c[4]+"/notes", nil).Want(http.StatusOK)
	id := list.Text("items.0.id")
	if list.Text("items.0.shared") == "" || list.Number("items.0.member.minutes") != 70 || list.Text("items.0.signed.credential") != "LPC" || len(list.Text("items.0.signed.digest")) != 64 ||
		list.Field("items.0.unchanged") != true || len(list.Field("items.0.techniques").([]any)) != 2 {
		t.Errorf("the record has %s", list.Raw)
	}
	w.Do("therapist", http.MethodPost, "/notes/"+id+"/addenda", body{"name": "Therapist", "text": "Called on Friday; the landlord agreed."}).Want(http.StatusCreated)
	later(w, time.Minute)
	// The shared part that is changed later does not change what was signed.
	w.Do("therapist", http.MethodPut, "/sessions/"+session+"/notes/shared", body{"text": "Something else.", "techniques": []string{}}, apitest.IfMatch(`"2"`)).Want(http.StatusOK)
	w.Do("therapist", http.MethodPost, "/sessions/"+session+"/corrections", body{"items": apitest.Marks(c[4:5], "present")["items"], "reason": "Was there from the start."}).Want(http.StatusOK)
	note := w.Do("therapist", http.MethodGet, "/notes/"+id, nil).Want(http.StatusOK)
	if note.Field("unchanged") != true || note.Text("addenda.0.text") == "" || note.Field("attendanceCorrected") != true || strings.Contains(note.Text("shared"), "Something else") || note.Number("member.minutes") != 70 {
		t.Errorf("later: %s", note.Raw)
	}
	if m := memberOf(t, w.Do("therapist", http.MethodGet, "/sessions/"+session+"/notes", nil), c[4]); !slices.Contains(kindsOf(m["note"].(map[string]any)["faults"]), "attendance_corrected") {
		t.Errorf("beside the note: %v", m["note"])
	}
	for who, status := range map[string]int{"admin": http.StatusForbidden, "intake": http.StatusForbidden, "billing": http.StatusForbidden, "other therapist": http.StatusNotFound} {
		for _, path := range []string{"/notes/" + id, "/clients/" + c[4] + "/notes", "/sessions/" + session + "/notes", "/sessions/" + session + "/notes/cosign"} {
			w.Do(who, http.MethodGet, path, nil).Want(status)
		}
	}
	signedOnPaper(t, w, session, c[4], id)
	// Somebody else who treats the client reads what is signed, and no draft.
	plan := w.CohortBody()
	plan["leadId"], plan["name"] = w.Users["other therapist"].ID.String(), "Second"
	plan["schedule"].(map[string]any)["time"] = "15:00"
	second := w.Do("intake", http.MethodPost, "/cohorts", plan).Want(http.StatusCreated).Text("id")
	w.Do("intake", http.MethodPost, "/cohorts/"+second+"/enrollments", apitest.EnrollBody(c[4])).Want(http.StatusCreated)
	w.Do("other therapist", http.MethodGet, "/notes/"+id, nil).Want(http.StatusOK)
	if list := w.Do("other therapist", http.MethodGet, "/clients/"+c[4]+"/notes", nil).Want(http.StatusOK); list.Text("items.0.id") != id {
		t.Errorf("who treats them reads %s", list.Raw)
	}
	w.Do("other therapist", http.MethodGet, "/sessions/"+session+"/notes", nil).Want(http.StatusNotFound)
}

// While somebody types, the audit hears of it once in a quarter of an hour.
func TestDraftsAreAuditedOnceInAWhile(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		session, c := heldSession(w)
		heard := func() int {
			a := w.Do("admin", http.MethodGet, "/audit?limit=200&action=progress_notes.write", nil).Want(http.StatusOK)
			return len(a.Field("items").([]any))
		}
		version := 1
		write := func() {
			a := w.Do("therapist", http.MethodPut, "/sessions/"+session+"/notes/"+c[0], noteBody(), apitest.IfMatch(fmt.Sprintf("%q", fmt.Sprint(version)))).Want(http.StatusOK)
			version = int(a.Number("version"))
		}
		for range 5 {
			write()
		}
		if n := heard(); n != 1 || version != 6 {
			t.Errorf("the audit heard %d times of 5 changes, and the version is %d", n, version)
		}
		w.SetTime(w.Time().Add(16 * time.Minute))
		w.Renew("therapist")
		w.Renew("admin")
		write()
		if n := heard(); n != 2 {
			t.Errorf("after a quarter of an hour: %d", n)
		}
	})
}

// license gives a person another license.
func license(w *apitest.World, who string, l domain.License) {
	w.T.Helper()
	err := w.Store.Write(context.Background(), func(tx practice.Tx) error {
		u, err := tx.LockUser(w.Users[who].ID)
		if err != nil {
			return err
		}
		u.Licenses = []domain.License{l}
		w.Users[who] = u
		return tx.SaveUser(u)
	})
	if err != nil {
		w.T.Fatal(err)
	}
}

// What a trainee signs waits for who answers for them, goes back with a remark,
// is mended and signed by both.
func TestATraineesNotesAreCoSigned(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		license(w, "therapist", domain.License{Type: "LMHCLP", Kind: domain.Trainee, Number: "7", State: "NY", Supervisor: "Somebody"})
		session, c := heldSession(w)
		at := "/sessions/" + session + "/notes"
		writeNotes(w, "therapist", session, c[:4])
		sign := func() *apitest.Answer {
			return w.Do("therapist", http.MethodPost, at+"/sign", body{"name": "Therapist", "clientIds": c[:4]}).Want(http.StatusOK)
		}
		if a := sign(); len(a.Field("signed").([]any)) != 0 || !slices.Contains(kindsOf(a.Field("notReady.0.faults")), "co_signer_missing") {
			t.Errorf("without a supervisor: %s", a.Raw)
		}
		license(w, "therapist", domain.License{Type: "LMHCLP", Kind: domain.Trainee, Number: "7", State: "NY", Supervisor: "Somebody", SupervisorID: w.Users["other therapist"].ID})
		if page := w.Do("therapist", http.MethodGet, at, nil).Want(http.StatusOK); page.Field("signer.needsCoSignature") != true || page.Text("signer.coSigner") != "Other therapist" {
			t.Errorf("the signer is %v", page.Field("signer"))
		}
		if a := sign(); len(a.Field("signed").([]any)) != 4 || a.Text("signed.0.status") != "waiting" {
			t.Errorf("with one: %s", a.Raw)
		}
		if got := counts(w, "other therapist"); got != "0 0 4 0" {
			t.Errorf("the supervisor has %s", got)
		}
		read := w.Do("other therapist", http.MethodGet, at+"/cosign", nil).Want(http.StatusOK)
		rows := read.Field("rows").([]any)
		if len(rows) != 4 || read.Text("shared") == "" || read.Number("read") >= read.Number("total") || read.Text("writer") != "Therapist" {
			t.Fatalf("the supervisor reads %s", read.Raw)
		}
		ids := []string{}
		for _, r := range rows {
			ids = append(ids, r.(map[string]any)["noteId"].(string))
		}
		w.Do("other therapist", http.MethodGet, "/notes/"+ids[0], nil).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, at+"/cosign", body{"name": "Therapist", "sign": ids}).Want(http.StatusUnprocessableEntity)
		left := w.Do("other therapist", http.MethodPost, at+"/cosign", body{"name": "Other therapist", "sign": ids[1:], "return": []any{body{"noteId": ids[0], "section": "plan", "remark": "Say which page."}}}).Want(http.StatusOK)
		if len(left.Field("rows").([]any)) != 0 {
			t.Errorf("left are %s", left.Raw)
		}
		w.Do("other therapist", http.MethodGet, at+"/cosign", nil).Want(http.StatusNotFound)
		returned := rows[0].(map[string]any)["clientId"].(string)
		note := w.Do("therapist", http.MethodGet, at+"/"+returned, nil).Want(http.StatusOK)
		if note.Text("status") != "returned" || note.Text("returned.remark") != "Say which page." || counts(w, "therapist")[:1] != "2" { // it, and one that was never written
			t.Errorf("given back: %s, %s", note.Raw, counts(w, "therapist"))
		}
		w.Do("therapist", http.MethodPut, at+"/"+returned, noteOf(ownWords[5]), apitest.IfMatch(note.Header.Get("ETag"))).Want(http.StatusOK)
		if a := sign(); len(a.Field("signed").([]any)) != 4 {
			t.Errorf("mended: %s", a.Raw)
		}
		w.Do("other therapist", http.MethodPost, at+"/cosign", body{"name": "Other therapist", "sign": ids[:1]}).Want(http.StatusOK)
		both := w.Do("therapist", http.MethodGet, "/notes/"+ids[0], nil).Want(http.StatusOK)
		if both.Text("status") != "co_signed" || both.Text("coSigned.name") != "Other therapist" || both.Field("unchanged") != true {
			t.Errorf("signed by both: %s", both.Raw)
		}
	})
}
