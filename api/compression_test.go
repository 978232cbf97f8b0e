package api_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"cohort/api/apitest"
)

// get asks over a connection, and decodes nothing.
func get(t *testing.T, w *apitest.World, address, who, path, accepted string) (*http.Response, []byte) {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, address+"/api/v1"+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+w.Token(who))
	r.Header.Set("Accept-Encoding", accepted)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, content
}

func TestLongJSONIsCompressed(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		server := httptest.NewServer(w.Server)
		defer server.Close()
		curriculum := w.Curriculum(12)
		plain, want := get(t, w, server.URL, "therapist", "/curricula/"+curriculum, "identity")
		zipped, sent := get(t, w, server.URL, "therapist", "/curricula/"+curriculum, "gzip, br")
		if zipped.Header.Get("Content-Encoding") != "gzip" || zipped.Header.Get("Vary") != "Accept-Encoding" || len(sent) >= len(want) {
			t.Fatalf("%d of %d bytes, %v", len(sent), len(want), zipped.Header)
		}
		reader, err := gzip.NewReader(strings.NewReader(string(sent)))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(reader); err != nil || string(got) != string(want) {
			t.Errorf("unpacked to %q (%v)", got, err)
		}
		if plain.Header.Get("ETag") == "" || plain.Header.Get("ETag") != zipped.Header.Get("ETag") {
			t.Errorf("versions %q and %q: what is edited is the same", plain.Header.Get("ETag"), zipped.Header.Get("ETag"))
		}
	})
}

func TestWhatIsNotCompressed(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		server := httptest.NewServer(w.Server)
		defer server.Close()
		cohort, clients := w.Running(4)
		session := w.Session(cohort, 1)
		w.Do("therapist", http.MethodPut, "/sessions/"+session+"/attendance", apitest.Marks(clients, "present", "present", "present", "present")).Want(http.StatusOK)
		w.Do("therapist", http.MethodPost, "/sessions/"+session+"/close", map[string]any{}).Want(http.StatusOK)
		batch := w.Do("billing", http.MethodPost, "/exports", map[string]any{"from": "2026-01-01", "to": "2026-12-31", "format": "csv"}).Want(http.StatusCreated)

		for what, test := range map[string]struct{ who, path, accepted string }{
			"short JSON":                  {"therapist", "/cohorts?status=cancelled", "gzip"},
			"gzip refused":                {"therapist", "/cohorts/" + cohort, "gzip;q=0"},
			"a batch's file":              {"billing", "/exports/" + batch.Text("id") + "/file", "gzip"},
			"what the sign-in page shows": {"therapist", "/auth/methods", "gzip"},
		} {
			answer, content := get(t, w, server.URL, test.who, test.path, test.accepted)
			if answer.StatusCode != http.StatusOK || len(content) == 0 || answer.Header.Get("Content-Encoding") != "" {
				t.Errorf("%s: %d, %d bytes, %q", what, answer.StatusCode, len(content), answer.Header.Get("Content-Encoding"))
			}
		}
	})
}
