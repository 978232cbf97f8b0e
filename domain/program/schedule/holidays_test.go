package schedule

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func holidayText(t *testing.T, h Holidays, year int) string {
	t.Helper()
	days, err := h.In(year)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, holiday := range days {
		text := holiday.Date.String()[5:]
		if holiday.Observed {
			text += "*"
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, " ")
}

// The federal days are those of the Office of Personnel Management
// (opm.gov/policy-data-oversight/pay-leave/federal-holidays), the British ones
// those of gov.uk/bank-holidays, the Bavarian ones the Feiertagsgesetz, without
// the days of Catholic communities only; * marks a day off in place of a weekend.
func TestPublishedHolidays(t *testing.T) {
	for _, c := range []struct {
		h    Holidays
		year int
		want string
	}{
		{Holidays{Country: "US"}, 2026, "01-01 01-19 02-16 05-25 06-19 07-03* 07-04 09-07 10-12 11-11 11-26 12-25"},
		{Holidays{Country: "US"}, 2027, "01-01 01-18 02-15 05-31 06-18* 06-19 07-04 07-05* 09-06 10-11 11-11 11-25 12-24* 12-25 12-31*"},
		{Holidays{Country: "US", State: "MA"}, 2026, "01-01 01-19 02-16 04-20 05-25 06-19 07-03* 07-04 09-07 10-12 11-11 11-26 12-25"},
		{Holidays{Country: "US", State: "NY"}, 2026, "01-01 01-19 02-12 02-16 05-25 06-19 07-03* 07-04 09-07 10-12 11-03 11-11 11-26 12-25"},
		{Holidays{Country: "US", State: "DE"}, 2027, "01-01 01-18 02-15 03-26 05-31 06-18* 06-19 07-04 07-05* 09-06 10-11 11-11 11-25 11-26 12-24* 12-25 12-31*"},
		{Holidays{Country: "US", Except: []string{"Columbus Day", "Veterans Day"}}, 2026, "01-01 01-19 02-16 05-25 06-19 07-03* 07-04 09-07 11-26 12-25"},
		{Holidays{Country: "GB"}, 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28*"},
		{Holidays{Country: "GB", State: "SCT"}, 2026, "01-01 01-02 04-03 05-04 05-25 08-03 11-30 12-25 12-26 12-28*"},
		{Holidays{Country: "GB", State: "NIR"}, 2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-12 07-13* 08-31 12-25 12-26 12-28*"},
		{Holidays{Country: "DE", State: "BY"}, 2026, "01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 10-03 11-01 12-25 12-26"},
		{Holidays{}, 2026, ""},
	} {
		if got := holidayText(t, c.h, c.year); got != c.want {
			t.Errorf("%s-%s %d:\ngot  %s\nwant %s", c.h.Country, c.h.State, c.year, got, c.want)
		}
	}
}

func TestEveryListedCountryAndStateHasHolidays(t *testing.T) {
	lists, days := 0, 0
	for _, country := range Countries() {
		for _, state := range append([]string{""}, States(country)...) {
			for year := 2024; year <= 2030; year++ {
				found, err := Holidays{Country: country, State: state}.In(year)
				if err != nil || len(found) < 5 {
					t.Fatalf("%s-%s %d: %d holidays, %v", country, state, year, len(found), err)
				}
				days += len(found)
			}
			lists++
		}
	}
	t.Logf("%d countries, %d lists, %d holidays from 2024 to 2030", len(Countries()), lists, days)
}

func TestUnknownPlacesHaveNoHolidays(t *testing.T) {
	for _, h := range []Holidays{{Country: "ZZ"}, {Country: "US", State: "ZZ"}, {State: "MA"}, {Country: "FR", State: "75"}, {Country: "us"}} {
		if _, err := h.In(2026); err == nil || h.Known() {
			t.Errorf("%+v is taken for known", h)
		}
	}
}

func TestStatesAreListedInOrder(t *testing.T) {
	states := States("US")
	if len(states) != 52 || !slices.IsSorted(states) || !slices.Contains(states, "DC") || !slices.Contains(states, "PR") {
		t.Errorf("%d states: %v", len(states), states)
	}
}

func ExampleHolidays_In() {
	days, _ := Holidays{Country: "US", State: "MA"}.In(2026)
	for _, holiday := range days[2:5] {
		fmt.Println(holiday.Date, holiday.Name)
	}
	// Output:
	// 2026-02-16 Presidents' Day
	// 2026-04-20 Patriots' Day
	// 2026-05-25 Memorial Day
}
