package api_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"strings"
	"testing"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// consentFor takes a consent down, with what is changed of the usual one.
func consentFor(w *apitest.World, client string, change map[string]any) *apitest.Answer {
	w.T.Helper()
	body := consentBody()
	for field, value := range change {
		body[field] = value
	}
	return w.Do("intake", http.MethodPost, "/clients/"+client+"/consents", body)
}

// A consent is taken down, ends from a day on, goes on when that was a mistake, and
// is kept when it was one itself.
func TestConsentsEndForwardAndEverySlipIsTakenBack(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		_, clients := w.Running(1)
		at := "/clients/" + clients[0] + "/consents"
		made := consentFor(w, clients[0], nil).Want(http.StatusCreated)
		consent := "/consents/" + made.Text("id")
		if made.Text("state") != "live" || made.Text("parts.1") != "progress_notes" || made.Field("endings") == nil {
			t.Errorf("taken down: %s", made.Raw)
		}
		if bad := consentFor(w, clients[0], map[string]any{"parts": []string{"progress_notes", "psychotherapy_notes"}}).Want(http.StatusUnprocessableEntity); bad.Text("errors.0.field") != "parts" {
			t.Errorf("combined: %s", bad.Raw)
		}
		late := consentFor(w, clients[0], map[string]any{"until": "", "untilEvent": "The case is closed", "signer": "guardian", "authority": "Mother",
			"client": map[string]any{"way": "on_paper", "witness": "Theo", "on": "2026-02-01"}, "from": "2026-02-02"}).Want(http.StatusCreated)
		ended := w.Do("therapist", http.MethodPost, "/consents/"+late.Text("id")+"/end", map[string]any{"kind": "event", "on": "2026-03-01", "words": "Closed by the court."}).Want(http.StatusOK)
		if ended.Text("state") != "expired" {
			t.Errorf("the event came: %s", ended.Raw)
		}

		gave := disclosureBody()
		gave["basis"], gave["consentId"] = "authorization", made.Text("id")
		log := "/clients/" + clients[0] + "/disclosures"
		given := w.Do("therapist", http.MethodPost, log, gave).Want(http.StatusCreated)
		if given.Text("consentId") != made.Text("id") || given.Field("accounted") != false {
			t.Errorf("given: %s", given.Raw)
		}
		gave["on"] = "2026-03-08" // the day before it was signed
		if early := w.Do("therapist", http.MethodPost, log, gave).Want(http.StatusUnprocessableEntity); early.Text("errors.0.field") != "consentId" {
			t.Errorf("too early: %s", early.Raw)
		}
		revoked := w.Do("intake", http.MethodPost, consent+"/end", map[string]any{"kind": "revoked", "on": "2026-03-10", "words": "By letter."}).Want(http.StatusOK)
		if revoked.Text("state") != "revoked" || revoked.Number("version") != 2 {
			t.Errorf("revoked: %s", revoked.Raw)
		}
		w.Do("intake", http.MethodPost, consent+"/end", map[string]any{"kind": "revoked", "on": "2026-03-10", "words": "Again."}).WantCode(http.StatusConflict, "consent_ended")
		gave["on"] = "2026-03-10"
		w.Do("therapist", http.MethodPost, log, gave).Want(http.StatusUnprocessableEntity)
		gave["on"] = "2026-03-09" // it held then: told late
		w.Do("therapist", http.MethodPost, log, gave).Want(http.StatusCreated)
		if back := w.Do("intake", http.MethodPost, consent+"/take-back-end", map[string]any{"reason": "Another client."}).Want(http.StatusOK); back.Text("state") != "live" || back.Text("endings.0.takenBack.reason") != "Another client." {
			t.Errorf("not revoked after all: %s", back.Raw)
		}
		w.Do("intake", http.MethodPost, consent+"/take-back-end", map[string]any{"reason": "Again."}).WantCode(http.StatusConflict, "consent_not_ended")
		if slip := w.Do("intake", http.MethodPost, consent+"/void", map[string]any{"reason": "The wrong file."}).Want(http.StatusOK); slip.Text("state") != "in_error" {
			t.Errorf("in error: %s", slip.Raw)
		}
		w.Do("intake", http.MethodPost, consent+"/void", map[string]any{"reason": "Again."}).WantCode(http.StatusConflict, "entered_in_error")
		if list := w.Do("therapist", http.MethodGet, at, nil).Want(http.StatusOK); len(list.Field("items").([]any)) != 2 || len(list.Field("part2").([]any)) != 0 {
			t.Errorf("list: %s", list.Raw)
		}
		w.Do("other therapist", http.MethodGet, at, nil).Want(http.StatusNotFound)
		w.Do("billing", http.MethodGet, at, nil).Want(http.StatusForbidden)
		w.Do("admin", http.MethodGet, at, nil).Want(http.StatusForbidden)
	})
}

// noted leaves a signed note of a client about the first session of their cohort, as
// it lies in the tables.
func noted(w *apitest.World, cohort, client, text string) {
	w.T.Helper()
	session, _ := domain.ParseID[domain.SessionID](w.Session(cohort, 1))
	id, _ := domain.ParseID[domain.ClientID](client)
	by := w.Users["therapist"]
	err := w.Store.Write(context.Background(), func(tx practice.Tx) error {
		c, s, err := tx.LockSession(session)
		if err != nil {
			return err
		}
		n := clinical.NewNote(s.ID, c.ID, id, domain.FormatDAP, s.Date.AddDays(3))
		n.Sections = []clinical.NoteSection{{Key: "data", Title: "Data", Text: text}}
		record := clinical.SignedRecord{Client: id, Shared: "The group met.", Member: clinical.MemberFacts{Mark: "present", Minutes: 90, Place: "in_person"},
			Facts: clinical.SessionFacts{Cohort: c.Code, Expected: 2, Present: 2, Minutes: 90, Number: 1, Theme: "Theme 1", Leaders: []clinical.LedFact{{Name: by.Name, Credential: "LPC"}}}.On(s.Date, s.StartsAt, s.EndsAt)}
		if n, err = n.Sign(clinical.SignerOn(by, s.Date), record, w.Time()); err != nil {
			return err
		}
		return tx.CreateProgressNote(n, s.Date)
	})
	if err != nil {
		w.T.Fatal(err)
	}
}

// A record leaves under a consent, without the others, with its notice, once; what
// was revoked in between does not.
func TestARecordLeavesUnderAConsentAndNotAfterIt(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(2)
		other := w.Do("intake", http.MethodGet, "/clients/"+clients[1], nil).Want(http.StatusOK)
		name := other.Text("firstName") + " " + other.Text("lastName")
		w.Do("therapist", http.MethodPut, "/sessions/"+w.Session(cohort, 1)+"/attendance", apitest.Marks(clients, "present", "present")).Want(http.StatusOK)
		noted(w, cohort, clients[0], "Paired with "+name+" for the ladder, and read the Bear story to the group with pleasure.")
		w.Assess(clients[0], "gad-7", 1, 1, 1, 1, 1, 1, 1)
		consent := consentFor(w, clients[0], map[string]any{"parts": []string{"assessments", "progress_notes", "attendance"}}).Want(http.StatusCreated).Text("id")
		at := "/clients/" + clients[0] + "/releases"
		body := map[string]any{"consentId": consent, "parts": []string{"progress_notes", "assessments", "attendance"}, "until": "2026-03-10"}
		w.Do("therapist", http.MethodPost, at, body).WantCode(http.StatusConflict, "part2_unsaid")
		w.Do("therapist", http.MethodPost, "/clients/"+clients[0]+"/part2", map[string]any{"applies": true, "from": "2026-03-01"}).Want(http.StatusCreated)
		w.Do("therapist", http.MethodPost, at, map[string]any{"consentId": consent, "parts": []string{"charges"}, "until": "2026-03-10"}).WantCode(http.StatusConflict, "consent_scope")
		w.Do("intake", http.MethodPost, at, body).Want(http.StatusForbidden)
		w.Do("other therapist", http.MethodPost, at, body).Want(http.StatusNotFound)
		release := "/releases/" + w.Do("therapist", http.MethodPost, at, body).Want(http.StatusCreated).Text("id")
		w.Do("therapist", http.MethodGet, release+"/package", nil).WantCode(http.StatusConflict, "release_not_issued")
		w.Do("intake", http.MethodGet, release, nil).Want(http.StatusForbidden)

		review := w.Do("therapist", http.MethodGet, release, nil).Want(http.StatusOK)
		if review.Field("part2") != true || review.Field("changed") != false || !strings.Contains(string(review.Raw), "[redacted] for the ladder") {
			t.Fatalf("review: %s", review.Raw)
		}
		path := "progressNotes[0].sections[0].text"
		story := strings.Index("Paired with "+name+" for the ladder, and read the Bear story", "the Bear story")
		decided := w.Do("therapist", http.MethodPost, release+"/decisions", map[string]any{"path": path, "start": story, "end": story + len("the Bear story"), "kind": "redact", "why": "Tells of somebody."}).Want(http.StatusOK)
		if decided.Number("version") != 2 || !strings.Contains(string(decided.Raw), "read [redacted] to the group") {
			t.Errorf("by hand: %s", decided.Raw)
		}
		w.Do("therapist", http.MethodPost, release+"/issue", map[string]any{"version": 1}).Want(http.StatusPreconditionFailed)
		issued := w.Do("therapist", http.MethodPost, release+"/issue", map[string]any{"version": 2}).Want(http.StatusOK)
		if issued.Text("status") != "issued" || issued.Field("issued.part2") != true || !strings.HasPrefix(issued.Text("issued.redacted.0.place"), "Progress note of 2026-03-") {
			t.Errorf("issued: %s", issued.Raw)
		}
		w.Do("therapist", http.MethodPost, release+"/issue", map[string]any{"version": 3}).WantCode(http.StatusConflict, "release_issued")
		w.Do("therapist", http.MethodPost, release+"/discard", map[string]any{"reason": "No."}).WantCode(http.StatusConflict, "release_issued")

		file := w.Do("therapist", http.MethodGet, release+"/package", nil).Want(http.StatusOK)
		if sum := sha256.Sum256(file.Raw); hex.EncodeToString(sum[:]) != issued.Text("issued.digest") {
			t.Error("the package is not the one that left")
		}
		for name, content := range filesOf(t, file.Raw) {
			for _, part := range []string{name, other.Text("firstName"), other.Text("code")} {
				if bytes.Contains(content, []byte(part)) {
					t.Errorf("%s names another member", name)
				}
			}
		}
		w.Do("intake", http.MethodGet, release+"/package", nil).Want(http.StatusForbidden)
		w.Do("other therapist", http.MethodGet, release+"/package", nil).Want(http.StatusNotFound)
		log := w.Do("intake", http.MethodGet, "/clients/"+clients[0]+"/disclosures", nil).Want(http.StatusOK)
		if log.Text("items.0.releaseId") != issued.Text("id") || log.Text("items.0.consentId") != consent || log.Text("items.0.recipient") != "Example Clinic" {
			t.Errorf("log: %s", log.Raw)
		}
		if paper := w.Do("intake", http.MethodGet, "/clients/"+clients[0]+"/disclosures/account", nil).Want(http.StatusOK); !bytes.HasPrefix(paper.Raw, []byte("%PDF")) {
			t.Error("the account is no paper")
		}

		// What is prepared does not leave when the record changed, or the word was taken back.
		second := "/releases/" + w.Do("therapist", http.MethodPost, at, body).Want(http.StatusCreated).Text("id")
		w.Assess(clients[0], "gad-7", 0, 0, 0, 0, 0, 0, 0)
		w.Do("therapist", http.MethodPost, second+"/issue", map[string]any{"version": 1}).WantCode(http.StatusConflict, "record_changed")
		w.Do("therapist", http.MethodPost, second+"/discard", map[string]any{"reason": "Another form came."}).Want(http.StatusOK)
		third := "/releases/" + w.Do("therapist", http.MethodPost, at, body).Want(http.StatusCreated).Text("id")
		w.Do("intake", http.MethodPost, "/consents/"+consent+"/end", map[string]any{"kind": "revoked", "on": "2026-03-10", "words": "By letter."}).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, third+"/issue", map[string]any{"version": 1}).WantCode(http.StatusConflict, "consent_not_live")
		w.Do("therapist", http.MethodPost, at, body).WantCode(http.StatusConflict, "consent_not_live")
		w.Do("therapist", http.MethodGet, release+"/package", nil).Want(http.StatusOK) // what left before had a consent
		list := w.Do("intake", http.MethodGet, at, nil).Want(http.StatusOK)
		if len(list.Field("items").([]any)) != 3 || list.Text("items.0.status") != "prepared" || list.Text("items.2.status") != "issued" || strings.Contains(string(list.Raw), "ladder") {
			t.Errorf("list: %s", list.Raw)
		}
	})
}

func filesOf(t *testing.T, content []byte) map[string][]byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return files
}
