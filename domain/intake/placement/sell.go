package placement

// seller picks the clients a group would take at given prices.
type seller struct {
	sum []int64
	who []int32
}

// sell returns what the group's best seats count when a client counts net,
// which is what placing them adds less their price; impossible
// when it cannot reach its least. The clients taken stay in s.who.
func (s *seller) sell(g *group, point int64, net []int64) int64 {
	s.sum, s.who = s.sum[:0], s.who[:0]
	given := point * g.given
	if g.seats == 0 {
		return given
	}
	floor := int64(0) // what a client has to count to be taken
	if g.least > 0 {
		floor = impossible
	}
	for k, c := range g.single {
		if v := net[c] + point*int64(g.singleFit[k]); v > floor {
			floor = s.offer(c, v, g)
		}
	}
	for _, mates := range g.packs {
		best, who := int64(impossible), int32(-1)
		for _, c := range mates {
			if v := net[c] + point*int64(g.fit[c]); v > best {
				best, who = v, c
			}
		}
		if best > floor {
			floor = s.offer(who, best, g)
		}
	}
	if len(s.sum) < g.least {
		return impossible
	}
	total := given
	for i, v := range s.sum {
		if i >= g.least && v <= 0 {
			s.who = s.who[:i]
			break
		}
		total += v
	}
	return total
}

// offer keeps the best so far, best first, and returns what the next has to beat.
func (s *seller) offer(c int32, v int64, g *group) (floor int64) {
	n := len(s.sum)
	if n == g.seats {
		n--
	} else {
		s.sum, s.who = append(s.sum, v), append(s.who, c)
	}
	for ; n > 0 && v > s.sum[n-1]; n-- {
		s.sum[n], s.who[n] = s.sum[n-1], s.who[n-1]
	}
	s.sum[n], s.who[n] = v, c
	switch {
	case len(s.sum) < g.least:
		return impossible
	case g.least > 0 && s.sum[g.least-1] < 0: // taken only to reach the least
		return s.sum[g.least-1]
	case len(s.sum) == g.seats:
		return max(0, s.sum[g.seats-1])
	}
	return 0
}

// impossible is what a cohort counts that cannot find enough clients.
const impossible = -1 << 52
