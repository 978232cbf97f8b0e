package placement_test

import (
	"fmt"
	"time"

	"cohort/domain/intake/placement"
)

var tuesday = placement.Slot{Weekday: time.Tuesday, Start: 17 * 60, Minutes: 90}

// evening is a small waitlist: one cohort with one seat, one that could open.
func evening() *placement.Waitlist {
	today := time.Date(2026, time.March, 2, 0, 0, 0, 0, time.UTC)
	free := []placement.Slot{{Weekday: time.Tuesday, Start: 16 * 60, Minutes: 240}, {Weekday: time.Thursday, Start: 16 * 60, Minutes: 240}}
	w := &placement.Waitlist{
		Today: today,
		Cohorts: []placement.Cohort{{
			ID: "tue", Name: "Tuesday anxiety", Program: "cbt", Problems: []string{"anxiety"}, Language: "en", Site: "north",
			Slots: []placement.Slot{tuesday}, Leaders: []placement.LeaderID{"lee"}, Capacity: 8,
			Members: []placement.ClientID{"m1", "m2", "m3", "m4", "m5", "m6", "m7"}, NextSession: 2, Entry: placement.EntryOpen,
			Leaving: []time.Time{today.AddDate(0, 0, 21)},
		}},
		Proposals: []placement.Proposal{{
			ID: "thu", Name: "Thursday anxiety", Program: "cbt", Problems: []string{"anxiety"}, Language: "en",
			Sites: []placement.SiteID{"north"},
			Slots: []placement.Slot{{Weekday: time.Thursday, Start: 17 * 60, Minutes: 90}},
		}},
		Leaders: []placement.Leader{{ID: "lee", Problems: []string{"anxiety"}, Languages: []string{"en"}, Sites: []placement.SiteID{"north"}, Free: free}},
		Rooms:   []placement.Room{{ID: "blue", Site: "north", Seats: 7, Free: free}},
	}
	for i := range 9 {
		w.Clients = append(w.Clients, placement.Client{
			ID: placement.ClientID(fmt.Sprintf("c%d", i+1)), Since: today.AddDate(0, 0, -10*i), Age: 30 + i,
			Languages: []string{"en"}, Problems: []string{"anxiety"}, Free: free, Sites: []placement.SiteID{"north"}, Program: "cbt",
		})
	}
	w.Clients[0].Urgency = placement.Urgent
	return w
}

func ExampleRank() {
	standings, err := placement.Rank(evening(), "c1")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range standings {
		fmt.Println(s.Cohort, s.Open(), s.Fit)
		for _, reason := range s.Reasons {
			fmt.Println(" ", reason)
		}
	}
	// Output:
	// tue true 75
	//   Treats the client's primary problem area.
	//   It is the program the assessment recommends.
	//   Meets where the client would rather come.
	//   One seat is free.
}

func ExampleBuild() {
	w := evening()
	w.Conflicts = []placement.Conflict{{A: "c1", B: "c9"}}
	w.Pins = []placement.Pin{{Client: "c2", Cohort: "tue"}}
	plan, err := placement.Build(w, placement.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range plan.Openings {
		fmt.Printf("%s opens %s in room %s with %d: %v\n", o.Proposal, o.Slot, o.Room, len(o.Clients), o.Clients)
	}
	for _, waits := range plan.Waiting {
		fmt.Println(waits.Client, "waits:")
		for _, reason := range waits.Reasons {
			fmt.Println(" ", reason)
		}
	}
	fmt.Println("proven:", plan.Proven)
	// Output:
	// thu opens Thursday 17:00–18:30 in room blue with 7: [c1 c3 c4 c5 c6 c7 c8]
	// c9 waits:
	//   One cohort fits with free seats, which this plan gives to others by urgency, days waited and fit, or by hand.
	//   The next seat is expected on 23 March 2026 in Tuesday anxiety.
	//   One new cohort that fits opens in this plan; the seats go to others by urgency, days waited and fit; someone with whom there is a conflict of interest is among them.
	// proven: true
}
