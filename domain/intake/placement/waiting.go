package placement

import (
	"fmt"
	"slices"
	"time"
)

// prospects counts the places that fit a client who waits, by what stands
// between them and a seat.
type prospects struct {
	full     int  // no seat was free to begin with
	shut     int  // cannot be joined now
	taken    int  // this plan gives the last seat to somebody else
	conflict int  // a seat is left, but this plan places someone there whom they may not sit with
	either   bool // in one of those taken, too, sits someone they may not sit with
	byHand   bool // or someone placed by hand
}

// whyWaiting tells what fits a client, and why it is not theirs.
func (a *answer) whyWaiting(c *Client) []string {
	switch c.Suitability {
	case NotNow:
		return []string{RuleNotNow.Words()}
	case NotSuitable:
		return []string{RuleNotSuitable.Words()}
	case Fits, FitsWithPreparation:
	}
	var open prospects
	broken := map[Rule]int{}
	var next time.Time
	var nextIn string
	for i := range a.Cohorts {
		cohort := &a.Cohorts[i]
		s := a.stand(c, cohort)
		switch {
		case s.Open():
			a.tally(&open, c, i, cohort.FreeSeats())
		case s.onlyFull():
			open.full++
		case len(s.RuledOut) == 1 && s.RuledOut[0] == RuleEntryClosed:
			open.shut++
		}
		for _, r := range s.RuledOut {
			broken[r]++
		}
		if d, ok := cohort.nextSeat(a.Today); ok && (s.Open() || s.onlyFull()) && (nextIn == "" || d.Before(next)) {
			next, nextIn = d, cohort.Name
		}
	}
	var why []string
	say := func(n int, format string, words ...any) {
		if n > 0 {
			why = append(why, capital(fmt.Sprintf(format, words...)))
		}
	}
	say(open.full, "%s, %s full.", fitting(open.full), allOf(open.full))
	say(open.taken, "%s with free seats, which this plan gives to others %s.", fitting(open.taken), open.how())
	say(open.conflict, "%s with a seat left, but this plan places someone there with whom there is a conflict of interest.", fitting(open.conflict))
	if nextIn != "" {
		why = append(why, fmt.Sprintf("The next seat is expected on %s in %s.", date(next), nextIn))
	}
	say(open.shut, "%s, but cannot be joined at %s next session.", fitting(open.shut), its(open.shut))
	why = append(why, a.whyNotNew(c)...)
	if open == (prospects{}) {
		why = append(why, a.mostly(broken))
	}
	return why
}

// whyNotNew tells about the new cohorts that would have fit.
func (a *answer) whyNotNew(c *Client) (why []string) {
	var opens prospects
	k, unopened := a.index[c.ID], 0
	for i, proposal := range a.puzzle.proposals {
		chosen := a.solver.bestOpen[i]
		switch {
		case chosen >= 0 && proposal.ways[chosen].group.fit[k] != ruledOut:
			a.tally(&opens, c, len(a.Cohorts)+i, proposal.ways[chosen].seats)
		case slices.ContainsFunc(proposal.ways, func(w *way) bool { return w.group.fit[k] != ruledOut }):
			unopened++
		}
	}
	if opens.taken > 0 {
		why = append(why, capital(fmt.Sprintf("%s in this plan; the seats go to others %s.",
			plural(opens.taken, "new cohort that fits opens", "new cohorts that fit open"), opens.how())))
	}
	if opens.conflict > 0 {
		why = append(why, capital(fmt.Sprintf("%s in this plan with a seat left, but with someone there with whom there is a conflict of interest.",
			plural(opens.conflict, "new cohort that fits opens", "new cohorts that fit open"))))
	}
	if unopened > 0 {
		why = append(why, capital(fmt.Sprintf("%s, but not at a time and place that suits the client, or not at all in this plan.",
			plural(unopened, "proposed cohort could fit", "proposed cohorts could fit"))))
	}
	return why
}

// tally adds a cohort or an opening with so many seats, which would take the
// client if it had a seat for them.
func (a *answer) tally(p *prospects, c *Client, g, seats int) {
	apart := a.conflictsWithAny(c.ID, a.with[g])
	if len(a.with[g]) < seats {
		p.conflict++
		return
	}
	p.taken++
	p.either = p.either || apart
	p.byHand = p.byHand || slices.ContainsFunc(a.with[g], func(id ClientID) bool {
		_, pinned := a.pinned[id]
		return pinned
	})
}

// how the seats were given away, without telling to whom.
func (p prospects) how() string {
	how := "by urgency, days waited and fit"
	if p.byHand {
		how += ", or by hand"
	}
	if p.either {
		how += "; someone with whom there is a conflict of interest is among them"
	}
	return how
}
