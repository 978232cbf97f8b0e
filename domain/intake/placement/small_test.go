package placement

import (
	"math/rand/v2"
	"time"
)

// newSmallClinic is small enough to try every plan, yet has clashes, pins,
// exclusions, scarce leaders and rooms, and openings close to their least.
func newSmallClinic(seed uint64) *Waitlist {
	r := rand.New(rand.NewPCG(seed, 7))
	size := clinicSize{waiting: 7 + r.IntN(4), cohorts: r.IntN(3), proposals: r.IntN(3), conflicts: r.IntN(5)}
	if seed%3 == 0 { // enough clients for two openings
		size = clinicSize{waiting: 12 + r.IntN(2), cohorts: r.IntN(2), proposals: 2 + r.IntN(2), conflicts: 2 + r.IntN(8)}
	}
	w := newClinic(seed, size)
	for i := range w.Clients {
		c := &w.Clients[i]
		c.Since = today.AddDate(0, 0, -r.IntN(3)) // ties
		c.Problems = some(r, 0.9, areas)
		c.Free = some(r, 0.85, windows())
		c.Sites = some(r, 0.9, []SiteID{"north", "south", Online})
	}
	for i := range w.Cohorts {
		c := &w.Cohorts[i]
		c.Problems, c.Language = nil, "en"
		c.Members = c.Members[:min(len(c.Members), max(0, c.Capacity-r.IntN(4)))]
		c.Held = r.IntN(4) / 3
		if r.IntN(3) == 0 {
			c.AgeFrom, c.AgeTo = 18+r.IntN(20), 45+r.IntN(30)
		}
		if len(c.Members) > 0 && r.IntN(2) == 0 {
			w.Conflicts = append(w.Conflicts, Conflict{c.Members[0], oneOf(r, w.Clients...).ID})
		}
	}
	for i := range w.Leaders {
		w.Leaders[i].Problems = some(r, 0.9, areas)
		w.Leaders[i].Free = some(r, 0.8, windows())
	}
	for i := range w.Proposals {
		p := &w.Proposals[i]
		p.Problems, p.Most = nil, 6+r.IntN(3)
		if r.IntN(4) == 0 {
			p.AgeFrom = 18 + r.IntN(10)
		}
		if r.IntN(2) == 0 {
			p.Slots = p.Slots[:1]
		}
	}
	w.Leaders = w.Leaders[:1+r.IntN(3)]
	if r.IntN(3) == 0 && len(w.Proposals) > 0 {
		w.Proposals[r.IntN(len(w.Proposals))].CoLed = true
	}
	closeTimes(r, w)
	for i := range w.Cohorts {
		w.Cohorts[i].Leaders = []LeaderID{oneOf(r, w.Leaders...).ID}
	}
	w.Rooms = w.Rooms[:1+r.IntN(2)]
	for i := range w.Rooms {
		w.Rooms[i].Seats = 6 + r.IntN(4)
	}
	if r.IntN(4) == 0 {
		w.Weights = Weights{PrimaryProblem: 3, OtherProblem: 1, PreferredTime: r.IntN(3)}
	}
	w.Exclusions = nil
	if r.IntN(3) == 0 {
		w.Exclusions = append(w.Exclusions, Exclusion{Client: oneOf(r, w.Clients...).ID, Leader: w.Leaders[0].ID})
	}
	if r.IntN(3) == 0 && len(w.Proposals) > 0 {
		w.Exclusions = append(w.Exclusions, Exclusion{Client: oneOf(r, w.Clients...).ID, Proposal: oneOf(r, w.Proposals...).ID})
	}
	if r.IntN(3) == 0 {
		for _, i := range r.Perm(len(w.Clients))[:1+r.IntN(2)] {
			pinAnywhere(r, w, w.Clients[i].ID)
		}
	}
	return w
}

// closeTimes brings new cohorts near to each other in time, with breaks of every
// length between them.
func closeTimes(r *rand.Rand, w *Waitlist) {
	if len(w.Proposals) < 2 || r.IntN(2) > 0 {
		return
	}
	for i := range w.Leaders {
		w.Leaders[i].Free, w.Leaders[i].Sites, w.Leaders[i].MostNew = windows(), []SiteID{"north", "south", Online}, 0
	}
	for i := range w.Clients {
		w.Clients[i].Free = append(w.Clients[i].Free, Slot{Weekday: time.Monday, Start: 9 * 60, Minutes: 180})
	}
	w.Leaders = w.Leaders[:1+r.IntN(2)]
	gap := oneOf(r, 5, 15, 30)
	for i := range w.Proposals {
		w.Proposals[i].Slots = []Slot{{Weekday: time.Monday, Start: 9*60 + i*(50+gap), Minutes: 50}}
	}
	if len(w.Cohorts) > 0 {
		w.Cohorts[0].Slots = []Slot{{Weekday: time.Monday, Start: 8 * 60, Minutes: 60}}
	}
	w.Breaks = oneOf(r, nil, &Breaks{}, &Breaks{Pause: 15}, &Breaks{Pause: 5, Travel: 20}, &Breaks{Routes: []Route{{A: "north", B: "south", Minutes: 60}, {A: Online, B: "south", Minutes: 10}}})
}

// pinAnywhere pins a client where they may well not fit.
func pinAnywhere(r *rand.Rand, w *Waitlist, client ClientID) {
	pin := Pin{Client: client}
	switch n := r.IntN(max(1, len(w.Cohorts)+len(w.Proposals))); {
	case n < len(w.Cohorts):
		pin.Cohort = w.Cohorts[n].ID
	case n-len(w.Cohorts) < len(w.Proposals):
		pin.Proposal = w.Proposals[n-len(w.Cohorts)].ID
	default:
		return
	}
	w.Pins = append(w.Pins, pin)
}
