package placement

import (
	"math/rand/v2"
	"testing"
)

// afresh builds the same assignment problem from nothing, clients in reverse.
func (f *flow) afresh() *flow {
	n := newFlow(f.puzzle, len(f.groups))
	copy(n.groups, f.groups)
	copy(n.fit, f.fit)
	for c := int32(f.puzzle.clients) - 1; c >= 0; c-- {
		n.place(c)
	}
	return n
}

func TestFlowStaysOptimalWhileGroupsChange(t *testing.T) {
	changes := 0
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 3))
		w := newSmallClinic(seed)
		if seed%2 == 0 {
			w = newClinic(seed, clinicSize{80, 5, 4, 60})
		}
		w.Pins = nil
		h, err := newHouse(w)
		if err != nil {
			t.Fatal(err)
		}
		p, err := newPose(h)
		if err != nil {
			t.Fatal(err)
		}
		f := newSolver(p.puzzle, Limits{}).original
		for step := range 40 {
			g := r.IntN(max(1, len(f.groups)))
			kind := ""
			switch {
			case len(f.groups) == 0:
				continue
			case g >= len(p.puzzle.open) && len(p.puzzle.proposals[g-len(p.puzzle.open)].ways) > 0:
				kind = "exchange"
				ways := p.puzzle.proposals[g-len(p.puzzle.open)].ways
				if f.exchange(g, oneOf(r, ways...).group); step%3 == 0 {
					f.exchange(g, p.puzzle.union(some(r, 0.5, ways)))
				}
			case f.groups[g] != nil && p.puzzle.clients > 0:
				c := int32(r.IntN(p.puzzle.clients))
				if len(f.seated[g]) > 0 && r.IntN(2) == 0 {
					c = oneOf(r, f.seated[g]...)
				}
				kind = "forbid"
				f.forbid(c, g)
			}
			changes++
			if b := f.broken(); b != "" {
				t.Fatalf("seed %d step %d %s: %s", seed, step, kind, b)
			}
			if fresh := f.afresh(); fresh.worth() != f.worth() || fresh.missing() != f.missing() {
				t.Fatalf("seed %d step %d %s: kept %v short of %d, afresh %v short of %d", seed, step, kind, f.worth(), f.missing(), fresh.worth(), fresh.missing())
			}
		}
	}
	t.Logf("%d changes", changes)
}

// broken says what is impossible about an assignment, if anything.
func (f *flow) broken() string {
	for g, group := range f.groups {
		if group == nil {
			continue
		}
		if len(f.seated[g]) > group.seats {
			return "a seat is taken twice"
		}
		for _, c := range f.seated[g] {
			if f.fitOf(c, g) == ruledOut || int(f.at[c]) != g {
				return "someone sits where they may not"
			}
			if f.fitOf(c, g) != int64(group.fit[c]) {
				return "a fit is not the group's"
			}
			if f.seatmate(c, g) >= 0 {
				return "two of a clique sit together"
			}
		}
	}
	return ""
}

// missing counts the clients the groups lack to open.
func (f *flow) missing() (n int) {
	for g, group := range f.groups {
		if group != nil {
			n += max(0, group.least-len(f.seated[g]))
		}
	}
	return n
}

func TestFlowStaysOptimalWhileProposalsNarrow(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 3))
		w := newClinic(seed%60, middling)
		h, _ := newHouse(w)
		p, _ := newPose(h)
		f := newSolver(p.puzzle, Limits{}).original
		for step := range 40 {
			k := r.IntN(len(p.puzzle.proposals))
			ways := p.puzzle.proposals[k].ways
			if len(ways) == 0 {
				continue
			}
			g := len(p.puzzle.open) + k
			var next *group
			if r.IntN(3) == 0 {
				next = oneOf(r, ways...).group
			} else {
				next = p.puzzle.union(some(r, 0.5, ways))
			}
			f.exchange(g, next)
			if b := f.broken(); b != "" {
				t.Fatalf("seed %d step %d: %s", seed, step, b)
			}
			if fresh := f.afresh(); fresh.worth() != f.worth() || fresh.missing() != f.missing() {
				t.Fatalf("seed %d step %d: kept %v short of %d, afresh %v short of %d", seed, step, f.worth(), f.missing(), fresh.worth(), fresh.missing())
			}
		}
	}
}
