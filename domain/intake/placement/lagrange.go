package placement

import (
	"cmp"
	"slices"
)

const (
	rootSteps = 300
	nodeSteps = 12
)

// bound is an upper bound on what any plan of a node counts at one level, for
// one set of prices (Lagrangian relaxation of "each client sits in one place"):
// charged for every client, a group counts the best seats it can sell on its own.
type bound struct {
	total      int64          // the bound
	loose      int64          // the bound where leaders and rooms are left aside
	way        []int          // proposal → the way chosen with leaders and rooms for all, or closed
	most       []int64        // proposal → what its best way counts, 0 if left closed
	value      [][]int64      // proposal × way, for the ways of the node
	price      []int64        // of the clients, then of the staff
	multiplier [numbers]int64 // of the numbers known
}

func (s *solver) newBound() *bound {
	p := s.puzzle
	b := &bound{
		most: make([]int64, len(p.proposals)), way: make([]int, len(p.proposals)),
		value: make([][]int64, len(p.proposals)), price: make([]int64, p.clients+s.staff.count()),
	}
	for i, proposal := range p.proposals {
		b.value[i] = make([]int64, len(proposal.ways))
	}
	return b
}

func (b *bound) copyFrom(other *bound) {
	b.total, b.loose, b.multiplier = other.total, other.loose, other.multiplier
	copy(b.most, other.most)
	copy(b.way, other.way)
	copy(b.price, other.price)
	for i := range b.value {
		copy(b.value[i], other.value[i])
	}
}

// evaluate fills a bound for its prices and counts how many of the groups it
// would choose want each client.
func (s *solver) evaluate(n *node, b *bound) {
	p, l := s.puzzle, s.level
	b.loose = s.staff.charge(b.price[p.clients:])
	clear(s.wanted)
	for c, v := range b.price[:p.clients] {
		b.loose += v
		v = -v
		if l.index < fitLevel {
			v += l.one * l.counts[c][l.index]
		}
		for j := range l.index {
			v += b.multiplier[j] * l.counts[c][j]
		}
		s.net[c] = v
	}
	for j := range l.index {
		b.loose -= b.multiplier[j] * l.known[j]
	}
	for _, g := range p.open {
		b.loose += s.seller.sell(g, l.point, s.net)
		s.want()
	}
	for i, proposal := range p.proposals {
		b.most[i], b.way[i] = 0, closed
		if n.choice[i] == closed {
			continue
		}
		for _, w := range n.ways[i] {
			v := s.seller.sell(proposal.ways[w].group, l.point, s.net) - s.staff.cost(proposal.ways[w])
			b.value[i][w] = v
			if v > b.most[i] || b.way[i] == closed && (n.choice[i] >= 0 || n.open[i]) {
				b.most[i], b.way[i] = v, w
			}
		}
		b.loose += b.most[i]
	}
	b.total = b.loose
	clear(s.staff.use)
	crew := s.staffs(b.way)
	k := 0 // of the crew, which is in the order of the proposals
	for i, w := range b.way {
		if w != closed {
			s.seller.sell(p.proposals[i].ways[w].group, l.point, s.net)
			s.want()
			s.staff.take(p.proposals[i].ways[w], &crew, k)
			k++
		}
	}
}

func (s *solver) want() {
	for _, c := range s.seller.who {
		s.wanted[c]++
	}
}

// priceOut looks for prices that bound a node well, from those of its parent:
// they move up where two groups want the same client and down where none does
// (subgradient steps of Polyak's length toward the target, each carrying on some
// of the last one). It returns the best bound found.
func (s *solver) priceOut(n *node, depth int) *bound {
	best, now := s.boundsAt(depth)
	copy(now.price, n.price)
	now.multiplier = n.multiplier
	s.evaluate(n, now)
	best.copyFrom(now)
	if depth == 0 {
		s.priceRoot(n, best, now)
		return s.withStaff(n, best)
	}
	s.descend(n, best, now, 0.6, nodeSteps, 4)
	return s.withStaff(n, best)
}

// descend takes subgradient steps from where the prices now are.
func (s *solver) descend(n *node, best, now *bound, theta float64, steps, patience int) {
	clear(s.heading)
	s.staff.lenient = true
	stale := 0
	for k := range steps {
		if best.total < s.target || !s.hasBest || !s.step(now, theta) {
			break
		}
		s.evaluate(n, now)
		if steps > nodeSteps && k%8 == 0 { // at a root
			if s.follow(n, now); s.limits.Stop != nil && s.limits.Stop() {
				break // in a large clinic the root alone takes a while
			}
		}
		if now.total < best.total {
			best.copyFrom(now)
			stale = 0
		} else if stale++; stale == patience {
			theta, stale = theta*0.6, 0
			copy(now.price, best.price)
			now.multiplier = best.multiplier
			clear(s.heading)
			s.evaluate(n, now)
		}
	}
}

// withStaff takes from a bound what its choice cannot have for want of staff.
func (s *solver) withStaff(n *node, best *bound) *bound {
	if best.total >= s.target {
		best.total = best.loose - s.staffBound(n, best)
	}
	return best
}

// follow tries the choice of ways that the prices of a root lead to.
func (s *solver) follow(n *node, b *bound) {
	if slices.Equal(b.way, s.followed) {
		return
	}
	s.followed = append(s.followed[:0], b.way...)
	choice := slices.Clone(b.way)
	if !s.staffs(choice).found {
		choice = s.likeliest(n, b)
	}
	s.tryOut(&node{choice: choice})
}

// likeliest is the choice that gives every proposal, those that count most
// first, its best way that there still are leaders and rooms for.
func (s *solver) likeliest(n *node, b *bound) []int {
	choice := make([]int, len(n.choice))
	c := crew{found: true}
	for _, i := range b.ranked() {
		choice[i] = closed
		ways := slices.Clone(n.ways[i])
		slices.SortStableFunc(ways, func(a, z int) int { return cmp.Compare(b.value[i][z], b.value[i][a]) })
		for _, w := range ways {
			if b.value[i][w] < 0 && !n.open[i] {
				break
			}
			if with := s.rota.with(c, s.puzzle.proposals[i].ways[w]); with.found {
				choice[i], c = w, with
				break
			}
		}
	}
	return choice
}

// staffSpread is how far to move the price of staff beside a client's: a leader
// or a room matters to as many clients as a cohort has.
const staffSpread = 3

// carried is the share of the last step that the next one carries on.
const carried = 0.5

// step moves the prices; false when nothing says where to.
func (s *solver) step(b *bound, theta float64) bool {
	norm := 0.0
	for c, n := range s.wanted {
		g := float64(n - 1)
		if n == 0 && b.price[c] == 0 {
			g = 0
		}
		s.heading[c] = carried*s.heading[c] + g
		if s.heading[c] < 0 && b.price[c] == 0 {
			s.heading[c] = 0
		}
		norm += s.heading[c] * s.heading[c]
	}
	var excess [numbers]float64
	for j := range s.level.index {
		sum := -s.level.known[j]
		for c, n := range s.wanted {
			sum += int64(n) * s.level.counts[c][j]
		}
		excess[j] = float64(sum) * s.level.spread[j]
		norm += excess[j] * excess[j]
	}
	staff := b.price[s.puzzle.clients:]
	for k, v := range staff {
		e := staffSpread * s.staff.excess(k, v)
		norm += e * e
	}
	if norm == 0 {
		return false
	}
	length := theta * float64(b.total-s.target+s.level.one/2) / norm
	for c, h := range s.heading {
		if h != 0 {
			b.price[c] = max(0, b.price[c]+int64(length*h))
		}
	}
	for k, v := range staff {
		if e := s.staff.excess(k, v); e != 0 {
			staff[k] = max(0, v+int64(length*e*staffSpread*staffSpread))
		}
	}
	for j := range s.level.index {
		b.multiplier[j] -= int64(length * excess[j] * s.level.spread[j])
	}
	return true
}

// boundsAt returns two bounds to work with at a depth, used again and again: the
// search needs memory for its depth, not for its nodes.
func (s *solver) boundsAt(depth int) (best, now *bound) {
	for len(s.bounds) <= depth {
		s.bounds = append(s.bounds, s.newBound())
	}
	return s.bounds[depth], s.scratch
}

// ranked lists the proposals, those that count most first.
func (b *bound) ranked() []int {
	order := make([]int, len(b.most))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		switch {
		case b.most[i] > b.most[j]:
			return -1
		case b.most[i] < b.most[j]:
			return 1
		}
		return 0
	})
	return order
}
