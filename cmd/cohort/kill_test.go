package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"syscall"
	"testing"
)

// signedIn gives the access token of a person.
func (r *running) signedIn(email string) string {
	r.t.Helper()
	var answer struct{ AccessToken string }
	if status := r.call("", "POST", "/auth/login", map[string]string{"email": email, "password": testPassword}, &answer); status != http.StatusOK {
		r.t.Fatalf("signing in: %d", status)
	}
	return answer.AccessToken
}

// call calls the API and gives the status, 0 when the server hung up.
func (r *running) call(token, method, path string, body, into any) int {
	content, err := json.Marshal(body)
	if err != nil {
		r.t.Error(err)
		return 0
	}
	request, err := http.NewRequest(method, "http://"+r.addr+"/api/v1"+path, bytes.NewReader(content))
	if err != nil {
		r.t.Error(err)
		return 0
	}
	request.Header.Set("Content-Type", "application/json")
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0
	}
	err = json.NewDecoder(answer.Body).Decode(into)
	_ = answer.Body.Close() // what was read counts
	if err != nil {
		return 0
	}
	return answer.StatusCode
}

// Clients are created by eight people at once while the server is killed; what
// it acknowledged must be there afterwards, and the audit must be whole.
func TestKilledServerKeepsWhatItAcknowledged(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	server := serving(t, "serve", "--data", data)
	addUser(t, "ines@example.org", "--data", data).want(t, 0)
	token := server.signedIn("ines@example.org")
	var mu sync.Mutex
	var acknowledged []string
	enough, work := make(chan struct{}), sync.WaitGroup{}
	for worker := range 8 {
		work.Go(func() {
			for i := 0; ; i++ {
				var made struct{ ID string }
				status := server.call(token, "POST", "/clients", map[string]string{"firstName": fmt.Sprintf("Wren%c%d", 'a'+worker, i),
					"lastName": "Alder", "birthDate": "1990-04-05"}, &made)
				if status != http.StatusCreated {
					return
				}
				mu.Lock()
				if acknowledged = append(acknowledged, made.ID); len(acknowledged) == 100 {
					close(enough)
				}
				mu.Unlock()
			}
		})
	}
	gaveUp := make(chan struct{})
	go func() {
		work.Wait()
		close(gaveUp)
	}()
	select {
	case <-enough:
	case <-gaveUp:
	}
	_ = server.stop(syscall.SIGKILL) // that it ends by the signal is what we want
	<-gaveUp
	if len(acknowledged) < 100 {
		t.Fatalf("only %d clients were created", len(acknowledged))
	}
	again := serving(t, "serve", "--data", data)
	token = again.signedIn("ines@example.org")
	for _, id := range acknowledged {
		var client struct{ ID string }
		if status := again.call(token, "GET", "/clients/"+id, nil, &client); status != http.StatusOK || client.ID != id {
			t.Errorf("client %s was acknowledged and is gone: %d", id, status)
		}
	}
	t.Logf("%d clients acknowledged and found", len(acknowledged))
	cohort(t, "", "audit", "verify", "--data", data).want(t, 0)
}

func TestStoppingServerFinishesTheRequestUnderWay(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	server := serving(t, "serve", "--data", data)
	addUser(t, "ines@example.org", "--data", data).want(t, 0)
	idle := server.dial()
	fmt.Fprintf(idle, "GET /healthz HTTP/1.1\r\nHost: %s\r\n\r\n", server.addr)
	idle.answer(http.StatusOK)

	// The server asks for the body once it has read the header and begun.
	login := server.dial()
	body := `{"email":"ines@example.org","password":"` + testPassword + `"}`
	fmt.Fprintf(login, "POST /api/v1/auth/login HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n",
		server.addr, len(body))
	login.answer(http.StatusContinue)
	fmt.Fprint(login, body[:10])
	if err := server.command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if _, err := idle.reader.ReadByte(); err != io.EOF { // first it stops listening, then it closes what is idle
		t.Fatalf("the connection that nobody uses stays: %v", err)
	}
	if status, _ := server.get("/readyz"); status != 0 {
		t.Errorf("a stopping server takes new requests: %d", status)
	}
	fmt.Fprint(login, body[10:])
	login.answer(http.StatusOK)
	if err := <-server.ended; err != nil {
		t.Errorf("the server ended with %v", err)
	}
	server.ended <- nil
}

// connection is one that a test writes to by hand.
type connection struct {
	net.Conn
	t      *testing.T
	reader *bufio.Reader
}

func (r *running) dial() *connection {
	r.t.Helper()
	conn, err := net.Dial("tcp", r.addr)
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { _ = conn.Close() }) // the server may have closed it
	return &connection{Conn: conn, t: r.t, reader: bufio.NewReader(conn)}
}

// answer reads the next answer to its end.
func (c *connection) answer(status int) {
	c.t.Helper()
	got, err := http.ReadResponse(c.reader, nil)
	if err != nil {
		c.t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, got.Body); err != nil {
		c.t.Fatal(err)
	}
	if got.StatusCode != status {
		c.t.Fatalf("answer: %s, want %d", got.Status, status)
	}
}
