package placement

import (
	"math"
	"slices"
)

const (
	undecided = -2
	closed    = -1
)

// solver searches for the best set of cohorts to open by branch and bound.
type solver struct {
	puzzle *puzzle
	limits Limits
	nodes  int
	halted bool

	best       worth
	bestOpen   []int   // proposal → way, or closed
	bestAt     []int16 // client → group
	hasBest    bool
	unexplored worth // best bound among what was left when halted

	bounds   []*bound
	unions   map[unionKey]*group
	seller   seller
	wanted   []int // by client: how many groups want them at the present prices
	original *flow // open cohorts only
}

type unionKey struct {
	proposal int
	ways     uint64
}

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

// node is a set of decisions, and the ways still worth trying for the rest.
type node struct {
	choice []int
	ways   [][]int
	open   []bool  // proposals that have to open, in whichever way
	price  []worth // the parent's best prices
	bound  worth
}

func (s *solver) run() {
	p := s.puzzle
	root := node{choice: make([]int, len(p.proposals)), ways: make([][]int, len(p.proposals)), open: make([]bool, len(p.proposals))}
	for i, proposal := range p.proposals {
		root.choice[i], root.open[i] = undecided, proposal.must
		for w := range proposal.ways {
			root.ways[i] = append(root.ways[i], w)
		}
	}
	if s.narrow(&root) {
		s.explore(root, s.original, 0)
	}
}

// spent counts a node and reports whether the search has to end.
func (s *solver) spent() bool {
	if s.halted {
		return true
	}
	s.nodes++
	s.halted = s.limits.Nodes > 0 && s.nodes > s.limits.Nodes || s.limits.Stop != nil && s.limits.Stop()
	return s.halted
}

func (s *solver) leave(bound worth) { s.unexplored = better(s.unexplored, bound) }

// worthwhile reports whether a bound promises more than the best plan so far.
func (s *solver) worthwhile(b worth) bool { return !s.hasBest || b.whole().above(s.best) }

// narrow keeps the ways that still have a leader and a room beside those
// chosen; false if the choice itself, or a proposal that must open, has none.
func (s *solver) narrow(n *node) bool {
	var chosen []*way
	for i, c := range n.choice {
		if c >= 0 {
			chosen = append(chosen, s.puzzle.proposals[i].ways[c])
			n.ways[i] = []int{c}
		}
	}
	if _, ok := staffed(chosen, s.puzzle.leaders); !ok {
		return false
	}
	for i, c := range n.choice {
		if c != undecided {
			continue
		}
		var ways []int
		for _, w := range n.ways[i] {
			if _, ok := staffed(append(chosen[:len(chosen):len(chosen)], s.puzzle.proposals[i].ways[w]), s.puzzle.leaders); ok {
				ways = append(ways, w)
			}
		}
		if n.ways[i] = ways; len(ways) == 0 {
			if n.open[i] {
				return false
			}
			n.choice[i] = closed
		}
	}
	return true
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
		key.ways |= 1 << w
	}
	if g, ok := s.unions[key]; ok {
		return g
	}
	ways := make([]*way, len(n.ways[i]))
	for k, w := range n.ways[i] {
		ways[k] = s.puzzle.proposals[i].ways[w]
	}
	g := s.puzzle.union(ways)
	s.unions[key] = g
	return g
}

// explore solves the relaxation of a node and branches on one proposal.
func (s *solver) explore(n node, from *flow, depth int) {
	if s.spent() {
		s.leave(n.bound)
		return
	}
	f := from.clone()
	for i := range n.choice {
		f.exchange(len(s.puzzle.open)+i, s.group(&n, i))
	}
	if f.short() {
		return
	}
	value := s.valueAt(&n, f)
	if depth == 0 || n.bound.above(value) {
		n.bound = value
	}
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
	if depth == 0 {
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
	i := s.branchOn(&n, b, f)
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

// dropWays gives up the ways that cannot lead to a better plan: put in place of
// the best one of their proposal, the bound falls to the best plan or below.
func (s *solver) dropWays(n *node, b *bound) bool {
	total := b.of(s.puzzle, n)
	for i, choice := range n.choice {
		if choice != undecided {
			continue
		}
		best, _ := b.bestWay(s.puzzle, n, i)
		rest := total.minus(best)
		var ways []int
		for _, w := range n.ways[i] {
			if s.worthwhile(rest.plus(b.value[i][w])) {
				ways = append(ways, w)
			}
		}
		n.ways[i] = ways
		n.open[i] = n.open[i] || !s.worthwhile(rest)
		switch {
		case len(ways) == 0 && n.open[i]:
			return false
		case len(ways) == 0:
			n.choice[i] = closed
		case len(ways) == 1 && n.open[i]:
			n.choice[i] = ways[0]
		}
	}
	return s.narrow(n)
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

func (n *node) settled() bool {
	for _, c := range n.choice {
		if c == undecided {
			return false
		}
	}
	return true
}

// branchOn picks the proposal to decide next.
func (s *solver) branchOn(n *node, b *bound, f *flow) int {
	pick, score := -1, 0.0
	for i, c := range n.choice {
		if c != undecided {
			continue
		}
		best, _ := b.bestWay(s.puzzle, n, i)
		second := worth{}
		if n.open[i] {
			second = worth{}.minus(worth{1 << 50, 0})
		}
		drop, k := 0.0, 0.0
		ties := 0
		for _, w := range n.ways[i] {
			v := b.value[i][w]
			d := best.minus(v)
			drop += math.Min(float64(d.hi)*1e6+float64(d.lo), 1e300)
			k++
			if d == (worth{}) {
				ties++
				if ties == 1 {
					continue
				}
			}
			second = better(second, v)
		}
		gap := best.minus(second)
		var sc float64
		switch Variant {
		case 0:
			sc = float64(best.hi)*1e9 + float64(best.lo)
		case 1:
			sc = float64(gap.hi)*1e9 + float64(gap.lo)
		case 2:
			sc = -k
		case 3:
			sc = drop / k
		case 4:
			sc = drop
		case 6, 7:
			var lost worth
			for j, w := range n.ways[i] {
				var l worth
				for _, c := range f.seated[len(s.puzzle.open)+i] {
					if s.puzzle.proposals[i].ways[w].group.fit[c] == ruledOut {
						l = l.plus(s.puzzle.worth[c])
					}
				}
				if j == 0 || (Variant == 6) == lost.above(l) {
					lost = l
				}
			}
			sc = float64(lost.hi)*1e9 + float64(lost.lo)
		case 5:
			sc = k
		}
		if pick < 0 || sc > score {
			pick, score = i, sc
		}
	}
	return pick
}

var Variant = 0

// children are the node's ways for proposal i, most promising first, and
// leaving it closed.
func (s *solver) children(n *node, b *bound, i int) []node {
	var nodes []node
	add := func(choice int) {
		child := node{
			choice: slices.Clone(n.choice), ways: slices.Clone(n.ways), open: slices.Clone(n.open),
			price: n.price, bound: n.bound,
		}
		child.choice[i] = choice
		if s.narrow(&child) {
			nodes = append(nodes, child)
		}
	}
	ways := append([]int(nil), n.ways[i]...)
	for len(ways) > 0 {
		k := 0
		for j, w := range ways {
			if b.value[i][w].above(b.value[i][ways[k]]) {
				k = j
			}
		}
		add(ways[k])
		ways = append(ways[:k], ways[k+1:]...)
	}
	if !n.open[i] {
		add(closed)
	}
	return nodes
}
