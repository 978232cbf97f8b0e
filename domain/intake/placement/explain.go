package placement

import (
	"fmt"
	"time"
)

// answer puts a solved puzzle back into the clinic's words.
type answer struct {
	*pose
	solver *solver
	opened []*Opening // by proposal; nil = stays closed
}

func (a *answer) openings(plan *Plan) {
	a.opened = make([]*Opening, len(a.Proposals))
	var ways []*way
	for i, choice := range a.solver.bestOpen {
		if choice >= 0 {
			ways = append(ways, a.puzzle.proposals[i].ways[choice])
		}
	}
	staff, _ := staffed(ways, a.Leaders)
	plan.Openings = make([]Opening, len(ways))
	for k, w := range ways {
		o := &plan.Openings[k]
		*o = Opening{
			Proposal: a.Proposals[w.proposal].ID, Slot: w.slot, Site: w.site,
			Leader: a.Leaders[staff[k].leader].ID,
		}
		if !w.online {
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
	for _, w := range ways {
		if _, ok := staffed(append(opened[:len(opened):len(opened)], w), a.Leaders); ok {
			return fmt.Sprintf("Fewer than %d of the clients who fit are left; they are better placed elsewhere.", n.least())
		}
	}
	return "The leaders or rooms it needs are used by other new cohorts of this plan, which place more urgent or longer waiting clients."
}

func (a *answer) client(plan *Plan, i int) {
	c := &a.Clients[i]
	p := Placement{Client: c.ID}
	var m *meeting
	if pin, ok := a.pinned[c.ID]; ok {
		p.Pinned, p.Reasons = true, []string{"Placed here by hand."}
		if pin.Cohort != "" {
			p.Cohort = pin.Cohort
			m = a.meetingOf(&a.Cohorts[a.cohort[pin.Cohort]])
		} else {
			m = a.seatInOpening(&p, a.proposal[pin.Proposal])
		}
	} else {
		k, ok := a.index[c.ID]
		g := waiting
		if ok {
			g = int(a.solver.bestAt[k])
		}
		switch {
		case g == waiting:
			plan.Waiting = append(plan.Waiting, Waiting{c.ID, a.whyWaiting(c)})
			return
		case g < len(a.Cohorts):
			p.Cohort = a.Cohorts[g].ID
			m = a.meetingOf(&a.Cohorts[g])
		default:
			m = a.seatInOpening(&p, g-len(a.Cohorts))
		}
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

func (a *answer) seatInOpening(p *Placement, i int) *meeting {
	o := a.opened[i]
	o.Clients = append(o.Clients, p.Client)
	p.Proposal = o.Proposal
	return a.Proposals[i].meeting(o.Slot, o.Site, o.Leader)
}

// whyWaiting tells what fits a client, and why it is not theirs.
func (a *answer) whyWaiting(c *Client) []string {
	switch c.Suitability {
	case NotNow:
		return []string{RuleNotNow.Words()}
	case NotSuitable:
		return []string{RuleNotSuitable.Words()}
	}
	var full, filled, shut int
	broken := map[Rule]int{}
	var next time.Time
	var nextIn string
	for i := range a.Cohorts {
		cohort := &a.Cohorts[i]
		s := a.stand(c, cohort)
		switch {
		case s.Open():
			filled++
		case s.onlyFull():
			full++
		case len(s.RuledOut) == 1 && s.RuledOut[0] == RuleEntryClosed:
			shut++
		}
		for _, r := range s.RuledOut {
			broken[r]++
		}
		if d, ok := cohort.nextSeat(a.Today); ok && (s.Open() || s.onlyFull()) && (nextIn == "" || d.Before(next)) {
			next, nextIn = d, cohort.Name
		}
	}
	var why []string
	if full > 0 {
		why = append(why, capital(fmt.Sprintf("%s, %s full.", fitting(full), allOf(full))))
	}
	if filled > 0 {
		why = append(why, capital(fmt.Sprintf("%s with free seats, which this plan gives to others by urgency, days waited and fit%s.",
			fitting(filled), a.orConflict(c))))
	}
	if nextIn != "" {
		why = append(why, fmt.Sprintf("The next seat is expected on %s in %s.", date(next), nextIn))
	}
	if shut > 0 {
		why = append(why, capital(fmt.Sprintf("%s, but cannot be joined at %s next session.", fitting(shut), its(shut))))
	}
	why = append(why, a.whyNotNew(c)...)
	if full+filled+shut == 0 {
		why = append(why, a.mostly(broken))
	}
	return why
}

// whyNotNew tells about the new cohorts that would have fit.
func (a *answer) whyNotNew(c *Client) (why []string) {
	k, taken, unopened := a.index[c.ID], 0, 0
	for i, proposal := range a.puzzle.proposals {
		fits := false
		for w, way := range proposal.ways {
			if way.group.fit[k] == ruledOut {
				continue
			}
			fits = true
			if a.solver.bestOpen[i] == w {
				taken++
				fits = false
				break
			}
		}
		if fits {
			unopened++
		}
	}
	if taken > 0 {
		why = append(why, capital(fmt.Sprintf("%s in this plan; the seats go to others by urgency, days waited and fit%s.",
			plural(taken, "new cohort that fits opens", "new cohorts that fit open"), a.orConflict(c))))
	}
	if unopened > 0 {
		why = append(why, capital(fmt.Sprintf("%s, but not at a time and place that suits the client, or not at all in this plan.",
			plural(unopened, "proposed cohort could fit", "proposed cohorts could fit"))))
	}
	return why
}

// orConflict adds the other possible reason for clients who may not sit with
// everybody, without telling with whom.
func (a *answer) orConflict(c *Client) string {
	if len(a.conflicts[c.ID]) > 0 {
		return ", or to someone with whom there is a conflict of interest"
	}
	return ""
}
