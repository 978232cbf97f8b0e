package placement

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// newWideClinic is an ordinary large clinic: thirty leaders with their own
// competences, and proposals that could meet at ten times and two sites.
func newWideClinic(seed uint64) *Waitlist {
	w := newClinic(seed, clinicSize{200, 10, 6, 20})
	r := rand.New(rand.NewPCG(seed, 77))
	w.Leaders = w.Leaders[:0]
	for i := range 30 {
		w.Leaders = append(w.Leaders, Leader{
			ID: LeaderID(fmt.Sprintf("l%d", i)), Problems: some(r, 0.4, areas), Languages: []string{"en", "es"},
			Sites: []SiteID{"north", "south", Online}, Free: windows(), MostNew: 1 + r.IntN(2),
		})
	}
	for i := range w.Proposals {
		p := &w.Proposals[i]
		p.Problems, p.Sites, p.Slots = nil, []SiteID{"north", Online}, nil
		for k := range 10 {
			p.Slots = append(p.Slots, Slot{Weekday: time.Weekday(1 + k%5), Start: (9 + 5*(k/5)) * 60, Minutes: 90})
		}
	}
	w.Proposals[0].CoLed = true
	return w
}

func TestAProposalMayHaveAnyNumberOfWays(t *testing.T) {
	w := newWideClinic(1)
	h, err := newHouse(w)
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPose(h)
	if err != nil {
		t.Fatal(err)
	}
	for i, proposal := range p.puzzle.proposals {
		if len(proposal.ways) <= 256 {
			t.Errorf("proposal %d has only %d ways", i, len(proposal.ways))
		}
		for k := 0; k < len(proposal.ways); k += 1 + len(proposal.ways)/20 { // what was put together is what a judge of the whole says
			way := proposal.ways[k]
			e := p.puzzle.hours.at[way.at]
			d := draft{pose: p}
			fits := p.fits(w.Proposals[i].meeting(e.slot, e.site, d.names(way.teams[len(way.teams)-1])...))
			for c, fit := range fits {
				if fit != way.group.fit[c] {
					t.Fatalf("proposal %d, way %d, client %d: fit %d, judged %d", i, way.id, c, way.group.fit[c], fit)
				}
			}
		}
	}
	plan := build(t, w, Limits{Nodes: 60})
	checkPlan(t, w, plan)
	greedy := build(t, w, Limits{Stop: func() bool { return true }})
	checkPlan(t, w, greedy)
	if len(plan.Openings) == 0 || plan.Value.Compare(greedy.Value) < 0 {
		t.Errorf("%d open, %v after %v at once", len(plan.Openings), plan.Value, greedy.Value)
	}
	t.Logf("%d ways: %v, at most %v", p.puzzle.ways, plan.Value.levels(), plan.Most.levels())
}
