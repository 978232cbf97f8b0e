package program

import (
	"slices"
	"testing"
	"time"
	_ "time/tzdata" // the tests must not depend on the machine's own zones

	"cohort/domain"
)

func date(text string) domain.Date {
	d, err := domain.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func TestCalendarSpanHasTwoMonthsAtMost(t *testing.T) {
	for _, c := range []struct {
		name  string
		span  CalendarSpan
		wrong []string
	}{
		{"a day", CalendarSpan{date("2026-03-01"), date("2026-03-01")}, nil},
		{"62 days", CalendarSpan{date("2026-03-01"), date("2026-05-01")}, nil},
		{"63 days", CalendarSpan{date("2026-03-01"), date("2026-05-02")}, []string{"to"}},
		{"backwards", CalendarSpan{date("2026-03-02"), date("2026-03-01")}, []string{"to"}},
		{"nothing", CalendarSpan{}, []string{"from", "to"}},
		{"long ago", CalendarSpan{date("1899-12-31"), date("1900-01-01")}, []string{"from"}},
	} {
		if got := fields(c.span.Validate()); !slices.Equal(got, c.wrong) {
			t.Errorf("%s: %v, want %v", c.name, got, c.wrong)
		}
	}
}

// A day on which the clocks go forward has 23 hours.
func TestCalendarDaysBeginAtMidnightOfThePractice(t *testing.T) {
	zone, err := domain.LoadZone("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	from, to := CalendarSpan{date("2026-03-08"), date("2026-03-08")}.Instants(zone)
	if !from.Equal(time.Date(2026, 3, 8, 5, 0, 0, 0, time.UTC)) || to.Sub(from) != 23*time.Hour {
		t.Errorf("from %s to %s", from, to)
	}
}

func TestWhoLeadsIsWhoLeadsOnTheDay(t *testing.T) {
	ann, bob, eve := domain.NewID[domain.UserID](), domain.NewID[domain.UserID](), domain.NewID[domain.UserID]()
	led := []Leading{
		{UserID: bob, Name: "Bob", IsLead: true, From: date("2026-03-10")},
		{UserID: eve, Name: "Eve"},
		{UserID: ann, Name: "Ann", IsLead: true, Until: date("2026-03-09")},
		{UserID: bob, Name: "Bob", Until: date("2026-03-09")},
	}
	for day, want := range map[string][]string{"2026-03-03": {"Ann", "Eve", "Bob"}, "2026-03-10": {"Bob", "Eve"}} {
		var got []string
		for _, l := range LedOn(led, date(day)) {
			got = append(got, l.Name)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", day, got, want)
		}
	}
}

func TestFeedGrowsWithItsSessionsAndCohorts(t *testing.T) {
	made := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	s := CalendarSession{CohortVersion: 1}
	s.Version, s.UpdatedAt = 1, made.Add(time.Hour)
	if s.Revision() != 0 {
		t.Errorf("new, it is revision %d", s.Revision())
	}
	s.Version, s.CohortVersion = 3, 2
	if s.Revision() != 3 {
		t.Errorf("three changes are revision %d", s.Revision())
	}
	if got := (Feed{MadeAt: made}).ChangedAt(); !got.Equal(made) {
		t.Errorf("an empty feed changed at %s", got)
	}
	if got := (Feed{MadeAt: made, Sessions: []CalendarSession{s}}).ChangedAt(); !got.Equal(s.UpdatedAt) {
		t.Errorf("a feed changed at %s", got)
	}
}
