package placement

import (
	"fmt"
	"math/rand/v2"
	"time"
)

// clinicSize describes a generated clinic.
type clinicSize struct {
	waiting, cohorts, proposals int
	conflicts                   int
}

var today = time.Date(2026, time.March, 2, 0, 0, 0, 0, time.UTC)

var (
	areas    = []string{"depression", "anxiety", "trauma", "alcohol", "drugs", "grief", "anger", "eating"}
	programs = []ProgramID{"cbt", "act", "seeking-safety", "relapse", "dbt", "grief-work"}
)

func oneOf[T any](r *rand.Rand, values ...T) T { return values[r.IntN(len(values))] }

func some[T any](r *rand.Rand, share float64, values []T) []T {
	var out []T
	for _, v := range values {
		if r.Float64() < share {
			out = append(out, v)
		}
	}
	if len(out) == 0 {
		out = append(out, oneOf(r, values...))
	}
	return out
}

// windows are the parts of a working week: morning, afternoon, evening.
func windows() []Slot {
	var all []Slot
	for d := time.Monday; d <= time.Friday; d++ {
		all = append(all, Slot{Weekday: d, Start: 9 * 60, Minutes: 180}, Slot{Weekday: d, Start: 13 * 60, Minutes: 240}, Slot{Weekday: d, Start: 17 * 60, Minutes: 210})
	}
	return all
}

func meetingSlot(r *rand.Rand) Slot {
	return Slot{Weekday: time.Weekday(1 + r.IntN(5)), Start: oneOf(r, 9, 10, 13, 14, 15, 17, 18) * 60, Minutes: oneOf(r, 60, 90)}
}

// newClinic makes up a waitlist of the given size, the same for the same seed.
func newClinic(seed uint64, size clinicSize) *Waitlist {
	r := rand.New(rand.NewPCG(seed, 42))
	w := &Waitlist{Today: today}
	sites := []SiteID{"north", "south", Online}
	for i := range size.waiting {
		c := Client{
			ID:        ClientID(fmt.Sprintf("c%04d", i)),
			Since:     today.AddDate(0, 0, -int(r.ExpFloat64()*35)),
			Age:       18 + r.IntN(60),
			Languages: []string{"en"},
			Problems:  some(r, 0.15, areas),
			Free:      some(r, 0.5, windows()),
			Sites:     some(r, 0.6, sites),
			Program:   oneOf(r, programs...),
		}
		switch x := r.Float64(); {
		case x < 0.03:
			c.Urgency = Emergent
		case x < 0.15:
			c.Urgency = Urgent
		case x < 0.25:
			c.Urgency = AfterDischarge
		}
		if r.Float64() < 0.1 {
			c.Languages = oneOf(r, []string{"es"}, []string{"en", "es"})
		}
		if r.Float64() < 0.03 {
			c.Suitability = NotNow
		}
		c.Preferred = some(r, 0.4, c.Free)
		w.Clients = append(w.Clients, c)
	}
	for i := range 4 + size.proposals {
		w.Leaders = append(w.Leaders, Leader{
			ID: LeaderID(fmt.Sprintf("l%d", i)), Problems: some(r, 0.6, areas), Languages: some(r, 0.8, []string{"en", "es"}),
			Sites: some(r, 0.7, sites), Free: some(r, 0.4, windows()), MostNew: 1 + r.IntN(2),
		})
	}
	for i := range 2 + size.proposals/3 {
		w.Rooms = append(w.Rooms, Room{ID: RoomID(fmt.Sprintf("r%d", i)), Site: sites[i%2], Seats: 8 + 2*r.IntN(4), Free: some(r, 0.7, windows())})
	}
	for i := range size.cohorts {
		c := Cohort{
			ID: CohortID(fmt.Sprintf("g%02d", i)), Name: fmt.Sprintf("Cohort %d", i), Program: oneOf(r, programs...),
			Problems: some(r, 0.25, areas), Language: oneOf(r, "en", "en", "en", "en", "es"), Site: oneOf(r, sites...),
			Slots: []Slot{meetingSlot(r)}, Leaders: []LeaderID{oneOf(r, w.Leaders...).ID}, Capacity: 8 + r.IntN(5),
			Entry: Entry(r.IntN(3)), NextSession: 1 + r.IntN(3), EntryPoints: []int{1, 2},
			Leaving: []time.Time{today.AddDate(0, 0, r.IntN(90))},
		}
		for m := range c.Capacity - r.IntN(6) {
			c.Members = append(c.Members, ClientID(fmt.Sprintf("m%02d-%d", i, m)))
		}
		w.Cohorts = append(w.Cohorts, c)
	}
	for i := range size.proposals {
		p := Proposal{
			ID: ProposalID(fmt.Sprintf("p%d", i)), Name: fmt.Sprintf("Proposal %d", i), Program: oneOf(r, programs...),
			Problems: some(r, 0.25, areas), Language: "en", Sites: some(r, 0.5, sites),
		}
		for range 2 + r.IntN(2) {
			p.Slots = append(p.Slots, meetingSlot(r))
		}
		w.Proposals = append(w.Proposals, p)
	}
	for range size.conflicts {
		a, b := r.IntN(size.waiting), r.IntN(size.waiting)
		if a != b {
			w.Conflicts = append(w.Conflicts, Conflict{w.Clients[a].ID, w.Clients[b].ID})
		}
	}
	for range size.waiting / 30 {
		w.Exclusions = append(w.Exclusions, Exclusion{Client: oneOf(r, w.Clients...).ID, Leader: oneOf(r, w.Leaders...).ID})
	}
	return w
}
