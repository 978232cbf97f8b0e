package api_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"cohort/api"
	"cohort/api/apitest"
	"cohort/domain"
	"cohort/practice"
	"cohort/repository/storetest"
)

// A proxy on this machine that sends no X-Forwarded-For looks like this machine
// itself, so the token alone opens the metrics.
func TestMetricsAnswerTheTokenAlone(t *testing.T) {
	t.Parallel()
	const token = apitest.MetricsToken
	w := apitest.New(t, storetest.SQLite(t))
	for name, c := range map[string]struct {
		token, from, sent, forwarded string
		want                         int
	}{
		"this machine":                     {token, "127.0.0.1:9", "", "", http.StatusNotFound},
		"this machine, no token set":       {"", "127.0.0.1:9", "", "", http.StatusNotFound},
		"no token set, an empty one sent":  {"", "127.0.0.1:9", "Bearer ", "", http.StatusNotFound},
		"another token":                    {token, "127.0.0.1:9", "Bearer calm-heron", "", http.StatusNotFound},
		"the token in another way":         {token, "127.0.0.1:9", token, "", http.StatusNotFound},
		"the token":                        {token, "127.0.0.1:9", "Bearer " + token, "", http.StatusOK},
		"the token, from another machine":  {token, "192.0.2.7:9", "Bearer " + token, "", http.StatusOK},
		"the token, through a local proxy": {token, "127.0.0.1:9", "Bearer " + token, "198.51.100.2", http.StatusOK},
	} {
		server := api.New(w.Desks, api.Config{MetricsToken: c.token})
		request := httptest.NewRequest(http.MethodGet, "/metrics", nil)
		request.RemoteAddr = c.from
		request.Header.Set("Authorization", c.sent)
		if c.forwarded != "" {
			request.Header.Set("X-Forwarded-For", c.forwarded)
		}
		recorder := httptest.NewRecorder()
		server.ServeHTTP(recorder, request)
		if recorder.Code != c.want {
			t.Errorf("%s: %d, want %d", name, recorder.Code, c.want)
		}
		if c.want == http.StatusOK && !strings.Contains(recorder.Body.String(), "go_goroutines") {
			t.Errorf("%s: no figures", name)
		}
	}
}

// Entries that nobody links make the operator look; people work on.
func TestUnlinkedEntriesShow(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		get := func(path string) string {
			request := httptest.NewRequest(http.MethodGet, path, nil)
			request.Header.Set("Authorization", "Bearer "+apitest.MetricsToken)
			w.SetTime(w.Time().Add(time.Minute)) // what was found before holds no more
			recorder := httptest.NewRecorder()
			w.Server.ServeHTTP(recorder, request)
			if recorder.Code != http.StatusOK {
				t.Errorf("%s: %d", path, recorder.Code)
			}
			return recorder.Body.String()
		}
		if said := get("/readyz"); said != "ready\n" {
			t.Errorf("%q", said)
		}
		entries := make([]domain.AuditEntry, 1001)
		for range 10 {
			for i := range entries {
				entries[i] = w.Actor("admin").Entry(domain.ReadAudit, domain.Read, domain.Subject{}, w.Time())
			}
			if err := w.Store.Write(t.Context(), func(tx practice.Tx) error { return tx.AppendAudit(entries...) }); err != nil {
				t.Fatal(err)
			}
		}
		if said := get("/readyz"); said != "ready, but 10010 audit entries wait to be linked\n" {
			t.Errorf("%q", said)
		}
		if said := get("/metrics"); !strings.Contains(said, "\ncohort_audit_unlinked 10010\n") {
			t.Errorf("the figure is missing: %s", said)
		}
		if err := w.Desks.Office.LinkAudit(t.Context()); err != nil {
			t.Fatal(err)
		}
		if said := get("/readyz"); said != "ready\n" {
			t.Errorf("%q", said)
		}
	})
}
