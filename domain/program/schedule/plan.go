package schedule

import (
	"fmt"
	"slices"
	"time"

	"cohort/domain"
)

// Cadence is how often a group's weeks come round.
type Cadence string

// The cadences.
const (
	Weekly   Cadence = "weekly"
	Biweekly Cadence = "biweekly"
)

// days is the number of days from one group week to the next.
func (c Cadence) days() int {
	if c == Biweekly {
		return 14
	}
	return 7
}

// What a plan may hold at most. A group of several years' daily sessions fits.
const (
	MaxSessions = 1000
	MaxMinutes  = 12 * 60
)

// Plan says when a group meets, before any date is worked out.
type Plan struct {
	StartsOn        domain.Date // day of the first session
	Time            WallTime    // kept across clock changes: 18:00 stays 18:00
	TimeZone        string      // IANA name, such as "America/New_York"
	DurationMinutes int         // real time that passes, also across a clock change
	Cadence         Cadence
	Count           int // how many sessions members commit to

	// Weekdays are the days of a program that meets several times a week. With
	// none, the group meets on the weekday of StartsOn.
	Weekdays  []time.Weekday
	WeekStart WeekStart

	// Meetings are on further days, or on some of those, at a time and of a length
	// of their own.
	Meetings []Meeting

	Holidays Holidays
	Closures []Closure
}

// Slot is one dated session of a plan.
type Slot struct {
	Number   int         // 1 for the first
	Date     domain.Date // the day of the plan; Time on it is StartsAt unless a notice says otherwise
	Time     WallTime
	Minutes  int
	StartsAt time.Time // UTC
	EndsAt   time.Time // UTC
	Notices  []Notice  // what is unusual about it, mostly nothing
}

// Validate names every field that is wrong, as the API names them.
func (p Plan) Validate() error {
	var faults domain.Faults
	faults.When(p.StartsOn.IsZero(), "startsOn", "must be the day of the first session")
	_, _, clockOK := p.Time.clock()
	faults.When(!clockOK, "time", "must be a time of day as HH:MM, such as 18:00")
	if _, err := Place(p.TimeZone); err != nil {
		faults.Add("timeZone", "must be a time zone that is known, such as America/New_York")
	}
	faults.When(p.DurationMinutes < 1 || p.DurationMinutes > MaxMinutes, "durationMinutes", "must be from 1 to 720")
	faults.When(p.Cadence != Weekly && p.Cadence != Biweekly, "cadence", "must be weekly or biweekly")
	faults.When(p.Count < 1 || p.Count > MaxSessions, "sessions", "must be from 1 to 1000")
	for i, weekday := range p.Weekdays {
		faults.When(weekday < time.Sunday || weekday > time.Saturday, "weekdays", "must be days of the week")
		faults.When(slices.Contains(p.Weekdays[:i], weekday), "weekdays", "must name each day once")
	}
	p.checkMeetings(&faults)
	faults.When(!p.WeekStart.known(), "weekStart", "must be a day of the week in small letters, such as sunday")
	faults.When(!p.Holidays.Known(), "holidays", "are not known for this country and state")
	faults.When(!p.Holidays.Then.known(), "holidays.then", "must be shift, shift_week, skip or next_day")
	for _, closure := range p.Closures {
		faults.When(closure.From.IsZero() || closure.To.Before(closure.From), "closures", "must end on or after the day they begin")
		faults.When(!closure.Then.known(), "closures.then", "must be shift, shift_week, skip or next_day")
	}
	return faults.Err()
}

// Sessions works out every session of the plan in order, and everything worth
// telling about them. It fails with domain.KindInvalid, naming the fields,
// when the plan is not valid, and with ErrNoOpenDay when nothing is left.
func (p Plan) Sessions() ([]Slot, []Notice, error) {
	if err := p.Validate(); err != nil {
		return nil, nil, err
	}
	place, err := Place(p.TimeZone)
	if err != nil {
		return nil, nil, err
	}
	days, err := p.dates(p.StartsOn)
	if err != nil {
		return nil, nil, err
	}
	slots := make([]Slot, 0, p.Count)
	notices := p.startNotice()
	for left := p.Count; left > 0; left-- {
		day, lost, told, err := days.take(left - 1)
		if err != nil {
			return nil, nil, err
		}
		notices = append(notices, told...)
		if left -= lost; left <= 0 {
			break
		}
		start, end, said := occurrence(len(slots)+1, day.on, day.as.Time, day.as.DurationMinutes, place)
		slots = append(slots, Slot{Number: len(slots) + 1, Date: day.on, Time: day.as.Time, Minutes: day.as.DurationMinutes, StartsAt: start, EndsAt: end, Notices: said})
		notices = append(notices, said...)
	}
	if len(slots) == 0 {
		return nil, nil, ErrNoOpenDay
	}
	return slots, notices, nil
}

// dates begins a walk over the plan's group days at the first one from day on.
// Where closed days move the rhythm by a week, it walks there from the start.
func (p Plan) dates(day domain.Date) (*dates, error) {
	closed, err := p.closedDays()
	if err != nil {
		return nil, err
	}
	r := p.rhythm()
	walk := &dates{rhythm: r, closed: closed, next: r.from(day), as: p.on}
	if !p.movesByWeeks() || !day.After(p.StartsOn) || day.DaysSince(p.StartsOn) > maxRuleDays {
		return walk, nil
	}
	for walk.next = r.from(p.StartsOn); walk.next.Before(day); {
		if _, then, shut := closed.on(walk.next); shut && then == ShiftWeek {
			walk.moveByWeek(walk.next)
		} else {
			walk.next = walk.rhythm.after(walk.next)
		}
	}
	return walk, nil
}

// movesByWeeks says whether a closed day may move the rhythm.
func (p Plan) movesByWeeks() bool {
	return p.Holidays.Then == ShiftWeek || slices.ContainsFunc(p.Closures, func(c Closure) bool { return c.Then == ShiftWeek })
}

// startNotice tells when the first day is not one of the group's weekdays.
func (p Plan) startNotice() []Notice {
	first := p.rhythm().from(p.StartsOn)
	if first == p.StartsOn {
		return nil
	}
	return []Notice{{Session: 0, Date: p.StartsOn, Kind: StartMoved, Text: fmt.Sprintf(
		"%s is a %s, on which this group does not meet. The first day is %s, %s.",
		p.StartsOn, p.StartsOn.Weekday(), first.Weekday(), first)}}
}
