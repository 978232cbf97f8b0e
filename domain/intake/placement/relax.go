package placement

import "encoding/binary"

// keptUnions bounds the memory of a long search.
const keptUnions = 500

// reaches reports whether a node can still better the best plan in the number
// being proven when every undecided proposal offers whatever any of its ways
// offers. Near the leaves, where few ways are left, this flow says more than
// prices that have not settled.
func (s *solver) reaches(n *node) bool {
	f := s.relaxed
	value := s.puzzle.given
	for i := range n.choice {
		g := s.group(n, i)
		f.exchange(len(s.puzzle.open)+i, g)
		if g != nil {
			value = value.plusFit(g.given)
		}
	}
	return !f.short() && !s.goal.above(value.plus(f.worth()))
}

// group is what stands for proposal i at a node.
func (s *solver) group(n *node, i int) *group {
	switch c := n.choice[i]; {
	case c == closed:
		return nil
	case c >= 0:
		return s.puzzle.proposals[i].ways[c].group
	case len(n.ways[i]) == 1 && n.open[i]:
		return s.puzzle.proposals[i].ways[n.ways[i][0]].group
	}
	ids := binary.AppendUvarint(nil, uint64(i))
	for _, w := range n.ways[i] {
		ids = binary.AppendUvarint(ids, uint64(w))
	}
	key := string(ids)
	if g, ok := s.unions[key]; ok {
		return g
	}
	ways := make([]*way, len(n.ways[i]))
	for k, w := range n.ways[i] {
		ways[k] = s.puzzle.proposals[i].ways[w]
	}
	g := s.puzzle.union(ways)
	if len(s.unions) == keptUnions {
		clear(s.unions)
	}
	s.unions[key] = g
	return g
}
