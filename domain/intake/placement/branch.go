package placement

// solver searches for the best set of cohorts to open by branch and bound.
type solver struct {
	puzzle *puzzle
	limits Limits
	nodes  int
	halted bool // the search, or its first part, is over
	ended  bool // by the limits
	first  bool

	best       worth
	bestOpen   []int   // proposal → way, or closed
	bestAt     []int16 // client → group
	hasBest    bool
	unexplored worth // best bound among what was left when halted

	bounds   []*bound
	unions   map[unionKey]*group
	seller   seller
	wanted   []int   // by client: how many groups want them at the present prices
	original *flow   // open cohorts only
	flows    []*flow // by depth, used again
}

type unionKey struct {
	proposal int
	ways     [mostWays / 64]uint64
}

// keptUnions bounds the memory of a long search.
const keptUnions = 2000

func newSolver(p *puzzle, limits Limits) *solver {
	s := &solver{puzzle: p, limits: limits, unions: map[unionKey]*group{}, wanted: make([]int, p.clients)}
	s.original = newFlow(p, len(p.open)+len(p.proposals))
	for g, group := range p.open {
		s.original.groups[g] = group
		for c, fit := range group.fit {
			s.original.fit[c*len(s.original.groups)+g] = fit
		}
	}
	for c := range int32(p.clients) {
		s.original.place(c)
	}
	return s
}

func (s *solver) run() {
	p := s.puzzle
	root := node{bound: p.everyone(), choice: make([]int, len(p.proposals)), ways: make([][]int, len(p.proposals)), open: make([]bool, len(p.proposals))}
	for i, proposal := range p.proposals {
		root.choice[i], root.open[i] = undecided, proposal.must
		for w := range proposal.ways {
			root.ways[i] = append(root.ways[i], w)
		}
	}
	if !s.narrow(&root) {
		return
	}
	s.first = true
	s.explore(root.clone(), s.original, 0)
	if !s.halted || s.ended {
		return
	}
	left := s.unexplored
	s.first, s.halted, s.unexplored = false, false, worth{}
	s.explore(root.clone(), s.original, 0)
	s.unexplored = lesser(left, s.unexplored)
}

// firstNodes is how long the search decides the proposals worth most first.
// Where that does not end soon it begins again, with the plan and the bounds it
// has, and decides those first whose promise is broken most: the two kinds of
// waitlist that are hard for one order are seldom hard for the other.
const firstNodes = 2000

// spent counts a node and reports whether the search has to end.
func (s *solver) spent() bool {
	if s.halted {
		return true
	}
	s.nodes++
	s.ended = s.limits.Nodes > 0 && s.nodes > s.limits.Nodes || s.limits.Stop != nil && s.limits.Stop()
	s.halted = s.ended || s.first && s.nodes > firstNodes
	return s.halted
}

func (s *solver) leave(bound worth) { s.unexplored = better(s.unexplored, bound) }

// worthwhile reports whether a bound promises more than the best plan so far.
func (s *solver) worthwhile(b worth) bool { return !s.hasBest || b.whole().above(s.best) }

func (s *solver) flowAt(depth int) *flow {
	for len(s.flows) <= depth {
		s.flows = append(s.flows, newFlow(s.puzzle, len(s.original.groups)))
	}
	return s.flows[depth]
}

// bounded is the smallest of the bounds known for a node.
func (s *solver) bounded(n *node) worth {
	least := n.bound
	for _, b := range s.bounds {
		if v := b.of(s.puzzle, n); least.above(v) {
			least = v
		}
	}
	return least
}

// group is what stands for proposal i at a node.
func (s *solver) group(n *node, i int) *group {
	switch c := n.choice[i]; {
	case c == closed:
		return nil
	case c >= 0:
		return s.puzzle.proposals[i].ways[c].group
	}
	key := unionKey{proposal: i}
	for _, w := range n.ways[i] {
		key.ways[w/64] |= 1 << (w % 64)
	}
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

// explore solves the relaxation of a node and branches on one proposal.
func (s *solver) explore(n node, from *flow, depth int) {
	if s.spent() {
		s.leave(n.bound)
		return
	}
	f := s.flowAt(depth)
	f.copyFrom(from)
	for i := range n.choice {
		f.exchange(len(s.puzzle.open)+i, s.group(&n, i))
	}
	if f.short() {
		return
	}
	value := s.valueAt(&n, f)
	n.bound = lesser(n.bound, value)
	if !s.worthwhile(value) {
		return
	}
	if n.settled() {
		s.settle(n, f, value)
		return
	}
	b, price := s.priceOut(&n, f, depth)
	if !s.worthwhile(n.bound) {
		return
	}
	if depth == 0 && s.first {
		s.improve(&n, b, f)
	}
	if !s.dropWays(&n, b) {
		return
	}
	n.price = price
	if n.settled() {
		s.explore(n, f, depth+1)
		return
	}
	i := s.worthMost(&n, b)
	if !s.first {
		i = s.brokenMost(&n, f)
	}
	children := s.children(&n, b, i)
	for _, child := range children {
		child.bound = s.bounded(&child)
		if !s.worthwhile(child.bound) {
			continue
		}
		if s.halted {
			s.leave(child.bound)
			continue
		}
		s.explore(child, f, depth+1)
	}
}

// valueAt is what a flow is worth with the pins of the proposals that open.
func (s *solver) valueAt(n *node, f *flow) worth {
	value := f.worth().plus(s.puzzle.given)
	for i := range n.choice {
		if g := s.group(n, i); g != nil {
			value = value.plusFit(g.given)
		}
	}
	return value
}

// brokenMost picks the proposal whose relaxation promises the most that some way
// of it cannot keep: whoever sits in the union of its ways and would be ruled
// out by one of them. Deciding it moves the bound most.
func (s *solver) brokenMost(n *node, f *flow) int {
	pick, most := -1, worth{}
	for i, c := range n.choice {
		if c != undecided {
			continue
		}
		var broken worth
		for _, w := range n.ways[i] {
			var lost worth
			for _, c := range f.seated[len(s.puzzle.open)+i] {
				if s.puzzle.proposals[i].ways[w].group.fit[c] == ruledOut {
					lost = lost.plus(s.puzzle.worth[c])
				}
			}
			broken = better(broken, lost)
		}
		if pick < 0 || broken.above(most) {
			pick, most = i, broken
		}
	}
	return pick
}

// worthMost picks the proposal whose best way is worth most at present prices.
func (s *solver) worthMost(n *node, b *bound) int {
	pick, most := -1, worth{}
	for i, c := range n.choice {
		if c != undecided {
			continue
		}
		if v, _ := b.bestWay(s.puzzle, n, i); pick < 0 || v.above(most) {
			pick, most = i, v
		}
	}
	return pick
}
