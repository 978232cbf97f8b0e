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
		if seed%3 == 0 {
			w = newClinic(seed, clinicSize{30, 5, 4, 30})
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
				f.exchange(g, oneOf(r, p.puzzle.proposals[g-len(p.puzzle.open)].ways...).group)
			case f.groups[g] != nil && p.puzzle.clients > 0:
				c := int32(r.IntN(p.puzzle.clients))
				if len(f.seated[g]) > 0 && r.IntN(2) == 0 {
					c = oneOf(r, f.seated[g]...)
				}
				kind = "forbid"
				f.forbid(c, g)
			}
			changes++
			if fresh := f.afresh(); fresh.worth() != f.worth() || fresh.short() != f.short() {
				t.Fatalf("seed %d step %d %s: kept %v, afresh %v", seed, step, kind, f.worth(), fresh.worth())
			}
		}
	}
	t.Logf("%d changes", changes)
}
