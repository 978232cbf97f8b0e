package placement

import (
	"cmp"
	"slices"
)

// staffTries bounds the work of one staffBound.
const staffTries = 300

// staffChoice searches for the choice that counts most among those for which
// there are leaders and rooms.
type staffChoice struct {
	*solver
	node  *node
	bound *bound
	order []int // undecided and chosen proposals, in the order tried
	crews []crew
	now   []int
	best  []int
	lost  int64 // by the best choice, against the most each counts
	tries int
}

// staffBound returns how much less than the most of each proposal any choice
// counts that has leaders and rooms for all, and puts the best such choice into
// the bound. Prices know nothing of leaders and rooms; this does.
func (s *solver) staffBound(n *node, b *bound) (lost int64) {
	if s.staffs(b.way).possible() {
		return 0
	}
	c := staffChoice{solver: s, node: n, bound: b, now: slices.Clone(b.way), crews: []crew{{found: true}}, lost: 1 << 60, tries: staffTries}
	for i := range n.choice {
		if n.choice[i] != closed {
			c.order = append(c.order, i)
		}
	}
	slices.SortStableFunc(c.order, func(i, j int) int { return cmp.Compare(b.most[j], b.most[i]) })
	c.search(0, 0)
	if c.tries <= 0 || c.best == nil {
		if c.tries > 0 {
			return 1 << 50 // nothing can be staffed
		}
		return 0
	}
	copy(b.way, c.best)
	return c.lost
}

func (c *staffChoice) search(k int, lost int64) {
	if c.tries--; c.tries <= 0 || lost >= c.lost {
		return
	}
	if k == len(c.order) {
		c.lost, c.best = lost, slices.Clone(c.now)
		return
	}
	i := c.order[k]
	type option struct {
		way  int
		lost int64
	}
	var options []option
	for _, w := range c.node.ways[i] {
		if v := c.bound.value[i][w]; v > impossible && lost+c.bound.most[i]-v < c.lost {
			options = append(options, option{w, c.bound.most[i] - v})
		}
	}
	if c.node.choice[i] < 0 && !c.node.open[i] {
		options = append(options, option{closed, c.bound.most[i]})
	}
	slices.SortStableFunc(options, func(a, b option) int { return cmp.Compare(a.lost, b.lost) })
	for _, o := range options {
		if lost+o.lost >= c.lost {
			return
		}
		c.now[i] = o.way
		if o.way == closed {
			c.search(k+1, lost+o.lost)
			continue
		}
		with := c.rota.with(c.crews[len(c.crews)-1], c.puzzle.proposals[i].ways[o.way])
		if with.possible() {
			c.crews = append(c.crews, with)
			c.search(k+1, lost+o.lost)
			c.crews = c.crews[:len(c.crews)-1]
		}
	}
}
