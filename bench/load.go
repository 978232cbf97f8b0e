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

// side is one of the two that are compared: how to take its turn, and whose
// processor time that costs.
type side struct {
	turn func() (float64, error)
	by   *process // nil: not ours to measure
}

// inTurns measures both sides turn by turn, after one turn of each that does
// not count, and prints medians, the median of the ratios of neighboring turns,
// and what a call costs each of the processor. Who goes first changes with
// every round, so that neither always meets what the other has left.
func inTurns(title, unit string, rounds int, ours, theirs side) error {
	var a, b, ratios, costA, costB []float64
	for round := range 1 + rounds {
		x, y, spentX, spentY, err := takeBoth(ours, theirs, round%2 == 0)
		if err != nil {
			return err
		}
		if round == 0 { // warm up
			continue
		}
		a, b, ratios = append(a, x), append(b, y), append(ratios, x/y)
		costA, costB = append(costA, spentX), append(costB, spentY)
	}
	fmt.Printf("%-46s %8.0f %s %10.0f %s %8.2f", title, median(a), unit, median(b), unit, median(ratios))
	if theirs.by != nil && unit == perSecond {
		fmt.Printf("   %4.0f : %.0f µs", median(costA), median(costB))
	}
	fmt.Println()
	return nil
}

// takeBoth lets both take a turn, one after the other.
func takeBoth(ours, theirs side, oursFirst bool) (x, y, spentX, spentY float64, err error) {
	if oursFirst {
		x, spentX, err = ours.take()
	}
	if err == nil {
		y, spentY, err = theirs.take()
	}
	if err == nil && !oursFirst {
		x, spentX, err = ours.take()
	}
	return x, y, spentX, spentY, err
}

// take gives the rate of one turn and the microseconds of processor that each
// call of it cost the server.
func (s side) take() (rate, cost float64, err error) {
	if s.by == nil {
		rate, err = s.turn()
		return rate, 0, err
	}
	before, begun := s.by.spent(), time.Now()
	rate, err = s.turn()
	calls := rate * time.Since(begun).Seconds()
	return rate, (s.by.spent() - before).Seconds() * 1e6 / max(calls, 1), err
}

const perSecond = "/s"

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
	if err := ours.profiled("read", func() error { _, err := read(ours)(); return err }); err != nil {
		return err
	}
	return inTurns("read a cohort with roster and sessions", perSecond, rounds, side{read(ours), ours}, side{read(theirs), theirs})
}

// closesPerSecond is what the faster of two servers may reach; sessions for as
// many are made beforehand.
const closesPerSecond = 500

// sessionsNeeded is how many sessions the closings of all turns, the first one
// that does not count and one under the profile may use up.
func sessionsNeeded(seconds float64, rounds int) int {
	return int(seconds*float64(2*(rounds+1)+1)*closesPerSecond) + 200
}

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
	if err := ours.profiled("close", func() error { _, err := perform(ours)(); return err }); err != nil {
		return err
	}
	return inTurns("take attendance of 12 and close: 12 charges", perSecond, rounds, side{perform(ours), ours}, side{perform(theirs), theirs})
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
