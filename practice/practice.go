package practice

import (
	"time"
)

// Practice is what every desk stands on: it acts, reads and records. It is
// safe for concurrent use and keeps no state of its own.
type Practice struct {
	store   Store
	blinder Blinder
	now     func() time.Time
	reading *readRecorder
	grew    chan struct{}
}

// Blinder gives keyed hashes, for values that must be compared but not kept:
// refresh tokens, invitation tokens, throttle buckets, request bodies.
type Blinder interface {
	Blind(purpose, value string) string
}

// New wires what the desks share. now gives the present; it is cut to
// milliseconds UTC, the precision that both databases keep.
func New(store Store, blinder Blinder, now func() time.Time) *Practice {
	grew := make(chan struct{}, 1)
	p := &Practice{store: store, blinder: blinder, reading: newReadRecorder(store, grew), grew: grew,
		now: func() time.Time { return now().UTC().Truncate(time.Millisecond) }}
	if store != nil { // the API can be described without one
		store.OnRefusedRows((&rowRefusals{practice: p}).tell)
	}
	return p
}

// Now is the present as the practice sees it.
func (p *Practice) Now() time.Time { return p.now() }

// AuditGrew tells that entries were written which are to be linked. It may be
// silent about some: whoever links looks now and then as well.
func (p *Practice) AuditGrew() <-chan struct{} { return p.grew }

// tell tells the one who listens, unless that was told already.
func tell(grew chan<- struct{}) {
	select {
	case grew <- struct{}{}:
	default:
	}
}
