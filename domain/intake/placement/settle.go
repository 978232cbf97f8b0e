package placement

// settle takes a node with nothing left to decide. Clashes the flow could not
// express are branched on: one client out of the group, or all who clash with
// that client.
func (s *solver) settle(n node, f *flow, value worth) {
	c, g := f.clashing()
	if c < 0 {
		s.renew(value)
		s.bestOpen = append(s.bestOpen[:0], n.choice...)
		s.bestAt = append(s.bestAt[:0], f.at...)
		s.bestCrew = s.trying.kept()
		s.report(true)
		return
	}
	with := f.clone()
	for _, other := range s.puzzle.clash[c] {
		if with.fitOf(other, g) != ruledOut {
			with.forbid(other, g)
		}
	}
	without := f.clone()
	without.forbid(c, g)
	base := value.minus(f.worth())
	a, b := with.worth().plus(base), without.worth().plus(base)
	if b.above(a) {
		with, without, a, b = without, with, b, a
	}
	s.settleOn(n, with, a)
	s.settleOn(n, without, b)
}

func (s *solver) settleOn(n node, f *flow, value worth) {
	if f.short() || !s.worthwhile(value) {
		return
	}
	if s.spent() {
		s.leave(n.bound)
		return
	}
	s.settle(n, f, value)
}

// clashing is the seated client with the most clashes inside their own group,
// or -1 when the assignment keeps everybody apart.
func (f *flow) clashing() (client int32, g int) {
	client, most := -1, 0
	for group, seated := range f.seated {
		for _, c := range seated {
			count := 0
			for _, other := range f.puzzle.clash[c] {
				if int(f.at[other]) == group {
					count++
				}
			}
			if count > most {
				client, g, most = c, group, count
			}
		}
	}
	return client, g
}
