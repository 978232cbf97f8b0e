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
		seatsOnly := *w
		seatsOnly.Proposals = nil
		byHand, atOnce, found := placeByHand(&seatsOnly), greedy.Value.levels(), plan.Value.levels()
		if slices.Compare(atOnce[:], byHand[:]) < 0 {
			t.Errorf("seed %d: stopped at once, %v is worse than open seats given by hand, %v", seed, atOnce, byHand)
		}
		if byHand = placeByHand(w); slices.Compare(found[:], byHand[:]) < 0 {
			t.Errorf("seed %d: %v is worse than %v by hand", seed, found, byHand)
		}
		if plan.Value.Compare(greedy.Value) < 0 {
			t.Errorf("seed %d: %v is worse than greedy's %v", seed, plan.Value, greedy.Value)
		}
		if greedy.Bound.Compare(plan.Value) < 0 || greedy.Searched > 1 {
			t.Errorf("seed %d: stopped at once, the bound %v is below %v", seed, greedy.Bound, plan.Value)
		}
		better += oneIf(slices.Compare(found[:], byHand[:]) > 0)
		proven += oneIf(plan.Proven)
		openings += len(plan.Openings)
	}
	t.Logf("%d clinics: better than greedy in %d, %d proven in %d nodes, %d cohorts opened", clinics, better, proven, nodes, openings)
	if better < clinics/2 || openings < clinics {
		t.Error("the clinics are too easy to show anything")
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
			for i, n := range best.Value.levels() {
				if n > part.Most.levels()[i] {
					t.Errorf("seed %d, %d nodes: at most %v said, the optimum is %v", seed, stop, part.Most, best.Value)
				}
				if n != part.Value.levels()[i] {
					break // what follows is said of other plans
				}
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
		"client listed twice":          func(w *Waitlist) { w.Clients = append(w.Clients, w.Clients[0]) },
		"cohort listed twice":          func(w *Waitlist) { w.Cohorts = append(w.Cohorts, w.Cohorts[0]) },
		"cohort without a slot":        func(w *Waitlist) { w.Cohorts[0].Slots = nil },
		"slot past midnight":           func(w *Waitlist) { w.Cohorts[0].Slots = []Slot{{Weekday: 1, Start: 23 * 60, Minutes: 90}} },
		"proposal of five":             func(w *Waitlist) { w.Proposals[0].Least = 5 },
		"proposal of thirteen":         func(w *Waitlist) { w.Proposals[0].Most = 13 },
		"no such urgency":              func(w *Waitlist) { w.Clients[0].Urgency = 9 },
		"negative weight":              func(w *Waitlist) { w.Weights.Program = -1 },
		"more seats than a cohort has": func(w *Waitlist) { w.Cohorts[0].Capacity = 13 },
		"fewer seats than none":        func(w *Waitlist) { w.Cohorts[0].Capacity = -1 },
		"seats held below none":        func(w *Waitlist) { w.Cohorts[0].Held = -1 },
		"conflict with nobody":         func(w *Waitlist) { w.Conflicts = []Conflict{{"c0000", ""}} },
		"exclusion from nothing":       func(w *Waitlist) { w.Exclusions = []Exclusion{{Client: "c0000"}} },
		"exclusion of nobody":          func(w *Waitlist) { w.Exclusions = []Exclusion{{Leader: "l0"}} },
		"exclusion from two things":    func(w *Waitlist) { w.Exclusions = []Exclusion{{Client: "c0000", Leader: "l0", Cohort: "g00"}} },
		"conflict with oneself":        func(w *Waitlist) { w.Conflicts = []Conflict{{"c0000", "c0000"}} },
		"pin of nobody":                func(w *Waitlist) { w.Pins = []Pin{{Client: "nobody", Cohort: w.Cohorts[0].ID}} },
		"pin to nothing":               func(w *Waitlist) { w.Pins = []Pin{{Client: w.Clients[0].ID}} },
		"pin to cohort and proposal": func(w *Waitlist) {
			w.Pins = []Pin{{Client: w.Clients[0].ID, Cohort: w.Cohorts[0].ID, Proposal: w.Proposals[0].ID}}
		},
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
