package api_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"cohort/api/apitest"
)

// wholeRecord are all parts of a record that leave with it.
var wholeRecord = []string{"referrals", "attendance", "assessments", "treatment_plans", "progress_notes", "discharge_summaries", "homework", "risk_flags", "agreements", "attachments", "charges"}

// The whole record leaves, each part of it; a file when somebody has read it, and
// private notes never. What was begun for a record that was merged since is discarded.
func TestTheWholeRecordLeaves(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		own := estate(w, "therapist", "Ana")
		client := own["client"]
		w.Do("therapist", http.MethodPut, "/homework/"+own["homework"]+"/returns/"+client, map[string]any{"status": "returned", "feedback": "Five mornings of the log."}).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, "/risk-flags/"+own["risk-flag"]+"/answer", map[string]any{"action": "Called, made a plan for the night."}).Want(http.StatusOK)
		consent := consentFor(w, client, map[string]any{"parts": wholeRecord, "recipient": "Lakeside Medicine"}).Want(http.StatusCreated).Text("id")
		body := map[string]any{"consentId": consent, "parts": wholeRecord, "until": "2026-03-10"}
		at := "/clients/" + client + "/releases"
		release := "/releases/" + w.Do("therapist", http.MethodPost, at, body).Want(http.StatusCreated).Text("id")
		review := w.Do("therapist", http.MethodGet, release, nil).Want(http.StatusOK)
		for _, said := range []string{"Five mornings of the log.", "Called, made a plan for the night.", "Letter.pdf", "A brother."} {
			if !strings.Contains(string(review.Raw), said) {
				t.Errorf("nobody reads %q before it leaves", said)
			}
		}
		if strings.Contains(string(review.Raw), "not meant for the group") || strings.Contains(string(review.Raw), "Board.pdf") {
			t.Error("a private note, or what is with a session, is among what leaves")
		}
		if len(review.Field("files").([]any)) != 1 || review.Field("files.0.leaves") != false {
			t.Fatalf("files: %s", review.Raw)
		}
		tick := map[string]any{"attachmentId": own["session-attachment"], "leaves": true}
		if wrong := w.Do("therapist", http.MethodPost, release+"/attachments", tick).Want(http.StatusUnprocessableEntity).WrongFields(); len(wrong) != 1 || wrong[0] != "attachmentId" {
			t.Errorf("a session's file: %q", wrong)
		}
		tick["attachmentId"] = own["attachment"]
		w.Do("intake", http.MethodPost, release+"/attachments", tick).Want(http.StatusForbidden)
		ticked := w.Do("therapist", http.MethodPost, release+"/attachments", tick).Want(http.StatusOK)
		if ticked.Field("files.0.leaves") != true || ticked.Text("files.0.by") != "Therapist" {
			t.Errorf("read: %s", ticked.Raw)
		}
		issued := w.Do("therapist", http.MethodPost, release+"/issue", map[string]any{"version": ticked.Number("version")}).Want(http.StatusOK)
		files := filesOf(t, w.Do("therapist", http.MethodGet, release+"/package", nil).Want(http.StatusOK).Raw)
		sum := sha256.Sum256(files["attachments/01.pdf"])
		if string(files["attachments/01.pdf"]) != "%PDF-1.7\nA sheet." || issued.Text("issued.files.0.digest") != hex.EncodeToString(sum[:]) || issued.Text("issued.files.0.attachmentId") != own["attachment"] {
			t.Errorf("the file: %q, %s", files["attachments/01.pdf"], issued.Raw)
		}
		var record struct {
			NotIncluded []string
			Record      map[string]json.RawMessage
		}
		if err := json.Unmarshal(files["record.json"], &record); err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{"referrals", "attendance", "assessments", "homework", "riskFlags", "agreements", "leaflets", "attachments", "charges"} {
			if len(record.Record[part]) < 3 {
				t.Errorf("%s did not leave", part)
			}
		}
		if len(record.NotIncluded) != 1 || !strings.Contains(record.NotIncluded[0], "apart from the record") {
			t.Errorf("not included: %q", record.NotIncluded)
		}

		begun := "/releases/" + w.Do("therapist", http.MethodPost, at, body).Want(http.StatusCreated).Text("id")
		w.Do("intake", http.MethodPost, "/clients/"+client+"/merge", map[string]any{"intoId": w.Client("Ana", "Again"), "reason": "One person."}).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, begun+"/issue", map[string]any{"version": 1}).WantCode(http.StatusConflict, "client_merged")
		if gone := w.Do("therapist", http.MethodPost, begun+"/discard", map[string]any{"reason": "The record was merged."}).Want(http.StatusOK); gone.Text("status") != "discarded" {
			t.Errorf("discarded: %s", gone.Raw)
		}
	})
}
