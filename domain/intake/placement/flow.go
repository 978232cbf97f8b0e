package placement

import "slices"

// flow is an optimal assignment of clients to the seats of the groups given to
// it, kept optimal while groups are exchanged and single seats forbidden. It is
// a maximum-worth flow client → (clique →) group → seats, repaired after every
// change by augmenting along one best path at a time.
type flow struct {
	puzzle *puzzle
	groups []*group  // nil = closed
	fit    []int16   // client × group, ruledOut where not allowed
	at     []int16   // client → group, -1 waiting
	seated [][]int32 // group → clients
	bonus  worth     // for each seat below a group's least: larger than any path
	absent int32     // a client whose seat is being given away, -1 = nobody

	found search
}

const waiting = -1

func newFlow(p *puzzle, groups int) *flow {
	f := &flow{
		puzzle: p,
		groups: make([]*group, groups),
		fit:    make([]int16, p.clients*groups),
		at:     make([]int16, p.clients),
		seated: make([][]int32, groups),
		absent: -1,
	}
	for i := range f.fit {
		f.fit[i] = ruledOut
	}
	for c := range f.at {
		f.at[c] = waiting
	}
	var most worth
	for _, w := range p.worth {
		most = better(most, w)
	}
	// A simple path changes the set of placed clients at its ends only, so one
	// client's worth and the fits on the way bound what it can gain.
	f.bonus = worth{2*most.hi + 1, 0}
	f.found = newSearch(p.clients, groups)
	return f
}

// copyFrom makes f the same assignment as other, which has the same shape.
func (f *flow) copyFrom(other *flow) {
	copy(f.groups, other.groups)
	copy(f.fit, other.fit)
	copy(f.at, other.at)
	for g := range f.seated {
		f.seated[g] = append(f.seated[g][:0], other.seated[g]...)
	}
}

func (f *flow) clone() *flow {
	c := newFlow(f.puzzle, len(f.groups))
	c.bonus = f.bonus
	c.copyFrom(f)
	return c
}

func (f *flow) fitOf(client int32, g int) int64 {
	return int64(f.fit[int(client)*len(f.groups)+g])
}

// exchange closes group g, opens next in its place (nil leaves it closed) and
// makes the assignment optimal again.
func (f *flow) exchange(g int, next *group) {
	if f.groups[g] == next || f.tighten(g, next) {
		return
	}
	turnedOut := slices.Clone(f.seated[g])
	f.seated[g] = f.seated[g][:0]
	for _, c := range turnedOut {
		f.at[c] = waiting
	}
	f.groups[g] = nil
	width := len(f.groups)
	for c := range f.puzzle.clients {
		f.fit[c*width+g] = ruledOut
	}
	for _, c := range turnedOut {
		f.place(c)
	}
	if next == nil {
		return
	}
	f.groups[g] = next
	for c, fit := range next.fit {
		f.fit[c*width+g] = fit
	}
	for range next.seats {
		if !f.fill(g) {
			break
		}
	}
}

// tighten exchanges group g for one that offers nobody more, moving only the
// clients it offers less; false if next is not such a group. What is taken away
// where nobody sits cannot make the assignment any better.
func (f *flow) tighten(g int, next *group) bool {
	old, width := f.groups[g], len(f.groups)
	if old == nil || next == nil || next.seats > old.seats || next.least < old.least ||
		len(f.seated[g]) > next.seats || len(f.seated[g]) < next.least {
		return false
	}
	for c, fit := range next.fit {
		if fit > f.fit[c*width+g] {
			return false
		}
	}
	// Until the last of them has moved, those who lose still have their arcs.
	between := *next
	between.byWorth, between.mates = old.byWorth, old.mates
	f.groups[g] = &between
	var losing []int32
	for c, fit := range next.fit {
		switch {
		case int(f.at[c]) != g:
			f.fit[c*width+g] = fit
		case f.fit[c*width+g] != fit:
			losing = append(losing, int32(c))
		}
	}
	for _, c := range losing {
		f.offer(c, g, next.fit[c])
	}
	f.groups[g] = next
	return true
}

// offer lowers a client's fit in group g.
func (f *flow) offer(client int32, g int, fit int16) {
	f.fit[int(client)*len(f.groups)+g] = fit
	if int(f.at[client]) == g {
		f.replace(client)
		f.place(client)
	}
}

// forbid keeps a client out of group g from now on.
func (f *flow) forbid(client int32, g int) {
	f.offer(client, g, ruledOut)
}

func (f *flow) leave(client int32) {
	g := f.at[client]
	f.at[client] = waiting
	i := slices.Index(f.seated[g], client)
	f.seated[g] = slices.Delete(f.seated[g], i, i+1)
}

// seatmate is the client already in g who shares a clique with the given one,
// or -1: only one of them can be there.
func (f *flow) seatmate(client int32, g int) int32 {
	clique := f.puzzle.clique
	k := clique[client]
	if k < 0 {
		return -1
	}
	for _, other := range f.seated[g] {
		if clique[other] == k && other != client {
			return other
		}
	}
	return -1
}

func (f *flow) hasSeat(g int) bool { return len(f.seated[g]) < f.groups[g].seats }

// worth is what the assignment is worth, fits included, bonuses not.
func (f *flow) worth() worth {
	var sum worth
	for c, g := range f.at {
		if g != waiting {
			sum = sum.plus(f.puzzle.worth[c]).plusFit(f.fitOf(int32(c), int(g)))
		}
	}
	return sum
}

// short reports whether some open group has fewer clients than it needs.
func (f *flow) short() bool {
	for g, group := range f.groups {
		if group != nil && len(f.seated[g]) < group.least {
			return true
		}
	}
	return false
}
