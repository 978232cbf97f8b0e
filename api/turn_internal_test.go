package api

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"cohort/domain"
)

// waits asks for a turn and says so once it stands in the queue; done hears
// when the turn has come, and it is handed on at once.
func waits(t *testing.T, turns *turns, who string, done func()) *sync.WaitGroup {
	t.Helper()
	turns.mu.Lock()
	before := 0
	if q := turns.of[who]; q != nil {
		before = len(q.waiting)
	}
	turns.mu.Unlock()
	var ended sync.WaitGroup
	ended.Go(func() {
		if err := turns.do(context.Background(), who, func() error { done(); return nil }); err != nil {
			t.Error(err)
		}
	})
	for standing := false; !standing; {
		turns.mu.Lock()
		q := turns.of[who]
		standing = q != nil && len(q.waiting) == before+1
		turns.mu.Unlock()
	}
	return &ended
}

// However many requests one person has waiting, another waits for one of them.
func TestNobodyWaitsBehindTheFloodOfSomebodyElse(t *testing.T) {
	turns := newTurns(1, 1, 100)
	if err := turns.take(t.Context(), "flood"); err != nil {
		t.Fatal(err)
	}
	var order []string
	var ended []*sync.WaitGroup
	for range 50 {
		ended = append(ended, waits(t, turns, "flood", func() { order = append(order, "flood") }))
	}
	ended = append(ended, waits(t, turns, "calm", func() { order = append(order, "calm") }))
	turns.give("flood")
	for _, e := range ended {
		e.Wait()
	}
	if at := slices.Index(order, "calm"); len(order) != 51 || at > 1 {
		t.Errorf("of %d turns, the other person's was number %d", len(order), at+1)
	}
}

func TestOnePersonNeverHoldsEveryTurn(t *testing.T) {
	turns := newTurns(8, 3, 100)
	var held, most atomic.Int64
	release := make(chan struct{})
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			_ = turns.do(context.Background(), "flood", func() error {
				if n := held.Add(1); n > most.Load() {
					most.Store(n)
				}
				<-release
				held.Add(-1)
				return nil
			})
		})
	}
	if err := turns.do(t.Context(), "calm", func() error { return nil }); err != nil {
		t.Error(err)
	}
	close(release)
	all.Wait()
	if most.Load() > 3 {
		t.Errorf("%d at once, want at most 3", most.Load())
	}
}

func TestWhoAsksForVeryMuchIsToldToComeAgain(t *testing.T) {
	turns := newTurns(1, 1, 2)
	if err := turns.take(t.Context(), "flood"); err != nil {
		t.Fatal(err)
	}
	first, second := waits(t, turns, "flood", func() {}), waits(t, turns, "flood", func() {})
	if err := turns.take(t.Context(), "flood"); !errTooManyAtOnce.Is(err) {
		t.Errorf("the third that waits: %v", err)
	}
	given, giveUp := context.WithCancel(t.Context())
	giveUp()
	if err := turns.take(given, "calm"); !domain.ErrBusy.Is(err) {
		t.Errorf("somebody who does not wait any longer: %v", err)
	}
	turns.give("flood")
	first.Wait()
	second.Wait()
}

// Whatever comes, goes and gives up in any order: no turn is lost, none is
// given twice, and nothing is left behind.
func TestTurnsAreNeitherLostNorLeftBehind(t *testing.T) {
	turns := newTurns(4, 2, 1000)
	var busy atomic.Int64
	var all sync.WaitGroup
	for i := range 600 {
		all.Go(func() {
			ctx, giveUp := context.WithCancel(context.Background())
			defer giveUp()
			if rand.N(3) == 0 {
				go giveUp()
			}
			_ = turns.do(ctx, fmt.Sprint("person ", i%7), func() error {
				if n := busy.Add(1); n > 4 {
					t.Errorf("%d at once", n)
				}
				busy.Add(-1)
				return nil
			})
		})
	}
	all.Wait()
	if turns.busy != 0 || len(turns.of) != 0 {
		t.Errorf("%d turns and %d queues are left", turns.busy, len(turns.of))
	}
}
