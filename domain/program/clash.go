package program

import (
	"slices"
	"time"

	"cohort/domain/program/schedule"
)

// Engagement is what a cohort takes of somebody's time: those of its sessions
// that are theirs and lie ahead.
type Engagement struct {
	Cohort   Cohort
	Sessions []Session
}

// Clash is another cohort that needs somebody at an hour at which they are
// needed already.
type Clash struct {
	Cohort   Cohort  // the other one
	Sessions int     // how many of its sessions lie at such an hour
	First    Session // of these
}

// Clashes lists the cohorts among others that need somebody at an hour of this
// engagement. Nobody is in two rooms at once; one session may begin the minute
// another ends.
func (e Engagement) Clashes(others []Engagement) []Clash {
	var taken []schedule.Booking
	for _, o := range others {
		if o.Cohort.ID != e.Cohort.ID {
			taken = append(taken, o.bookings()...)
		}
	}
	at := map[string]bool{} // sessions that clash
	for _, c := range schedule.ClashesWith(e.bookings(), taken, schedule.Turnaround{}) {
		if c.A.Cohort != c.B.Cohort {
			at[c.A.Key], at[c.B.Key] = true, true
		}
	}
	var found []Clash
	for _, o := range others {
		sessions := slices.DeleteFunc(slices.Clone(o.Sessions), func(s Session) bool { return !at[s.ID.String()] })
		if o.Cohort.ID != e.Cohort.ID && len(sessions) > 0 {
			found = append(found, Clash{Cohort: o.Cohort, Sessions: len(sessions), First: sessions[0]})
		}
	}
	return found
}

// bookings are the sessions as the schedule compares them. They are one
// person's, so that one name stands for whoever it is.
func (e Engagement) bookings() []schedule.Booking {
	bookings := make([]schedule.Booking, len(e.Sessions))
	for i, s := range e.Sessions {
		bookings[i] = schedule.Booking{Key: s.ID.String(), Cohort: e.Cohort.ID.String(), Leaders: []string{"they"}, StartsAt: s.StartsAt, EndsAt: s.EndsAt}
	}
	return bookings
}

// Ahead gives the sessions that are still to be held, the one under way among
// them: what is over or cancelled takes nobody's time.
func Ahead(sessions []Session, now time.Time) []Session {
	return slices.DeleteFunc(slices.Clone(sessions), func(s Session) bool { return s.Status != SessionScheduled || !s.EndsAt.After(now) })
}

// Attends gives those of the sessions on whose roster the member stands.
func (e Enrollment) Attends(sessions []Session) []Session {
	return slices.DeleteFunc(slices.Clone(sessions), func(s Session) bool { return !e.OnRoster(s.Number) })
}

// HasEnded says whether a cohort is completed or was cancelled.
func (c Cohort) HasEnded() bool { return c.Status != CohortPlanned && c.Status != CohortRunning }

// Coming picks the sessions that are still to be held.
func Coming(sessions []DatedSession, now time.Time) []DatedSession {
	return slices.DeleteFunc(slices.Clone(sessions), func(s DatedSession) bool {
		return s.Status != SessionScheduled || !s.EndsAt.After(now)
	})
}
