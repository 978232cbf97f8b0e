package program

import (
	"fmt"
	"slices"
	"time"

	"cohort/domain"
)

// MostCalendarDays is the longest span that a calendar shows at once: two months.
const MostCalendarDays = 62

// CalendarSpan is the days that a calendar shows, the last one included. They
// are days at the practice, wherever a cohort meets.
type CalendarSpan struct{ From, To domain.Date }

// Validate names what is wrong with a span.
func (s CalendarSpan) Validate() error {
	var f domain.Faults
	for _, day := range []struct {
		field string
		on    domain.Date
	}{{"from", s.From}, {"to", s.To}} {
		f.When(day.on.IsZero(), day.field, "is missing")
		f.When(!day.on.IsZero() && (day.on.Year < domain.EarliestYear || day.on.Year > domain.LatestYear), day.field, "must lie between 1900 and 2200")
	}
	if len(f) > 0 {
		return f.Err()
	}
	f.When(s.To.Before(s.From), "to", "must not be before from")
	f.When(s.To.DaysSince(s.From) >= MostCalendarDays, "to", fmt.Sprintf("must be within %d days", MostCalendarDays))
	return f.Err()
}

// Instants are when the first day begins at a place, and when the last one ends.
func (s CalendarSpan) Instants(zone *time.Location) (from, to time.Time) {
	return midnightAt(s.From, zone), midnightAt(s.To.AddDays(1), zone)
}

func midnightAt(d domain.Date, zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, zone).UTC()
}

// CalendarFilter limits the sessions of a calendar. Zero ids are no limit.
type CalendarFilter struct {
	From, To time.Time     // of the start, To excluded
	LeaderID domain.UserID // who leads the session on its day
	CohortID domain.CohortID
	// CalledOff has the sessions too that a cancelled cohort does not hold.
	CalledOff bool
	// Covers are those of the span: a substitute has what they cover in it.
	Covers []domain.Cover
}

// CalendarSession is a session as a calendar shows it, with who leads it.
type CalendarSession struct {
	DatedSession
	CohortCode    string
	CohortVersion int
	Leaders       []Leading      // on its day, the lead first
	Named         bool           // the cohort is called by its name
	Covers        []domain.Cover // by which others lead it, on its day
	CoverChanges  int            // how often that changed
	CoveredAt     time.Time      // when it last did
}

// LedOn gives who of the leaders of a cohort, former ones too, leads on a day:
// the lead first, each once.
func LedOn(led []Leading, day domain.Date) []Leading {
	var on []Leading
	for _, lead := range []bool{true, false} {
		for _, l := range led {
			known := slices.ContainsFunc(on, func(o Leading) bool { return o.UserID == l.UserID })
			if l.IsLead == lead && l.on(day) && !known {
				on = append(on, l)
			}
		}
	}
	return on
}
