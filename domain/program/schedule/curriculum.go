package schedule

import (
	"fmt"
	"slices"

	"cohort/domain"
)

// Week is one week of a curriculum as far as dates matter.
type Week struct {
	Number   int // 1 or more, each once
	Theme    string
	BuildsOn []int // numbers of the earlier weeks it needs
}

// Part is a week, or one part of a week that takes several sessions.
type Part struct {
	Week int
	Part int // 1 for the first part; 0 when the week is whole
	Of   int // how many parts there are; 0 when the week is whole
}

// Merge teaches some weeks in one session, at the place of the first of them.
type Merge struct{ Weeks []int }

// Split gives one week several sessions in a row.
type Split struct{ Week, Into int }

// Omit leaves a week out on purpose.
type Omit struct {
	Week   int
	Reason string
}

// Adjustments are the decisions of the leaders about their curriculum.
type Adjustments struct {
	Merges []Merge
	Splits []Split
	Omits  []Omit
}

// MaxParts bounds how many sessions one week may be spread over.
const MaxParts = 12

// check names every decision that cannot be carried out on these weeks.
func (a Adjustments) check(weeks []Week) error {
	var faults domain.Faults
	known, touched := map[int]bool{}, map[int]bool{}
	for _, week := range weeks {
		faults.When(week.Number < 1 || known[week.Number], "weeks", "must be numbered from 1, each number once")
		known[week.Number] = true
	}
	for _, week := range weeks {
		for _, needed := range week.BuildsOn {
			faults.When(!known[needed] || position(weeks, needed) >= position(weeks, week.Number), "buildsOn",
				fmt.Sprintf("of week %d must name earlier weeks", week.Number))
		}
	}
	claim := func(field string, week int) {
		faults.When(!known[week], field, "must name weeks of the curriculum")
		faults.When(touched[week], field, fmt.Sprintf("week %d is already merged, split or left out", week))
		touched[week] = true
	}
	for _, merge := range a.Merges {
		faults.When(len(merge.Weeks) < 2, "merges", "must name two weeks or more")
		for _, week := range merge.Weeks {
			claim("merges", week)
		}
	}
	for _, split := range a.Splits {
		faults.When(split.Into < 2 || split.Into > MaxParts, "splits", "must be into 2 to 12 sessions")
		claim("splits", split.Week)
	}
	for _, omit := range a.Omits {
		claim("omits", omit.Week)
	}
	return faults.Err()
}

func position(weeks []Week, number int) int {
	return slices.IndexFunc(weeks, func(w Week) bool { return w.Number == number })
}

// units are what one session each is planned for, in the order of teaching.
func (a Adjustments) units(weeks []Week) [][]Part {
	merged := map[int]bool{}
	var units [][]Part
	for _, week := range weeks {
		if merged[week.Number] || slices.ContainsFunc(a.Omits, func(o Omit) bool { return o.Week == week.Number }) {
			continue
		}
		split := slices.IndexFunc(a.Splits, func(s Split) bool { return s.Week == week.Number })
		merge := slices.IndexFunc(a.Merges, func(m Merge) bool { return slices.Contains(m.Weeks, week.Number) })
		switch {
		case split >= 0:
			for part := range a.Splits[split].Into {
				units = append(units, []Part{{Week: week.Number, Part: part + 1, Of: a.Splits[split].Into}})
			}
		case merge >= 0:
			units = append(units, a.Merges[merge].unit(weeks, merged))
		default:
			units = append(units, []Part{{Week: week.Number}})
		}
	}
	return units
}

// unit joins the merged weeks in the order of the curriculum.
func (m Merge) unit(weeks []Week, merged map[int]bool) []Part {
	var unit []Part
	for _, week := range weeks {
		if slices.Contains(m.Weeks, week.Number) {
			merged[week.Number] = true
			unit = append(unit, Part{Week: week.Number})
		}
	}
	return unit
}
