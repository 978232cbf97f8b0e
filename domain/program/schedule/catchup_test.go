package schedule

import (
	"fmt"
	"strings"
	"testing"

	"cohort/domain"
)

func catchUpText(list []CatchUp) string {
	var texts []string
	for _, c := range list {
		var needs []string
		for _, need := range c.Needs {
			text := fmt.Sprint(need.Week)
			if !need.Direct {
				text = "(" + text + ")"
			}
			needs = append(needs, text)
		}
		texts = append(texts, fmt.Sprintf("%s lacks %d %s for %s", c.Member, c.Week, c.Why, strings.Join(needs, ",")))
	}
	return strings.Join(texts, "; ")
}

func TestTheCatchUpList(t *testing.T) {
	all := []string{"s1", "s2", "s3"}
	asPlanned := []Delivery{{"s1", whole(1)}, {"s2", whole(2)}, {"s3", whole(3)}}
	for _, c := range []struct {
		name      string
		weeks     []Week
		decided   Adjustments
		delivered []Delivery
		members   []Member
		want      string
	}{
		{"who was there lacks nothing", curriculum(6, "4<3", "5<1"), Adjustments{}, asPlanned, []Member{{Key: "A", Joined: all, Attended: all}}, ""},
		{"an absence that matters", curriculum(6, "5<2"), Adjustments{}, asPlanned, []Member{{Key: "A", Joined: all, Attended: []string{"s1", "s3"}}},
			"A lacks 2 absent for 5"},
		{"an absence that nothing builds on", curriculum(6, "5<1"), Adjustments{}, asPlanned, []Member{{Key: "A", Joined: all, Attended: []string{"s1", "s3"}}}, ""},
		{"an absence whose use is past", curriculum(6, "3<2"), Adjustments{}, asPlanned, []Member{{Key: "A", Joined: all, Attended: []string{"s1"}}}, ""},
		{"through another week", curriculum(6, "3<2", "5<3"), Adjustments{}, asPlanned, []Member{{Key: "A", Joined: all, Attended: []string{"s1", "s3"}}},
			"A lacks 2 absent for (5)"},
		{"joined later", curriculum(6, "4<1"), Adjustments{}, asPlanned, []Member{{Key: "A", Joined: []string{"s3"}, Attended: []string{"s3"}}},
			"A lacks 1 not_joined for 4"},
		{"made up since", curriculum(6, "4<1"), Adjustments{}, asPlanned, []Member{{Key: "A", CaughtUp: []int{1}}}, ""},
		{"a skipped theme is lacked by all", curriculum(6, "5<2"), Adjustments{Omits: []Omit{{2, "time"}}}, []Delivery{{"s1", whole(1)}, {"s2", whole(3)}, {"s3", whole(4)}},
			[]Member{{Key: "A", Joined: all, Attended: all}, {Key: "B", Joined: all, Attended: all, CaughtUp: []int{2}}}, "A lacks 2 theme_skipped for 5"},
		{"one part of a split week", curriculum(5, "4<2"), Adjustments{Splits: []Split{{2, 2}}}, []Delivery{{"s1", whole(1)}, {"s2", []Part{{Week: 2, Part: 1, Of: 2}}}, {"s3", []Part{{Week: 2, Part: 2, Of: 2}}}},
			[]Member{{Key: "A", Joined: all, Attended: []string{"s1", "s2"}}, {Key: "B", Joined: all, Attended: all}}, "A lacks 2 absent for 4"},
		{"taught twice, there once", curriculum(5, "4<2"), Adjustments{}, []Delivery{{"s1", whole(1)}, {"s2", whole(2)}, {"s3", whole(2, 3)}},
			[]Member{{Key: "A", Joined: all, Attended: []string{"s3"}}}, ""},
		{"missed whole, there for both parts later", curriculum(5, "4<1"), Adjustments{}, []Delivery{{"s1", whole(1)}, {"s2", []Part{{Week: 1, Part: 1, Of: 2}}}, {"s3", []Part{{Week: 1, Part: 2, Of: 2}}}},
			[]Member{{Key: "A", Joined: all, Attended: []string{"s2", "s3"}}, {Key: "B", Joined: all, Attended: []string{"s3"}}, {Key: "C", Joined: all, Attended: []string{"s1"}}},
			"B lacks 1 absent for 4"},
		{"missed whole, there for the one part that came again", curriculum(5, "4<1"), Adjustments{}, []Delivery{{"s1", whole(1)}, {"s2", []Part{{Week: 1, Part: 1, Of: 2}}}, {"s3", whole(2)}},
			[]Member{{Key: "A", Joined: all, Attended: []string{"s2", "s3"}}}, "A lacks 1 absent for 4"},
		{"there for all parts so far", curriculum(5, "4<2"), Adjustments{Splits: []Split{{2, 3}}}, []Delivery{{"s1", whole(1)}, {"s2", []Part{{Week: 2, Part: 1, Of: 3}}}, {"s3", []Part{{Week: 2, Part: 2, Of: 3}}}},
			[]Member{{Key: "A", Joined: all, Attended: []string{"s2", "s3"}}, {Key: "B", Joined: all, Attended: []string{"s3"}}}, "B lacks 2 absent for 4"},
		{"held without a record counts as planned", curriculum(5, "4<2"), Adjustments{}, nil, []Member{{Key: "A", Joined: all, Attended: []string{"s1"}}},
			"A lacks 2 absent for 4"},
		{"several that need it, by date", curriculum(6, "6<1", "4<1"), Adjustments{}, asPlanned, []Member{{Key: "A", Joined: all, Attended: []string{"s2", "s3"}}},
			"A lacks 1 absent for 4,6"},
		{"by the date they come up, not by number", curriculum(6, "3<1", "5<1"), Adjustments{Omits: []Omit{{4, ""}}}, []Delivery{{"s1", whole(1)}, {"s2", whole(2)}, {"s3", whole(6)}},
			[]Member{{Key: "A", Joined: all, Attended: []string{"s2"}}}, "A lacks 1 absent for 3,5"},
		{"soonest first", curriculum(6, "6<1", "4<2"), Adjustments{}, asPlanned, []Member{{Key: "A", Joined: all, Attended: []string{"s3"}}},
			"A lacks 2 absent for 4; A lacks 1 absent for 6"},
	} {
		l, err := Lay(c.weeks, group(t, 6, 3), c.decided, c.delivered)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if got := catchUpText(l.CatchUps(c.members)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func ExampleLayout_CatchUps() {
	start, _ := domain.ParseDate("2026-03-04")
	plan := Plan{StartsOn: start, Time: "18:00", TimeZone: "America/New_York", DurationMinutes: 90, Cadence: Weekly, Count: 3}
	group, _, _ := New(plan, func(n int) string { return fmt.Sprint("session-", n) })
	group.Sessions[0].Status = Held

	weeks := []Week{{Number: 1, Theme: "Cues"}, {Number: 2, Theme: "Control plans"}, {Number: 3, Theme: "Practice", BuildsOn: []int{1}}}
	layout, err := Lay(weeks, group, Adjustments{}, []Delivery{{"session-1", []Part{{Week: 1}}}})
	if err != nil {
		fmt.Println(err)
	}
	for _, c := range layout.CatchUps([]Member{{Key: "C-104", Joined: []string{"session-1"}}}) {
		fmt.Println(c.Member, "should make up week", c.Week, "by", c.By())
	}
	// Output: C-104 should make up week 1 by 2026-03-18
}
