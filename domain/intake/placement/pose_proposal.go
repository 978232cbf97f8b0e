package placement

import "slices"

// propose lists the ways a proposal could open, however many they are.
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
	d := p.newDraft(i, pins)
	for _, slot := range n.Slots {
		for _, site := range n.Sites {
			offer.ways = append(offer.ways, d.waysAt(engagement{slot, site})...)
		}
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

// mostTogether is at least as many as could sit in the group if it had its pick.
func (p *puzzle) mostTogether(g *group) int {
	count := len(g.byWorth)
	for _, mates := range g.mates {
		count -= max(0, len(mates)-1)
	}
	return count
}

func (p *Proposal) meeting(slot Slot, site SiteID, leaders ...LeaderID) *meeting {
	return &meeting{
		proposal: p.ID, program: p.Program, problems: p.Problems, language: p.Language, site: site,
		slots: []Slot{slot}, leaders: leaders, ageFrom: p.AgeFrom, ageTo: p.AgeTo, fromTheStart: true,
	}
}

// canLead: free for the whole slot, with the break that lies between it and
// their own cohorts, at that site, in that language, and competent in something
// the cohort treats.
func (h *house) canLead(l *Leader, n *Proposal, e engagement) bool {
	competent := len(n.Problems) == 0 || slices.ContainsFunc(n.Problems, func(p string) bool { return slices.Contains(l.Problems, p) })
	named := len(n.Leaders) == 0 || slices.Contains(n.Leaders, l.ID)
	free := e.slot.within(l.Free) && !slices.ContainsFunc(h.busy[l.ID], func(o engagement) bool { return !h.breaks.apart(o, e) })
	return competent && named && free && slices.Contains(l.Sites, e.site) && slices.Contains(l.Languages, n.Language)
}
