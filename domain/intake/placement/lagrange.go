package placement

import "slices"

const (
	priceSteps = 2
	rootSteps  = 300
	keptBounds = 150
)

// evaluate makes the bound for a set of prices and counts, for the ways the
// bound would choose at this node, how many groups want each client. Unless
// every way is asked for, only the node's own ways are valued.
func (s *solver) evaluate(n *node, price []worth, every bool) *bound {
	p := s.puzzle
	b := &bound{base: p.given, value: make([][]worth, len(p.proposals))}
	for c, v := range price {
		b.base = b.base.plus(v)
		s.wanted[c] = 0
	}
	for _, g := range p.open {
		v, _ := s.seller.sell(p, g, price)
		b.base = b.base.plus(v)
		s.want()
	}
	for i, proposal := range p.proposals {
		b.value[i] = make([]worth, len(proposal.ways))
		if every {
			for w, way := range proposal.ways {
				b.value[i][w] = s.valueOf(way.group, price)
			}
		} else {
			for _, w := range n.ways[i] {
				b.value[i][w] = s.valueOf(proposal.ways[w].group, price)
			}
		}
		if n.choice[i] == closed {
			continue
		}
		if _, w := b.bestWay(p, n, i); w != closed {
			s.valueOf(proposal.ways[w].group, price)
			s.want()
		}
	}
	return b
}

func (s *solver) want() {
	for _, c := range s.seller.who {
		s.wanted[c]++
	}
}

func (s *solver) valueOf(g *group, price []worth) worth {
	if v, ok := s.seller.sell(s.puzzle, g, price); ok {
		return v
	}
	return impossible
}

// impossible is what a cohort is worth that cannot find enough clients.
var impossible = worth{-1 << 56, 0}

// priceOut starts from the parent's prices or the flow's, whichever bound more,
// and moves them where two groups want the same client or none does. It
// returns the best bound and its prices.
func (s *solver) priceOut(n *node, f *flow, depth int) (*bound, []worth) {
	price := f.prices()
	value := s.evaluate(n, price, false).of(s.puzzle, n)
	if n.price != nil {
		inherited := slices.Clone(n.price)
		if v := s.evaluate(n, inherited, false).of(s.puzzle, n); value.above(v) {
			price, value = inherited, v
		} else {
			s.evaluate(n, price, false)
		}
	}
	best, bestValue := slices.Clone(price), value
	steps, patience := priceSteps, 3
	if depth == 0 {
		steps, patience = rootSteps, 8
	}
	theta, stale := 1.0, 0
	for range steps {
		if !s.worthwhile(bestValue) || !s.hasBest || !s.step(price, value, theta) {
			break
		}
		value = s.evaluate(n, price, false).of(s.puzzle, n)
		if bestValue.above(value) {
			copy(best, price)
			bestValue, stale = value, 0
		} else if stale++; stale == patience {
			theta, stale = theta*0.6, 0
			copy(price, best)
			value = s.evaluate(n, price, false).of(s.puzzle, n)
		}
	}
	b := s.evaluate(n, best, true)
	s.keep(b)
	n.bound = lesser(n.bound, bestValue)
	return b, best
}

func (s *solver) keep(b *bound) {
	if len(s.bounds) == keptBounds { // the oldest are the root's: keep some of them
		copy(s.bounds[keptBounds/3:], s.bounds[keptBounds/3+1:])
		s.bounds = s.bounds[:keptBounds-1]
	}
	s.bounds = append(s.bounds, b)
}

// step moves every price against its excess of supply, as far as the gap to
// the best plan suggests (Polyak's step), each client by their own measure: an
// urgent client's price moves by urgent clients, a routine one's by routine ones.
func (s *solver) step(price []worth, value worth, theta float64) bool {
	gap := value.minus(s.best)
	measure := func(c int) float64 { return 1 }
	if gap.hi > 0 {
		measure = func(c int) float64 { return float64(s.puzzle.worth[c].hi) }
	}
	norm := 0.0
	for c, n := range s.wanted {
		if n > 1 || n == 0 && price[c].positive() {
			g := float64(n-1) * measure(c)
			norm += g * g
		}
	}
	if norm == 0 {
		return false
	}
	for c, n := range s.wanted {
		if n == 1 || n == 0 && !price[c].positive() {
			continue
		}
		move := worth{}
		if m := measure(c); gap.hi > 0 {
			move.hi = int64(float64(n-1) * m * min(1, theta*float64(gap.hi)*m/norm))
		} else {
			move.lo = int64(theta * float64(gap.lo) * float64(n-1) / norm)
		}
		price[c] = better(worth{}, price[c].plus(move))
	}
	return true
}
