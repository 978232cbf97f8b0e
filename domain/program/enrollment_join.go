package program

import (
	"slices"
	"time"

	"cohort/domain"
)

// Joining is what a new membership is held against.
type Joining struct {
	Episodes []Enrollment // every one of the cohort
	Sessions []Session    // in order; those that are planned, of a cohort that has not started
	Zone     *time.Location
	Now      time.Time
}

func (j Joining) today() domain.Date { return domain.DateIn(j.Now, j.Zone) }

// Enroll gives a client a seat, from the session that is asked for or the one
// that follows from the day. Members who join a planned cohort belong to it
// from its first session, even when that lies in the past: practices enter
// groups that already run.
func (c Cohort) Enroll(e Enrollment, j Joining) (Enrollment, error) {
	if slices.ContainsFunc(j.Episodes, func(m Enrollment) bool { return m.ClientID == e.ClientID && m.IsMember(j.today()) }) {
		return e, ErrAlreadyEnrolled
	}
	e.CohortID = c.ID
	var err error
	if e.FromSession, err = c.fromSession(e, j); err != nil {
		return e, err
	}
	if c.isFull(e.FromSession, j) {
		return e, ErrCohortFull
	}
	return c.dated(e, j)
}

// fromSession is the first session of a new member: the one that was asked
// for, when it is not closed; else the one under way, one of this day that is
// not closed yet, or the next. What was true earlier than today begins with
// the first session since then that is not closed.
func (c Cohort) fromSession(e Enrollment, j Joining) (int, error) {
	open := slices.DeleteFunc(slices.Clone(j.Sessions), func(s Session) bool { return s.Status != SessionScheduled })
	if e.FromSession != 0 {
		return c.askedSession(e.FromSession, open, j)
	}
	if c.Status == CohortPlanned && e.Since.IsZero() {
		through, _ := j.before(e.ClientID)
		return through + 1, nil
	}
	for _, s := range c.nextToJoin(e.Since, open, j) {
		if c.Admits(s.Number) {
			return s.Number, nil
		}
	}
	return 0, ErrEntryClosed
}

// askedSession allows any session that is not closed and that the entry rule
// lets people join at.
func (c Cohort) askedSession(n int, open []Session, j Joining) (int, error) {
	switch {
	case !c.Admits(n):
		return 0, ErrEntryClosed
	case slices.ContainsFunc(open, func(s Session) bool { return s.Number == n }):
		return n, nil
	case slices.ContainsFunc(j.Sessions, func(s Session) bool { return s.Number == n && s.Status == SessionClosed }):
		return 0, ErrSessionClosed
	}
	return 0, ErrSessionCancelled
}

// nextToJoin lists the sessions at which one would begin, the likeliest first.
func (c Cohort) nextToJoin(since domain.Date, open []Session, j Joining) []Session {
	if !since.IsZero() && since.Before(j.today()) {
		return slices.DeleteFunc(open, func(s Session) bool { return s.Date.Before(since) })
	}
	var underWay, ofToday, next []Session
	for _, s := range open {
		switch {
		case s.StartsAt.After(j.Now):
			next = append(next, s)
		case s.EndsAt.After(j.Now):
			underWay = append(underWay, s)
		case s.Date == j.today():
			ofToday = append(ofToday, s)
		}
	}
	return append(append(underWay, ofToday...), next[:min(1, len(next))]...)
}

// isFull says whether a member from session n on would be one too many, now
// or in a session that they would belong to.
func (c Cohort) isFull(n int, j Joining) bool {
	if len(Members(j.Episodes, j.today())) >= c.MaxMembers {
		return true
	}
	for ; n <= c.Schedule.Sessions; n++ {
		on := 0
		for _, m := range j.Episodes {
			if m.OnRoster(n) {
				on++
			}
		}
		if on >= c.MaxMembers {
			return true
		}
	}
	return false
}

// dated gives the membership its first day, and refuses one that cannot be.
// Somebody whose first session lies in the past belongs since that day.
func (c Cohort) dated(e Enrollment, j Joining) (Enrollment, error) {
	first := j.today()
	for _, s := range j.Sessions {
		if s.Number == e.FromSession && s.Date.Before(first) {
			first = s.Date
		}
	}
	through, until := j.before(e.ClientID)
	if e.Since.IsZero() {
		e.Since = first
		if until.After(first) {
			e.Since = until
		}
	}
	var f domain.Faults
	f.When(e.Since.After(first) && first.Before(j.today()) && e.Since != until, "since", "is after the first session")
	f.When(e.Since.Before(c.BeganOn(j.Zone)), "since", "is before the cohort")
	f.When(through >= e.FromSession, "fromSession", "belongs to an earlier membership of this client")
	f.When(until.After(e.Since), "since", "lies in an earlier membership of this client")
	return e, f.Err()
}

// before gives the last session and the last day of the client's earlier
// memberships, 0 and none for who comes for the first time.
func (j Joining) before(client domain.ClientID) (through int, until domain.Date) {
	for _, m := range j.Episodes {
		if m.ClientID != client {
			continue
		}
		through = max(through, m.ThroughSession)
		if m.Until.After(until) {
			until = m.Until
		}
	}
	return through, until
}

// DayOf is the day of a session, and another one where it has no date.
func (j Joining) DayOf(number int, otherwise domain.Date) domain.Date {
	for _, s := range j.Sessions {
		if s.Number == number {
			return s.Date
		}
	}
	return otherwise
}

// BeganOn is the first day on which somebody can belong to the cohort: when it
// was planned, or its first session's day where that lies before.
func (c Cohort) BeganOn(zone *time.Location) domain.Date {
	planned := domain.DateIn(c.CreatedAt, zone)
	if c.Schedule.StartsOn.Before(planned) {
		return c.Schedule.StartsOn
	}
	return planned
}

// IsMember says whether the client has a seat on a day. On the last day the
// seat is free already; the sessions held on it are still the member's.
func (e Enrollment) IsMember(today domain.Date) bool { return e.Until.IsZero() || e.Until.After(today) }

// Members picks the episodes that have not ended.
func Members(episodes []Enrollment, today domain.Date) []Enrollment {
	return slices.DeleteFunc(slices.Clone(episodes), func(e Enrollment) bool { return !e.IsMember(today) })
}

// TakesNobody says whether a cohort has ended, or its last session was held:
// nobody can join it on any path.
func (c Cohort) TakesNobody(sessions []Session, now time.Time) bool {
	switch c.Status {
	case CohortPlanned:
		return false
	case CohortRunning:
		return len(Ahead(sessions, now)) == 0
	default:
		return true
	}
}
