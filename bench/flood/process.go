package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"cohort/bench/served"
	"cohort/demo"
)

// process is the server, which believes what loopback says of addresses.
type process struct{ *served.Process }

func start(binary string) (*process, error) {
	p, err := served.Start(func(addr string) []string {
		return []string{binary, "demo", "--addr", addr, "--trusted-proxies", "127.0.0.1", "--log-level", "error"}
	})
	return &process{p}, err
}

// person is somebody with a login and a browser that has kept its device.
type person struct {
	p      *process
	token  string
	device *http.Cookie
}

// one is a client that opens a connection for each request, as somebody at
// another browser does.
var one = &http.Client{Timeout: time.Minute, Transport: &http.Transport{DisableKeepAlives: true}}

// placed counts places, so that no two guesses come from the same one.
var placed atomic.Uint32

func place() string {
	n := placed.Add(1)
	return fmt.Sprintf("100.%d.%d.%d", 64+n>>16%64, n>>8%256, n%256)
}

func (p *process) post(email, password string, device *http.Cookie) (*http.Response, error) {
	body, err := json.Marshal(map[string]string{"email": email, "password": password})
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequest(http.MethodPost, "http://"+p.Addr+"/api/v1/auth/login", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-Forwarded-For", place())
	if device != nil {
		r.AddCookie(device)
	}
	return one.Do(r)
}

func (p *process) signIn(device *http.Cookie) (*person, error) {
	answer, err := p.post("maya.lindqvist@example.org", demo.Password, device)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("signing in answered %d", answer.StatusCode)
	}
	var body struct{ AccessToken string }
	if err := json.NewDecoder(answer.Body).Decode(&body); err != nil {
		return nil, err
	}
	s := &person{p: p, token: body.AccessToken, device: device}
	for _, c := range answer.Cookies() {
		if strings.HasSuffix(c.Name, "cohort_device") {
			s.device = c
		}
	}
	return s, nil
}

func (s *person) signsInAgain() error {
	_, err := s.p.signIn(s.device)
	return err
}

func (s *person) reads() error {
	r, err := http.NewRequest(http.MethodGet, "http://"+s.p.Addr+"/api/v1/cohorts", http.NoBody)
	if err != nil {
		return err
	}
	r.Header.Set("Authorization", "Bearer "+s.token)
	answer, err := one.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if _, err := io.Copy(io.Discard, answer.Body); err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("reading answered %d", answer.StatusCode)
	}
	return nil
}

// guess tries passwords of the very person, each time from another place.
func (p *process) guess(at int, end <-chan struct{}) error {
	var all sync.WaitGroup
	for range at {
		all.Go(func() {
			for {
				select {
				case <-end:
					return
				default:
				}
				if answer, err := p.post("maya.lindqvist@example.org", "certainly not the password", nil); err == nil {
					answer.Body.Close()
				}
			}
		})
	}
	all.Wait()
	return nil
}
