package program

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"cohort/domain"
	"cohort/domain/program/schedule"
)

// Meeting is when a cohort meets on one more day of its week.
type Meeting struct {
	Weekday         Weekday
	Time            string // "18:00"
	DurationMinutes int
}

// Weekday is a day of the week by its name, in small letters.
type Weekday string

// Weekdays lists them.
var Weekdays = []Weekday{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// Values is the closed list, as texts.
func (Weekday) Values() []string { return domain.Texts(Weekdays) }

func weekdayOf(day time.Weekday) Weekday { return Weekday(strings.ToLower(day.String())) }

// day is the weekday as dates have it.
func (w Weekday) day() time.Weekday {
	return time.Weekday((slices.Index(Weekdays, w) + 1) % len(Weekdays))
}

// MostMeetings is how many days of the week a cohort meets on besides its first.
const MostMeetings = 6

// CurriculumBy is how a cohort goes through its curriculum.
type CurriculumBy string

// The ways: each session takes the next week of the curriculum; or all sessions of
// one week of the calendar, which begins with Monday, take the same one.
const (
	BySession CurriculumBy = "session"
	ByWeek    CurriculumBy = "week"
)

// CurriculumBys lists them.
var CurriculumBys = []CurriculumBy{BySession, ByWeek}

// Values is the closed list, as texts.
func (CurriculumBy) Values() []string { return domain.Texts(CurriculumBys) }

// Same says whether two schedules are the same in everything.
func (s Schedule) Same(o Schedule) bool {
	if len(s.AlsoMeets) == 0 && len(o.AlsoMeets) == 0 {
		s.AlsoMeets, o.AlsoMeets = nil, nil
	}
	return reflect.DeepEqual(s, o)
}

// longestMinute is how long a meeting lasts at most: a therapy group two hours, a
// day of an intensive program six.
func (s Schedule) longestMinute() int {
	if s.LevelOfCare.isIntensive() {
		return LongestIntensive
	}
	return LongestMinute
}

// validateMeetings names what is wrong with the further days of a week.
func (s Schedule) validateMeetings(f *domain.Faults) {
	f.Items("schedule.alsoMeets", len(s.AlsoMeets), MostMeetings)
	days := []Weekday{weekdayOf(s.Rhythm().Weekday())}
	for i, m := range s.AlsoMeets {
		at := fmt.Sprintf("schedule.alsoMeets[%d].", i)
		domain.OneOf(f, at+"weekday", m.Weekday, Weekdays)
		f.When(slices.Contains(days, m.Weekday), at+"weekday", "must be a day on which it does not meet already")
		days = append(days, m.Weekday)
		_, err := schedule.ParseWallTime(m.Time)
		f.When(err != nil, at+"time", "must be a time such as 18:00")
		f.When(m.DurationMinutes < ShortestMinute || m.DurationMinutes > s.longestMinute(), at+"durationMinutes", fmt.Sprintf("must be between %d and %d", ShortestMinute, s.longestMinute()))
	}
	if len(*f) == 0 && len(s.AlsoMeets) > 0 {
		f.When(s.Plan(domain.ClosedDays{}).Overlaps(), "schedule.alsoMeets", "must not begin before the meeting before is over")
	}
}

// meetings are the further days as dates are worked out from them.
func meetings(also []Meeting) []schedule.Meeting {
	var out []schedule.Meeting
	for _, m := range also {
		out = append(out, schedule.Meeting{Weekday: m.Weekday.day(), Time: schedule.WallTime(m.Time), DurationMinutes: m.DurationMinutes})
	}
	return out
}

// meetingsOf are the further days of a plan.
func meetingsOf(p schedule.Plan) []Meeting {
	var out []Meeting
	for _, m := range p.Meetings {
		out = append(out, Meeting{Weekday: weekdayOf(m.Weekday), Time: m.Time.String(), DurationMinutes: m.DurationMinutes})
	}
	return out
}
