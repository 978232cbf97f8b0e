package schedule

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"cohort/domain"
)

// curriculum makes n weeks; builds holds "7<5" for week 7 builds on week 5.
func curriculum(n int, builds ...string) []Week {
	weeks := make([]Week, n)
	for i := range weeks {
		weeks[i] = Week{Number: i + 1, Theme: fmt.Sprintf("Theme %d", i+1)}
	}
	for _, b := range builds {
		var week, on int
		_, _ = fmt.Sscanf(b, "%d<%d", &week, &on)
		weeks[week-1].BuildsOn = append(weeks[week-1].BuildsOn, on)
	}
	return weeks
}

// group is a weekly group of n sessions, s1 to sn, of which the first held were held.
func group(t testing.TB, n, held int) Schedule {
	t.Helper()
	p := wednesdays(t)
	p.Count = n
	s, _, err := New(p, func(number int) string { return fmt.Sprintf("s%d", number) })
	if err != nil {
		t.Fatal(err)
	}
	for i := range held {
		s.Sessions[i].Status = Held
	}
	return s
}

func whole(weeks ...int) []Part {
	parts := []Part{}
	for _, week := range weeks {
		parts = append(parts, Part{Week: week})
	}
	return parts
}

// plannedText writes what is planned: "1 | 2+3 | 4.1/2".
func plannedText(l Layout) string {
	var rows []string
	for _, row := range l.Rows {
		rows = append(rows, partsText(row.Planned))
	}
	return strings.Join(rows, " | ")
}

func partsText(parts []Part) string {
	var texts []string
	for _, p := range parts {
		text := fmt.Sprint(p.Week)
		if p.Of > 0 {
			text = fmt.Sprintf("%d.%d/%d", p.Week, p.Part, p.Of)
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, "+")
}

func statusText(l Layout) string {
	var texts []string
	for _, w := range l.Weeks {
		texts = append(texts, string(w.Status[:2]))
	}
	return strings.Join(texts, " ")
}

func TestACurriculumLaidOnSessions(t *testing.T) {
	for _, c := range []struct {
		name      string
		weeks     []Week
		sessions  int
		held      int
		decided   Adjustments
		delivered []Delivery
		planned   string
		status    string
		warnings  int
		free      int
	}{
		{name: "nothing decided", weeks: curriculum(4), sessions: 4, planned: "1 | 2 | 3 | 4", status: "pl pl pl pl"},
		{name: "more sessions than weeks", weeks: curriculum(2), sessions: 4, planned: "1 | 2 |  | ", status: "pl pl", free: 2},
		{name: "more weeks than sessions", weeks: curriculum(4), sessions: 3, planned: "1 | 2 | 3", status: "pl pl pl un", warnings: 1},
		{name: "two weeks merged", weeks: curriculum(4), sessions: 3, decided: Adjustments{Merges: []Merge{{[]int{3, 2}}}},
			planned: "1 | 2+3 | 4", status: "pl pl pl pl"},
		{name: "weeks merged across another", weeks: curriculum(4), sessions: 3, decided: Adjustments{Merges: []Merge{{[]int{1, 3}}}},
			planned: "1+3 | 2 | 4", status: "pl pl pl pl"},
		{name: "a week split in three", weeks: curriculum(3), sessions: 5, decided: Adjustments{Splits: []Split{{2, 3}}},
			planned: "1 | 2.1/3 | 2.2/3 | 2.3/3 | 3", status: "pl pl pl"},
		{name: "a week left out that a later one needs", weeks: curriculum(4, "4<2"), sessions: 3, decided: Adjustments{Omits: []Omit{{2, "time"}}},
			planned: "1 | 3 | 4", status: "pl sk pl pl", warnings: 1},
		{name: "delivered as planned", weeks: curriculum(4), sessions: 4, held: 2, delivered: []Delivery{{"s1", whole(1)}, {"s2", whole(2)}},
			planned: "1 | 2 | 3 | 4", status: "de de pl pl"},
		{name: "held without a record", weeks: curriculum(3), sessions: 3, held: 1, planned: "1 | 2 | 3", status: "un pl pl"},
		{name: "a week that was not reached comes again", weeks: curriculum(4), sessions: 4, held: 2, delivered: []Delivery{{"s1", whole(1)}, {"s2", whole()}},
			planned: "1 | 2 | 2 | 3", status: "de pl pl un", warnings: 1},
		{name: "two weeks delivered at once", weeks: curriculum(4), sessions: 4, held: 1, delivered: []Delivery{{"s1", whole(1, 2)}},
			planned: "1 | 3 | 4 | ", status: "de de pl pl", free: 1},
		{name: "another week delivered than planned", weeks: curriculum(4), sessions: 4, held: 1, delivered: []Delivery{{"s1", whole(3)}},
			planned: "1 | 1 | 2 | 4", status: "pl pl de pl"},
		{name: "half a week delivered without a decision", weeks: curriculum(3), sessions: 4, held: 2,
			delivered: []Delivery{{"s1", whole(1)}, {"s2", []Part{{Week: 2, Part: 1, Of: 2}}}}, planned: "1 | 2 | 2.2/2 | 3", status: "de pa pl"},
		{name: "both halves delivered without a decision", weeks: curriculum(3), sessions: 4, held: 3,
			delivered: []Delivery{{"s1", whole(1)}, {"s2", []Part{{Week: 2, Part: 1, Of: 2}}}, {"s3", []Part{{Week: 2, Part: 2, Of: 2}}}}, planned: "1 | 2 | 2.2/2 | 3", status: "de de pl"},
		{name: "all of a split week in its first session", weeks: curriculum(3), sessions: 4, held: 2, decided: Adjustments{Splits: []Split{{2, 2}}},
			delivered: []Delivery{{"s1", whole(1)}, {"s2", whole(2)}}, planned: "1 | 2.1/2 | 3 | ", status: "de de pl", free: 1},
		{name: "a third of a week delivered without a decision", weeks: curriculum(2), sessions: 4, held: 1,
			delivered: []Delivery{{"s1", []Part{{Week: 1, Part: 2, Of: 3}}}}, planned: "1 | 1.1/3 | 1.3/3 | 2", status: "pa pl"},
		{name: "the rest of a week has no session left", weeks: curriculum(1), sessions: 1, held: 1,
			delivered: []Delivery{{"s1", []Part{{Week: 1, Part: 1, Of: 2}}}}, planned: "1", status: "pa", warnings: 1},
		{name: "one week of a merged pair not reached", weeks: curriculum(3), sessions: 3, held: 1, decided: Adjustments{Merges: []Merge{{[]int{1, 2}}}},
			delivered: []Delivery{{"s1", whole(1)}}, planned: "1+2 | 2 | 3", status: "de pl pl"},
		{name: "a left-out week delivered all the same", weeks: curriculum(3, "3<2"), sessions: 3, held: 2, decided: Adjustments{Omits: []Omit{{2, "time"}}},
			delivered: []Delivery{{"s1", whole(1)}, {"s2", whole(2)}}, planned: "1 | 3 | 3", status: "de de pl"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := Lay(c.weeks, group(t, c.sessions, c.held), c.decided, c.delivered)
			if err != nil {
				t.Fatal(err)
			}
			if plannedText(l) != c.planned || statusText(l) != c.status || len(l.Warnings) != c.warnings || len(l.Free) != c.free {
				t.Errorf("got %q, %q, warnings %v, free %v\nwant %q, %q, %d, %d", plannedText(l), statusText(l), l.Warnings, l.Free, c.planned, c.status, c.warnings, c.free)
			}
		})
	}
}

func TestACancelledSessionHandsItsWeekOn(t *testing.T) {
	s, err := group(t, 4, 0).Apply(Cancel{Key: "s2", Reason: "Snow"})
	if err != nil {
		t.Fatal(err)
	}
	l, err := Lay(curriculum(3), s, Adjustments{}, nil)
	if err != nil || plannedText(l) != "1 | 2 | 3" || l.Rows[1].Session != "s3" || l.Rows[1].Number != 2 {
		t.Errorf("got %q, %+v, %v", plannedText(l), l.Rows, err)
	}
}

func TestDecisionsThatContradictAreRefused(t *testing.T) {
	weeks := curriculum(4)
	for name, c := range map[string]struct {
		weeks     []Week
		decided   Adjustments
		delivered []Delivery
		field     string
	}{
		"merge of one":        {weeks, Adjustments{Merges: []Merge{{[]int{1}}}}, nil, "merges"},
		"merge of a stranger": {weeks, Adjustments{Merges: []Merge{{[]int{1, 9}}}}, nil, "merges"},
		"merged twice":        {weeks, Adjustments{Merges: []Merge{{[]int{1, 2}}, {[]int{2, 3}}}}, nil, "merges"},
		"merged and split":    {weeks, Adjustments{Merges: []Merge{{[]int{1, 2}}}, Splits: []Split{{2, 2}}}, nil, "splits"},
		"split into one":      {weeks, Adjustments{Splits: []Split{{2, 1}}}, nil, "splits"},
		"split and left out":  {weeks, Adjustments{Splits: []Split{{2, 2}}, Omits: []Omit{{2, ""}}}, nil, "omits"},
		"two weeks of number": {[]Week{{Number: 1}, {Number: 1}}, Adjustments{}, nil, "weeks"},
		"builds on a later":   {[]Week{{Number: 1, BuildsOn: []int{2}}, {Number: 2}}, Adjustments{}, nil, "buildsOn"},
		"builds on itself":    {[]Week{{Number: 1, BuildsOn: []int{1}}}, Adjustments{}, nil, "buildsOn"},
		"not held":            {weeks, Adjustments{}, []Delivery{{"s3", whole(1)}}, "delivered"},
		"no such session":     {weeks, Adjustments{}, []Delivery{{"x", whole(1)}}, "delivered"},
		"no such week":        {weeks, Adjustments{}, []Delivery{{"s1", whole(9)}}, "delivered"},
		"no such part":        {weeks, Adjustments{}, []Delivery{{"s1", []Part{{Week: 1, Part: 3, Of: 2}}}}, "delivered"},
		"session twice":       {weeks, Adjustments{}, []Delivery{{"s1", whole(1)}, {"s1", whole(2)}}, "delivered"},
		"other number of parts": {weeks, Adjustments{Splits: []Split{{1, 2}}},
			[]Delivery{{"s1", []Part{{Week: 1, Part: 1, Of: 3}}}}, "delivered"},
	} {
		_, err := Lay(c.weeks, group(t, 4, 2), c.decided, c.delivered)
		var e domain.Error
		if !errors.As(err, &e) || e.Kind != domain.KindInvalid || !slices.ContainsFunc(e.Fields, func(f domain.FieldError) bool { return f.Field == c.field }) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// TestNoWeekIsLostOrPlannedTwice lays generated curricula and checks that every
// week is where its state says, once.
func TestNoWeekIsLostOrPlannedTwice(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	rounds := 2000
	for range rounds {
		weeks := curriculum(1 + random.IntN(16))
		s := group(t, 1+random.IntN(16), 0)
		var delivered []Delivery
		for i := range random.IntN(len(s.Sessions) + 1) {
			s.Sessions[i].Status = Held
			if random.IntN(5) > 0 {
				parts := whole()
				for range random.IntN(3) {
					parts = append(parts, Part{Week: 1 + random.IntN(len(weeks))})
				}
				delivered = append(delivered, Delivery{s.Sessions[i].Key, parts})
			}
		}
		var decided Adjustments
		order := random.Perm(len(weeks))
		if len(order) > 4 {
			decided = Adjustments{Merges: []Merge{{[]int{order[0] + 1, order[1] + 1}}}, Splits: []Split{{order[2] + 1, 2 + random.IntN(3)}}, Omits: []Omit{{order[3] + 1, "time"}}}
		}
		l, err := Lay(weeks, s, decided, delivered)
		if err != nil {
			t.Fatal(err)
		}
		coming := map[Part]int{}
		for _, row := range l.Rows {
			for _, part := range row.Planned {
				if !row.Held {
					coming[part]++
				}
			}
		}
		for part, times := range coming {
			if times > 1 {
				t.Fatalf("%v is planned %d times: %s", part, times, plannedText(l))
			}
		}
		for _, state := range l.Weeks {
			if none := len(state.Sessions) == 0; none != (state.Status == WeekSkipped || state.Status == WeekUnplaced) {
				t.Fatalf("week %d is %s in %v: %s", state.Week, state.Status, state.Sessions, plannedText(l))
			}
		}
	}
	t.Logf("%d generated curricula", rounds)
}

func BenchmarkLayAndCatchUp(b *testing.B) {
	weeks := curriculum(16, "5<4", "9<5", "12<2", "16<9")
	s := group(b, 16, 8)
	members := make([]Member, 12)
	for i := range members {
		members[i] = Member{Key: fmt.Sprint(i), Joined: []string{"s1", "s2", "s3"}, Attended: []string{"s1", "s3"}}
	}
	for b.Loop() {
		l, err := Lay(weeks, s, Adjustments{Omits: []Omit{{11, ""}}}, nil)
		if err != nil || len(l.CatchUps(members)) == 0 {
			b.Fatal("no list", err)
		}
	}
}
