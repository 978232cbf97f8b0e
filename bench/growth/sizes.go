package main

import (
	"fmt"
	"time"
)

// now is the present of both practices, and begun when they opened: a large
// practice has more of everything, not older records.
var (
	now   = time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC)
	begun = now.AddDate(-4, 0, 0)
)

// What one cohort has. A charge is owed by all members of a session but one.
const (
	membersOfCohort  = 6
	sessionsOfCohort = 25
	chargesOfSession = membersOfCohort - 1
	waitsOfCohort    = 2
	mostLed          = 40 // cohorts of one therapist
)

// sizes is how many of each thing a practice has.
type sizes struct {
	cohorts, therapists, clients, curricula, audit int
}

// sizesOf gives the sizes for a share of the full practice: 8,000 cohorts with
// 200,000 sessions and 1,000,000 charges, 50,000 clients, 3,000,000 audit
// entries. A therapist leads as many cohorts in the large practice as in the
// small one.
func sizesOf(part, smallPart float64) sizes {
	share := func(part float64, of int) int { return max(1, int(part*float64(of)+0.5)) }
	s := sizes{cohorts: share(part, 8_000), clients: share(part, 50_000), curricula: share(part, 100), audit: share(part, 3_000_000)}
	s.therapists = s.cohorts / min(mostLed, share(smallPart, 8_000))
	return s
}

func (s sizes) String() string {
	return fmt.Sprintf("%d charges, %d clients, %d cohorts, %d audit entries",
		s.cohorts*sessionsOfCohort*chargesOfSession, s.clients, s.cohorts, s.audit)
}

// spread gives the moment of the i-th of n things that come evenly over the years.
func spread(i, n int) time.Time {
	return begun.Add(time.Duration(float64(now.Sub(begun)) * float64(i) / float64(n))).Truncate(time.Millisecond)
}
