package api_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"cohort/api/apitest"
	"cohort/repository/storetest"
)

// listening serves a world on a real connection, whose address it gives.
func listening(t *testing.T, w *apitest.World) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := w.Server.HTTP()
	go func() { _ = server.Serve(listener) }() // until it is closed
	storetest.AtEnd(t, func() { _ = server.Close() })
	return listener.Addr().String()
}

// Bodies that cannot be read to their end are the sender's mistake, whatever is
// wrong with how they were sent, and on every kind of route.
func TestBodyThatArrivesBrokenIsABadRequest(t *testing.T) {
	t.Parallel()
	w := apitest.New(t, storetest.SQLite(t))
	address := listening(t, w)
	whole := `{"text": "Own"}`
	for name, body := range map[string]string{
		"a length that is no number":     "Transfer-Encoding: chunked\r\n\r\nZZ\r\n" + whole + "\r\n0\r\n\r\n",
		"a length without end":           "Transfer-Encoding: chunked\r\n\r\n" + strings.Repeat("f", 5000) + "\r\n",
		"a length that is too long":      "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n" + whole,
		"a negative length":              "Transfer-Encoding: chunked\r\n\r\n-1\r\n" + whole,
		"lines that end with LF alone":   "Transfer-Encoding: chunked\r\n\r\nf\n" + whole + "\n0\n\n",
		"a chunk longer than it says":    "Transfer-Encoding: chunked\r\n\r\n3\r\n" + whole + "\r\n0\r\n\r\n",
		"a chunk that is cut short":      "Transfer-Encoding: chunked\r\n\r\nff\r\n" + whole,
		"no last chunk":                  "Transfer-Encoding: chunked\r\n\r\nf\r\n" + whole + "\r\n",
		"shorter than its length":        "Content-Length: 500\r\n\r\n" + whole,
		"nothing at all":                 "Content-Length: 500\r\n\r\n",
		"chunks that fill the extension": "Transfer-Encoding: chunked\r\n\r\n1;" + strings.Repeat("x", 5000) + "\r\n{\r\n0\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			for _, path := range []string{"/api/v1/clients/search", "/api/v1/auth/login", "/api/v1/auth/refresh", "/api/v1/cohorts/" + nobodys + "/complete", "/", "/readyz"} {
				head := "POST " + path + " HTTP/1.1\r\nHost: cohort\r\nContent-Type: application/json\r\nAuthorization: Bearer " + w.Token("intake") + "\r\n"
				status, said := spoken(t, address, head+body)
				takesOne := strings.HasSuffix(path, "/search") || strings.HasSuffix(path, "/login")
				if takesOne && status != http.StatusBadRequest || status < 400 || status >= 500 {
					t.Errorf("%s: %d %s", path, status, said)
				}
			}
		})
	}
}

// nobodys is an id of nothing.
const nobodys = "01890a5d-ac96-774b-bcce-b302099a8057"

// spoken says something on a connection, ends its half, and gives the answer.
func spoken(t *testing.T, address, text string) (int, string) {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }() // read to its end
	if _, err := io.WriteString(conn, text); err != nil {
		t.Fatal(err)
	}
	_ = conn.(*net.TCPConn).CloseWrite() // it may have answered and hung up already
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	said, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(said)
}

// What strangers make up fills neither the metrics nor the log: 5,000 requests
// with methods, addresses and headers of 30 kB, no two alike. It hears the log of
// the whole process, so it runs alone.
func TestWhatStrangersMakeUpFillsNothing(t *testing.T) {
	w := apitest.New(t, storetest.SQLite(t))
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	defer slog.SetDefault(before)
	long := strings.Repeat("A", 30_000)
	const requests = 5000
	for i := range requests {
		method, path := fmt.Sprintf("AAAA%d%s", i, long), "/api/v1/me"
		if i%2 == 1 {
			method, path = http.MethodGet, fmt.Sprintf("/api/v1/%s%d?%s", long, i, long)
		}
		request := httptest.NewRequest(method, path, nil)
		for _, header := range []string{"User-Agent", "X-Request-Id", "X-Forwarded-For", "Referer", "Host"} {
			request.Header.Set(header, long+fmt.Sprint(i))
		}
		recorder := httptest.NewRecorder()
		w.Server.ServeHTTP(recorder, request)
		if recorder.Code < 400 || recorder.Code >= 500 {
			t.Fatalf("%d", recorder.Code)
		}
	}
	if size := log.Len(); size > requests*300 || strings.Contains(log.String(), "AAAA") {
		t.Errorf("the log has %d bytes, or what was made up", size)
	}
	request := httptest.NewRequest(http.MethodGet, "/metrics", nil)
	request.Header.Set("Authorization", "Bearer "+apitest.MetricsToken)
	recorder := httptest.NewRecorder()
	w.Server.ServeHTTP(recorder, request)
	if size := recorder.Body.Len(); recorder.Code != http.StatusOK || size > 500_000 || strings.Contains(recorder.Body.String(), "AAAA") {
		t.Errorf("%d: the metrics have %d bytes, or what was made up", recorder.Code, size)
	}
	t.Logf("%d requests: %d bytes of log, %d of metrics", requests, log.Len(), recorder.Body.Len())
}
