package placement

// bound is an upper bound on the worth of every plan, for one set of prices
// (Lagrangian relaxation of "each client sits in one place"): charged for every
// client, a group is worth the best seats it can sell on its own.
type bound struct {
	base  worth     // all prices, and what the open cohorts are worth
	value [][]worth // proposal × way; impossible ways are nothing's worth
}

// of is the bound for a node: each undecided proposal takes its best way.
func (b *bound) of(p *puzzle, n *node) worth {
	sum := b.base
	for i, choice := range n.choice {
		if choice == closed {
			continue
		}
		v, _ := b.bestWay(p, n, i)
		sum = sum.plus(v)
	}
	return sum
}

// bestWay is the way of proposal i worth most at these prices; closed if none
// is worth opening.
func (b *bound) bestWay(p *puzzle, n *node, i int) (v worth, way int) {
	way = closed
	for _, w := range n.ways[i] {
		if way == closed && (n.choice[i] >= 0 || n.open[i]) || b.value[i][w].above(v) {
			v, way = b.value[i][w], w
		}
	}
	return v, way
}

// seller picks the clients a group would take at given prices.
type seller struct {
	sum []worth
	who []int32
}

// sell returns what the group's best seats are worth at these prices; false
// when the group cannot reach its least. The clients taken stay in s.who.
func (s *seller) sell(p *puzzle, g *group, price []worth) (worth, bool) {
	s.sum, s.who = s.sum[:0], s.who[:0]
	if g.seats == 0 {
		return worth{}.plusFit(g.given), true
	}
	for _, mates := range g.mates {
		if len(mates) == 0 {
			continue
		}
		best, who := worth{}, int32(-1)
		for _, c := range mates {
			if v := p.worth[c].plusFit(int64(g.fit[c])).minus(price[c]); who < 0 || v.above(best) {
				best, who = v, c
			}
		}
		s.offer(who, best, g.seats)
	}
	for i, c := range g.byWorth {
		if len(s.sum) == g.seats && s.sum[g.seats-1].above(g.gross[i]) {
			break // prices only take away
		}
		if p.clique[c] < 0 {
			s.offer(c, g.gross[i].minus(price[c]), g.seats)
		}
	}
	if len(s.sum) < g.least {
		return worth{}, false
	}
	var total worth
	taken := 0
	for i, v := range s.sum {
		if i >= g.least && !v.positive() {
			break
		}
		total = total.plus(v)
		taken++
	}
	s.who = s.who[:taken]
	return total.plusFit(g.given), true
}

// offer keeps the best so far, best first.
func (s *seller) offer(c int32, v worth, seats int) {
	n := len(s.sum)
	if n == seats {
		if n == 0 || !v.above(s.sum[n-1]) {
			return
		}
		n--
	} else {
		s.sum, s.who = append(s.sum, v), append(s.who, c)
	}
	for ; n > 0 && v.above(s.sum[n-1]); n-- {
		s.sum[n], s.who[n] = s.sum[n-1], s.who[n-1]
	}
	s.sum[n], s.who[n] = v, c
}
