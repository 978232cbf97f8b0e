package placement

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// More of anything can be left unused, so it never makes the best plan worse.
func TestMoreRoomNeverLowersTheOptimum(t *testing.T) {
	more := map[string]func(*rand.Rand, *Waitlist){
		"a seat": func(r *rand.Rand, w *Waitlist) {
			if len(w.Cohorts) == 0 {
				return
			}
			switch c := &w.Cohorts[r.IntN(len(w.Cohorts))]; {
			case c.Capacity < MostInCohort:
				c.Capacity++
			case c.Held > 0:
				c.Held--
			case len(c.Members) > 0:
				c.Members = c.Members[1:]
			}
		},
		"a chair in a room": func(r *rand.Rand, w *Waitlist) {
			for i := range w.Rooms {
				w.Rooms[i].Seats++
			}
		},
		"a seat in a new cohort": func(r *rand.Rand, w *Waitlist) {
			for i := range w.Proposals {
				w.Proposals[i].Most = min(w.Proposals[i].Most+1, MostInCohort)
			}
		},
		"a room": func(r *rand.Rand, w *Waitlist) {
			w.Rooms = append(w.Rooms, Room{ID: "hall", Site: "south", Seats: 9, Free: windows()})
		},
		"a leader": func(r *rand.Rand, w *Waitlist) { w.Leaders = append(w.Leaders, freeTwins(w)...) },
		"a client": func(r *rand.Rand, w *Waitlist) {
			c := w.Clients[r.IntN(len(w.Clients))]
			c.ID = "newcomer"
			w.Clients = append(w.Clients, c)
		},
		"a conflict settled":     func(r *rand.Rand, w *Waitlist) { w.Conflicts = w.Conflicts[:len(w.Conflicts)/2] },
		"an exclusion withdrawn": func(r *rand.Rand, w *Waitlist) { w.Exclusions = nil },
		"a pin withdrawn":        func(r *rand.Rand, w *Waitlist) { w.Pins = w.Pins[:len(w.Pins)/2] },
	}
	for name, add := range more {
		t.Run(name, func(t *testing.T) {
			raised := 0
			for seed := range uint64(300) {
				w := newSmallClinic(seed)
				before, err := Build(w, Limits{})
				add(rand.New(rand.NewPCG(seed, 9)), w)
				if err != nil {
					continue // the pins could not be kept
				}
				after := build(t, w, Limits{})
				if after.Value.Compare(before.Value) < 0 {
					t.Errorf("seed %d: more lowers %v to %v", seed, before.Value, after.Value)
				}
				raised += oneIf(after.Value.Compare(before.Value) > 0)
			}
			if raised == 0 {
				t.Error("it never mattered")
			}
		})
	}
}

// The order of the lists settles ties, and nothing else.
func TestTheOrderOfTheListsDoesNotChangeWhatIsReached(t *testing.T) {
	otherwise, compared := 0, 0
	for seed := range uint64(120) {
		r := rand.New(rand.NewPCG(seed, 11))
		w := newSmallClinic(seed)
		if seed%4 == 0 {
			w = newClinic(seed, clinicSize{60, 5, 3, 20})
		}
		one, err := Build(w, Limits{})
		shuffled := shuffle(r, w)
		two, again := Build(shuffled, Limits{})
		if (err == nil) != (again == nil) {
			t.Fatalf("seed %d: %v, in another order %v", seed, err, again)
		}
		if err != nil {
			for _, err := range []error{err, again} { // which of the two depends on what is looked at first
				if broken := new(PinError); !errors.As(err, &broken) && !errors.Is(err, ErrNoPlan) {
					t.Errorf("seed %d: %v", seed, err)
				}
			}
			continue
		}
		if one.Value != two.Value || !one.Proven || !two.Proven {
			t.Errorf("seed %d: %v (proven %v), in another order %v (proven %v)", seed, one.Value, one.Proven, two.Value, two.Proven)
		}
		checkPlan(t, shuffled, two)
		compared++
		otherwise += oneIf(!reflect.DeepEqual(one.Placements, two.Placements))
	}
	if compared < 60 || otherwise == 0 {
		t.Errorf("%d compared, %d in another order", compared, otherwise)
	}
}

// shuffle is the same waitlist with its lists in another order.
func shuffle(r *rand.Rand, w *Waitlist) *Waitlist {
	s := *w
	s.Clients, s.Cohorts, s.Proposals = shuffled(r, w.Clients), shuffled(r, w.Cohorts), shuffled(r, w.Proposals)
	s.Leaders, s.Rooms, s.Conflicts = shuffled(r, w.Leaders), shuffled(r, w.Rooms), shuffled(r, w.Conflicts)
	s.Pins, s.Exclusions = shuffled(r, w.Pins), shuffled(r, w.Exclusions)
	for i, c := range s.Conflicts {
		s.Conflicts[i] = Conflict{c.B, c.A}
	}
	for i := range s.Proposals {
		s.Proposals[i].Slots, s.Proposals[i].Sites = shuffled(r, s.Proposals[i].Slots), shuffled(r, s.Proposals[i].Sites)
	}
	return &s
}

func shuffled[T any](r *rand.Rand, list []T) []T {
	other := make([]T, len(list))
	for i, k := range r.Perm(len(list)) {
		other[i] = list[k]
	}
	return other
}

// Hard clinics are stopped early: what the plan says of itself has to hold all
// the same.
func TestHardClinicsStoppedEarlyGetASoundPlan(t *testing.T) {
	unproven := 0
	for kind := range hardClinics {
		for seed := range uint64(2) {
			w := newHardClinic(kind, seed)
			plan := build(t, w, Limits{Nodes: 40})
			checkPlan(t, w, plan)
			byHand, found := placeByHand(w), plan.Value.levels()
			if slices.Compare(found[:], byHand[:]) < 0 {
				t.Errorf("%s %d: %v is worse than %v by hand", kind, seed, found, byHand)
			}
			unproven += oneIf(!plan.Proven)
		}
	}
	if unproven < 4 {
		t.Errorf("only %d clinics were hard", unproven)
	}
}
