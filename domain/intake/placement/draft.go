package placement

import (
	"encoding/binary"
	"slices"
)

// draft works out the ways of one proposal. Who may come to an hour and what a
// leader treats are judged once each and then put together: a large clinic has
// thousands of ways.
type draft struct {
	*pose
	number   int
	proposal *Proposal
	pins     []ClientID
	care     map[int][]care // by leader who has been asked for: of every free client
}

// care is what a leader's competence means to a client.
type care int8

const (
	unfit        care = iota // they treat nothing the client has
	otherProblem             // one of the client's problem areas
	primary                  // the first one
	shut                     // the client was excluded from their groups
)

func (p *pose) newDraft(i int, pins []ClientID) *draft {
	return &draft{pose: p, number: i, proposal: &p.Proposals[i], pins: pins, care: map[int][]care{}}
}

// waysAt lists the ways at one hour and site, those with the most seats first.
func (d *draft) waysAt(e engagement) (ways []*way) {
	sizes := d.sizes(d.proposal, e.slot, e.site)
	if len(sizes) == 0 {
		return nil
	}
	offers := d.offers(e)
	at := nobody
	for _, s := range sizes {
		for _, o := range offers {
			g := *o.group
			g.seats, g.least = s.seats-len(d.pins), max(0, d.proposal.least()-len(d.pins))
			if g.seats < 0 || d.puzzle.mostTogether(&g) < g.least {
				continue
			}
			if at == nobody {
				at = d.puzzle.hours.number(e, d.breaks)
			}
			ways = append(ways, &way{
				id: d.puzzle.ways, proposal: d.number, at: at, seats: s.seats, teams: o.teams, rooms: s.rooms, group: &g,
			})
			d.puzzle.ways++
		}
	}
	return ways
}

// offer is what some teams, which are the same to every client, offer at an hour.
type offer struct {
	teams []team
	group *group // seats and least are left to the size of the room
}

// offers judges every team that could lead at an hour.
func (d *draft) offers(e engagement) (all []*offer) {
	var known = map[string]*offer{}
	var base []int16
	for _, t := range d.teams(e) {
		given, ok := d.givenTo(e, t)
		if !ok {
			continue
		}
		if base == nil {
			m := d.proposal.meeting(e.slot, e.site)
			m.unled, m.members = true, d.pins
			base = d.fits(m)
		}
		fit := d.ledBy(t, base)
		key := fitKey(fit, given)
		if o, ok := known[key]; ok {
			o.teams = append(o.teams, t)
			continue
		}
		g := d.puzzle.newGroup(0, 0, fit)
		g.given = given
		o := &offer{teams: []team{t}, group: g}
		known[key], all = o, append(all, o)
	}
	return all
}

func fitKey(fit []int16, given int64) string {
	key := binary.AppendVarint(nil, given)
	for _, f := range fit {
		key = append(key, byte(f), byte(f>>8))
	}
	return string(key)
}

// teams lists who could lead at an hour: one, or two together.
func (d *draft) teams(e engagement) (teams []team) {
	var able []int
	for l := range d.Leaders {
		if d.canLead(&d.Leaders[l], d.proposal, e) {
			able = append(able, l)
		}
	}
	for i, l := range able {
		if !d.proposal.CoLed {
			teams = append(teams, team{l, nobody})
			continue
		}
		for _, second := range able[i+1:] {
			teams = append(teams, team{l, second})
		}
	}
	return teams
}

// ledBy adds to what an hour offers what its team does.
func (d *draft) ledBy(t team, base []int16) []int16 {
	fit := slices.Clone(base)
	one, two := d.careOf(t.lead), []care(nil)
	if t.second != nobody {
		two = d.careOf(t.second)
	}
	for c, f := range fit {
		if f == ruledOut {
			continue
		}
		best := one[c]
		if two != nil {
			best = max(best, two[c])
		}
		switch best {
		case primary:
			fit[c] += int16(d.weights.PrimaryProblem)
		case otherProblem:
			fit[c] += int16(d.weights.OtherProblem)
		case unfit, shut:
			fit[c] = ruledOut
		}
	}
	return fit
}

func (d *draft) careOf(leader int) []care {
	if known, ok := d.care[leader]; ok {
		return known
	}
	m := d.proposal.meeting(Slot{}, "", d.Leaders[leader].ID)
	all := make([]care, len(d.free))
	for i, c := range d.free {
		client := &d.Clients[c]
		treated, first, competent := d.treats(client, m)
		switch {
		case d.excluded(client.ID, m):
			all[i] = shut
		case first:
			all[i] = primary
		case treated && competent:
			all[i] = otherProblem
		}
	}
	d.care[leader] = all
	return all
}

// givenTo seats the proposal's pins with a team; false if a rule forbids it.
func (d *draft) givenTo(e engagement, t team) (fit int64, ok bool) {
	m := d.proposal.meeting(e.slot, e.site, d.names(t)...)
	for _, id := range d.pins {
		v := d.judge(&d.Clients[d.client[id]], m)
		if len(v.rules) > 0 {
			return 0, false
		}
		fit += int64(v.fit)
	}
	return fit, true
}

func (d *draft) names(t team) []LeaderID {
	if t.second == nobody {
		return []LeaderID{d.Leaders[t.lead].ID}
	}
	return []LeaderID{d.Leaders[t.lead].ID, d.Leaders[t.second].ID}
}
