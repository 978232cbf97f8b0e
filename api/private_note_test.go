package api_test

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"testing"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/practice"
)

const whisper = "Zq whispered of the brother in the harbor."

// A therapist writes private notes about their client, signs one, adds to it and
// says that it was a mistake. Nobody else reads one, finds one or learns that there
// is one: not who leads the same group, not in an emergency, not in any list, not in
// the audit of the client. A merge and a handover leave them with their author.
func TestPrivateNotesAreTheirAuthorsAlone(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(2)
		w.AddUser("third therapist", domain.Therapist)
		version := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Header.Get("ETag")
		w.Do("therapist", http.MethodPatch, "/cohorts/"+cohort, body{"coLeadIds": []string{w.Users["other therapist"].ID.String()}}, apitest.IfMatch(version)).Want(http.StatusOK)
		n := privateStory{w: w, client: clients[0], session: w.Session(cohort, 1)}
		before := n.whatOthersSee()
		n.write(t)
		n.isSignedAndKept(t)
		n.nobodyElse(t)
		if after := n.whatOthersSee(); after != before {
			t.Errorf("others see that there is a note:\n%s\n%s", before, after)
		}
		n.auditNamesNoClient(t)
		n.isMerged(t)
		n.isHandedOver(t, cohort)
	})
}

type privateStory struct {
	w                         *apitest.World
	client, session, id, kept string
}

func (n *privateStory) list() string { return "/clients/" + n.client + "/private-notes" }

func (n *privateStory) own(method, path string, sent any, headers ...apitest.Header) *apitest.Answer {
	return n.w.Do("therapist", method, path, sent, headers...)
}

func (n *privateStory) write(t *testing.T) {
	t.Helper()
	wanted := body{"kind": "sud_counseling", "on": "2026-03-09", "sessionId": n.session, "text": ""}
	n.id = n.own(http.MethodPost, n.list(), wanted, apitest.Header{Name: "Idempotency-Key", Value: "once"}).Want(http.StatusCreated).Text("id")
	at := "/private-notes/" + n.id
	n.own(http.MethodPost, at+"/sign", body{"name": "Therapist"}).WantCode(http.StatusConflict, "note_empty")
	wanted["text"], wanted["kind"] = whisper, "psychotherapy"
	n.own(http.MethodPut, at, wanted).WantCode(http.StatusPreconditionRequired, "version_required")
	saved := n.own(http.MethodPut, at, wanted, apitest.IfMatch(`"1"`)).Want(http.StatusOK)
	if saved.Number("version") != 2 || strings.Contains(string(saved.Raw), whisper) {
		t.Errorf("%s", saved.Raw)
	}
	n.own(http.MethodPut, at, wanted, apitest.IfMatch(`"1"`)).WantCode(http.StatusPreconditionFailed, "stale")
	read := n.own(http.MethodGet, at, nil).Want(http.StatusOK)
	if read.Text("text") != whisper || read.Text("kind") != "psychotherapy" || read.Text("state") != "draft" || read.Text("sessionId") != n.session || strings.Contains(string(read.Raw), n.client) {
		t.Errorf("%s", read.Raw)
	}
	for field, wrong := range map[string]body{"on": {"kind": "psychotherapy", "on": "2026-03-12", "text": "x"}, "sessionId": {"kind": "psychotherapy", "on": "2026-03-09", "text": "x", "sessionId": domain.NewID[domain.SessionID]().String()}} {
		if got := n.own(http.MethodPost, n.list(), wrong).Want(http.StatusUnprocessableEntity).WrongFields(); len(got) != 1 || got[0] != field {
			t.Errorf("%s: %v", field, got)
		}
	}
	lost := "/private-notes/" + n.own(http.MethodPost, n.list(), wanted).Want(http.StatusCreated).Text("id")
	n.own(http.MethodPost, lost+"/discard", nil).Want(http.StatusOK)
	n.own(http.MethodGet, lost, nil).Want(http.StatusNotFound)
}

func (n *privateStory) isSignedAndKept(t *testing.T) {
	t.Helper()
	at := "/private-notes/" + n.id
	n.own(http.MethodPost, at+"/addenda", body{"name": "Therapist", "text": "More."}).WantCode(http.StatusConflict, "note_not_signed")
	n.own(http.MethodPost, at+"/sign", body{"name": "Somebody"}).Want(http.StatusUnprocessableEntity)
	n.own(http.MethodPost, at+"/sign", body{"name": "Therapist"}).Want(http.StatusOK)
	n.own(http.MethodPut, at, body{"kind": "psychotherapy", "on": "2026-03-09", "text": "Other."}, apitest.IfMatch(`"3"`)).WantCode(http.StatusConflict, "note_signed")
	n.own(http.MethodPost, at+"/discard", nil).WantCode(http.StatusConflict, "note_kept")
	n.own(http.MethodPost, at+"/addenda", body{"name": "Therapist", "text": "Zq added."}).Want(http.StatusOK)
	n.own(http.MethodPost, at+"/void", body{"reason": "Zq was another evening."}).Want(http.StatusOK)
	n.own(http.MethodPost, at+"/void", body{"reason": "Again."}).WantCode(http.StatusConflict, "note_in_error")
	read := n.own(http.MethodGet, at, nil).Want(http.StatusOK)
	if read.Text("state") != "in_error" || read.Text("addenda.0.text") != "Zq added." || read.Text("signed.credential") != "LPC" || read.Field("unchanged") != true || read.Text("voided.reason") == "" {
		t.Errorf("%s", read.Raw)
	}
	n.kept = n.own(http.MethodPost, n.list(), body{"kind": "psychotherapy", "on": "2026-03-08", "text": whisper}).Want(http.StatusCreated).Text("id")
	if page := n.own(http.MethodGet, n.list()+"?limit=1", nil).Want(http.StatusOK); page.Text("items.0.id") != n.kept || page.Text("nextCursor") == "" {
		t.Errorf("%s", page.Raw)
	}
}

// nobodyElse is let in: what is there answers as what is not.
func (n *privateStory) nobodyElse(t *testing.T) {
	t.Helper()
	n.w.Do("third therapist", http.MethodPost, "/emergency-accesses", body{"code": n.code(), "birthDate": n.born(), "ground": "other", "reason": "Because."}).Want(http.StatusCreated)
	for _, route := range n.w.Server.Routes() {
		if !strings.HasPrefix(route.Path, "/api/v1/private-notes/") {
			continue
		}
		for who, want := range map[string]int{"other therapist": http.StatusNotFound, "third therapist": http.StatusNotFound, "admin": http.StatusForbidden, "intake": http.StatusForbidden, "billing": http.StatusForbidden} {
			sent := bodies(n.w, things{"client": n.client, "writer": n.w.Users[who].Name})[call(route)]
			path, _ := addressed(route.Path, things{"private-note": n.id})
			got := n.w.Do(who, route.Method, path, sent, apitest.IfMatch(`"5"`))
			path, _ = addressed(route.Path, nowhere())
			missing := n.w.Do(who, route.Method, path, sent, apitest.IfMatch(`"5"`))
			if got.Status != want || !bytes.Equal(bare(got), bare(missing)) {
				t.Errorf("%s by %s: %d %s, and of what is not there %s", call(route), who, got.Status, got.Raw, missing.Raw)
			}
		}
	}
	n.w.Do("third therapist", http.MethodGet, n.list(), nil).Want(http.StatusForbidden) // an emergency reads the client, and this not
	n.w.Do("third therapist", http.MethodPost, n.list(), privateBody).Want(http.StatusForbidden)
	for _, path := range []string{n.list(), "/private-notes"} {
		if list := n.w.Do("other therapist", http.MethodGet, path, nil).Want(http.StatusOK); len(list.Field("items").([]any)) > 0 {
			t.Errorf("%s of who leads with them: %s", path, list.Raw)
		}
	}
}

func (n *privateStory) code() string {
	return n.own(http.MethodGet, "/clients/"+n.client, nil).Text("code")
}
func (n *privateStory) born() string {
	return n.own(http.MethodGet, "/clients/"+n.client, nil).Text("birthDate")
}

// whatOthersSee is everything about the client that does not say when it was asked.
func (n *privateStory) whatOthersSee() string {
	var all strings.Builder
	for _, who := range []string{"therapist", "other therapist", "intake", "billing", "admin"} {
		for _, path := range []string{"/clients/" + n.client, "/clients/" + n.client + "/notes", "/clients/" + n.client + "/disclosures", "/clients/" + n.client + "/disclosures/file", "/sessions/" + n.session, "/sessions/" + n.session + "/notes", "/notes", "/me"} {
			all.Write(bare(n.w.Do(who, http.MethodGet, path, nil)))
		}
		all.Write(bare(n.w.Do(who, http.MethodPost, "/find", body{"text": "whispered"})))
		all.Write(bare(n.w.Do(who, http.MethodPost, "/clients/search", body{"text": "First"})))
	}
	return all.String()
}

// auditNamesNoClient although it has each deed: who did it, which note is sealed.
func (n *privateStory) auditNamesNoClient(t *testing.T) {
	t.Helper()
	for _, path := range []string{"/audit?limit=200&clientId=" + n.client, "/audit/sightings?limit=200&clientId=" + n.client, "/audit/sightings/file?clientId=" + n.client, "/audit/sightings?limit=200&actorId=" + n.w.Users["therapist"].ID.String()} {
		if got := n.w.Do("admin", http.MethodGet, path, nil).Want(http.StatusOK); bytes.Contains(got.Raw, []byte("private")) {
			t.Errorf("%s tells of a private note: %s", path, got.Raw)
		}
	}
	for _, action := range []domain.Action{domain.WritePrivateNote, domain.SignPrivateNote, domain.DiscardPrivateNote, domain.VoidPrivateNote, domain.ReadPrivateNotes} {
		list := n.w.Do("admin", http.MethodGet, "/audit?limit=200&action="+string(action), nil).Want(http.StatusOK)
		if len(list.Field("items").([]any)) == 0 {
			t.Errorf("%s is not in the audit", action)
		}
		for _, told := range []string{n.id, n.kept, n.client, n.code(), n.session, "Zq"} {
			if bytes.Contains(list.Raw, []byte(told)) {
				t.Errorf("%s in the audit tells %s: %s", action, told, list.Raw)
			}
		}
	}
	which := 0
	if err := n.w.Store.Read(context.Background(), func(tx practice.Tx) error {
		return tx.EachAudit(func(e domain.AuditEntry, _ domain.AuditLink) error {
			err := tx.OpenAudit(&e)
			if strings.HasPrefix(string(e.Action), "private_notes.") && (!e.ClientID.IsZero() || len(e.Shown) > 0 || e.SubjectID != "") {
				t.Errorf("an entry names more than who did it: %+v", e)
			}
			if strings.Contains(e.Detail, n.id) {
				which++
			}
			return err
		})
	}); err != nil || which < 5 {
		t.Errorf("the sealed part of %d entries says which note, %v", which, err)
	}
}

// isMerged finds the notes under the record that stands, and under their own again
// once that is undone. Who merges learns nothing.
func (n *privateStory) isMerged(t *testing.T) {
	t.Helper()
	from := n.client
	into := n.w.Client("Standing", "Record")
	merged := n.w.Do("intake", http.MethodPost, "/clients/"+from+"/merge", body{"intoId": into, "reason": "One person."}).Want(http.StatusOK)
	if bytes.Contains(merged.Raw, []byte("private")) {
		t.Errorf("the merge tells: %s", merged.Raw)
	}
	n.client = into
	if list := n.own(http.MethodGet, n.list(), nil).Want(http.StatusOK); len(list.Field("items").([]any)) != 2 {
		t.Errorf("after the merge: %s", list.Raw)
	}
	n.own(http.MethodPost, n.list(), privateBody).Want(http.StatusCreated)
	n.w.Do("intake", http.MethodPost, "/clients/"+from+"/merge/undo", nil).Want(http.StatusOK)
	if list := n.own(http.MethodGet, n.list(), nil).Want(http.StatusOK); len(list.Field("items").([]any)) != 1 {
		t.Errorf("of who stood, after the merge is undone: %s", list.Raw)
	}
	n.client = from
	if list := n.own(http.MethodGet, n.list(), nil).Want(http.StatusOK); len(list.Field("items").([]any)) != 2 {
		t.Errorf("after the merge is undone: %s", list.Raw)
	}
}

// isHandedOver leaves the notes with who wrote them, who may begin no other.
func (n *privateStory) isHandedOver(t *testing.T, cohort string) {
	t.Helper()
	version := n.own(http.MethodGet, "/cohorts/"+cohort, nil).Header.Get("ETag")
	n.own(http.MethodPatch, "/cohorts/"+cohort, body{"leadId": n.w.Users["other therapist"].ID.String(), "coLeadIds": []string{}}, apitest.IfMatch(version)).Want(http.StatusOK)
	n.own(http.MethodGet, "/clients/"+n.client, nil).Want(http.StatusNotFound)
	n.own(http.MethodPost, n.list(), privateBody).Want(http.StatusNotFound)
	for path, notes := range map[string]int{n.list(): 2, "/private-notes": 3} {
		if list := n.own(http.MethodGet, path, nil).Want(http.StatusOK); len(list.Field("items").([]any)) != notes {
			t.Errorf("%s after the handover: %s", path, list.Raw)
		}
	}
	n.own(http.MethodPut, "/private-notes/"+n.kept, privateBody, apitest.IfMatch(`"1"`)).Want(http.StatusOK)
	if list := n.w.Do("other therapist", http.MethodGet, n.list(), nil).Want(http.StatusOK); len(list.Field("items").([]any)) > 0 {
		t.Errorf("who takes over reads: %s", list.Raw)
	}
}
