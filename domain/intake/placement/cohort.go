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

	Capacity int
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

// nextSeat is the first day from today on which a member is expected to leave.
func (c Cohort) nextSeat(today time.Time) (next time.Time, ok bool) {
	for _, d := range c.Leaving {
		if daysBetween(today, d) >= 0 && (!ok || day(d).Before(next)) {
			next, ok = day(d), true
		}
	}
	return next, ok
}
