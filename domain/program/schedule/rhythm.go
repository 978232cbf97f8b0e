package schedule

import (
	"slices"
	"time"

	"cohort/domain"
)

// rhythm is the endless row of days on which a group would meet if nothing
// were ever closed. Weeks begin on Monday, as RFC 5545 has it when WKST is not
// given; with a biweekly cadence every second week is a group week.
type rhythm struct {
	monday domain.Date // of the week that holds the first session
	step   int         // days from one group week to the next
	days   []int       // group days within a week, 0 for Monday, ascending
}

func (p Plan) rhythm() rhythm {
	r := rhythm{monday: p.StartsOn.AddDays(-fromMonday(p.StartsOn.Weekday())), step: p.Cadence.days()}
	for _, weekday := range p.Weekdays {
		r.days = append(r.days, fromMonday(weekday))
	}
	if len(r.days) == 0 {
		r.days = []int{fromMonday(p.StartsOn.Weekday())}
	}
	slices.Sort(r.days)
	return r
}

func fromMonday(d time.Weekday) int { return (int(d) + 6) % 7 }

// from gives the first group day that is not before day.
func (r rhythm) from(day domain.Date) domain.Date {
	passed := day.DaysSince(r.monday)
	week := passed / r.step
	if passed%r.step < 0 {
		week--
	}
	for ; ; week++ {
		for _, offset := range r.days {
			if at := week*r.step + offset; at >= passed {
				return r.monday.AddDays(at)
			}
		}
	}
}

// after gives the first group day later than day.
func (r rhythm) after(day domain.Date) domain.Date { return r.from(day.AddDays(1)) }

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
