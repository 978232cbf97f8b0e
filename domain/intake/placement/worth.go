package placement

import "math"

// worth is what a placement is worth, compared first by hi (how many clients
// of each urgency are placed) and only then by lo (days waited, then fit). Two
// integers instead of one keep the order exact however long the waitlist is:
// nothing is rounded and nothing overflows.
type worth struct{ hi, lo int64 }

func (a worth) plus(b worth) worth  { return worth{a.hi + b.hi, a.lo + b.lo} }
func (a worth) minus(b worth) worth { return worth{a.hi - b.hi, a.lo - b.lo} }
func (a worth) plusFit(f int64) worth {
	return worth{a.hi, a.lo + f}
}

func (a worth) above(b worth) bool {
	return a.hi > b.hi || a.hi == b.hi && a.lo > b.lo
}

func better(a, b worth) worth {
	if b.above(a) {
		return b
	}
	return a
}

// whole is the largest worth a plan can have at or below a bound: plans place
// whole clients.
func (a worth) whole() worth {
	if part := a.hi % shares; part > 0 {
		return worth{a.hi - part, math.MaxInt64 / 4}
	}
	return a
}
