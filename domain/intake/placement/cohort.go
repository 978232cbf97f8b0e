package placement

import (
	"slices"
	"time"
)

// Entry is who may join a cohort that has begun.
type Entry int

const (
	EntryClosed Entry = iota // all begin together; nobody joins after LatestEntry
	EntryOpen                // anyone joins at any session
	EntryStaged              // joining only at EntryPoints, such as the start of a module
)

// DefaultLatestEntry is the last session at which a closed cohort may be
// joined when the cohort does not say.
const DefaultLatestEntry = 2

// Cohort is a cohort that runs, or has been announced, with seats.
type Cohort struct {
	ID       CohortID
	Name     string
	Program  ProgramID
	Problems []string // problem areas it treats; empty = any
	Language string
	Site     SiteID // Online for a video cohort
	Slots    []Slot // every weekly meeting
	Leaders  []LeaderID
	AgeFrom  int // youngest age the program takes, in years; 0 = no band
	AgeTo    int // oldest age; 0 = no band

	Capacity int // seats, at most MostInCohort
	Members  []ClientID
	Held     int // seats offered to others who have not answered yet

	Entry       Entry
	NextSession int   // the session a newcomer would come to first: 1 = not begun, 0 = has ended
	LatestEntry int   // closed cohorts: the last session at which to join; 0 = DefaultLatestEntry
	EntryPoints []int // staged cohorts: the sessions at which to join

	Leaving []time.Time // days on which a member is expected to leave
}

// FreeSeats is how many clients can still be placed.
func (c Cohort) FreeSeats() int {
	return max(0, c.Capacity-len(c.Members)-c.Held)
}

// Admits reports whether a newcomer may come to the next session.
func (c Cohort) Admits() bool {
	if c.NextSession < 1 {
		return false
	}
	latest := c.LatestEntry
	if latest == 0 {
		latest = DefaultLatestEntry
	}
	switch c.Entry {
	case EntryOpen:
		return true
	case EntryStaged:
		return c.NextSession == 1 || slices.Contains(c.EntryPoints, c.NextSession)
	default:
		return c.NextSession <= latest
	}
}

// nextSeat is the first day from today on which a seat is expected that a
// newcomer could take: one that a member leaves free, while entry is open or
// before the next entry point. The seats free today are another matter. A
// cohort that meets less often than its slots say is taken to be further on
// than it is.
func (c Cohort) nextSeat(today time.Time) (next time.Time, ok bool) {
	var leaving []time.Time
	for _, d := range c.Leaving {
		if daysBetween(today, d) >= 0 {
			leaving = append(leaving, day(d))
		}
	}
	slices.SortFunc(leaving, time.Time.Compare)
	over := max(0, len(c.Members)+c.Held-c.Capacity) // whose leaving frees no seat
	if c.NextSession < 1 || over >= len(leaving) {
		return time.Time{}, false
	}
	next = leaving[over]
	return next, c.admitsFrom(c.NextSession + c.meetings(today, next))
}

// admitsFrom reports whether a newcomer may come to some session from the given
// one on.
func (c Cohort) admitsFrom(session int) bool {
	if c.Entry == EntryStaged {
		return session == 1 || slices.ContainsFunc(c.EntryPoints, func(point int) bool { return point >= session })
	}
	c.NextSession = session
	return c.Admits()
}

// meetings counts the weekly meetings from one day to the day before another.
func (c Cohort) meetings(from, to time.Time) (n int) {
	days := daysBetween(from, to)
	for _, s := range c.Slots {
		first := (int(s.Weekday-from.Weekday()) + 7) % 7 // days until the first such meeting
		if days > first {
			n += (days-first-1)/7 + 1
		}
	}
	return n
}
