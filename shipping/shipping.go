// Package shipping brings the audit's checkpoints, as they are kept, to where
// the server that keeps them cannot change them: a file on another disk, a log
// on another machine. Nothing waits for it; what fails is tried again, with an
// alarm.
package shipping

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"cohort/keyring"
)

// Place is where checkpoints are shipped to.
type Place interface {
	// Name is what the operator calls it.
	Name() string
	// Kind is the word for it in figures.
	Kind() string
	// Ship brings what it does not have yet. It gets all that there is to be
	// shipped, oldest first, and answers when it is there for good. It is not
	// asked again before it has answered.
	Ship(all []keyring.Shipped) error
}

// failing says whether a place is behind, by its kind.
var failing = prometheus.NewGaugeVec(prometheus.GaugeOpts{
	Name: "cohort_audit_copy_failing", Help: "1 while checkpoints of the audit cannot be shipped to the place that is named, 0 otherwise.",
}, []string{"place"})

func init() { prometheus.MustRegister(failing) }

// The pace of shipping.
const (
	shipEvery  = 2 * time.Second
	hangsAfter = 20 * time.Second // a place that has not answered by then
	alarmEvery = time.Hour        // that it still fails
	lookEvery  = 30 * time.Second // whether a place still has it, when nothing is new
	lastWithin = 5 * time.Second  // when the server stops
)

// Shipping ships checkpoints to places.
type Shipping struct{ routes []*route }

// New ships what is there of checkpoints to each of the places.
func New(of *keyring.Checkpoints, to ...Place) *Shipping {
	s := &Shipping{}
	for _, place := range to {
		failing.WithLabelValues(place.Kind()).Set(0)
		s.routes = append(s.routes, &route{of: of, to: place, every: shipEvery, hangs: hangsAfter})
	}
	return s
}

// Keep ships again and again until ctx ends. A place that hangs holds up no other.
func (s *Shipping) Keep(ctx context.Context) {
	var under sync.WaitGroup
	for _, r := range s.routes {
		under.Go(func() { r.keep(ctx) })
	}
	under.Wait()
}

// Finish ships what was kept last, and gives up on a place that hangs. It comes
// after Keep.
func (s *Shipping) Finish() {
	ctx, cancel := context.WithTimeout(context.Background(), lastWithin)
	defer cancel()
	var under sync.WaitGroup
	for _, r := range s.routes {
		under.Go(func() {
			if r.under != nil { // what was kept since is not in it
				r.try(ctx)
			}
			r.try(ctx)
		})
	}
	under.Wait()
}

// route is the way to one place.
type route struct {
	of    *keyring.Checkpoints
	to    Place
	every time.Duration
	hangs time.Duration
	under chan error // an attempt that has not answered yet
	bad   bool
	told  time.Time
	held  kept // when it was shipped last
}

// kept is what a file looks like from outside: reading it is left out while it
// has not grown.
type kept struct {
	size     int64
	modified time.Time
	at       time.Time
}

func (r *route) keep(ctx context.Context) {
	tick := time.NewTicker(r.every)
	defer tick.Stop()
	for {
		r.try(ctx)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

var errHangs = errors.New("it does not answer")

// try ships once, or waits for an attempt that hangs: a system call cannot be
// called back.
func (r *route) try(ctx context.Context) {
	if r.under == nil {
		under := make(chan error, 1)
		r.under = under
		go func() { under <- r.ship() }()
	}
	timer := time.NewTimer(r.hangs)
	defer timer.Stop()
	select {
	case err := <-r.under:
		r.under = nil
		r.heard(err)
	case <-timer.C:
		r.heard(errHangs)
	case <-ctx.Done():
	}
}

// ship ships what is new. Only one does so at a time.
func (r *route) ship() error {
	now := kept{at: time.Now()}
	if info, err := os.Stat(r.of.Path()); err == nil {
		now.size, now.modified = info.Size(), info.ModTime()
	}
	if now.size == r.held.size && now.modified.Equal(r.held.modified) && now.at.Sub(r.held.at) < lookEvery {
		return nil
	}
	all, err := r.of.Shippable()
	if err == nil {
		err = r.to.Ship(all)
	}
	r.held = now
	if err != nil {
		r.held = kept{}
	}
	return err
}

// heard tells the operator, at once and every hour while it lasts.
func (r *route) heard(err error) {
	switch now := time.Now(); {
	case err != nil && (!r.bad || now.Sub(r.told) >= alarmEvery):
		slog.Error("ALARM: checkpoints of the audit are not shipped", "to", r.to.Name(), "error", err)
		r.told = now
	case err == nil && r.bad:
		slog.Info("checkpoints of the audit are shipped again", "to", r.to.Name())
	}
	r.bad = err != nil
	if r.bad {
		failing.WithLabelValues(r.to.Kind()).Set(1)
		return
	}
	failing.WithLabelValues(r.to.Kind()).Set(0)
}

// behind gives what follows the last line that a place has: all of it when it
// has none.
func behind(all []keyring.Shipped, has func(sum string) bool) []keyring.Shipped {
	for i := len(all) - 1; i >= 0; i-- {
		if has(all[i].Sum) {
			return all[i+1:]
		}
	}
	return all
}
