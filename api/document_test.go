package api_test

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"

	"cohort/api/apitest"
	"cohort/repository/storetest"
)

// asksForTheDocument opens a connection that asks for the API's document and
// reads the first bytes of what is answered, no more.
func asksForTheDocument(t *testing.T, address string) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	storetest.AtEnd(t, func() { conn.Close() })
	if _, err := io.WriteString(conn, "GET /api/v1/openapi.json HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: identity\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	return conn
}

// Whoever asks for documents and does not read them is given some, no more, and
// holds up nobody who works.
func TestDocumentsThatNobodyReadsAreNotAllSent(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		server := httptest.NewUnstartedServer(nil)
		server.Config, server.Listener = w.Server.HTTP(), w.Server.Bounded(server.Listener)
		server.Start()
		storetest.AtEnd(t, server.Close)
		for range 8 { // as many as one neighborhood has at once
			if _, err := io.ReadFull(asksForTheDocument(t, server.Listener.Addr().String()), make([]byte, 1)); err != nil {
				t.Fatal(err)
			}
		}
		answer, content := get(t, w, server.URL, "therapist", "/openapi.json", "identity")
		if answer.StatusCode != http.StatusServiceUnavailable || len(content) > 1000 {
			t.Errorf("one more: %d with %d bytes", answer.StatusCode, len(content))
		}
		if answer, _ := get(t, w, server.URL, "therapist", "/cohorts", "identity"); answer.StatusCode != http.StatusOK {
			t.Errorf("a page: %d", answer.StatusCode)
		}
	})
}
