package placement

// search holds the scratch space of the path searches. Distances on the way
// are sums of fits; clients' own worth enters at the two ends only.
type search struct {
	group, client         []int64 // best sum of fits so far
	groupSeen, clientSeen []bool
	byClient              []int32 // group → the client whose move led here
	fromGroup             []int16 // client → group that led here, or -1
	fromClient            []int32 // client → client who led here, or -1
	queue                 []int32 // groups ≥ 0; a client c as -1-c
	queued, queuedClient  []bool
	touched               []int32
}

func newSearch(clients, groups int) search {
	return search{
		group: make([]int64, groups), client: make([]int64, clients),
		groupSeen: make([]bool, groups), clientSeen: make([]bool, clients),
		byClient:  make([]int32, groups),
		fromGroup: make([]int16, clients), fromClient: make([]int32, clients),
		queued: make([]bool, groups), queuedClient: make([]bool, clients),
	}
}

func (s *search) reset() {
	clear(s.groupSeen)
	clear(s.queued)
	for _, c := range s.touched {
		s.clientSeen[c] = false
		s.queuedClient[c] = false
	}
	s.touched = s.touched[:0]
	s.queue = s.queue[:0]
}

// reachGroup records a better way to group g by moving client.
func (s *search) reachGroup(g int, sum int64, client int32) {
	if s.groupSeen[g] && s.group[g] >= sum {
		return
	}
	s.groupSeen[g], s.group[g], s.byClient[g] = true, sum, client
	if !s.queued[g] {
		s.queued[g] = true
		s.queue = append(s.queue, int32(g))
	}
}

// reachClient records a better way to client c, and whether to go on from there.
func (s *search) reachClient(c int32, sum int64, group int16, client int32) {
	if s.clientSeen[c] {
		if s.client[c] >= sum {
			return
		}
	} else {
		s.touched = append(s.touched, c)
	}
	s.clientSeen[c], s.client[c] = true, sum
	s.fromGroup[c], s.fromClient[c] = group, client
	if !s.queuedClient[c] {
		s.queuedClient[c] = true
		s.queue = append(s.queue, -1-c)
	}
}

// next takes the next group or client to go on from.
func (s *search) next(i int) (group int, client int32) {
	if q := s.queue[i]; q >= 0 {
		s.queued[q] = false
		return int(q), -1
	} else {
		s.queuedClient[-1-q] = false
		return -1, -1 - q
	}
}

// place finds the best seat for a waiting client, moving or displacing others
// where that is worth more, or leaves the client waiting.
func (f *flow) place(newcomer int32) {
	s := &f.found
	s.reset()
	s.reachClient(newcomer, 0, -1, -1)
	for i := 0; i < len(s.queue); i++ {
		if g, c := s.next(i); g >= 0 {
			f.pushOut(g)
		} else {
			f.moveOn(c)
		}
	}
	best, endGroup, endClient := worth{}, -1, int32(-1)
	start := f.puzzle.worth[newcomer]
	for g, group := range f.groups {
		if group == nil || !s.groupSeen[g] || !f.hasSeat(g) {
			continue
		}
		gain := start.plusFit(s.group[g])
		if len(f.seated[g]) < group.least {
			gain = gain.plus(f.bonus)
		}
		if gain.above(best) {
			best, endGroup, endClient = gain, g, -1
		}
	}
	for _, c := range s.touched {
		if c == newcomer {
			continue
		}
		if gain := start.minus(f.puzzle.worth[c]).plusFit(s.client[c]); gain.above(best) {
			best, endGroup, endClient = gain, -1, c
		}
	}
	switch {
	case endGroup >= 0:
		f.shiftBack(s.byClient[endGroup], endGroup)
	case endClient >= 0:
		f.shiftBack(endClient, waiting)
	}
}

// pushOut lets each client of a group make room for a newcomer. Where a seat is
// free that gains nothing, except in a group that has just its least.
func (f *flow) pushOut(g int) {
	if f.hasSeat(g) && len(f.seated[g]) != f.groups[g].least {
		return
	}
	for _, c := range f.seated[g] {
		f.found.reachClient(c, f.found.group[g]-f.fitOf(c, g), int16(g), -1)
	}
}

// moveOn tries every other group for a client who has lost a seat.
func (f *flow) moveOn(c int32) {
	width := len(f.groups)
	sum := f.found.client[c]
	for g, fit := range f.fit[int(c)*width : int(c)*width+width] {
		if fit == ruledOut || g == int(f.at[c]) {
			continue
		}
		if mate := f.seatmate(c, g); mate >= 0 {
			f.found.reachClient(mate, sum+int64(fit)-f.fitOf(mate, g), -1, c)
		} else {
			f.found.reachGroup(g, sum+int64(fit), c)
		}
	}
}

// shiftBack carries out the path found by place, from its last move to the
// newcomer's.
func (f *flow) shiftBack(c int32, into int) {
	s := &f.found
	for {
		left := f.move(c, into)
		switch {
		case left == waiting:
			return
		case s.fromGroup[c] >= 0:
			c = s.byClient[left]
		default:
			c = s.fromClient[c]
		}
		into = left
	}
}

// move takes a client from one group to another; either may be the waitlist.
func (f *flow) move(c int32, into int) (left int) {
	left = int(f.at[c])
	if left != waiting {
		f.leave(c)
	}
	if into != waiting {
		f.at[c] = int16(into)
		f.seated[into] = append(f.seated[into], c)
	}
	return left
}
