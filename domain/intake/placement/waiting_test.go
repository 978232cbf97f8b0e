package placement

import (
	"strings"
	"testing"
	"time"
)

func TestThoseLeftWaitingAreToldWhy(t *testing.T) {
	tests := map[string]struct {
		change func(*Waitlist)
		want   string
	}{
		"the only fitting cohort is full": {
			func(w *Waitlist) { w.Cohorts[0].Capacity, w.Cohorts[0].Entry = 1, EntryOpen },
			"One cohort fits, but is full. The next seat is expected on 16 March 2026 in Monday grief.",
		},
		"three are full": {
			func(w *Waitlist) {
				w.Cohorts[0].Capacity, w.Cohorts[0].Entry = 1, EntryOpen
				for _, id := range []CohortID{"h", "i"} {
					c := w.Cohorts[0]
					c.ID, c.Leaving = id, nil
					w.Cohorts = append(w.Cohorts, c)
				}
			},
			"Three cohorts fit, all full. The next seat is expected on 16 March 2026 in Monday grief.",
		},
		"the last seat goes to someone more urgent": {
			func(w *Waitlist) {
				w.Cohorts[0].Capacity, w.Cohorts[0].Entry = 2, EntryOpen
				c := w.Clients[0]
				c.ID, c.Urgency = "bo", Urgent
				w.Clients = append(w.Clients, c)
			},
			"One cohort fits with free seats, which this plan gives to others by urgency, days waited and fit. The next seat is expected on 16 March 2026 in Monday grief.",
		},
		"the last seat goes to someone placed by hand": {
			func(w *Waitlist) {
				w.Cohorts[0].Capacity = 2
				c := w.Clients[0]
				c.ID, w.Clients[0].Urgency = "bo", Urgent
				w.Clients = append(w.Clients, c)
				w.Pins = []Pin{{Client: "bo", Cohort: "g"}}
			},
			"One cohort fits with free seats, which this plan gives to others by urgency, days waited and fit, or by hand.",
		},
		"the last seat goes to someone with a conflict": {
			func(w *Waitlist) {
				w.Cohorts[0].Capacity = 2
				c := w.Clients[0]
				c.ID, c.Urgency = "bo", Urgent
				w.Clients = append(w.Clients, c)
				w.Conflicts = []Conflict{{"ana", "bo"}}
			},
			"One cohort fits with free seats, which this plan gives to others by urgency, days waited and fit; someone with whom there is a conflict of interest is among them.",
		},
		"a seat is left beside someone with a conflict": {
			func(w *Waitlist) {
				c := w.Clients[0]
				c.ID, c.Urgency = "bo", Urgent
				w.Clients = append(w.Clients, c)
				w.Conflicts = []Conflict{{"ana", "bo"}}
			},
			"One cohort fits with a seat left, but this plan places someone there with whom there is a conflict of interest.",
		},
		"none treats the problem": {
			func(w *Waitlist) { w.Cohorts[0].Problems = []string{"trauma"} },
			"No cohort fits. For each of them: The cohort does not treat any of the client's problem areas.",
		},
		"not now": {
			func(w *Waitlist) { w.Clients[0].Suitability = NotNow },
			"The screening decision is “not now”.",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := newDesk()
			test.change(w)
			plan := build(t, w, Limits{})
			if len(plan.Waiting) != 1 || plan.Waiting[0].Client != "ana" {
				t.Fatalf("waiting: %v", plan.Waiting)
			}
			if got := strings.Join(plan.Waiting[0].Reasons, " "); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestTheNextSeatIsOneThatANewcomerCanTake(t *testing.T) {
	// today is a Monday, on which the cohort meets for the second time; the one
	// member leaves in two weeks, before the fourth session.
	tests := map[string]struct {
		change func(*Cohort)
		want   int // days from today, -1 = none
	}{
		"open entry":                       {func(c *Cohort) { c.Entry = EntryOpen }, 14},
		"closed entry is over by then":     {func(*Cohort) {}, -1},
		"closed entry lasts to the third":  {func(c *Cohort) { c.LatestEntry = 3 }, -1},
		"closed entry lasts to the fourth": {func(c *Cohort) { c.LatestEntry = 4 }, 14},
		"two meetings a week, it is the sixth": {func(c *Cohort) {
			c.Slots, c.LatestEntry = append(c.Slots, Slot{Weekday: time.Friday, Start: 600, Minutes: 60}), 5
		}, -1},
		"and entry lasts to the sixth": {func(c *Cohort) {
			c.Slots, c.LatestEntry = append(c.Slots, Slot{Weekday: time.Friday, Start: 600, Minutes: 60}), 6
		}, 14},
		"an entry point before":                  {func(c *Cohort) { c.Entry, c.EntryPoints = EntryStaged, []int{2, 3} }, -1},
		"an entry point after":                   {func(c *Cohort) { c.Entry, c.EntryPoints = EntryStaged, []int{2, 6} }, 14},
		"the cohort has ended":                   {func(c *Cohort) { c.Entry, c.NextSession = EntryOpen, 0 }, -1},
		"they should have left already":          {func(c *Cohort) { c.Entry, c.Leaving = EntryOpen, []time.Time{today.AddDate(0, 0, -1)} }, -1},
		"today counts":                           {func(c *Cohort) { c.Leaving = []time.Time{today} }, 0},
		"the first of two, in whichever order":   {func(c *Cohort) { c.Entry, c.Leaving = EntryOpen, append(c.Leaving, today.AddDate(0, 0, 3)) }, 3},
		"the first to leave only ends a surplus": {func(c *Cohort) { c.Entry, c.Held, c.Leaving = EntryOpen, 1, append(c.Leaving, today.AddDate(0, 0, 3)) }, 14},
		"nobody else leaves a surplus":           {func(c *Cohort) { c.Entry, c.Held = EntryOpen, 1 }, -1},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			c := newDesk().Cohorts[0]
			c.Capacity, c.NextSession = 1, 2
			test.change(&c)
			got := -1
			if d, ok := c.nextSeat(today); ok {
				got = daysBetween(today, d)
			}
			if got != test.want {
				t.Errorf("in %d days, want %d", got, test.want)
			}
		})
	}
}
