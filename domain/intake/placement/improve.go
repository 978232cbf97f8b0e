package placement

import "slices"

// improve looks for a good plan before the search: the ways the bound likes
// best, then one change after the other as long as that helps.
func (s *solver) improve(n *node, b *bound, from *flow) {
	f := from.clone()
	choice := slices.Clone(n.choice)
	for i := range choice {
		choice[i] = closed
	}
	order := make([]int, len(choice))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, c int) int {
		va, _ := b.bestWay(s.puzzle, n, a)
		vc, _ := b.bestWay(s.puzzle, n, c)
		switch {
		case va.above(vc):
			return -1
		case vc.above(va):
			return 1
		}
		return 0
	})
	for _, i := range order {
		best := worth{}
		pick := closed
		for _, w := range n.ways[i] {
			choice[i] = w
			if (pick == closed || b.value[i][w].above(best)) && s.staffs(choice) {
				pick, best = w, b.value[i][w]
			}
		}
		choice[i] = pick
	}
	s.attempt(choice, f)
	for better := true; better && !s.halted; {
		better = false
		for _, i := range order {
			if !s.hasBest {
				return
			}
			for _, w := range append(slices.Clone(n.ways[i]), closed) {
				choice = append(choice[:0], s.bestOpen...)
				if choice[i] == w {
					continue
				}
				choice[i] = w
				before := s.best
				if s.staffs(choice) {
					s.attempt(choice, f)
				}
				better = better || s.best.above(before)
			}
		}
	}
}

func (s *solver) staffs(choice []int) bool {
	var ways []*way
	for i, w := range choice {
		if w >= 0 {
			ways = append(ways, s.puzzle.proposals[i].ways[w])
		}
	}
	_, ok := staffed(ways, s.puzzle.leaders)
	return ok
}

// attempt finds the best plan for a complete choice.
func (s *solver) attempt(choice []int, f *flow) {
	n := node{choice: choice, ways: make([][]int, len(choice))}
	for i, w := range choice {
		if w == closed && s.puzzle.proposals[i].must {
			return
		}
	}
	if s.spent() {
		return
	}
	for i := range choice {
		f.exchange(len(s.puzzle.open)+i, s.group(&n, i))
	}
	if value := s.valueAt(&n, f); !f.short() && s.worthwhile(value) {
		unexplored := s.unexplored
		s.settle(n, f, value)
		s.unexplored = unexplored // the search comes back here
	}
}
