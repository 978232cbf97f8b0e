package placement

// keptStaffings bounds the memory of what staffable remembers.
const keptStaffings = 1 << 14

// wayset is a set of ways; those numbered beyond it are not remembered.
type wayset [8]uint64

// staffable reports whether staffed would find leaders and rooms. It tries
// whoever has the fewest left first, and remembers what it found.
func (s *solver) staffable(ways []*way) bool {
	var key wayset
	known := true
	for _, w := range ways {
		if known = known && w.id < 64*len(key); known {
			key[w.id/64] |= 1 << (w.id % 64)
		}
	}
	if known {
		if can, ok := s.staffings[key]; ok {
			return can
		}
	}
	a := roster{ways: ways, leaders: s.puzzle.leaders, taken: make([]int, len(ways))}
	for i := range a.taken {
		a.taken[i] = none
	}
	can := a.lead()
	if can {
		for i := range a.taken {
			a.taken[i] = none
		}
		can = a.house()
	}
	if known {
		if len(s.staffings) == keptStaffings {
			clear(s.staffings)
		}
		s.staffings[key] = can
	}
	return can
}

// roster gives each way a leader, or a room, by number.
type roster struct {
	ways    []*way
	leaders []Leader
	taken   []int
}

const none = -1

func (a *roster) lead() bool {
	return a.give(func(i int) []int { return a.ways[i].leaders }, func(l int) int { return a.leaders[l].MostNew }, a.lead)
}

func (a *roster) house() bool {
	return a.give(func(i int) []int { return a.ways[i].rooms }, func(int) int { return 0 }, a.house)
}

// give lets the way with the fewest to choose from choose first.
func (a *roster) give(from func(i int) []int, most func(k int) int, next func() bool) bool {
	pick, fewest := none, 0
	for i, w := range a.ways {
		if a.taken[i] != none || len(from(i)) == 0 && w.online {
			continue
		}
		count := 0
		for _, k := range from(i) {
			if a.free(i, k, most(k)) {
				count++
			}
		}
		if count == 0 {
			return false
		}
		if pick == none || count < fewest {
			pick, fewest = i, count
		}
	}
	if pick == none {
		return true
	}
	for _, k := range from(pick) {
		if a.free(pick, k, most(k)) {
			a.taken[pick] = k
			if next() {
				return true
			}
			a.taken[pick] = none
		}
	}
	return false
}

// free: k is nowhere else at that time, and has not been given the most they take.
func (a *roster) free(i, k, most int) bool {
	count := 1
	for j, other := range a.ways {
		if a.taken[j] == k {
			if count++; other.slot.overlaps(a.ways[i].slot) {
				return false
			}
		}
	}
	return most == 0 || count <= most
}
