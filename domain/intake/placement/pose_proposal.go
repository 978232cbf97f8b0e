package placement

import (
	"fmt"
	"slices"
)

// mostWays is the most ways one proposal may have to open.
const mostWays = 256

// propose lists the ways a proposal could open.
func (p *pose) propose(i int) error {
	n := &p.Proposals[i]
	pins := p.pinsTo("", n.ID)
	for _, id := range pins {
		if p.conflictsWithAny(id, pins) {
			return &PinError{Client: id, Proposal: n.ID, Rule: RuleConflict}
		}
		p.puzzle.given = p.puzzle.given.plus(p.worthOf(&p.Clients[p.client[id]]))
	}
	offer := proposal{must: len(pins) > 0}
	for _, slot := range n.Slots {
		for _, site := range n.Sites {
			for _, size := range p.sizes(n, slot, site) {
				offer.ways = p.addWays(offer.ways, i, slot, site, size)
			}
		}
	}
	if len(offer.ways) > mostWays {
		return fmt.Errorf("%w: proposal %q could open in %d ways; at most %d can be weighed", ErrWaitlist, n.ID, len(offer.ways), mostWays)
	}
	if offer.must && len(offer.ways) == 0 {
		return &PinError{Client: pins[0], Proposal: n.ID, Rule: RuleCannotOpen}
	}
	p.puzzle.proposals = append(p.puzzle.proposals, offer)
	return nil
}

// size is how many clients the rooms listed can take.
type size struct {
	seats int
	rooms []int
}

// sizes lists the different numbers of seats a proposal could have at a slot
// and site, each with the rooms that have at least as many.
func (p *pose) sizes(n *Proposal, slot Slot, site SiteID) []size {
	if site == Online {
		return []size{{seats: n.most()}}
	}
	var sizes []size
	for _, r := range p.Rooms {
		seats := min(n.most(), r.Seats)
		known := slices.ContainsFunc(sizes, func(s size) bool { return s.seats == seats })
		if r.Site == site && slot.within(r.Free) && seats >= n.least() && !known {
			sizes = append(sizes, size{seats: seats})
		}
	}
	slices.SortFunc(sizes, func(a, b size) int { return b.seats - a.seats })
	for k := range sizes {
		for j, r := range p.Rooms {
			if r.Site == site && slot.within(r.Free) && r.Seats >= sizes[k].seats {
				sizes[k].rooms = append(sizes[k].rooms, j)
			}
		}
		// The smallest sufficient room first leaves the large ones to others.
		slices.SortStableFunc(sizes[k].rooms, func(a, b int) int { return p.Rooms[a].Seats - p.Rooms[b].Seats })
	}
	return sizes
}

// addWays adds a way for every leader, or the leader to a way that is the same
// for every client.
func (p *pose) addWays(ways []*way, i int, slot Slot, site SiteID, s size) []*way {
	n := &p.Proposals[i]
	for l := range p.Leaders {
		leader := &p.Leaders[l]
		if !p.canLead(leader, n, slot, site) {
			continue
		}
		m := n.meeting(slot, site, leader.ID)
		given, ok := p.givenTo(n, m)
		pins := len(m.members)
		if !ok || s.seats < pins {
			continue
		}
		fit := p.fits(m)
		same := slices.IndexFunc(ways, func(w *way) bool {
			return w.slot == slot && w.site == site && w.seats == s.seats && slices.Equal(w.group.fit, fit) && w.group.given == given
		})
		if same >= 0 {
			ways[same].leaders = append(ways[same].leaders, l)
			continue
		}
		g := p.puzzle.newGroup(s.seats-pins, max(0, n.least()-pins), fit)
		if g.given = given; p.puzzle.mostTogether(g) < g.least {
			continue
		}
		ways = append(ways, &way{
			proposal: i, slot: slot, site: site, online: site == Online, seats: s.seats,
			leaders: []int{l}, rooms: s.rooms, group: g,
		})
	}
	return ways
}

// mostTogether is at least as many as could sit in the group if it had its pick.
func (p *puzzle) mostTogether(g *group) int {
	count := len(g.byWorth)
	for _, mates := range g.mates {
		count -= max(0, len(mates)-1)
	}
	return count
}

// givenTo seats a proposal's pins in one of its ways; false if a rule forbids it.
func (p *pose) givenTo(n *Proposal, m *meeting) (fit int64, ok bool) {
	pins := p.pinsTo("", n.ID)
	for _, id := range pins {
		v := p.judge(&p.Clients[p.client[id]], m)
		if len(v.rules) > 0 {
			return 0, false
		}
		fit += int64(v.fit)
	}
	m.members = pins
	return fit, true
}

func (p *Proposal) meeting(slot Slot, site SiteID, leader LeaderID) *meeting {
	return &meeting{
		proposal: p.ID, program: p.Program, problems: p.Problems, language: p.Language, site: site,
		slots: []Slot{slot}, leaders: []LeaderID{leader}, ageFrom: p.AgeFrom, ageTo: p.AgeTo, fromTheStart: true,
	}
}

// canLead: free for the whole slot and with no cohort of their own in it, at
// that site, in that language, and competent in something the cohort treats.
func (h *house) canLead(l *Leader, n *Proposal, slot Slot, site SiteID) bool {
	competent := len(n.Problems) == 0 || slices.ContainsFunc(n.Problems, func(p string) bool { return slices.Contains(l.Problems, p) })
	named := len(n.Leaders) == 0 || slices.Contains(n.Leaders, l.ID)
	free := slot.within(l.Free) && !slices.ContainsFunc(h.busy[l.ID], slot.overlaps)
	return competent && named && free && slices.Contains(l.Sites, site) && slices.Contains(l.Languages, n.Language)
}
