package placement

import "fmt"

// answer puts a solved puzzle back into the clinic's words.
type answer struct {
	*pose
	solver *solver
	opened []*Opening   // by proposal; nil = stays closed
	with   [][]ClientID // by cohort, then by proposal: whom this plan places there
}

func (a *answer) openings(plan *Plan) {
	a.opened = make([]*Opening, len(a.Proposals))
	var ways []*way
	for i, choice := range a.solver.bestOpen {
		if choice >= 0 {
			ways = append(ways, a.puzzle.proposals[i].ways[choice])
		}
	}
	staff := a.solver.bestCrew.staffOf(ways)
	plan.Openings = make([]Opening, len(ways))
	for k, w := range ways {
		o := &plan.Openings[k]
		*o = Opening{
			Proposal: a.Proposals[w.proposal].ID, Slot: a.puzzle.hours.at[w.at].slot, Site: a.puzzle.hours.at[w.at].site,
			Leader: a.Leaders[staff[k].team.lead].ID, Clients: a.with[len(a.Cohorts)+w.proposal],
		}
		if second := staff[k].team.second; second != nobody {
			o.CoLeader = a.Leaders[second].ID
		}
		if staff[k].room != nobody {
			o.Room = a.Rooms[staff[k].room].ID
		}
		a.opened[w.proposal] = o
	}
	for i := range a.Proposals {
		if a.opened[i] == nil {
			plan.Unopened = append(plan.Unopened, Unopened{a.Proposals[i].ID, a.whyClosed(i, ways)})
		}
	}
}

// whyClosed gives the first thing that stands in a proposal's way.
func (a *answer) whyClosed(i int, opened []*way) string {
	n := &a.Proposals[i]
	ways := a.puzzle.proposals[i].ways
	if len(ways) == 0 {
		return fmt.Sprintf("No slot has a competent leader and a room free, with %d clients who fit.", n.least())
	}
	crew := a.solver.rota.of(opened)
	for _, w := range ways {
		if a.solver.rota.with(crew, w).found {
			return fmt.Sprintf("Fewer than %d of the clients who fit are left; they are better placed elsewhere.", n.least())
		}
	}
	return "The leaders or rooms it needs are used by other new cohorts of this plan, which place more urgent or longer waiting clients."
}

// gather notes who sits where in the plan.
func (a *answer) gather() {
	a.with = make([][]ClientID, len(a.Cohorts)+len(a.Proposals))
	for _, c := range a.Clients {
		if g := a.groupOf(c.ID); g != waiting {
			a.with[g] = append(a.with[g], c.ID)
		}
	}
}

// groupOf is where the plan places a client: the number of a cohort, that of a
// proposal counted on from the cohorts, or waiting.
func (a *answer) groupOf(id ClientID) int {
	if pin, ok := a.pinned[id]; ok {
		if pin.Cohort != "" {
			return a.cohort[pin.Cohort]
		}
		return len(a.Cohorts) + a.proposal[pin.Proposal]
	}
	if k, ok := a.index[id]; ok {
		return int(a.solver.bestAt[k])
	}
	return waiting
}

func (a *answer) client(plan *Plan, i int) {
	c := &a.Clients[i]
	g := a.groupOf(c.ID)
	if g == waiting {
		plan.Waiting = append(plan.Waiting, Waiting{c.ID, a.whyWaiting(c)})
		return
	}
	p := Placement{Client: c.ID}
	if _, p.Pinned = a.pinned[c.ID]; p.Pinned {
		p.Reasons = []string{"Placed here by hand."}
	}
	var m *meeting
	if g < len(a.Cohorts) {
		p.Cohort = a.Cohorts[g].ID
		m = a.meetingOf(&a.Cohorts[g])
	} else {
		o := a.opened[g-len(a.Cohorts)]
		p.Proposal = o.Proposal
		m = a.Proposals[g-len(a.Cohorts)].meeting(o.Slot, o.Site, o.leaders()...)
	}
	v := a.judge(c, m)
	p.Fit = v.fit
	p.Reasons = append(p.Reasons, fmt.Sprintf("%s; waiting for %s.", capital(c.Urgency.String()), count(c.DaysWaited(a.Today), "day")))
	p.Reasons = append(p.Reasons, v.reasons...)
	if c.Suitability == FitsWithPreparation {
		p.Reasons = append(p.Reasons, "The client is to be prepared before the first session.")
	}
	plan.Placements = append(plan.Placements, p)
}
