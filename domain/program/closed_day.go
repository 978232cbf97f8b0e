package program

import (
	"cmp"
	"slices"

	"cohort/domain"
	"cohort/domain/program/schedule"
)

// ClosedDay is one day on which the practice holds no groups.
type ClosedDay struct {
	Date domain.Date
	Why  string // the holiday's name, or the closure's reason
}

// KnownHolidays says whether the holidays are known that a practice wants to
// keep.
func KnownHolidays(c domain.ClosedDays) bool {
	return schedule.Holidays{Country: c.Country, State: c.State}.Known()
}

// ClosedBetween lists the closed days from a day to another, both included.
func ClosedBetween(c domain.ClosedDays, from, to domain.Date) ([]ClosedDay, error) {
	days, err := holidaysBetween(c, from, to)
	if err != nil {
		return nil, err
	}
	for _, closure := range c.Closures {
		first, last := closure.From, closure.To
		if first.Before(from) {
			first = from
		}
		for day := first; !day.After(last) && !day.After(to); day = day.AddDays(1) {
			days = append(days, ClosedDay{day, closure.Reason})
		}
	}
	slices.SortStableFunc(days, func(a, b ClosedDay) int { return cmp.Compare(a.Date.String(), b.Date.String()) })
	return slices.CompactFunc(days, func(a, b ClosedDay) bool { return a.Date == b.Date }), nil
}

func holidaysBetween(c domain.ClosedDays, from, to domain.Date) (days []ClosedDay, err error) {
	if c.Country == "" {
		return nil, nil
	}
	for year := from.Year; year <= to.Year; year++ {
		holidays, err := schedule.Holidays{Country: c.Country, State: c.State, Except: c.Except}.In(year)
		if err != nil {
			return nil, err
		}
		for _, h := range holidays {
			if !h.Date.Before(from) && !h.Date.After(to) {
				days = append(days, ClosedDay{h.Date, h.Name})
			}
		}
	}
	return days, nil
}
