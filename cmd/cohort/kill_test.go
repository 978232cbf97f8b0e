package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
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
	data := t.TempDir()
	server := serving(t, "serve", "--data", data)
	addUser(t, "ines@example.org", "--data", data).want(t, 0)
	token := server.signedIn("ines@example.org")
	var mu sync.Mutex
	var acknowledged []string
	var work sync.WaitGroup
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
				acknowledged = append(acknowledged, made.ID)
				mu.Unlock()
			}
		})
	}
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		mu.Lock()
		enough := len(acknowledged) >= 100
		mu.Unlock()
		if enough {
			break
		}
	}
	_ = server.stop(syscall.SIGKILL) // that it ends by the signal is what we want
	work.Wait()
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
	data := t.TempDir()
	server := serving(t, "serve", "--data", data)
	addUser(t, "ines@example.org", "--data", data).want(t, 0)
	connection, err := net.Dial("tcp", server.addr)
	if err != nil {
		t.Fatal(err)
	}
	body := `{"email":"ines@example.org","password":"` + testPassword + `"}`
	fmt.Fprintf(connection, "POST /api/v1/auth/login HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
		server.addr, len(body), body[:10])
	time.Sleep(200 * time.Millisecond) // the server has read the header and waits for the rest
	if err := server.command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	for stopping := time.Now().Add(10 * time.Second); time.Now().Before(stopping); time.Sleep(10 * time.Millisecond) {
		if status, _ := server.get("/readyz"); status == 0 { // it takes no new ones
			break
		}
	}
	fmt.Fprint(connection, body[10:])
	status, err := bufio.NewReader(connection).ReadString('\n')
	if err != nil || !strings.Contains(status, "200") {
		t.Errorf("answer: %q, %v", status, err)
	}
	if err := <-server.ended; err != nil {
		t.Errorf("the server ended with %v", err)
	}
	server.ended <- nil
}
