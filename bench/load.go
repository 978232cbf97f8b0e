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

var caller = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}

// call makes one request and reads the answer to its end.
func call(p *process, token, method, path, body string) (int64, error) {
	var content io.Reader
	if body != "" {
		content = strings.NewReader(body)
	}
	r, err := http.NewRequest(method, "http://"+p.addr+"/api/v1"+path, content)
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

// inTurns measures both servers turn by turn and prints medians and the
// median of the ratios of neighboring turns.
func inTurns(title, unit string, rounds int, ours, theirs func() (float64, error)) error {
	var a, b, ratios []float64
	for range rounds {
		x, err := ours()
		if err != nil {
			return err
		}
		y, err := theirs()
		if err != nil {
			return err
		}
		a, b, ratios = append(a, x), append(b, y), append(ratios, x/y)
	}
	fmt.Printf("%-46s %8.0f %s %10.0f %s %8.2f\n", title, median(a), unit, median(b), unit, median(ratios))
	return nil
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

func compareReads(s *seeded, ours, theirs *process, seconds float64, rounds, callers int) error {
	read := func(p *process) func() (float64, error) {
		return func() (float64, error) {
			return rate(seconds, callers, func(int64) error {
				_, err := call(p, s.therapist, http.MethodGet, "/cohorts/"+s.cohort, "")
				return err
			})
		}
	}
	for _, p := range []*process{ours, theirs} { // warm up
		if _, err := rate(1, callers, func(int64) error {
			_, err := call(p, s.therapist, http.MethodGet, "/cohorts/"+s.cohort, "")
			return err
		}); err != nil {
			return err
		}
	}
	return inTurns("read a cohort with roster and sessions", "/s", rounds, read(ours), read(theirs))
}

// sessionsNeeded is how many sessions the closings of all turns may use up.
func sessionsNeeded(seconds float64, rounds int) int { return int(seconds*float64(rounds)*2*500) + 200 }

func compareCloses(s *seeded, ours, theirs *process, seconds float64, rounds, callers int) error {
	var next atomic.Int64
	perform := func(p *process) func() (float64, error) {
		return func() (float64, error) {
			return rate(seconds, callers, func(int64) error {
				i := next.Add(1)
				if int(i) > len(s.sessions) {
					return fmt.Errorf("the sessions to close are used up after %d", i)
				}
				return closeOne(s, p, s.sessions[i-1])
			})
		}
	}
	return inTurns("take attendance of 12 and close: 12 charges", "/s", rounds, perform(ours), perform(theirs))
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
