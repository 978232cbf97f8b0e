package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// caller asks for nothing compressed: the server beside this one compresses nothing.
var caller = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64, DisableCompression: true}}

// call makes one request and reads the answer to its end.
func call(p *process, token, method, path, body string) (int64, error) {
	var content io.Reader
	if body != "" {
		content = strings.NewReader(body)
	}
	r, err := http.NewRequest(method, "http://"+p.Addr+"/api/v1"+path, content)
	if err != nil {
		return 0, err
	}
	r.Header.Set("Authorization", "Bearer "+token)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	answer, err := caller.Do(r)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	var said bytes.Buffer
	n, err := io.Copy(io.Discard, io.TeeReader(answer.Body, &head{&said}))
	if answer.StatusCode >= 300 {
		return n, fmt.Errorf("%s %s: %d %s", p.name, path, answer.StatusCode, said.String())
	}
	return n, err
}

// head keeps the beginning of an answer, for the error message.
type head struct{ to *bytes.Buffer }

func (h *head) Write(p []byte) (int, error) {
	if room := 300 - h.to.Len(); room > 0 {
		h.to.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

// rate calls from several callers for a while and gives calls per second.
func rate(seconds float64, callers int, do func(n int64) error) (float64, error) {
	var count atomic.Int64
	var failed atomic.Pointer[error]
	begun := time.Now()
	end := begun.Add(time.Duration(seconds * float64(time.Second)))
	var wait sync.WaitGroup
	for range callers {
		wait.Go(func() {
			for time.Now().Before(end) && failed.Load() == nil {
				if err := do(count.Add(1)); err != nil {
					failed.Store(&err)
				}
			}
		})
	}
	wait.Wait()
	if err := failed.Load(); err != nil {
		return 0, *err
	}
	return float64(count.Load()) / time.Since(begun).Seconds(), nil
}

// side is one of those that are compared: how to take its turn, and whose
// processor time that costs.
type side struct {
	turn func() (float64, error)
	by   *process // nil: not ours to measure
}

// measured is what the turns of one side came to.
type measured struct{ rates, costs []float64 }

// inTurns measures all sides turn by turn, after one turn of each that does
// not count. Who goes first changes with every round, so that nobody always
// meets what the same other has left.
func inTurns(rounds int, sides ...side) ([]measured, error) {
	of := make([]measured, len(sides))
	for round := range 1 + rounds {
		for i := range sides {
			at := (i + round) % len(sides)
			rate, cost, err := sides[at].take()
			if err != nil {
				return nil, err
			}
			if round > 0 { // not the first, which warms up
				of[at].rates, of[at].costs = append(of[at].rates, rate), append(of[at].costs, cost)
			}
		}
	}
	return of, nil
}

// beside is the median of the ratios of turns of one round.
func (m measured) beside(other measured) float64 {
	ratios := make([]float64, len(m.rates))
	for i := range m.rates {
		ratios[i] = m.rates[i] / other.rates[i]
	}
	return median(ratios)
}

// take gives the rate of one turn and the microseconds of processor that each
// call of it cost the server.
func (s side) take() (rate, cost float64, err error) {
	if s.by == nil {
		rate, err = s.turn()
		return rate, 0, err
	}
	before, begun := s.by.Spent(), time.Now()
	rate, err = s.turn()
	calls := rate * time.Since(begun).Seconds()
	return rate, (s.by.Spent() - before).Seconds() * 1e6 / max(calls, 1), err
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

// reading is a case in which callers ask for the same page.
func (r *run) reading(path func(*seeded) (token, path string)) func(target) (float64, error) {
	return func(t target) (float64, error) {
		token, path := path(t.seeded)
		return rate(r.seconds, r.callers, func(int64) error {
			_, err := call(t.process, token, http.MethodGet, path, "")
			return err
		})
	}
}

func (r *run) compareReads() error {
	if err := r.compare("read a cohort with roster and sessions", "read",
		r.reading(func(s *seeded) (string, string) { return s.therapist, "/cohorts/" + s.cohort })); err != nil {
		return err
	}
	return r.compare("read a page of 50 charges", "charges",
		r.reading(func(s *seeded) (string, string) { return s.billing, "/charges?limit=50" }))
}

// closesPerSecond is what the fastest of the servers on one database may reach
// together, each for a third of the time; sessions for as many are made
// beforehand.
const closesPerSecond = 1500

// sessionsNeeded is how many sessions the closings of all turns, the first one
// that does not count and one under the profile may use up.
func sessionsNeeded(seconds float64, rounds int) int {
	return int(seconds*float64(3*(rounds+1)+1)*closesPerSecond) + 200
}

func (r *run) compareCloses() error {
	return r.compare("take attendance of 12 and close: 12 charges", "close", func(t target) (float64, error) {
		return rate(r.seconds, r.callers, func(int64) error {
			i := t.next.Add(1)
			if int(i) > len(t.sessions) {
				return fmt.Errorf("the sessions to close are used up after %d", i)
			}
			return closeOne(t.seeded, t.process, t.sessions[i-1])
		})
	})
}

func closeOne(s *seeded, p *process, session string) error {
	var items []string
	for _, client := range s.members[session] {
		items = append(items, `{"clientId":"`+client+`","status":"present"}`)
	}
	if _, err := call(p, s.therapist, http.MethodPut, "/sessions/"+session+"/attendance", `{"items":[`+strings.Join(items, ",")+`]}`); err != nil {
		return err
	}
	_, err := call(p, s.therapist, http.MethodPost, "/sessions/"+session+"/close", "")
	return err
}
