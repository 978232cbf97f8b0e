package schedule

import (
	"cmp"
	"slices"
	"time"

	"cohort/domain"
)

// Meeting is when a group meets on one day of its week.
type Meeting struct {
	Weekday         time.Weekday
	Time            WallTime
	DurationMinutes int
}

// Days are the weekdays on which the group meets.
func (p Plan) Days() []time.Weekday {
	days := slices.Clone(p.Weekdays)
	if len(days) == 0 {
		days = []time.Weekday{p.StartsOn.Weekday()}
	}
	for _, m := range p.Meetings {
		if !slices.Contains(days, m.Weekday) {
			days = append(days, m.Weekday)
		}
	}
	return days
}

// on is the meeting of a weekday: one of its own, or the plan's usual one.
func (p Plan) on(day time.Weekday) Meeting {
	for _, m := range p.Meetings {
		if m.Weekday == day {
			return m
		}
	}
	return Meeting{Weekday: day, Time: p.Time, DurationMinutes: p.DurationMinutes}
}

// week lists the meetings of a group week, in the order of its days.
func (p Plan) week() []Meeting {
	begins := p.WeekStart.Weekday()
	var week []Meeting
	for _, day := range p.Days() {
		week = append(week, p.on(day))
	}
	slices.SortFunc(week, func(a, b Meeting) int { return cmp.Compare((a.Weekday-begins+7)%7, (b.Weekday-begins+7)%7) })
	return week
}

// Overlaps says whether a meeting of the week begins before the one before it is
// over, by a clock that nobody changes.
func (p Plan) Overlaps() bool {
	const aWeek = 7 * 24 * 60
	week := p.week()
	for i, m := range week {
		next := week[(i+1)%len(week)]
		if between := (next.begins() - m.begins() + aWeek) % aWeek; len(week) > 1 && between < m.DurationMinutes {
			return true
		}
	}
	return false
}

// begins is the minute of the week, counted from Sunday.
func (m Meeting) begins() int {
	hour, minute, _ := m.Time.clock()
	return int(m.Weekday)*24*60 + hour*60 + minute
}

// checkMeetings names what is wrong with the meetings of a week.
func (p Plan) checkMeetings(faults *domain.Faults) {
	for i, m := range p.Meetings {
		_, _, clockOK := m.Time.clock()
		faults.When(m.Weekday < time.Sunday || m.Weekday > time.Saturday, "meetings", "must be on days of the week")
		faults.When(!clockOK, "meetings", "must have a time of day as HH:MM, such as 18:00")
		faults.When(m.DurationMinutes < 1 || m.DurationMinutes > MaxMinutes, "meetings", "must last from 1 to 720 minutes")
		faults.When(slices.ContainsFunc(p.Meetings[:i], func(o Meeting) bool { return o.Weekday == m.Weekday }), "meetings", "must name each day once")
	}
	if len(*faults) == 0 && len(p.Meetings) > 0 {
		faults.When(p.Overlaps(), "meetings", "must not begin before the meeting before is over")
	}
}

// groupDay is a day on which a session is held, and which meeting it is.
type groupDay struct {
	on domain.Date
	as Meeting
}
