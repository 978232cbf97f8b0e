package api

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

// A download goes out as it is made, and a token never beside a length that
// tells of it, however long the answer.
func TestCompressionLeavesStreamsAndTokensAlone(t *testing.T) {
	line := bytes.Repeat([]byte("0123456789"), smallest/10+1)
	firstRead := make(chan struct{})
	handler, err := compressed(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", r.URL.Query().Get("type"))
		if r.URL.Query().Get("flush") == "" {
			w.Write(line)
			return
		}
		w.Write([]byte("first"))
		if err := http.NewResponseController(w).Flush(); err != nil {
			t.Error(err)
		}
		<-firstRead // the second part is not made before the first has arrived
		w.Write([]byte("second"))
	}))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	defer server.Close()

	for path, coding := range map[string]string{
		"/api/v1/cohorts?type=application/json":           "gzip",
		"/api/v1/cohorts?type=application/problem%2Bjson": "gzip",
		"/api/v1/exports/1/file?type=text/csv":            "",
		"/api/v1/auth/refresh?type=application/json":      "",
		"/assets/main.js?type=text/javascript":            "",
	} {
		answer := open(t, server.URL+path)
		if got := answer.Header.Get("Content-Encoding"); got != coding {
			t.Errorf("%s: %q, not %q", path, got, coding)
		}
		answer.Body.Close()
	}

	answer := open(t, server.URL+"/api/v1/exports/1/file?type=text/csv&flush=yes")
	defer answer.Body.Close()
	first := make([]byte, 5)
	if _, err := io.ReadFull(answer.Body, first); err != nil || string(first) != "first" {
		t.Fatalf("%q %v", first, err)
	}
	close(firstRead)
	if rest, err := io.ReadAll(answer.Body); err != nil || string(rest) != "second" {
		t.Errorf("%q %v", rest, err)
	}
}

func open(t *testing.T, address string) *http.Response {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "gzip")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	return answer
}
