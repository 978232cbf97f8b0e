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
	scale     scale
	given     worth // of the clients who are pinned, fit in proposals not counted
	open      []*group
	proposals []proposal
	clash     [][]int32 // client → the clients they may not sit with, ascending
	leaders   []Leader
	rooms     int
	hours     hours
	pause     int     // of a leader, in minutes
	ways      int     // of all proposals together
	clique    []int16 // client → clique, -1 = none: at most one of a clique sits in a group
	cliques   int
}

// proposal is one cohort that may be opened in one of several ways.
type proposal struct {
	must bool // a client is pinned to it: it has to open
	ways []*way
}

// group is a set of seats with the clients who may take them.
type group struct {
	seats, least int            // least: fewer than this and the cohort does not open
	fit          []int16        // by client; -1 = ruled out
	byWorth      []int32        // the clients not ruled out, best placed first
	mates        [][]int32      // clique → those of it who are not ruled out
	packs        [][]int32      // the cliques of which more than one are not ruled out
	single       []int32        // everybody else who is not
	singleFit    []int16        // and their fits
	given        int64          // fit of the clients pinned here
	ties         map[int32]bool // the single ones who clash with another single one
	tied         bool           // there are any
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
	g.mates = make([][]int32, p.cliques)
	for _, c := range g.byWorth {
		if k := p.clique[c]; k >= 0 {
			g.mates[k] = append(g.mates[k], c)
		}
	}
	for _, mates := range g.mates {
		if len(mates) > 1 {
			g.packs = append(g.packs, mates)
		}
	}
	for _, c := range g.byWorth {
		if k := p.clique[c]; k < 0 || len(g.mates[k]) == 1 {
			g.single, g.singleFit = append(g.single, c), append(g.singleFit, fit[c])
		}
	}
	p.tie(g)
	return g
}

// tie notes who of a group clashes outside the cliques.
func (p *puzzle) tie(g *group) {
	for _, a := range g.single {
		for _, b := range p.clash[a] {
			alone := p.clique[b] < 0 || len(g.mates[p.clique[b]]) == 1
			if g.fit[b] == ruledOut || !alone {
				continue
			}
			if g.ties == nil {
				g.ties = map[int32]bool{}
			}
			g.ties[a], g.tied = true, true
		}
	}
}

// gatherCliques covers the clashes by disjoint cliques, starting with whoever
// clashes most. A clique costs nothing in a flow (one seat for all of it), so
// only clashes between cliques have to be branched on.
func (p *puzzle) gatherCliques() {
	p.clique = make([]int16, p.clients)
	var clashing []int32
	for c := range int32(p.clients) {
		p.clique[c] = -1
		if len(p.clash[c]) > 0 {
			clashing = append(clashing, c)
		}
	}
	slices.SortStableFunc(clashing, func(a, b int32) int { return cmp.Compare(len(p.clash[b]), len(p.clash[a])) })
	for _, c := range clashing {
		if p.clique[c] >= 0 {
			continue
		}
		clique := []int32{c}
		for _, other := range p.clash[c] {
			if p.clique[other] < 0 && p.clashesWithAll(other, clique) {
				clique = append(clique, other)
			}
		}
		if len(clique) < 2 {
			continue
		}
		for _, member := range clique {
			p.clique[member] = int16(p.cliques)
		}
		p.cliques++
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

// everyone is the crudest bound: every client placed where they fit best.
func (p *puzzle) everyone() worth {
	sum := p.given
	best := make([]int16, p.clients)
	raise := func(g *group) {
		for _, c := range g.byWorth {
			best[c] = max(best[c], g.fit[c])
		}
	}
	for _, g := range p.open {
		raise(g)
	}
	for _, proposal := range p.proposals {
		most := int64(0)
		for _, w := range proposal.ways {
			raise(w.group)
			most = max(most, w.group.given)
		}
		sum = sum.plusFit(most)
	}
	for c, w := range p.worth {
		sum = sum.plus(w).plusFit(int64(best[c]))
	}
	return sum
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
