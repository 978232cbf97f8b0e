package domain_test

import (
	"slices"
	"testing"
	"time"

	"cohort/domain"
)

// A Friday.
var findingToday = domain.Date{Year: 2026, Month: time.November, Day: 27}

func TestDaysAreReadAsTheyAreTyped(t *testing.T) {
	for text, want := range map[string]string{
		"today":            "2026-11-27",
		"yesterday":        "2026-11-26",
		"tomorrow evening": "2026-11-28",
		"fri":              "2026-11-27 2026-11-20",
		"tue":              "2026-12-01 2026-11-24",
		"Tuesday calm":     "2026-12-01 2026-11-24",
		"3 dec":            "2026-12-03",
		"Dec 3":            "2026-12-03",
		"dec 3rd":          "2026-12-03",
		"jan 4":            "2027-01-04",
		"12/3":             "2026-12-03 2027-03-12",
		"2026-12-03":       "2026-12-03",
		"tue 3 dec":        "", // a Thursday
		"thu 3 dec":        "2026-12-03",
		"31 feb":           "-",
		"C-12":             "-",
		"may":              "-",
		"calm":             "-",
	} {
		days, typed := domain.ReadFindQuery(text, findingToday, nil).Days()
		got := ""
		for i, day := range days {
			if i > 0 {
				got += " "
			}
			got += day.String()
		}
		if !typed {
			got = "-"
		}
		if got != want {
			t.Errorf("%q is on %q, want %q", text, got, want)
		}
	}
}

func TestWhatIsLeftOfATextNames(t *testing.T) {
	q := domain.ReadFindQuery("ana Accep tue", findingToday, []string{"received", "accepted"})
	if q.Rest != "ana" || !slices.Equal(q.Statuses, []string{"accepted"}) {
		t.Errorf("left %q, and states %q", q.Rest, q.Statuses)
	}
	for names, want := range map[string]bool{"Ána B.": true, "Joana": false, "": false} {
		if q.FitsNamed(names) != want {
			t.Errorf("%q fits: %t", names, !want)
		}
	}
	// A cohort may be named after its day.
	if !domain.ReadFindQuery("tue calm", findingToday, nil).FitsNamed("Tuesday calm", "G-0001") {
		t.Error("the Tuesday group is not found by its name")
	}
	if domain.ReadFindQuery("tue", findingToday, nil).FitsNamed("Evening calm") {
		t.Error("a day alone names a cohort")
	}
}
