package placement

import "slices"

// A neighborhood is the plans in which all but a few proposals stay as they are
// in the best plan. One that is searched through is made larger, one that takes
// too long smaller.
const (
	fewestFree    = 3
	neighborTurn  = 48
	neighborsEach = 4 // searched through in vain before it grows
)

// roam looks for a better plan in one neighborhood of the best one after the
// other, for a turn, as long as the root's bound leaves anything to be found.
func (s *solver) roam(index, turn int) {
	s.weigh(index)
	s.shifted = false
	end, size, vain := s.nodes+turn, fewestFree, 0
	for s.nodes < end && !s.halted && !s.shifted && int64(s.proofs[index].most) > s.level.known[index]+s.level.given[index] {
		n := s.rooted(index)
		free := s.pick(min(size, len(n.choice)))
		for i := range n.choice {
			if !slices.Contains(free, i) {
				n.choice[i] = s.bestOpen[i]
			}
		}
		was := s.best
		s.until = min(end, s.nodes+neighborTurn)
		s.explore(n, 1)
		switch {
		case s.best != was:
			size, vain = fewestFree, 0
		case s.nodes >= s.until:
			size, vain = max(fewestFree-1, size-1), 0
		default:
			if vain++; vain == neighborsEach {
				size, vain = size+1, 0
			}
		}
		if size > len(n.choice) {
			size = fewestFree
		}
	}
}

// pick chooses proposals to set free: at random, or some of those that could
// take a client who is left out.
func (s *solver) pick(size int) []int {
	order := s.dice.Perm(len(s.puzzle.proposals))
	if c := s.leftOut(); c >= 0 && s.dice.IntN(3) > 0 {
		var first, rest []int
		for _, i := range order {
			takes := slices.ContainsFunc(s.root.ways[i], func(w int) bool { return s.puzzle.proposals[i].ways[w].group.fit[c] != ruledOut })
			if takes && 2*len(first) <= size {
				first = append(first, i)
			} else {
				rest = append(rest, i)
			}
		}
		order = append(first, rest...)
	}
	return order[:size]
}

// leftOut is a client without a seat who counts for the number looked at, or -1.
func (s *solver) leftOut() int32 {
	pick, seen := int32(-1), 0
	for c, g := range s.bestAt {
		if g != waiting || s.level.index < daysLevel && s.level.counts[c][s.level.index] == 0 {
			continue
		}
		if seen++; s.dice.IntN(seen) == 0 {
			pick = int32(c)
		}
	}
	return pick
}
