package placement

import "slices"

// greedy is the plan a careful person would make by hand: the most urgent
// first, each to their best fitting seat; then one proposal after the other
// opens, if enough of those left fit, in the way that seats the most urgent ones. It is the plan to beat, and the answer if
// the search is stopped at once.
func (s *solver) greedy() {
	p := s.puzzle
	f := newFlow(p, len(p.open)+len(p.proposals))
	copy(f.groups, p.open)
	order := make([]int32, p.clients)
	for c := range order {
		order[c] = int32(c)
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		switch {
		case p.worth[a].above(p.worth[b]):
			return -1
		case p.worth[b].above(p.worth[a]):
			return 1
		}
		return 0
	})
	choice := make([]int, len(p.proposals))
	opened := crew{found: true}
	total := p.given
	open := func(i int) {
		choice[i] = closed
		g, ways := len(p.open)+i, p.proposals[i].ways
		var most worth
		for w, way := range ways {
			if !s.rota.with(opened, way).found {
				continue
			}
			if f.seatInOrder(g, way.group, order) {
				if v := f.worthIn(g).plusFit(way.group.given); choice[i] == closed || v.above(most) {
					choice[i], most = w, v
				}
				f.empty(g)
			}
		}
		if choice[i] != closed {
			way := ways[choice[i]]
			f.seatInOrder(g, way.group, order)
			opened, total = s.rota.with(opened, way), total.plusFit(way.group.given)
		}
	}
	for i, proposal := range p.proposals { // pins come before anyone's choice
		if proposal.must {
			if open(i); choice[i] == closed {
				return
			}
		}
	}
	for _, c := range order {
		f.seatBest(c, p.open)
	}
	for i, proposal := range p.proposals {
		if !proposal.must {
			open(i)
		}
	}
	for c, g := range f.at {
		if g != waiting {
			total = total.plus(p.worth[c]).plusFit(int64(f.groups[g].fit[c]))
		}
	}
	s.best, s.hasBest, s.bestOpen, s.bestAt, s.bestCrew = total, true, choice, f.at, opened
}

// seatInOrder opens a group with the first clients in order who fit and do not
// clash; false, with nothing changed, if they are too few.
func (f *flow) seatInOrder(g int, group *group, order []int32) bool {
	f.groups[g] = group
	for _, c := range order {
		if f.at[c] == waiting && f.mayJoin(c, g) {
			f.move(c, g)
		}
	}
	if len(f.seated[g]) >= group.least {
		return true
	}
	f.empty(g)
	return false
}

// empty closes group g and sends its clients back to the waitlist.
func (f *flow) empty(g int) {
	for _, c := range f.seated[g] {
		f.at[c] = waiting
	}
	f.seated[g], f.groups[g] = f.seated[g][:0], nil
}

// worthIn is what the clients seated in group g are worth there.
func (f *flow) worthIn(g int) (sum worth) {
	for _, c := range f.seated[g] {
		sum = sum.plus(f.puzzle.worth[c]).plusFit(int64(f.groups[g].fit[c]))
	}
	return sum
}

func (f *flow) seatBest(c int32, groups []*group) {
	best := waiting
	for g, group := range groups {
		if f.at[c] == waiting && f.mayJoin(c, g) && (best == waiting || group.fit[c] > groups[best].fit[c]) {
			best = g
		}
	}
	if best != waiting {
		f.move(c, best)
	}
}

func (f *flow) mayJoin(c int32, g int) bool {
	if f.groups[g].fit[c] == ruledOut || !f.hasSeat(g) {
		return false
	}
	return !slices.ContainsFunc(f.seated[g], func(other int32) bool { return f.puzzle.clashes(c, other) })
}
