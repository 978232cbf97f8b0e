package program_test

import (
	"slices"
	"testing"

	"cohort/domain"
	"cohort/domain/program"
)

// An account of hours is read by person and then by day, however many they are.
func TestLedHoursAreByPersonAndDay(t *testing.T) {
	people := []domain.UserID{domain.NewID[domain.UserID](), domain.NewID[domain.UserID](), domain.NewID[domain.UserID]()}
	var hours []program.LedHour
	for day := 28; day > 0; day-- {
		for i, name := range []string{"Zoe", "Émile", "anton"} {
			hours = append(hours, program.LedHour{Led: program.Led{UserID: people[i], Name: name}, Date: domain.Date{Year: 2026, Month: 2, Day: day}})
		}
	}
	program.SortLedHours(hours)
	var names []string
	for i, h := range hours {
		names = append(names, h.Name)
		if i > 0 && hours[i-1].Name == h.Name && !hours[i-1].Date.Before(h.Date) {
			t.Errorf("%s: %s after %s", h.Name, h.Date, hours[i-1].Date)
		}
	}
	if got := slices.Compact(names); !slices.Equal(got, []string{"anton", "Émile", "Zoe"}) {
		t.Errorf("by person: %v", got)
	}
}
