package program

import (
	"fmt"
	"slices"

	"cohort/domain"
)

// Began is when a membership began, as it should have been written down. What
// is zero stays as it is; the day follows a session that is said without one.
type Began struct {
	Since       domain.Date
	FromSession int
}

// IsZero says that nothing is told.
func (b Began) IsZero() bool { return b.Since.IsZero() && b.FromSession == 0 }

// CorrectBeginning sets right when a membership began. No session between the
// first one that stood and the first one that is right may be closed: its roll
// and its charges rest on who belonged to it, and are corrected there. What
// stood before stays in the history.
func (c Cohort) CorrectBeginning(e Enrollment, to Began, reason string, l Leaving, by domain.Actor) (Enrollment, error) {
	j := l.Joining
	j.Episodes = slices.DeleteFunc(slices.Clone(j.Episodes), func(o Enrollment) bool { return o.ID == e.ID })
	was := e
	e.Since = to.Since
	if e.FromSession = to.FromSession; e.FromSession == 0 || e.FromSession == was.FromSession {
		e.FromSession = was.FromSession
		if to.Since.IsZero() {
			e.Since = was.Since
		}
	} else if err := c.movesBeginning(was, e, l, j); err != nil {
		return was, err
	}
	e, err := c.dated(e, j)
	var f domain.Faults
	f.Join(err)
	f.When(!e.Until.IsZero() && e.Since.After(e.Until), "since", "is after the last day")
	f.When(!e.Until.IsZero() && e.FromSession > e.ThroughSession, "fromSession", "is after the last session")
	if err := f.Err(); err != nil {
		return was, err
	}
	return e.noted(EnrollmentEvent{Kind: EnrollmentCorrected, Since: was.Since, FromSession: was.FromSession, Until: was.Until, Reason: reason}, by, l.Now), nil
}

// movesBeginning holds another first session against those that lie between.
func (c Cohort) movesBeginning(was, e Enrollment, l Leaving, j Joining) error {
	first, next := min(was.FromSession, e.FromSession), max(was.FromSession, e.FromSession)
	for _, s := range l.Sessions {
		if s.Number < first || s.Number >= next {
			continue
		}
		if s.Status == SessionClosed {
			return ErrBeganClosed.Saying(fmt.Sprintf("Session %d on %s %d is closed: its roll and charges rest on who belonged to it. Correct its attendance instead.", s.Number, s.Date.Month, s.Date.Day))
		}
		if e.FromSession > was.FromSession && slices.ContainsFunc(l.Marks, func(m Attendance) bool { return m.SessionID == s.ID && m.ClientID == e.ClientID && m.Status.Attended() }) {
			return ErrAttendedBefore.Saying(fmt.Sprintf("Session %d on %s %d has this member as present. Take its roll again first.", s.Number, s.Date.Month, s.Date.Day))
		}
	}
	if e.FromSession > was.FromSession {
		return nil // later ones are theirs already
	}
	if _, err := c.fromSession(e, j); err != nil {
		return err
	}
	if c.isFull(e.FromSession, j) {
		return ErrCohortFull
	}
	return nil
}

// MarksBefore lists what is marked of the member in sessions that are not closed
// and were theirs until their beginning was set right: with them it goes.
func (e Enrollment) MarksBefore(was int, l Leaving) []Attendance {
	var gone []Attendance
	for _, s := range l.Sessions {
		if s.Number < was || s.Number >= e.FromSession || s.Status == SessionClosed {
			continue
		}
		for _, m := range l.Marks {
			if m.SessionID == s.ID && m.ClientID == e.ClientID {
				gone = append(gone, m)
			}
		}
	}
	return gone
}
