package schedule

import (
	"slices"
	"time"

	"cohort/domain"
)

// rhythm is the endless row of days on which a group would meet if nothing
// were ever closed. With a biweekly cadence every second week is a group week.
type rhythm struct {
	week domain.Date // the first day of the week that holds the first session
	step int         // days from one group week to the next
	days []int       // group days within a week, 0 for its first, ascending
}

func (p Plan) rhythm() rhythm {
	begins := p.WeekStart.Weekday()
	of := func(d time.Weekday) int { return (int(d-begins) + 7) % 7 }
	r := rhythm{week: p.StartsOn.AddDays(-of(p.StartsOn.Weekday())), step: p.Cadence.days()}
	for _, weekday := range p.Days() {
		r.days = append(r.days, of(weekday))
	}
	slices.Sort(r.days)
	return r
}

// from gives the first group day that is not before day.
func (r rhythm) from(day domain.Date) domain.Date {
	passed := day.DaysSince(r.week)
	week := passed / r.step
	if passed%r.step < 0 {
		week--
	}
	for ; ; week++ {
		for _, offset := range r.days {
			if at := week*r.step + offset; at >= passed {
				return r.week.AddDays(at)
			}
		}
	}
}

// later says in words how far one group day is from the next.
func (r rhythm) later() string {
	if r.step == 14 && len(r.days) == 1 {
		return "a fortnight later"
	}
	return "one group day later"
}

// after gives the first group day later than day.
func (r rhythm) after(day domain.Date) domain.Date { return r.from(day.AddDays(1)) }

// upTo gives the last group day that is not later than day.
func (r rhythm) upTo(day domain.Date) domain.Date {
	found := r.from(day.AddDays(-r.step)) // every stretch of one step holds a group day
	for next := r.after(found); !next.After(day); next = r.after(next) {
		found = next
	}
	return found
}

// GroupDays lists the days from StartsOn to last on which the group would meet
// if nothing were ever closed: the days of the recurrence rule that a calendar
// feed gives, before its exceptions. It is empty when the plan is not valid.
func (p Plan) GroupDays(last domain.Date) []domain.Date {
	if p.Validate() != nil || last.DaysSince(p.StartsOn) > maxRuleDays {
		return nil
	}
	r := p.rhythm()
	var days []domain.Date
	for day := r.from(p.StartsOn); !day.After(last); day = r.after(day) {
		days = append(days, day)
	}
	return days
}

// maxRuleDays bounds a rule to forty years.
const maxRuleDays = 40 * 366
