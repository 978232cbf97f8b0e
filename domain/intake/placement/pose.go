package placement

import (
	"fmt"
	"slices"
)

// pose is the waitlist turned into a puzzle, with the way back.
type pose struct {
	*house
	puzzle *puzzle
	free   []int // puzzle client → index in Clients
	index  map[ClientID]int32
	pinned map[ClientID]Pin
	scale  scale
}

// newPose checks the pins and builds every group.
func newPose(h *house) (*pose, error) {
	p := &pose{house: h, pinned: map[ClientID]Pin{}, index: map[ClientID]int32{}, scale: h.newScale()}
	if err := p.checkPins(); err != nil {
		return nil, err
	}
	for i, c := range h.Clients {
		if _, pinned := p.pinned[c.ID]; pinned || c.Suitability == NotNow || c.Suitability == NotSuitable {
			continue
		}
		p.index[c.ID] = int32(len(p.free))
		p.free = append(p.free, i)
	}
	z := &puzzle{clients: len(p.free), scale: p.scale, leaders: h.Leaders, rooms: len(h.Rooms), pause: h.breaks.Pause, clash: make([][]int32, len(p.free))}
	p.puzzle = z
	for i, c := range p.free {
		z.worth = append(z.worth, p.scale.worth(h.Clients[c].Urgency, h.Clients[c].DaysWaited(h.Today)))
		for _, other := range h.conflicts[h.Clients[c].ID] {
			if k, ok := p.index[other]; ok {
				z.clash[i] = append(z.clash[i], k)
			}
		}
		slices.Sort(z.clash[i])
		z.clash[i] = slices.Compact(z.clash[i])
	}
	z.gatherCliques()
	for i := range h.Cohorts {
		if err := p.openCohort(&h.Cohorts[i]); err != nil {
			return nil, err
		}
	}
	for i := range h.Proposals {
		if err := p.propose(i); err != nil {
			return nil, err
		}
	}
	return p, nil
}

func (p *pose) checkPins() error {
	for _, pin := range p.Pins {
		_, client := p.client[pin.Client]
		_, cohort := p.cohort[pin.Cohort]
		_, proposal := p.proposal[pin.Proposal]
		_, twice := p.pinned[pin.Client]
		switch {
		case !client:
			return fmt.Errorf("%w: pinned client %q is not waiting", ErrWaitlist, pin.Client)
		case twice:
			return fmt.Errorf("%w: client %q is pinned twice", ErrWaitlist, pin.Client)
		case cohort == proposal:
			return fmt.Errorf("%w: client %q has to be pinned to one known cohort or proposal", ErrWaitlist, pin.Client)
		}
		p.pinned[pin.Client] = pin
	}
	return nil
}

// openCohort adds a cohort with what its pins leave of its seats.
func (p *pose) openCohort(c *Cohort) error {
	m := p.meetingOf(c)
	seats := c.FreeSeats()
	pins := p.pinsTo(c.ID, "")
	for _, id := range pins {
		client := &p.Clients[p.client[id]]
		s := p.stand(client, c)
		if len(s.RuledOut) > 0 {
			return &PinError{Client: id, Cohort: c.ID, Rule: s.RuledOut[0]}
		}
		if p.conflictsWithAny(id, pins) {
			return &PinError{Client: id, Cohort: c.ID, Rule: RuleConflict}
		}
		p.puzzle.given = p.puzzle.given.plus(p.worthOf(client)).plusFit(int64(s.Fit))
		seats--
		if seats < 0 {
			return &PinError{Client: id, Cohort: c.ID, Rule: RuleFull}
		}
	}
	if !c.Admits() {
		seats = 0
	}
	m.members = append(slices.Clone(m.members), pins...)
	p.puzzle.open = append(p.puzzle.open, p.puzzle.newGroup(seats, 0, p.fits(m)))
	return nil
}

// fits judges every free client for a meeting.
func (p *pose) fits(m *meeting) []int16 {
	fit := make([]int16, len(p.free))
	for i, c := range p.free {
		fit[i] = ruledOut
		if v := p.judge(&p.Clients[c], m); len(v.rules) == 0 {
			fit[i] = int16(v.fit)
		}
	}
	return fit
}

func (p *pose) worthOf(c *Client) worth {
	return p.scale.worth(c.Urgency, c.DaysWaited(p.Today))
}

// pinsTo lists the clients pinned to a cohort or a proposal, as listed.
func (p *pose) pinsTo(cohort CohortID, proposal ProposalID) []ClientID {
	var ids []ClientID
	for _, pin := range p.Pins {
		if cohort != "" && pin.Cohort == cohort || proposal != "" && pin.Proposal == proposal {
			ids = append(ids, pin.Client)
		}
	}
	return ids
}

// PinError says which rule a pin breaks.
type PinError struct {
	Client   ClientID
	Cohort   CohortID   // where the client was pinned:
	Proposal ProposalID // one of the two
	Rule     Rule
}

func (e *PinError) Error() string {
	return fmt.Sprintf("placement: client %q cannot be pinned to %q: %s", e.Client, string(e.Cohort)+string(e.Proposal), e.Rule.Words())
}
