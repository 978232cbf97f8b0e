package schedule

import (
	"slices"
	"strings"
	"sync"

	"github.com/rickar/cal/v2"

	"cohort/domain"
)

// Holidays says which public holidays a group does not meet on. The zero value
// means none are looked at. A holiday that is observed on another day, such as
// the Monday after a Sunday, closes both days.
type Holidays struct {
	Country string   // ISO 3166-1, such as "US"; "" for none
	State   string   // the part after the hyphen in ISO 3166-2, such as "MA"; "" for the national ones
	Except  []string // names of holidays on which the practice works, as listed
	Then    Policy
}

// Holiday is one public holiday in one year.
type Holiday struct {
	Date     domain.Date
	Name     string
	Observed bool // the free day in place of the holiday itself
}

// Known says whether holidays are known for the country and state.
func (h Holidays) Known() bool {
	_, ok := h.rules()
	return ok
}

// In lists the holidays of one year by date, leaving out the excepted ones.
// It fails when nothing is known of the country or state.
func (h Holidays) In(year int) ([]Holiday, error) {
	rules, ok := h.rules()
	if !ok {
		return nil, domain.Invalid("holidays", "no holidays are known for this country and state")
	}
	var found []Holiday
	for _, rule := range rules {
		// New Year's Day of the next year may be observed on December 31.
		for _, of := range []int{year, year + 1} {
			found = append(found, h.days(rule, of)...)
		}
	}
	found = slices.DeleteFunc(found, func(f Holiday) bool { return f.Date.Year != year })
	slices.SortFunc(found, func(a, b Holiday) int {
		if a.Date != b.Date {
			return a.Date.DaysSince(b.Date)
		}
		return strings.Compare(a.Name, b.Name)
	})
	return found, nil
}

func (h Holidays) days(rule *cal.Holiday, year int) []Holiday {
	actual, observed := rule.Calc(year)
	if actual.IsZero() || slices.Contains(h.Except, rule.Name) {
		return nil
	}
	days := []Holiday{{Date: domain.DateOf(actual), Name: rule.Name}}
	if !observed.Equal(actual) {
		days = append(days, Holiday{Date: domain.DateOf(observed), Name: rule.Name, Observed: true})
	}
	return days
}

// rules finds the list of a country with its state's own days. A state without
// days of its own is fine where the country's states are known by name.
func (h Holidays) rules() ([]*cal.Holiday, bool) {
	if h.Country == "" {
		return nil, h.State == ""
	}
	country, ok := countries[h.Country]
	if !ok || h.State == "" {
		return country.national, ok
	}
	if whole, ok := country.states[h.State]; ok {
		return whole, true
	}
	added, ok := country.added[h.State]
	return append(slices.Clone(country.national), added...), ok
}

// holidayYears keeps the holidays of the years that were asked for.
type holidayYears struct {
	holidays Holidays
	years    map[int]map[domain.Date]string
	mu       sync.Mutex
}

func (h Holidays) years() (*holidayYears, error) {
	if !h.Known() {
		return nil, domain.Invalid("holidays", "no holidays are known for this country and state")
	}
	return &holidayYears{holidays: h, years: map[int]map[domain.Date]string{}}, nil
}

// name is the holiday on a day, "" on a working day.
func (y *holidayYears) name(day domain.Date) string {
	if y.holidays.Country == "" {
		return ""
	}
	y.mu.Lock()
	defer y.mu.Unlock()
	year, ok := y.years[day.Year]
	if !ok {
		year = map[domain.Date]string{}
		days, _ := y.holidays.In(day.Year) // years has checked that the country is known
		for _, holiday := range days {
			text := holiday.Name
			if holiday.Observed {
				text += ", observed"
			}
			if _, taken := year[holiday.Date]; !taken || !holiday.Observed {
				year[holiday.Date] = text
			}
		}
		y.years[day.Year] = year
	}
	return year[day]
}
