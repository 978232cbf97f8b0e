package placement

import "slices"

const (
	undecided = -2
	closed    = -1
)

// node is a set of decisions, and the ways still worth trying for the rest.
type node struct {
	choice []int
	ways   [][]int
	open   []bool  // proposals that have to open, in whichever way
	price  []worth // the parent's best prices
	bound  worth
}

func (n *node) clone() node {
	return node{
		choice: slices.Clone(n.choice), ways: slices.Clone(n.ways), open: slices.Clone(n.open),
		price: n.price, bound: n.bound,
	}
}

func (n *node) settled() bool {
	for _, c := range n.choice {
		if c == undecided {
			return false
		}
	}
	return true
}

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

// children are the node's ways for proposal i, most promising first, and
// leaving it closed.
func (s *solver) children(n *node, b *bound, i int) []node {
	var nodes []node
	add := func(choice int) {
		child := n.clone()
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
