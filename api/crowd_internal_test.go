package api

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/labstack/echo/v4"
)

// crowded serves, at an address, with no more connections at once than most:
// /working answers when work is closed, /large answers with megabytes.
func crowded(t *testing.T, most int) (address string, c *crowd, begun, work chan struct{}) {
	t.Helper()
	c, begun, work = newCrowd(most), make(chan struct{}), make(chan struct{})
	e := echo.New()
	e.Use(watchBody)
	e.GET("/", func(c echo.Context) error { return c.String(http.StatusOK, "quick") })
	e.GET("/working", func(c echo.Context) error {
		close(begun)
		<-work
		return c.String(http.StatusOK, "done")
	})
	large := bytes.Repeat([]byte("large "), 4<<20)
	e.GET("/large", func(c echo.Context) error { return c.Blob(http.StatusOK, echo.MIMETextPlain, large) })
	e.POST("/body", func(c echo.Context) error {
		_, err := io.Copy(io.Discard, c.Request().Body)
		return err
	})
	server := &http.Server{Handler: e, ConnState: c.moved, ConnContext: withVisitor, ReadHeaderTimeout: readTimeout}
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = server.Serve(door{listener, c}) }()
	t.Cleanup(func() { _ = server.Close() })
	return listener.Addr().String(), c, begun, work
}

// dial opens a connection and says something on it.
func dial(t *testing.T, address, says string) net.Conn {
	t.Helper()
	conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if _, err := io.WriteString(conn, says); err != nil {
		t.Fatal(err)
	}
	return conn
}

func get(t *testing.T, address, path string) (string, error) {
	t.Helper()
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+address+path, http.NoBody)
	if err != nil {
		return "", err
	}
	answer, err := client.Do(r)
	if err != nil {
		return "", err
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	return string(text), err
}

func TestSlowConnectionsKeepNobodyOut(t *testing.T) {
	for name, slow := range map[string]struct {
		says    string
		answers bool
	}{
		"say nothing":            {},
		"send headers piecewise": {says: "GET / HTTP/1.1\r\nHost: a"},
		"send bodies piecewise":  {says: "POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{"},
		"do not read":            {says: "GET /large HTTP/1.1\r\nHost: a\r\n\r\n", answers: true},
		"stay after an answer":   {says: "GET / HTTP/1.1\r\nHost: a\r\n\r\n", answers: true},
	} {
		t.Run(name, func(t *testing.T) {
			const most = 8
			address, crowd, begun, work := crowded(t, most)
			answers := make(chan string, 1)
			go func() {
				text, err := get(t, address, "/working")
				answers <- fmt.Sprint(text, err)
			}()
			<-begun
			for i := range 10 * most {
				conn := dial(t, address, slow.says)
				if slow.answers { // the server has begun to write: it works for this one no more
					if _, err := conn.Read(make([]byte, 1)); err != nil {
						t.Fatal(err)
					}
				}
				if i%most == 0 {
					if text, err := get(t, address, "/"); text != "quick" || err != nil {
						t.Fatalf("somebody else, after %d slow ones: %q, %v", i+1, text, err)
					}
				}
			}
			if text, err := get(t, address, "/"); text != "quick" || err != nil {
				t.Errorf("somebody else: %q, %v", text, err)
			}
			if n := crowd.size(); n > 2*most {
				t.Errorf("%d connections, want at most %d", n, 2*most)
			}
			close(work)
			if text := <-answers; text != "done<nil>" {
				t.Errorf("a request that was worked on: %s", text)
			}
		})
	}
}

// What nobody reads, the system does not take in for them.
func TestAnAnswerThatNobodyReadsIsNotTakenIn(t *testing.T) {
	plain, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	client, err := net.Dial("tcp", plain.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	served, err := door{plain, newCrowd(10)}.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer served.Close()
	if err := served.SetWriteDeadline(time.Now().Add(time.Second)); err != nil { // nobody ever reads
		t.Fatal(err)
	}
	taken, err := served.Write(make([]byte, 8<<20))
	if err == nil || taken >= tried { // or it would be thought to read
		t.Errorf("%d kB were taken in, %v", taken/1000, err)
	}
	t.Logf("%d kB were taken in from a client who reads nothing", taken/1000)
}
