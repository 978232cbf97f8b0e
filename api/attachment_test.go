package api_test

import (
	"bytes"
	"encoding/base64"
	"maps"
	"net/http"
	"testing"

	"cohort/api/apitest"
	"cohort/domain"
)

// fileStory is what the story of files needs to know.
type fileStory struct {
	*testing.T
	w               *apitest.World
	of              things
	letter, report  string
	client, session string // addresses
}

// Files of a client and a session from end to end: added, read by whom they are
// for, downloaded to be kept and not run, marked as entered in error and back.
func TestFilesAreReadByWhomTheyAreFor(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, clients := w.Running(2)
		s := &fileStory{T: t, w: w, of: things{"client": clients[0], "session": w.Session(cohort, 1)}}
		s.client, s.session = "/clients/"+clients[0]+"/attachments", "/sessions/"+s.of["session"]+"/attachments"
		s.ofAClient()
		s.refused()
		s.inError()
		s.ofASession()
		s.moved(clients[1])
	})
}

// file is a file with some of it otherwise.
func (s *fileStory) file(change map[string]any) map[string]any {
	body := clientFile()
	maps.Copy(body, change)
	return body
}

func (s *fileStory) seenBy(who, path string, want int) *apitest.Answer {
	s.Helper()
	list := s.w.Do(who, http.MethodGet, path, nil).Want(http.StatusOK)
	if got := len(items(list)); got != want {
		s.Errorf("%s sees %d files: %s", who, got, list.Raw)
	}
	return list
}

func (s *fileStory) ofAClient() {
	s.Helper()
	added := s.w.Do("intake", http.MethodPost, s.client, s.file(map[string]any{"name": "Überweisung.html", "note": "By fax."})).Want(http.StatusCreated)
	s.letter = added.Text("id")
	s.report = s.w.Do("therapist", http.MethodPost, s.client, s.file(map[string]any{"for": "clinical", "on": "2026-03-03", "title": "Report"})).Want(http.StatusCreated).Text("id")
	s.w.Do("intake", http.MethodPost, s.client, s.file(map[string]any{"for": "clinical"})).Want(http.StatusForbidden)
	s.seenBy("intake", s.client, 1)
	if list := s.seenBy("therapist", s.client, 2); list.Text("items.0.title") != "Report" || list.Text("items.1.note") != "By fax." || list.Text("items.1.addedBy") != "Intake" || list.Field("items.1.size") == 0 {
		s.Errorf("%s", list.Raw)
	}
	s.w.Do("other therapist", http.MethodGet, s.client, nil).Want(http.StatusNotFound)
	for _, who := range []string{"admin", "billing"} {
		s.w.Do(who, http.MethodGet, s.client, nil).Want(http.StatusForbidden)
	}
	got := s.w.Do("therapist", http.MethodGet, s.client+"/"+s.letter, nil).Want(http.StatusOK)
	for header, want := range map[string]string{"Content-Type": "application/pdf", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", "ETag": `"` + s.letter + `"`,
		"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox", "Content-Disposition": "attachment; filename*=utf-8''%C3%9Cberweisung.html.pdf"} {
		if got.Header.Get(header) != want {
			s.Errorf("%s is %q", header, got.Header.Get(header))
		}
	}
	if !bytes.HasPrefix(got.Raw, []byte("%PDF-1.7")) {
		s.Errorf("downloaded %q", got.Raw)
	}
	if n := audited(s.T, s.w, s.of["client"], domain.DownloadAttachment, domain.Read); n != 1 {
		s.Errorf("%d downloads stand in the audit of the client", n)
	}
	hidden, missing := s.w.Do("intake", http.MethodGet, s.client+"/"+s.report, nil).Want(http.StatusNotFound), s.w.Do("intake", http.MethodGet, s.client+"/"+nowhere()["client"], nil)
	if !bytes.Equal(bare(hidden), bare(missing)) {
		s.Errorf("what is hidden is told from what is missing: %s", hidden.Raw)
	}
	curriculum := "/curricula/" + s.w.Curriculum(3) + "/files/"
	s.w.Do("therapist", http.MethodGet, curriculum+s.letter, nil).Want(http.StatusNotFound)
	s.w.Do("therapist", http.MethodGet, s.session+"/"+s.letter, nil).Want(http.StatusNotFound)
}

// refused sends what acts by itself.
func (s *fileStory) refused() {
	for name, content := range map[string]string{"a script": "%PDF-1.7\n1 0 obj << /OpenAction << /S /J#61vaScript /JS (Zq9) >> >> endobj", "an SVG": "<svg onload='Zq9'/>", "nothing": ""} {
		got := s.w.Do("intake", http.MethodPost, s.client, s.file(map[string]any{"content": base64.StdEncoding.EncodeToString([]byte(content))})).WantCode(http.StatusUnprocessableEntity, "invalid")
		if wrong := got.WrongFields(); len(wrong) != 1 || wrong[0] != "content" || bytes.Contains(got.Raw, []byte("Zq9")) {
			s.Errorf("%s: %s", name, got.Raw)
		}
	}
}

// inError is the way back, and the way back from that.
func (s *fileStory) inError() {
	at := s.client + "/" + s.letter
	s.w.Do("intake", http.MethodPost, at+"/restore", nil).WantCode(http.StatusConflict, "not_entered_in_error")
	s.w.Do("intake", http.MethodPost, at+"/void", map[string]any{"reason": " "}).WantCode(http.StatusUnprocessableEntity, "invalid")
	s.w.Do("intake", http.MethodPost, s.client+"/"+s.report+"/void", map[string]any{"reason": "Not mine."}).Want(http.StatusNotFound)
	marked := s.w.Do("intake", http.MethodPost, at+"/void", map[string]any{"reason": "Of somebody else."}).Want(http.StatusOK)
	if marked.Text("inError.reason") != "Of somebody else." || marked.Text("inError.by") != "Intake" || marked.Number("version") != 2 {
		s.Errorf("%s", marked.Raw)
	}
	s.w.Do("intake", http.MethodPost, at+"/void", map[string]any{"reason": "Again."}).WantCode(http.StatusConflict, "entered_in_error")
	s.w.Do("therapist", http.MethodGet, at, nil).Want(http.StatusOK) // it is kept
	if back := s.w.Do("intake", http.MethodPost, at+"/restore", nil).Want(http.StatusOK); back.Field("inError") != nil {
		s.Errorf("%s", back.Raw)
	}
}

// ofASession are its leaders' alone.
func (s *fileStory) ofASession() {
	board := s.w.Do("therapist", http.MethodPost, s.session, sessionFile()).Want(http.StatusCreated).Text("id")
	s.seenBy("therapist", s.session, 1)
	s.w.Do("other therapist", http.MethodGet, s.session, nil).Want(http.StatusNotFound)
	s.w.Do("intake", http.MethodGet, s.session, nil).Want(http.StatusForbidden)
	s.w.Do("therapist", http.MethodGet, s.client+"/"+board, nil).Want(http.StatusNotFound)
	s.w.Do("therapist", http.MethodGet, s.session+"/"+board, nil).Want(http.StatusOK)
	s.w.Do("therapist", http.MethodPost, s.session+"/"+board+"/void", map[string]any{"reason": "Blurred."}).Want(http.StatusOK)
	if list := s.seenBy("therapist", s.session, 1); list.Text("items.0.inError.reason") != "Blurred." {
		s.Errorf("%s", list.Raw)
	}
	s.w.Do("therapist", http.MethodPost, s.session+"/"+board+"/restore", nil).Want(http.StatusOK)
}

// moved goes with the client to another record, and back.
func (s *fileStory) moved(other string) {
	into := s.w.Client("Anna", "Twin")
	s.w.Do("intake", http.MethodPost, "/clients/"+s.of["client"]+"/merge", map[string]any{"intoId": into, "reason": "One person."}).Want(http.StatusOK)
	there := "/clients/" + into + "/attachments"
	s.seenBy("therapist", there, 2)
	s.w.Do("intake", http.MethodGet, there+"/"+s.letter, nil).Want(http.StatusOK)
	s.w.Do("intake", http.MethodGet, "/clients/"+other+"/attachments/"+s.letter, nil).Want(http.StatusNotFound)
	s.w.Do("intake", http.MethodPost, s.client, clientFile()).WantCode(http.StatusConflict, "client_merged")
	s.w.Do("intake", http.MethodPost, "/clients/"+s.of["client"]+"/merge/undo", nil).Want(http.StatusOK)
	s.seenBy("therapist", s.client, 2)
}
