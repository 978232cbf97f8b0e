package main

import (
	"context"
	"net/http"
	"slices"
	"sync"
	"time"
)

// readers is how many others read while something large is done.
const readers = 4

// waits are how long single calls took, shortest first.
type waits []time.Duration

func (w waits) percentile(n int) time.Duration {
	if len(w) == 0 {
		return 0
	}
	return w[min(len(w)-1, len(w)*n/100)]
}

// whileReading does something while others read a cohort's page, and gives how
// long they waited for each.
func whileReading(t target, do func() error) (all waits, err error) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	var mu sync.Mutex
	var under sync.WaitGroup
	var failed error
	for range readers {
		under.Go(func() {
			for ctx.Err() == nil {
				begun := time.Now()
				_, err := call(t.process, t.therapist, http.MethodGet, "/cohorts/"+t.cohort, "")
				mu.Lock()
				all = append(all, time.Since(begun))
				if err != nil {
					failed = err
				}
				mu.Unlock()
				time.Sleep(5 * time.Millisecond) // as people do who read what they asked for
			}
		})
	}
	err = do()
	stop()
	under.Wait()
	slices.Sort(all)
	if err == nil {
		err = failed
	}
	return all, err
}
