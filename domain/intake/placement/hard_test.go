package placement

import (
	"fmt"
	"math/rand/v2"
)

// hardClinics make a clinic of 300 waiting and 30 cohorts, ten of them new,
// harder to plan than newClinic does, each in another way.
var hardClinics = map[string]func(*rand.Rand, *Waitlist){
	// Two conflicts for every client instead of one for eight.
	"conflicts": func(r *rand.Rand, w *Waitlist) {
		for range 560 {
			a, b := r.IntN(len(w.Clients)), r.IntN(len(w.Clients))
			if a != b {
				w.Conflicts = append(w.Conflicts, Conflict{w.Clients[a].ID, w.Clients[b].ID})
			}
		}
	},
	// Five leaders and two rooms for ten new cohorts that could meet at five times.
	"staff": func(r *rand.Rand, w *Waitlist) {
		w.Leaders, w.Rooms = w.Leaders[:5], w.Rooms[:2]
		for i := range w.Cohorts {
			w.Cohorts[i].Leaders = []LeaderID{oneOf(r, w.Leaders...).ID}
		}
		for i := range w.Leaders {
			w.Leaders[i].Free, w.Leaders[i].MostNew = windows(), 2
		}
		for i := range w.Proposals {
			for len(w.Proposals[i].Slots) < 5 {
				w.Proposals[i].Slots = append(w.Proposals[i].Slots, meetingSlot(r))
			}
		}
	},
	// One free seat in a cohort at most, and hardly anyone who does not fit.
	"seats": func(r *rand.Rand, w *Waitlist) {
		for i := range w.Cohorts {
			c := &w.Cohorts[i]
			c.Held = max(0, c.Capacity-len(c.Members)-r.IntN(2))
		}
		for i := range w.Clients {
			w.Clients[i].Free, w.Clients[i].Problems = some(r, 0.85, windows()), some(r, 0.4, areas)
			w.Clients[i].Sites = some(r, 0.9, []SiteID{"north", "south", Online})
		}
	},
	// Thirty leaders, each competent in other problem areas and free for most of the
	// week, for new cohorts that could meet at five times.
	"leaders": func(r *rand.Rand, w *Waitlist) {
		for i := len(w.Leaders); i < 30; i++ {
			w.Leaders = append(w.Leaders, Leader{ID: LeaderID(fmt.Sprintf("l%d", i)), Languages: []string{"en"}, MostNew: 1})
		}
		for i := range w.Leaders {
			l := &w.Leaders[i]
			l.Problems, l.Free, l.Sites = some(r, 0.4, areas), some(r, 0.7, windows()), []SiteID{"north", "south", Online}
		}
		for i := range w.Proposals {
			for len(w.Proposals[i].Slots) < 5 {
				w.Proposals[i].Slots = append(w.Proposals[i].Slots, meetingSlot(r))
			}
		}
	},
	// Everyone came in the same week, so nobody stands out by days waited.
	"ties": func(r *rand.Rand, w *Waitlist) {
		for i := range w.Clients {
			w.Clients[i].Since = today.AddDate(0, 0, -30-r.IntN(5))
		}
	},
}

func newHardClinic(kind string, seed uint64) *Waitlist {
	w := newClinic(seed, clinicSize{300, 20, 10, 40})
	hardClinics[kind](rand.New(rand.NewPCG(seed, 99)), w)
	return w
}
