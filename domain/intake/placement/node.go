package placement

import (
	"cmp"
	"math"
	"slices"
)

const (
	undecided = -2
	closed    = -1
)

// node is a set of decisions, and the ways still worth trying for the rest.
type node struct {
	choice     []int
	ways       [][]int
	open       []bool         // proposals that have to open, in whichever way
	price      []int64        // the parent's best prices
	multiplier [numbers]int64 // and multipliers
	bound      int64
}

func (n *node) clone() node {
	return node{
		choice: slices.Clone(n.choice), ways: slices.Clone(n.ways), open: slices.Clone(n.open),
		price: n.price, multiplier: n.multiplier, bound: n.bound,
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
	crew := s.rota.of(chosen)
	if !crew.possible() {
		return false
	}
	for i, c := range n.choice {
		if c != undecided {
			continue
		}
		var ways []int
		for _, w := range n.ways[i] {
			if s.rota.with(crew, s.puzzle.proposals[i].ways[w]).possible() {
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
// the best one of their proposal, the bound falls below the target.
func (s *solver) dropWays(n *node, b *bound, target int64) bool {
	for i, choice := range n.choice {
		if choice != undecided {
			continue
		}
		rest := b.loose - b.most[i]
		var ways []int
		for _, w := range n.ways[i] {
			if v := b.value[i][w]; v > impossible && rest+v >= target {
				ways = append(ways, w)
			}
		}
		n.ways[i] = ways
		n.open[i] = n.open[i] || rest < target
		switch {
		case len(ways) == 0 && n.open[i]:
			return false
		case len(ways) == 0:
			n.choice[i] = closed
		case len(ways) == 1 && n.open[i]:
			n.choice[i] = ways[0]
		}
	}
	return true
}

// hardest picks the proposal with the least left to try, each way counted by
// how near the bound stays to where it was; -1 if nothing is undecided.
func (s *solver) hardest(n *node, b *bound) int {
	pick, least := -1, 0.0
	room := float64(max(1, b.total-s.target))
	for i, c := range n.choice {
		if c != undecided {
			continue
		}
		left := 0.0
		weigh := func(v int64) { left += math.Exp2(-3 * float64(b.most[i]-v) / room) }
		for _, w := range n.ways[i] {
			weigh(b.value[i][w])
		}
		if !n.open[i] {
			weigh(0)
		}
		if pick < 0 || left < least {
			pick, least = i, left
		}
	}
	return pick
}

// children are the node's ways for proposal i and leaving it closed, most
// promising first.
func (s *solver) children(n *node, b *bound, i int) []node {
	var nodes []node
	add := func(choice int, v int64) {
		child := n.clone()
		child.choice[i], child.bound = choice, min(n.bound, b.loose-b.most[i]+v)
		nodes = append(nodes, child)
	}
	for _, w := range n.ways[i] {
		add(w, b.value[i][w])
	}
	if !n.open[i] {
		add(closed, 0)
	}
	slices.SortStableFunc(nodes, func(a, b node) int { return cmp.Compare(b.bound, a.bound) })
	return nodes
}
