package placement

// prices reads from an optimal flow what each client's place is worth beyond
// the seat they take (the flow's dual values). Any prices give a valid bound;
// these give a tight one.
func (f *flow) prices() []worth {
	p := f.puzzle
	seat := make([]worth, len(f.groups)) // what one more demand for a seat gains (≤ 0)
	known := make([]bool, len(f.groups))
	out := make([]worth, p.clients) // what losing their seat leaves a client with
	for c, at := range f.at {
		if at != waiting {
			out[c] = worth{}.minus(p.worth[c])
		}
	}
	for g, group := range f.groups {
		known[g] = group != nil && f.hasSeat(g)
	}
	for changed := true; changed; {
		changed = false
		for g := range f.groups {
			for _, c := range f.seated[g] {
				if f.priceClient(c, g, seat, known, out) {
					changed = true
				}
				if v := out[c].plusFit(-f.fitOf(c, g)); !f.hasSeat(g) && (!known[g] || v.above(seat[g])) {
					seat[g], known[g], changed = v, true, true
				}
			}
		}
	}
	price := make([]worth, p.clients)
	for c := range price {
		for g, fit := range f.fit[c*len(f.groups) : (c+1)*len(f.groups)] {
			if fit == ruledOut || !known[g] {
				continue
			}
			gain := seat[g]
			if mate := f.seatmate(int32(c), g); mate >= 0 {
				gain = out[mate].plusFit(-f.fitOf(mate, g))
			}
			price[c] = better(price[c], p.worth[c].plus(gain).plusFit(int64(fit)))
		}
	}
	return price
}

// priceClient looks for a better place for c, who has lost the seat in group at.
func (f *flow) priceClient(c int32, at int, seat []worth, known []bool, out []worth) (changed bool) {
	width := len(f.groups)
	for g, fit := range f.fit[int(c)*width : (int(c)+1)*width] {
		if fit == ruledOut || g == at || !known[g] {
			continue
		}
		gain := seat[g]
		if mate := f.seatmate(c, g); mate >= 0 {
			gain = out[mate].plusFit(-f.fitOf(mate, g))
		}
		if gain = gain.plusFit(int64(fit)); gain.above(out[c]) {
			out[c], changed = gain, true
		}
	}
	return changed
}

// bound is an upper bound on the worth of every plan, for one set of prices
// (Lagrangian relaxation of "each client sits in one place"): charged for every
// client, a group is worth the best seats it can sell on its own.
type bound struct {
	base  worth     // all prices, and what the open cohorts are worth
	value [][]worth // proposal × way; impossible ways are nothing's worth
}

// seller picks the clients a group would take at given prices.
type seller struct {
	sum  []worth
	who  []int32
	mark []bool // clique already offered
}

// sell returns what the group's best seats are worth at these prices; false
// when the group cannot reach its least. The clients taken stay in s.who.
func (s *seller) sell(p *puzzle, g *group, price []worth) (worth, bool) {
	s.sum, s.who = s.sum[:0], s.who[:0]
	if g.seats == 0 {
		return worth{}.plusFit(g.given), true
	}
	for _, mates := range g.mates {
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
		if g.clique[c] < 0 {
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
