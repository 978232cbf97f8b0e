package placement

// proof is what is known of one number of the objective, of the plans that equal
// the best one in every number before.
type proof struct {
	done bool // none has more of it
	most int  // none has more of it than this
	has  bool // most is known

	price      []int64 // those that bounded it best
	multiplier [numbers]int64
	one        float64 // what one more counted at them
	theta      float64 // the step they move by
}

// A number that is not proven in its turn waits for the next round, which gives
// it twice the nodes; the numbers after it have a part of that meanwhile.
const (
	firstTurn = 256
	leastTurn = 64
	lastTurn  = 1 << 30
)

// run proves one number after the other, and looks for better plans where it
// cannot: around the best one, with some proposals set free.
func (s *solver) run() {
	if s.root = s.newRoot(); !s.narrow(&s.root) {
		return
	}
	for turn := firstTurn; !s.halted && s.open() < numbers; turn = min(2*turn, lastTurn) {
		if !s.round(turn) {
			return
		}
	}
}

// round gives every number that is not proven its turn; false if there is no plan.
func (s *solver) round(turn int) bool {
	for index := s.open(); index < numbers && !s.halted; {
		switch s.prove(index, turn); {
		case !s.hasBest:
			return s.unexplored > impossible
		case s.shifted:
			index = s.open()
			continue
		case !s.proofs[index].done && !s.halted:
			if s.roam(index, turn); s.shifted {
				index = s.open()
				continue
			}
			turn = max(turn/4, leastTurn)
		}
		for index++; index < numbers && s.proofs[index].done; {
			index++
		}
	}
	return true
}

// open is the first number not proven.
func (s *solver) open() int {
	for i, p := range s.proofs {
		if !p.done {
			return i
		}
	}
	return numbers
}

func (s *solver) newRoot() node {
	p := s.puzzle
	root := node{choice: make([]int, len(p.proposals)), ways: make([][]int, len(p.proposals)), open: make([]bool, len(p.proposals))}
	for i, proposal := range p.proposals {
		root.choice[i], root.open[i] = undecided, proposal.must
		for w := range proposal.ways {
			root.ways[i] = append(root.ways[i], w)
		}
	}
	return root
}

// weigh turns to one number of the objective.
func (s *solver) weigh(index int) {
	s.level = s.puzzle.newLevel(index)
	s.unexplored = impossible
	s.aim()
}

// rooted is the root with the prices that bounded a number best so far.
func (s *solver) rooted(index int) node {
	n := s.root.clone()
	n.bound = 1 << 60
	if p := s.proofs[index]; p.price != nil {
		n.price, n.multiplier = p.price, p.multiplier
		return n
	}
	n.price = make([]int64, s.puzzle.clients+s.staff.count())
	for j, m := range s.level.first {
		n.multiplier[j] = int64(m)
	}
	return n
}

// inherit begins with what the number before was priced at: its best prices bound
// it, and so the number that is looked at among the plans that reach it. False
// where there are none.
func (s *solver) inherit(b *bound) bool {
	index := s.level.index
	if index == 0 || s.proofs[index-1].price == nil {
		return false
	}
	before := &s.proofs[index-1]
	part := s.level.inherited() / before.one
	for i, v := range before.price {
		b.price[i] = int64(part * float64(v))
	}
	b.multiplier = [numbers]int64{}
	for j, v := range before.multiplier[:index-1] {
		b.multiplier[j] = int64(part * float64(v))
	}
	b.multiplier[index-1] = int64(s.level.inherited())
	return true
}

// prove tries to settle one number in a turn. What the root's bound shows unable
// even to equal the best plan in it is given up for good, as soon as every
// number before is settled.
func (s *solver) prove(index, turn int) {
	s.weigh(index)
	s.until, s.shifted = s.nodes+turn, false
	s.explore(s.rooted(index), 0)
	if !s.hasBest || s.shifted {
		return
	}
	p := &s.proofs[index]
	if most := s.level.most(s.unexplored); !p.has || most < p.most {
		p.has, p.most = true, most
	}
	if p.done = s.unexplored < s.target; p.done {
		s.report(false)
	}
	if len(s.bounds) == 0 { // there was nothing to choose
		return
	}
	b := s.bounds[0]
	p.price, p.multiplier, p.one = append([]int64(nil), b.price...), b.multiplier, float64(s.level.one)
	if p.done && s.open() > index {
		s.dropWays(&s.root, b, s.target-s.level.one)
	}
}

// renew keeps a plan that is better than the best so far. What was known of the
// numbers after the first that it betters was known of other plans.
func (s *solver) renew(value worth) {
	if s.hasBest {
		scale := s.puzzle.scale
		was, is := scale.objective(s.best).levels(), scale.objective(value).levels()
		first := 0
		for first < numbers-1 && was[first] == is[first] {
			first++
		}
		if s.level != nil && first < s.level.index { // this search was for others
			s.shifted, s.until = true, s.nodes
		}
		for i := first; i < numbers; i++ {
			s.proofs[i].done = false
			s.proofs[i].has = s.proofs[i].has && i == first
		}
	}
	s.best, s.hasBest = value, true
	if s.level != nil {
		s.aim()
	}
}

// outermost is the best a plan could be: equal to the best one in the numbers
// proven, at most the bound in the next, and anything in the rest.
func (s *solver) outermost() (bound Objective) {
	return s.bounds6(false)
}

// within is number by number the most of the plans that equal the best one in
// every number before.
func (s *solver) within() (bound Objective) {
	return s.bounds6(true)
}

func (s *solver) bounds6(each bool) Objective {
	scale := s.puzzle.scale
	most, known := scale.objective(s.outer).levels(), scale.objective(s.best).levels()
	for i := range most {
		switch {
		case s.proofs[i].done && (each || i < s.open()):
			most[i] = known[i]
		case s.proofs[i].has && (each || i == s.open()):
			most[i] = min(most[i], s.proofs[i].most)
		}
		most[i] = max(most[i], known[i])
	}
	return objectiveOf(most)
}
