package placement

import (
	"slices"
	"testing"
)

// checkPlan judges a plan by the oracle's rules.
func checkPlan(t *testing.T, w *Waitlist, plan Plan) {
	t.Helper()
	venues := checkOpenings(t, w, plan)
	for _, c := range w.Cohorts {
		venues = append(venues, cohortVenue(c))
	}
	sits := map[ClientID]string{}
	in := map[string][]ClientID{}
	var value [6]int
	for _, p := range plan.Placements {
		at := string(p.Cohort) + string(p.Proposal)
		if sits[p.Client] != "" {
			t.Errorf("%s sits twice", p.Client)
		}
		sits[p.Client] = at
		c := w.Clients[slices.IndexFunc(w.Clients, func(c Client) bool { return c.ID == p.Client })]
		v := venues[slices.IndexFunc(venues, func(v venue) bool { return v.name == at })]
		fit, ok := v.fitOf(w, c)
		if !ok || slices.ContainsFunc(in[at], func(other ClientID) bool { return atOdds(w, c.ID, other) }) {
			t.Errorf("%s may not sit in %s", p.Client, at)
		}
		if fit != p.Fit || len(p.Reasons) == 0 {
			t.Errorf("%s: fit %d, stated as %d for %v", p.Client, fit, p.Fit, p.Reasons)
		}
		in[at] = append(in[at], p.Client)
		for i, n := range numbersOf(c, w.Today, fit) {
			value[i] += n
		}
	}
	for _, v := range venues {
		if n := len(in[v.name]); n > v.seats || n < v.least {
			t.Errorf("%s: %d placed, %d seats, opens with %d", v.name, n, v.seats, v.least)
		}
	}
	for _, pin := range w.Pins {
		if sits[pin.Client] != string(pin.Cohort)+string(pin.Proposal) {
			t.Errorf("%v is not kept", pin)
		}
	}
	for _, waits := range plan.Waiting {
		if sits[waits.Client] != "" || len(waits.Reasons) == 0 {
			t.Errorf("%s waits in %q for %v", waits.Client, sits[waits.Client], waits.Reasons)
		}
		sits[waits.Client] = "waiting"
	}
	if len(sits) != len(w.Clients) {
		t.Errorf("%d of %d clients are accounted for", len(sits), len(w.Clients))
	}
	if value != plan.Value.levels() {
		t.Errorf("the plan is worth %v, stated as %v", value, plan.Value)
	}
	for i, most := range plan.Most.levels() {
		if most < value[i] || most > plan.Bound.levels()[i] && plan.Bound.levels()[i] != value[i] {
			t.Errorf("value %v, bound %v, at most %v", plan.Value, plan.Bound, plan.Most)
		}
	}
	if plan.Bound.Compare(plan.Value) < 0 || plan.Proven != (plan.Bound == plan.Value) || plan.Proven != (plan.Gap == 0) {
		t.Errorf("value %v, bound %v, proven %v, gap %v", plan.Value, plan.Bound, plan.Proven, plan.Gap)
	}
}

// checkOpenings holds the new cohorts against each other and against the ways
// in which they may open, and every proposal to be told of.
func checkOpenings(t *testing.T, w *Waitlist, plan Plan) (opened []venue) {
	t.Helper()
	told := map[ProposalID]bool{}
	for _, o := range plan.Openings {
		told[o.Proposal] = true
		p := w.Proposals[slices.IndexFunc(w.Proposals, func(p Proposal) bool { return p.ID == o.Proposal })]
		ways := venuesOf(w, p)
		i := slices.IndexFunc(ways, func(v venue) bool {
			return v.meets[0] == o.Slot && v.site == o.Site && slices.Equal(v.leaders, o.leaders()) && v.room == o.Room
		})
		if i < 0 {
			t.Fatalf("%s opens where it may not: %+v", o.Proposal, o)
		}
		if len(o.Clients) < 6 || len(o.Clients) > 12 {
			t.Errorf("%s opens with %d clients", o.Proposal, len(o.Clients))
		}
		var placed []ClientID
		for _, c := range plan.Placements {
			if c.Proposal == o.Proposal {
				placed = append(placed, c.Client)
			}
		}
		if !slices.Equal(placed, o.Clients) {
			t.Errorf("%s opens with %v, placed there are %v", o.Proposal, o.Clients, placed)
		}
		for _, other := range opened {
			if !apart(w, other, ways[i]) {
				t.Errorf("%s and %s share a leader or a room", o.Proposal, other.name)
			}
		}
		opened = append(opened, ways[i])
	}
	if !mayTake(w, opened) {
		t.Error("a leader takes more new cohorts than they can")
	}
	for _, u := range plan.Unopened {
		told[u.Proposal] = true
		if u.Reason == "" {
			t.Errorf("%s stays closed for no reason", u.Proposal)
		}
	}
	if len(told) != len(w.Proposals) || len(plan.Openings)+len(plan.Unopened) != len(w.Proposals) {
		t.Errorf("%d of %d proposals are accounted for", len(told), len(w.Proposals))
	}
	return opened
}
