package practice

import (
	"context"
	"errors"
	"time"

	"cohort/domain"
)

// How many codes that open nothing may be shown: by one neighborhood, which the
// people of a waiting room share, and by everybody. There are 1.8 thousand million
// codes, and some dozens open something: guessing at the limit finds one in years.
const (
	codesPerPlace = 40
	codesOfAll    = 400
	codeWindow    = 15 * time.Minute
)

// ShowCode is the way in for who has no login and shows a code: find looks for what
// it opens, do acts on that. Each try is counted, and one that finds something taken
// back; when there were too many, no code is looked for. The audit names no actor,
// only where it came from.
func ShowCode[T any](ctx context.Context, p *Practice, from domain.Actor, action domain.Action, find func(Tx) (T, error), do func(Tx, *Deed, T) error) error {
	d := p.Deed(from, action)
	buckets := []string{p.blinder.Blind("throttle shown code and place", domain.Neighborhood(from.Address)), p.blinder.Blind("throttle shown code", "")}
	var refused error
	err := p.store.Write(ctx, func(tx Tx) error {
		*d, refused = Deed{By: from, Action: action, Now: d.Now}, nil
		for i, most := range []int{codesPerPlace, codesOfAll} {
			n, ends, err := tx.CountAttempt(buckets[i], d.Now, codeWindow)
			switch {
			case err != nil:
				return err
			case n > most:
				refused = domain.ErrTooManyAttempts.After(ends.Sub(d.Now))
				return nil
			}
		}
		found, err := find(tx)
		if missing(err) {
			refused = err // and the try stays counted
			return nil
		}
		if err != nil {
			return err
		}
		if err := tx.ForgiveAttempts(buckets); err != nil {
			return err
		}
		if err := do(tx, d, found); err != nil || d.quiet {
			return err
		}
		return d.Append(tx)
	})
	if err != nil {
		return err
	}
	tell(p.grew)
	return p.Refused(ctx, d, refused)
}

// missing says whether nothing was found, in whatever words.
func missing(err error) bool {
	var e domain.Error
	return errors.As(err, &e) && e.Kind == domain.KindNotFound
}

// Blind is a keyed hash of a value, for one purpose.
func (p *Practice) Blind(purpose, value string) string { return p.blinder.Blind(purpose, value) }
