package api_test

import (
	"bytes"
	"net/http"
	"os/exec"
	"strings"
	"testing"

	"cohort/api/apitest"
)

// paperOf is the text of a PDF that was answered, as another program reads it.
func paperOf(t *testing.T, a *apitest.Answer) string {
	t.Helper()
	a.Want(http.StatusOK)
	if got := a.Header.Get("Content-Type") + " " + a.Header.Get("Content-Disposition"); got != `application/pdf attachment; filename="progress-notes.pdf"` {
		t.Errorf("the file comes as %s", got)
	}
	read := exec.Command("pdftotext", "-layout", "-", "-")
	read.Stdin = bytes.NewReader(a.Raw)
	text, err := read.Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	return strings.Join(strings.Fields(string(text)), " ")
}

// signedOnPaper looks at the files of what was signed: of a note, of its session,
// and of its client between two days.
func signedOnPaper(t *testing.T, w *apitest.World, session, client, note string) {
	t.Helper()
	of := "/clients/" + client + "/notes/file"
	code := w.Do("therapist", http.MethodGet, "/notes/"+note, nil).Text("clientCode")
	one := paperOf(t, w.Do("therapist", http.MethodGet, "/notes/"+note+"/file", nil))
	for _, said := range []string{code, "a role-play in pairs", "came late, 70 of 90 minutes", "Was there from the start.", "the landlord agreed", "Signed by Therapist, LPC", "Page 1 of"} {
		if !strings.Contains(one, said) {
			t.Errorf("the file of a note does not say %q: %s", said, one)
		}
	}
	if all := paperOf(t, w.Do("therapist", http.MethodGet, "/sessions/"+session+"/notes/file", nil)); strings.Count(all, "Attendance ") != 5 || !strings.Contains(all, code) {
		t.Errorf("the file of a session: %s", all)
	}
	day := w.Do("therapist", http.MethodGet, "/notes/"+note, nil).Text("facts.date")
	if span := paperOf(t, w.Do("therapist", http.MethodGet, of+"?from="+day+"&to="+day, nil)); !strings.Contains(span, note) {
		t.Errorf("the file of a day: %s", span)
	}
	if all := paperOf(t, w.Do("therapist", http.MethodGet, of, nil)); !strings.Contains(all, note) {
		t.Errorf("the file of all days: %s", all)
	}
	if none := paperOf(t, w.Do("therapist", http.MethodGet, of+"?from=2001-01-01&to=2001-02-01", nil)); !strings.Contains(none, "no signed notes") {
		t.Errorf("the file of other days: %s", none)
	}
	w.Do("therapist", http.MethodGet, of+"?from=2026-02-01&to=2026-01-01", nil).WantCode(http.StatusUnprocessableEntity, "invalid")
	for who, status := range map[string]int{"admin": http.StatusForbidden, "intake": http.StatusForbidden, "billing": http.StatusForbidden, "other therapist": http.StatusNotFound} {
		for _, path := range []string{"/notes/" + note + "/file", "/sessions/" + session + "/notes/file", of + "?from=2001-01-01&to=2001-02-01"} {
			w.Do(who, http.MethodGet, path, nil).Want(status)
		}
	}
}
