package placement

import (
	"math/rand/v2"
	"slices"
)

// kicks is how often a choice that no single change betters is shaken up.
const kicks = 4

// improve looks for a good plan before the search: the ways the bound likes
// best, then one change after the other as long as that helps.
func (s *solver) improve(n *node, b *bound) {
	choice := slices.Clone(n.choice)
	for i := range choice {
		choice[i] = closed
	}
	order := b.ranked()
	for _, i := range order {
		pick := closed
		for _, w := range n.ways[i] {
			choice[i] = w
			if (pick == closed || b.value[i][w] > b.value[i][pick]) && s.staffs(choice).found {
				pick = w
			}
		}
		choice[i] = pick
	}
	c := climb{solver: s, node: n, order: order}
	c.to(choice)
	for range kicks {
		if !s.hasBest || s.ended() {
			return
		}
		c.to(c.kicked(s.dice))
	}
}

// climb changes one proposal at a time as long as that helps.
type climb struct {
	*solver
	node  *node
	order []int
}

// kicked is the best choice so far with three proposals changed at random.
func (c climb) kicked(r *rand.Rand) []int {
	choice := slices.Clone(c.bestOpen)
	for range 3 {
		i := r.IntN(len(choice))
		was := choice[i]
		if ways := c.node.ways[i]; len(ways) > 0 {
			choice[i] = ways[r.IntN(len(ways))]
		}
		if !c.staffs(choice).found {
			choice[i] = was
		}
	}
	return choice
}

// to climbs from a choice to one that no single change betters.
func (c climb) to(choice []int) {
	value, ok := c.attempt(choice)
	for climbing := true; climbing && !c.ended(); {
		climbing = false
		for _, i := range c.order {
			for _, w := range append(slices.Clone(c.node.ways[i]), closed) {
				was := choice[i]
				if was == w {
					continue
				}
				choice[i] = w
				if c.staffs(choice).found {
					if v, can := c.attempt(choice); can && (!ok || v.above(value)) {
						value, ok, climbing = v, true, true
						continue
					}
				}
				choice[i] = was
			}
		}
	}
}

// attempt values a complete choice, clashes that need branching left aside, and
// keeps its plan if it is the best so far.
func (s *solver) attempt(choice []int) (value worth, ok bool) {
	if s.spent() {
		return worth{}, false
	}
	return s.tryOut(&node{choice: choice})
}
