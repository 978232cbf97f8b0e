package placement

import (
	"math/rand/v2"
	"testing"
)

// newSmallClinic is small enough to try every plan, yet has clashes, pins,
// exclusions, scarce leaders and rooms, and openings close to their least.
func newSmallClinic(seed uint64) *Waitlist {
	r := rand.New(rand.NewPCG(seed, 7))
	size := clinicSize{waiting: 7 + r.IntN(4), cohorts: r.IntN(3), proposals: r.IntN(3), conflicts: r.IntN(5)}
	if seed%5 == 0 { // enough clients for two openings
		size = clinicSize{waiting: 12 + r.IntN(2), cohorts: r.IntN(2), proposals: 2 + r.IntN(2), conflicts: 2 + r.IntN(8)}
	}
	w := newClinic(seed, size)
	for i := range w.Clients {
		c := &w.Clients[i]
		c.Since = today.AddDate(0, 0, -r.IntN(3)) // ties
		c.Problems = some(r, 0.9, areas)
		c.Free = some(r, 0.85, windows())
		c.Sites = some(r, 0.9, []SiteID{"north", "south", Online})
	}
	for i := range w.Cohorts {
		c := &w.Cohorts[i]
		c.Problems, c.Language = nil, "en"
		c.Members = c.Members[:min(len(c.Members), max(0, c.Capacity-r.IntN(4)))]
	}
	for i := range w.Leaders {
		w.Leaders[i].Problems = some(r, 0.9, areas)
		w.Leaders[i].Free = some(r, 0.8, windows())
	}
	for i := range w.Proposals {
		p := &w.Proposals[i]
		p.Problems, p.Most = nil, 6+r.IntN(3)
		if r.IntN(2) == 0 {
			p.Slots = p.Slots[:1]
		}
	}
	w.Leaders = w.Leaders[:1+r.IntN(2)]
	for i := range w.Cohorts {
		w.Cohorts[i].Leaders = []LeaderID{oneOf(r, w.Leaders...).ID}
	}
	w.Rooms = w.Rooms[:1+r.IntN(2)]
	w.Exclusions = nil
	if r.IntN(3) == 0 {
		w.Exclusions = append(w.Exclusions, Exclusion{Client: oneOf(r, w.Clients...).ID, Leader: w.Leaders[0].ID})
	}
	if r.IntN(4) == 0 {
		pin := Pin{Client: oneOf(r, w.Clients...).ID}
		if len(w.Cohorts) > 0 && r.IntN(2) == 0 {
			pin.Cohort = w.Cohorts[0].ID
		} else if len(w.Proposals) > 0 {
			pin.Proposal = w.Proposals[0].ID
		}
		if pin.Cohort != "" || pin.Proposal != "" {
			w.Pins = append(w.Pins, pin)
		}
	}
	return w
}

// brute tries every way to open the proposals and every seat for every client.
// It shares only judge and objective values with the code under test.
type brute struct {
	h     *house
	best  Objective
	found bool
	plans int
}

// bruteGroup is a cohort or an opened proposal while plans are tried.
type bruteGroup struct {
	meeting *meeting
	seats   int
	least   int
	room    RoomID
	clients []ClientID
}

func (b *brute) try() {
	var groups []*bruteGroup
	for i := range b.h.Cohorts {
		c := &b.h.Cohorts[i]
		seats := c.FreeSeats()
		if !c.Admits() {
			seats = 0
		}
		groups = append(groups, &bruteGroup{meeting: b.h.meetingOf(c), seats: seats})
	}
	b.tryProposal(0, groups)
}

func (b *brute) tryProposal(i int, groups []*bruteGroup) {
	if i == len(b.h.Proposals) {
		b.tryClient(0, groups, Objective{})
		return
	}
	b.tryProposal(i+1, groups)
	p := &b.h.Proposals[i]
	for _, slot := range p.Slots {
		for _, site := range p.Sites {
			for l := range b.h.Leaders {
				leader := &b.h.Leaders[l]
				if !leader.canLead(p, slot, site) {
					continue
				}
				m := p.meeting(slot, site, leader.ID)
				if site == Online {
					b.tryOpening(i, groups, &bruteGroup{meeting: m, seats: p.most(), least: p.least()})
					continue
				}
				for _, room := range b.h.Rooms {
					if room.Site == site && slot.within(room.Free) {
						b.tryOpening(i, groups, &bruteGroup{meeting: m, seats: min(p.most(), room.Seats), least: p.least(), room: room.ID})
					}
				}
			}
		}
	}
}

func (b *brute) tryOpening(i int, groups []*bruteGroup, g *bruteGroup) {
	led := 1
	leader := g.meeting.leaders[0]
	for _, other := range groups[len(b.h.Cohorts):] {
		same := other.meeting.slots[0].overlaps(g.meeting.slots[0])
		if other.meeting.leaders[0] == leader {
			led++
			if same {
				return
			}
		}
		if g.room != "" && other.room == g.room && same {
			return
		}
	}
	if most := b.h.leaders[leader].MostNew; most > 0 && led > most {
		return
	}
	b.tryProposal(i+1, append(groups[:len(groups):len(groups)], g))
}

func (b *brute) tryClient(i int, groups []*bruteGroup, value Objective) {
	need := 0
	for _, g := range groups {
		need += max(0, g.least-len(g.clients))
	}
	if need > len(b.h.Clients)-i {
		return
	}
	if i == len(b.h.Clients) {
		b.plans++
		if !b.found || value.Compare(b.best) > 0 {
			b.best, b.found = value, true
		}
		return
	}
	c := &b.h.Clients[i]
	pinned := false
	var pin Pin
	for _, p := range b.h.Pins {
		if p.Client == c.ID {
			pin, pinned = p, true
		}
	}
	if !pinned {
		b.tryClient(i+1, groups, value)
	}
	for _, g := range groups {
		if pinned && (g.meeting.cohort != pin.Cohort || g.meeting.proposal != pin.Proposal) {
			continue
		}
		if len(g.clients) >= g.seats || b.h.conflictsWithAny(c.ID, g.clients) {
			continue
		}
		v := b.h.judge(c, g.meeting)
		if len(v.rules) > 0 {
			continue
		}
		next := value
		switch c.Urgency {
		case Emergent:
			next.Emergent++
		case Urgent:
			next.Urgent++
		case AfterDischarge:
			next.AfterDischarge++
		default:
			next.Routine++
		}
		next.DaysWaited += c.DaysWaited(b.h.Today)
		next.Fit += v.fit
		g.clients = append(g.clients, c.ID)
		b.tryClient(i+1, groups, next)
		g.clients = g.clients[:len(g.clients)-1]
	}
}

func TestBuildEqualsBruteForce(t *testing.T) {
	const instances = 1000
	var opened, pinned, refused, clashed, plans int
	for seed := range uint64(instances) {
		w := newSmallClinic(seed)
		h, err := newHouse(w)
		if err != nil {
			t.Fatal(err)
		}
		b := &brute{h: h}
		b.try()
		plans += b.plans
		plan, err := Build(w, Limits{})
		if err != nil {
			refused++
			if b.found {
				t.Fatalf("seed %d: Build says %v, brute force finds %v", seed, err, b.best)
			}
			continue
		}
		if !b.found {
			t.Fatalf("seed %d: Build finds %v where brute force finds nothing", seed, plan.Value)
		}
		if plan.Value != b.best || !plan.Proven || plan.Gap != 0 {
			t.Fatalf("seed %d: Build finds %v (proven %v), brute force %v", seed, plan.Value, plan.Proven, b.best)
		}
		opened += len(plan.Openings)
		pinned += oneIf(len(w.Pins) > 0)
		clashed += oneIf(len(w.Conflicts) > 0)
	}
	t.Logf("%d instances equal brute force over %d plans: %d cohorts opened, %d with conflicts, %d with pins kept, %d refused because of pins",
		instances, plans, opened, clashed, pinned, refused)
	if opened < instances/20 || pinned < instances/50 || clashed < instances/2 {
		t.Error("the instances do not exercise openings, pins and conflicts")
	}
}
