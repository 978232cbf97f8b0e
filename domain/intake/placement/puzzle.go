package placement

import (
	"cmp"
	"slices"
)

// puzzle is the waitlist stripped of everything but numbers: clients are
// 0…n-1, a group is an open cohort or one way to open a proposed cohort.
type puzzle struct {
	clients   int
	worth     []worth // of placing each client anywhere, fit not counted
	given     worth   // of the clients who are pinned, fit in proposals not counted
	open      []*group
	proposals []proposal
	clash     [][]int32 // client → the clients they may not sit with, ascending
	leaders   []Leader
}

// proposal is one cohort that may be opened in one of several ways.
type proposal struct {
	must bool // a client is pinned to it: it has to open
	ways []*way
}

// group is a set of seats with the clients who may take them.
type group struct {
	seats, least int       // least: fewer than this and the cohort does not open
	fit          []int16   // by client; -1 = ruled out
	byWorth      []int32   // the clients not ruled out, best placed first
	gross        []worth   // what each of byWorth is worth here
	clique       []int16   // by client; at most one client of a clique sits here; -1 = none
	mates        [][]int32 // clique → its clients
	given        int64     // fit of the clients pinned here
}

const ruledOut = -1

// newGroup orders the clients and gathers those who clash into cliques.
func (p *puzzle) newGroup(seats, least int, fit []int16) *group {
	g := &group{seats: seats, least: least, fit: fit}
	for c, f := range fit {
		if f != ruledOut {
			g.byWorth = append(g.byWorth, int32(c))
		}
	}
	slices.SortStableFunc(g.byWorth, func(a, b int32) int {
		wa, wb := p.worth[a].plusFit(int64(fit[a])), p.worth[b].plusFit(int64(fit[b]))
		switch {
		case wa.above(wb):
			return -1
		case wb.above(wa):
			return 1
		}
		return cmp.Compare(a, b)
	})
	for _, c := range g.byWorth {
		g.gross = append(g.gross, p.worth[c].plusFit(int64(fit[c])))
	}
	p.gatherCliques(g)
	return g
}

// gatherCliques covers the clashes inside a group by disjoint cliques, largest
// first by degree. A clique costs nothing in a flow (one seat for all of it),
// so only clashes left between cliques have to be branched on.
func (p *puzzle) gatherCliques(g *group) {
	g.clique = make([]int16, p.clients)
	for c := range g.clique {
		g.clique[c] = -1
	}
	var clashing []int32
	degree := map[int32]int{}
	for c := range int32(p.clients) {
		if g.fit[c] == ruledOut {
			continue
		}
		for _, other := range p.clash[c] {
			if g.fit[other] != ruledOut {
				degree[c]++
			}
		}
		if degree[c] > 0 {
			clashing = append(clashing, c)
		}
	}
	slices.SortStableFunc(clashing, func(a, b int32) int { return cmp.Compare(degree[b], degree[a]) })
	for _, c := range clashing {
		if g.clique[c] >= 0 {
			continue
		}
		clique := []int32{c}
		for _, other := range clashing {
			if other != c && g.clique[other] < 0 && p.clashesWithAll(other, clique) {
				clique = append(clique, other)
			}
		}
		if len(clique) < 2 {
			continue
		}
		for _, member := range clique {
			g.clique[member] = int16(len(g.mates))
		}
		g.mates = append(g.mates, clique)
	}
}

func (p *puzzle) clashesWithAll(c int32, others []int32) bool {
	for _, other := range others {
		if !p.clashes(c, other) {
			return false
		}
	}
	return true
}

func (p *puzzle) clashes(a, b int32) bool {
	_, found := slices.BinarySearch(p.clash[a], b)
	return found
}

// union is a group that offers whatever any of the given ways offers: the
// relaxation of a proposal nobody has decided on yet.
func (p *puzzle) union(ways []*way) *group {
	seats, given := 0, int64(0)
	fit := make([]int16, p.clients)
	for c := range fit {
		fit[c] = ruledOut
	}
	for _, w := range ways {
		seats, given = max(seats, w.group.seats), max(given, w.group.given)
		for c, f := range w.group.fit {
			fit[c] = max(fit[c], f)
		}
	}
	g := p.newGroup(seats, 0, fit)
	g.given = given
	return g
}
