package placement

import "slices"

// seller picks the clients a group would take at given prices.
type seller struct {
	clash [][]int32 // client → the clients they may not sit with
	sum   []int64
	who   []int32
	kept  []int32 // of two who may not sit together, the one who counts more
	out   []int32 // and the other
}

// sell returns what the group's best seats count when a client counts net,
// which is what placing them adds less their price; impossible
// when it cannot reach its least. The clients taken stay in s.who.
//
// Those in one clique are kept apart, and so are two who clash beside that, each
// with one other: the one who counts less is left out, and the seat goes to the
// next. Clashes beyond that only make what is said too much.
func (s *seller) sell(g *group, point int64, net []int64) int64 {
	s.kept, s.out = s.kept[:0], s.out[:0]
	total := s.pass(g, point, net)
	for g.tied && total > impossible && s.part(g) {
		total = s.pass(g, point, net)
	}
	return total
}

// part leaves out clients taken who clash with others taken; false if none do.
func (s *seller) part(g *group) (parted bool) {
	for i, a := range s.who { // best first
		if !g.ties[a] || slices.Contains(s.kept, a) || slices.Contains(s.out, a) {
			continue
		}
		for _, b := range s.who[i+1:] {
			if g.ties[b] && !slices.Contains(s.kept, b) && !slices.Contains(s.out, b) && slices.Contains(s.clash[a], b) {
				s.kept, s.out, parted = append(s.kept, a), append(s.out, b), true
				break
			}
		}
	}
	return parted
}

// pass takes the best clients who are not left out.
func (s *seller) pass(g *group, point int64, net []int64) int64 {
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
		if v := net[c] + point*int64(g.singleFit[k]); v > floor && (len(s.out) == 0 || !slices.Contains(s.out, c)) {
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
