package placement

import (
	"errors"
	"reflect"
	"slices"
	"testing"
)

// nodes keeps the generated clinics of the property tests quick.
const nodes = 400

var middling = clinicSize{waiting: 120, cohorts: 10, proposals: 5, conflicts: 40}

func build(t *testing.T, w *Waitlist, limits Limits) Plan {
	t.Helper()
	plan, err := Build(w, limits)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// checkPlan judges a plan by the waitlist alone.
func checkPlan(t *testing.T, w *Waitlist, plan Plan) {
	t.Helper()
	h, err := newHouse(w)
	if err != nil {
		t.Fatal(err)
	}
	sits := map[ClientID]string{}
	in := map[string][]ClientID{}
	var value Objective
	meetings := map[string]*meeting{}
	for i := range w.Cohorts {
		meetings[string(w.Cohorts[i].ID)] = h.meetingOf(&w.Cohorts[i])
	}
	for _, o := range plan.Openings {
		p := &w.Proposals[h.proposal[o.Proposal]]
		meetings[string(o.Proposal)] = p.meeting(o.Slot, o.Site, o.Leader)
		if !h.leaders[o.Leader].canLead(p, o.Slot, o.Site) || !slices.Contains(p.Slots, o.Slot) || !slices.Contains(p.Sites, o.Site) {
			t.Errorf("%s opens where it may not: %+v", o.Proposal, o)
		}
		if len(o.Clients) < FewestToOpen || len(o.Clients) > MostInCohort {
			t.Errorf("%s opens with %d clients", o.Proposal, len(o.Clients))
		}
		for _, other := range plan.Openings {
			if other.Proposal != o.Proposal && other.Slot.overlaps(o.Slot) && (other.Leader == o.Leader || o.Room != "" && other.Room == o.Room) {
				t.Errorf("%s and %s share a leader or a room", o.Proposal, other.Proposal)
			}
		}
	}
	for _, p := range plan.Placements {
		at := string(p.Cohort) + string(p.Proposal)
		if sits[p.Client] != "" {
			t.Errorf("%s sits twice", p.Client)
		}
		sits[p.Client] = at
		c := &w.Clients[h.client[p.Client]]
		v := h.judge(c, meetings[at])
		if len(v.rules) > 0 || h.conflictsWithAny(c.ID, in[at]) {
			t.Errorf("%s in %s breaks %v", p.Client, at, v.rules)
		}
		if v.fit != p.Fit || len(p.Reasons) == 0 {
			t.Errorf("%s: fit %d, stated as %d for %v", p.Client, v.fit, p.Fit, p.Reasons)
		}
		in[at] = append(in[at], p.Client)
		counts := []*int{&value.Routine, &value.AfterDischarge, &value.Urgent, &value.Emergent}
		*counts[c.Urgency]++
		value.DaysWaited += c.DaysWaited(w.Today)
		value.Fit += v.fit
	}
	for i := range w.Cohorts {
		c := &w.Cohorts[i]
		if n := len(in[string(c.ID)]); n > c.FreeSeats() || n > 0 && !c.Admits() {
			t.Errorf("%s: %d placed on %d seats, open: %v", c.ID, n, c.FreeSeats(), c.Admits())
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
	if value != plan.Value {
		t.Errorf("the plan is worth %v, stated as %v", value, plan.Value)
	}
	if plan.Bound.Compare(plan.Value) < 0 || plan.Proven != (plan.Bound == plan.Value) || plan.Proven != (plan.Gap == 0) {
		t.Errorf("value %v, bound %v, proven %v, gap %v", plan.Value, plan.Bound, plan.Proven, plan.Gap)
	}
}

func TestBuildBreaksNoRuleAndIsNeverWorseThanGreedy(t *testing.T) {
	better, openings, proven := 0, 0, 0
	const clinics = 60
	for seed := range uint64(clinics) {
		w := newClinic(seed, middling)
		for _, c := range w.Cohorts[:2] { // pins that can be kept
			for i := range w.Clients {
				if s, _ := Rank(w, w.Clients[i].ID); s[0].Cohort == c.ID && s[0].Open() {
					w.Pins = append(w.Pins, Pin{Client: w.Clients[i].ID, Cohort: c.ID})
					break
				}
			}
		}
		plan := build(t, w, Limits{Nodes: nodes})
		checkPlan(t, w, plan)
		greedy := build(t, w, Limits{Stop: func() bool { return true }})
		checkPlan(t, w, greedy)
		if plan.Value.Compare(greedy.Value) < 0 {
			t.Errorf("seed %d: %v is worse than greedy's %v", seed, plan.Value, greedy.Value)
		}
		if greedy.Bound.Compare(plan.Value) < 0 || greedy.Searched > 1 {
			t.Errorf("seed %d: stopped at once, the bound %v is below %v", seed, greedy.Bound, plan.Value)
		}
		better += oneIf(plan.Value.Compare(greedy.Value) > 0)
		proven += oneIf(plan.Proven)
		openings += len(plan.Openings)
	}
	t.Logf("%d clinics: better than greedy in %d, %d proven in %d nodes, %d cohorts opened", clinics, better, proven, nodes, openings)
	if better < clinics/2 || openings < clinics {
		t.Error("the clinics are too easy to show anything")
	}
}

func TestAddingASeatNeverLowersTheOptimum(t *testing.T) {
	raised := 0
	for seed := range uint64(150) {
		w := newSmallClinic(seed)
		if w.Pins = nil; len(w.Cohorts) == 0 {
			continue
		}
		before := build(t, w, Limits{})
		w.Cohorts[0].Capacity++
		after := build(t, w, Limits{})
		if after.Value.Compare(before.Value) < 0 {
			t.Errorf("seed %d: one more seat lowers %v to %v", seed, before.Value, after.Value)
		}
		raised += oneIf(after.Value.Compare(before.Value) > 0)
	}
	if raised == 0 {
		t.Error("no seat ever mattered")
	}
}

func TestSameWaitlistGivesTheSamePlan(t *testing.T) {
	for seed := range uint64(10) {
		one := build(t, newClinic(seed, middling), Limits{Nodes: nodes})
		two := build(t, newClinic(seed, middling), Limits{Nodes: nodes})
		if !reflect.DeepEqual(one, two) {
			t.Errorf("seed %d: two plans from one waitlist", seed)
		}
	}
}

func TestBoundHoldsWhereverTheSearchIsStopped(t *testing.T) {
	checked := 0
	for seed := range uint64(12) {
		w := newClinic(seed, clinicSize{60, 5, 3, 20})
		best := build(t, w, Limits{})
		for stop := 1; stop < best.Searched; stop += 1 + best.Searched/20 {
			part := build(t, w, Limits{Nodes: stop})
			if part.Bound.Compare(best.Value) < 0 || part.Value.Compare(best.Value) > 0 {
				t.Errorf("seed %d, %d nodes: value %v and bound %v around the optimum %v", seed, stop, part.Value, part.Bound, best.Value)
			}
			if part.Proven && part.Value != best.Value {
				t.Errorf("seed %d, %d nodes: %v called proven, the optimum is %v", seed, stop, part.Value, best.Value)
			}
			checked++
		}
	}
	if checked < 50 {
		t.Errorf("only %d stops tried", checked)
	}
}

func TestContradictoryWaitlistsAreRefused(t *testing.T) {
	tests := map[string]func(*Waitlist){
		"client listed twice":         func(w *Waitlist) { w.Clients = append(w.Clients, w.Clients[0]) },
		"cohort listed twice":         func(w *Waitlist) { w.Cohorts = append(w.Cohorts, w.Cohorts[0]) },
		"cohort without a slot":       func(w *Waitlist) { w.Cohorts[0].Slots = nil },
		"slot past midnight":          func(w *Waitlist) { w.Cohorts[0].Slots = []Slot{{1, 23 * 60, 90}} },
		"proposal of five":            func(w *Waitlist) { w.Proposals[0].Least = 5 },
		"proposal of thirteen":        func(w *Waitlist) { w.Proposals[0].Most = 13 },
		"no such urgency":             func(w *Waitlist) { w.Clients[0].Urgency = 9 },
		"negative weight":             func(w *Waitlist) { w.Weights.Program = -1 },
		"conflict with oneself":       func(w *Waitlist) { w.Conflicts = []Conflict{{"c0000", "c0000"}} },
		"pin of nobody":               func(w *Waitlist) { w.Pins = []Pin{{Client: "nobody", Cohort: w.Cohorts[0].ID}} },
		"pin to nothing":              func(w *Waitlist) { w.Pins = []Pin{{Client: w.Clients[0].ID}} },
		"pin to cohort and proposal":  func(w *Waitlist) { w.Pins = []Pin{{w.Clients[0].ID, w.Cohorts[0].ID, w.Proposals[0].ID}} },
		"client pinned to two places": func(w *Waitlist) { p := Pin{Client: w.Clients[0].ID, Cohort: w.Cohorts[0].ID}; w.Pins = []Pin{p, p} },
	}
	for name, spoil := range tests {
		t.Run(name, func(t *testing.T) {
			w := newClinic(1, clinicSize{20, 3, 2, 0})
			spoil(w)
			if _, err := Build(w, Limits{}); !errors.Is(err, ErrWaitlist) {
				t.Errorf("got %v, want ErrWaitlist", err)
			}
		})
	}
}
