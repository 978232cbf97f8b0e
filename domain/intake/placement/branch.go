package placement

// solver searches for the best set of cohorts to open by branch and bound, one
// number of the objective after the other.
type solver struct {
	puzzle *puzzle
	limits Limits
	nodes  int
	halted bool // the search was ended by the limits

	best     worth
	bestOpen []int   // proposal → way, or closed
	bestAt   []int16 // client → group
	bestCrew crew
	hasBest  bool
	trying   crew // of the choice tried

	level      *level // the number being proven
	target     int64  // what a plan has to count to better the best one in it
	unexplored int64  // largest bound among what was left of it when halted
	outer      worth  // a bound on everything

	rota      *rota
	seller    seller
	net       []int64   // by client: what placing them adds, less their price
	wanted    []int     // by client: how many groups want them at the present prices
	heading   []float64 // by client: where their price was moving
	bounds    []*bound  // by depth, used again
	scratch   *bound
	relaxed   *flow // the relaxation of the last node
	unions    map[string]*group
	goal      worth // the least that betters the best plan in the number being proven
	flow      *flow // the last plan tried, repaired for the next
	original  *flow // open cohorts only
}

func newSolver(p *puzzle, limits Limits) *solver {
	s := &solver{
		puzzle: p, limits: limits, wanted: make([]int, p.clients), net: make([]int64, p.clients), heading: make([]float64, p.clients),
		scratch: newBound(p), outer: p.everyone(),
	}
	s.rota = newRota(p)
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

func (s *solver) run() {
	p := s.puzzle
	root := node{
		choice: make([]int, len(p.proposals)), ways: make([][]int, len(p.proposals)),
		open: make([]bool, len(p.proposals)), price: make([]int64, p.clients),
	}
	for i, proposal := range p.proposals {
		root.choice[i], root.open[i] = undecided, proposal.must
		for w := range proposal.ways {
			root.ways[i] = append(root.ways[i], w)
		}
	}
	if !s.narrow(&root) {
		return
	}
	for index := 0; index < numbers && !s.halted; index++ {
		s.level = p.newLevel(index)
		s.unexplored = impossible
		s.aim()
		s.prove(&root)
	}
}

// prove settles one number. What the root's bound shows unable even to equal
// the best plan in it is given up for the numbers that follow.
func (s *solver) prove(root *node) {
	n := root.clone()
	n.price = make([]int64, s.puzzle.clients)
	n.bound = 1 << 60
	for j, m := range s.level.first {
		n.multiplier[j] = int64(m)
	}
	s.explore(n, 0)
	if !s.halted && s.hasBest && len(s.bounds) > 0 {
		s.dropWays(root, s.bounds[0], s.target-s.level.one)
	}
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

// spent counts a node and reports whether the search has to end.
func (s *solver) spent() bool {
	if s.halted {
		return true
	}
	s.nodes++
	s.halted = s.limits.Nodes > 0 && s.nodes > s.limits.Nodes || s.limits.Stop != nil && s.limits.Stop()
	return s.halted
}

func (s *solver) leave(bound int64) { s.unexplored = max(s.unexplored, bound) }

// worthwhile reports whether a value is more than the best plan so far.
func (s *solver) worthwhile(v worth) bool { return !s.hasBest || v.above(s.best) }

// explore bounds a node and branches on one proposal.
func (s *solver) explore(n node, depth int) {
	if s.spent() {
		s.leave(n.bound)
		return
	}
	if n.settled() {
		s.tryOut(&n)
		return
	}
	b := s.priceOut(&n, depth)
	n.bound = min(n.bound, b.total)
	if depth == 0 && s.level.index == 0 {
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
		if s.halted {
			s.leave(child.bound)
			continue
		}
		s.explore(child, depth+1)
	}
}

// tryOut values a complete choice and keeps its plan if it is the best so far.
func (s *solver) tryOut(n *node) (value worth, ok bool) {
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

// outermost is the best a plan could still be when the search was halted: equal
// to the best one in the numbers proven, at most the bound in the one that was
// being proven, and anything in the rest.
func (s *solver) outermost(best Objective) Objective {
	most := s.puzzle.scale.objective(s.outer).levels()
	known := best.levels()
	k := s.level.index
	copy(most[:k], known[:k])
	most[k] = max(known[k], min(most[k], s.level.most(s.unexplored)))
	for i := k + 1; i < numbers; i++ {
		most[i] = max(most[i], known[i])
	}
	return objectiveOf(most)
}
