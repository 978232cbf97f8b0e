package practice

import (
	"context"

	"cohort/domain"
)

type faultsKey struct{}

// WithFaults gives the context of a request in which reading found faults. A
// use case that is called with it changes nothing and shows nothing: it fails
// with these faults and those that its rules find, so that everything that is
// wrong with a request is told at once, and is looked for once.
func WithFaults(ctx context.Context, found domain.Faults) context.Context {
	if len(found) == 0 {
		return ctx
	}
	return context.WithValue(ctx, faultsKey{}, found)
}

// FaultsOf gives the faults that reading the request found.
func FaultsOf(ctx context.Context) domain.Faults {
	found, _ := ctx.Value(faultsKey{}).(domain.Faults)
	return found
}

// Check puts what reading the request found before what a rule about it found.
// A use case asks it before it does what takes long; without, the faults end
// the deed before it is written.
func (d *Deed) Check(err error) error { return d.found.With(err) }
