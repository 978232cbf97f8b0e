package placement

import "math/rand/v2"

// solver searches for the best set of cohorts to open by branch and bound, one
// number of the objective after the other.
type solver struct {
	puzzle *puzzle
	pose   *pose // what the puzzle was made of
	tell   func(Progress)
	limits Limits
	nodes  int
	until  int  // nodes at which the turn of what is searched now is over
	halted bool // the search was ended by the limits

	best     worth
	bestOpen []int   // proposal → way, or closed
	bestAt   []int16 // client → group
	bestCrew crew
	hasBest  bool
	trying   crew // of the choice tried

	level      *level // the number being proven
	target     int64  // what a plan has to count to better the best one in it
	unexplored int64  // largest bound among what was left of it
	root       node   // with the ways that are still worth trying
	proofs     [numbers]proof
	improved   bool       // the first plan was
	shifted    bool       // a plan was found that is better in a number before
	followed   []int      // the last choice that prices led to
	dice       *rand.Rand // fixed: the same waitlist has to give the same plan
	outer      worth      // a bound on everything

	rota       *rota
	staff      *staffPrices
	grad, mean []float64
	seller     seller
	net        []int64   // by client: what placing them adds, less their price
	wanted     []int     // by client: how many groups want them at the present prices
	heading    []float64 // by client: where their price was moving
	bounds     []*bound  // by depth, used again
	scratch    *bound
	relaxed    *flow // the relaxation of the last node
	unions     map[string]*group
	goal       worth // the least that betters the best plan in the number being proven
	flow       *flow // the last plan tried, repaired for the next
	original   *flow // open cohorts only
}

func newSolver(p *puzzle, limits Limits) *solver {
	s := &solver{
		puzzle: p, limits: limits, wanted: make([]int, p.clients), net: make([]int64, p.clients), heading: make([]float64, p.clients),
		outer: p.everyone(), dice: rand.New(rand.NewPCG(1, 1)),
	}
	s.rota = newRota(p)
	s.seller.clash = p.clash
	s.staff = newStaffPrices(p)
	s.scratch = s.newBound()
	s.grad, s.mean = make([]float64, len(s.scratch.price)+numbers), make([]float64, len(s.scratch.price)+numbers)
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
	s.flow, s.relaxed = s.original.clone(), s.original.clone()
	s.unions = map[string]*group{}
	return s
}

// aim sets the target for the best plan known.
func (s *solver) aim() {
	s.target = impossible / 2
	if s.hasBest {
		s.level.know(s.puzzle.scale.objective(s.best))
		s.target = s.level.better()
		s.goal = s.level.goal(s.puzzle.scale, s.puzzle.scale.objective(s.best))
	}
}

// spent counts a node and reports whether the search has to end or to pause.
func (s *solver) spent() bool {
	if s.ended() {
		return true
	}
	s.nodes++
	s.halted = s.limits.Nodes > 0 && s.nodes > s.limits.Nodes || s.limits.Stop != nil && s.limits.Stop()
	return s.ended()
}

// ended: the search was ended by the limits, or has used up its turn.
func (s *solver) ended() bool { return s.halted || s.nodes >= s.until }

func (s *solver) leave(bound int64) { s.unexplored = max(s.unexplored, bound) }

// worthwhile reports whether a value is more than the best plan so far.
func (s *solver) worthwhile(v worth) bool { return !s.hasBest || v.above(s.best) }

// explore bounds a node and branches on one proposal.
func (s *solver) explore(n node, depth int) {
	if s.spent() {
		s.leave(n.bound)
		return
	}
	if !s.narrow(&n) {
		return
	}
	if n.settled() {
		s.tryOut(&n)
		return
	}
	b := s.priceOut(&n, depth)
	n.bound = min(n.bound, b.total)
	if depth == 0 && !s.improved {
		s.improved = true
		s.improve(&n, b)
	}
	if n.bound < s.target || !s.dropWays(&n, b, s.target) || !s.narrow(&n) {
		return
	}
	n.price, n.multiplier = b.price, b.multiplier
	if n.settled() {
		s.explore(n, depth+1)
		return
	}
	if s.hasBest && !s.reaches(&n) {
		return
	}
	for _, child := range s.children(&n, b, s.hardest(&n, b)) {
		if child.bound < s.target {
			continue
		}
		if s.ended() {
			s.leave(child.bound)
			continue
		}
		s.explore(child, depth+1)
	}
}

// tryOut values a complete choice and keeps its plan if it is the best so far.
func (s *solver) tryOut(n *node) (value worth, ok bool) {
	for i, w := range n.choice {
		if w == closed && s.puzzle.proposals[i].must {
			return worth{}, false
		}
	}
	if s.trying = s.staffs(n.choice); !s.trying.found {
		if s.trying.open {
			s.leave(n.bound)
		}
		return worth{}, false
	}
	f := s.flow
	for i, c := range n.choice {
		var g *group
		if c >= 0 {
			g = s.puzzle.proposals[i].ways[c].group
		}
		f.exchange(len(s.puzzle.open)+i, g)
	}
	if f.short() {
		return worth{}, false
	}
	value = f.worth().plus(s.puzzle.given)
	for i, c := range n.choice {
		if c >= 0 {
			value = value.plusFit(s.puzzle.proposals[i].ways[c].group.given)
		}
	}
	if s.worthwhile(value) {
		s.settle(*n, f, value)
	}
	return value, true
}
