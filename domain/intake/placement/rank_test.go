package placement

import (
	"errors"
	"slices"
	"testing"
	"time"
)

var monday = Slot{Weekday: time.Monday, Start: 10 * 60, Minutes: 90}

// newDesk is one client who may join the one cohort.
func newDesk() *Waitlist {
	return &Waitlist{
		Today: today,
		Clients: []Client{{
			ID: "ana", Since: today.AddDate(0, 0, -20), Age: 40, Languages: []string{"en"}, Problems: []string{"grief", "anxiety"},
			Free: []Slot{{Weekday: time.Monday, Start: 9 * 60, Minutes: 180}}, Sites: []SiteID{"north"}, Program: "grief-work",
		}},
		Leaders: []Leader{{ID: "lee", Problems: []string{"grief"}}, {ID: "kim", Problems: []string{"trauma"}}},
		Cohorts: []Cohort{{
			ID: "g", Name: "Monday grief", Program: "grief-work", Problems: []string{"grief"}, Language: "en", Site: "north",
			Slots: []Slot{monday}, Leaders: []LeaderID{"lee"}, Capacity: 8, Members: []ClientID{"max"}, NextSession: 1,
			Leaving: []time.Time{today.AddDate(0, 0, 14)},
		}},
	}
}

func TestEveryRuleRulesOut(t *testing.T) {
	client := func(f func(*Client)) func(*Waitlist) { return func(w *Waitlist) { f(&w.Clients[0]) } }
	cohort := func(f func(*Cohort)) func(*Waitlist) { return func(w *Waitlist) { f(&w.Cohorts[0]) } }
	tests := map[string]struct {
		change func(*Waitlist)
		want   []Rule
	}{
		"nothing stands against it":        {func(*Waitlist) {}, nil},
		"full":                             {cohort(func(c *Cohort) { c.Capacity = 1 }), []Rule{RuleFull}},
		"last seat is offered to another":  {cohort(func(c *Cohort) { c.Held = 7 }), []Rule{RuleFull}},
		"closed at its third session":      {cohort(func(c *Cohort) { c.NextSession = 3 }), []Rule{RuleEntryClosed}},
		"closed at its second: still open": {cohort(func(c *Cohort) { c.NextSession = 2 }), nil},
		"closed, but lets in until four":   {cohort(func(c *Cohort) { c.NextSession, c.LatestEntry = 4, 4 }), nil},
		"open at its ninth":                {cohort(func(c *Cohort) { c.NextSession, c.Entry = 9, EntryOpen }), nil},
		"open but ended":                   {cohort(func(c *Cohort) { c.NextSession, c.Entry = 0, EntryOpen }), []Rule{RuleEntryClosed}},
		"staged at an entry point":         {cohort(func(c *Cohort) { c.NextSession, c.Entry, c.EntryPoints = 5, EntryStaged, []int{5} }), nil},
		"staged between entry points":      {cohort(func(c *Cohort) { c.NextSession, c.Entry, c.EntryPoints = 6, EntryStaged, []int{5} }), []Rule{RuleEntryClosed}},
		"free before and after the middle": {client(func(c *Client) {
			c.Free = []Slot{{Weekday: 1, Start: 540, Minutes: 90}, {Weekday: 1, Start: 631, Minutes: 90}}
		}), []Rule{RuleSchedule}},
		"free in two stretches that meet": {client(func(c *Client) {
			c.Free = []Slot{{Weekday: 1, Start: 630, Minutes: 90}, {Weekday: 1, Start: 540, Minutes: 90}}
		}), nil},
		"free in stretches that overlap": {client(func(c *Client) {
			c.Free = []Slot{{Weekday: 1, Start: 540, Minutes: 90}, {Weekday: 1, Start: 600, Minutes: 45}, {Weekday: 1, Start: 640, Minutes: 60}}
		}), nil},
		"free at that time on another day": {client(func(c *Client) {
			c.Free = []Slot{{Weekday: 1, Start: 540, Minutes: 90}, {Weekday: 2, Start: 630, Minutes: 90}}
		}), []Rule{RuleSchedule}},
		"free half the meeting":              {client(func(c *Client) { c.Free[0].Minutes = 120 }), []Rule{RuleSchedule}},
		"free at one meeting of two":         {cohort(func(c *Cohort) { c.Slots = append(c.Slots, Slot{Weekday: time.Friday, Start: 600, Minutes: 60}) }), []Rule{RuleSchedule}},
		"online client, cohort on site":      {client(func(c *Client) { c.Sites = []SiteID{Online} }), []Rule{RulePlace}},
		"other language":                     {cohort(func(c *Cohort) { c.Language = "es" }), []Rule{RuleLanguage}},
		"other problem area":                 {cohort(func(c *Cohort) { c.Problems = []string{"trauma"} }), []Rule{RuleProblemArea}},
		"leader not competent":               {cohort(func(c *Cohort) { c.Leaders = []LeaderID{"kim"} }), []Rule{RuleLeadNotAble}},
		"one of two leaders is competent":    {cohort(func(c *Cohort) { c.Leaders = []LeaderID{"kim", "lee"} }), nil},
		"conflict with a member":             {func(w *Waitlist) { w.Conflicts = []Conflict{{"max", "ana"}} }, []Rule{RuleConflict}},
		"conflict with someone elsewhere":    {func(w *Waitlist) { w.Conflicts = []Conflict{{"eve", "ana"}} }, nil},
		"too young":                          {cohort(func(c *Cohort) { c.AgeFrom = 41 }), []Rule{RuleAgeBand}},
		"at the lower edge of the band":      {cohort(func(c *Cohort) { c.AgeFrom, c.AgeTo = 40, 40 }), nil},
		"too old":                            {cohort(func(c *Cohort) { c.AgeTo = 39 }), []Rule{RuleAgeBand}},
		"age not known, program has a band":  {func(w *Waitlist) { w.Clients[0].Age, w.Cohorts[0].AgeTo = 0, 60 }, []Rule{RuleAgeBand}},
		"not now":                            {client(func(c *Client) { c.Suitability = NotNow }), []Rule{RuleNotNow}},
		"not suitable":                       {client(func(c *Client) { c.Suitability = NotSuitable }), []Rule{RuleNotSuitable}},
		"excluded from the cohort":           {func(w *Waitlist) { w.Exclusions = []Exclusion{{Client: "ana", Cohort: "g"}} }, []Rule{RuleExcluded}},
		"excluded from the leader":           {func(w *Waitlist) { w.Exclusions = []Exclusion{{Client: "ana", Leader: "lee"}} }, []Rule{RuleExcluded}},
		"already a member":                   {cohort(func(c *Cohort) { c.Members = []ClientID{"ana"} }), []Rule{RuleAlreadyMember}},
		"two rules at once, both are listed": {cohort(func(c *Cohort) { c.Language, c.Capacity = "es", 1 }), []Rule{RuleLanguage, RuleFull}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := newDesk()
			test.change(w)
			standings, err := Rank(w, "ana")
			if err != nil {
				t.Fatal(err)
			}
			if got := standings[0].RuledOut; !slices.Equal(got, test.want) {
				t.Errorf("ruled out by %v, want %v", got, test.want)
			}
			for _, r := range standings[0].RuledOut {
				if r.Words() == "" {
					t.Errorf("%s has no words", r)
				}
			}
			// Build keeps the very same rules.
			plan := build(t, w, Limits{})
			if placed := len(plan.Placements) == 1; placed != (len(test.want) == 0) {
				t.Errorf("placed: %v, ruled out by %v", placed, test.want)
			}
			w.Pins = []Pin{{Client: "ana", Cohort: "g"}}
			_, err = Build(w, Limits{})
			if broken := new(PinError); errors.As(err, &broken) != (len(test.want) > 0) {
				t.Errorf("pinned: %v", err)
			}
		})
	}
}

func TestRankPutsTheBestFitFirstAndTheFullBeforeTheUnfit(t *testing.T) {
	w := newDesk()
	other := func(id CohortID, f func(*Cohort)) {
		c := w.Cohorts[0]
		c.ID = id
		f(&c)
		w.Cohorts = append(w.Cohorts, c)
	}
	other("spanish", func(c *Cohort) { c.Language = "es" })
	other("full", func(c *Cohort) { c.Capacity = 1 })
	other("second-best", func(c *Cohort) { c.Program = "cbt" })
	other("emptier", func(c *Cohort) { c.Members = nil })
	standings, err := Rank(w, "ana")
	if err != nil {
		t.Fatal(err)
	}
	var order []CohortID
	for _, s := range standings {
		order = append(order, s.Cohort)
	}
	if want := []CohortID{"emptier", "g", "second-best", "full", "spanish"}; !slices.Equal(order, want) {
		t.Errorf("ranked %v, want %v", order, want)
	}
}
