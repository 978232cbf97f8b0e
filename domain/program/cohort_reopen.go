package program

import (
	"slices"
	"time"

	"cohort/domain"
)

// ErrCohortGoesOn refuses to take back an end that there was not.
var ErrCohortGoesOn = domain.Conflict("cohort_not_ended", "This cohort is neither completed nor cancelled.")

// Resume takes back that a cohort was completed or cancelled: it is what it was
// before, planned or running.
func (c Cohort) Resume(now time.Time) (Cohort, error) {
	if !c.HasEnded() {
		return c, ErrCohortGoesOn
	}
	c.Status = CohortRunning
	if c.StartedAt == nil {
		c.Status = CohortPlanned
	}
	c.EndedAt, c.UpdatedAt = nil, now
	return c, nil
}

// EndedWithCohort says whether an episode ended because its cohort did.
func (e Enrollment) EndedWithCohort() bool {
	return e.Outcome == MemberCompleted || e.Outcome == MemberCancelled
}

// Resume makes an episode go on that ended with its cohort. A leaving that was
// planned before holds again, with its day.
func (e Enrollment) Resume(reason string, j Joining, by domain.Actor) Enrollment {
	until := e.Until
	e.Until, e.ThroughSession, e.EndReason, e.Outcome = domain.Date{}, 0, "", ""
	if planned, was := e.leavingBefore(); was {
		e.Until, e.EndReason, e.Outcome = planned.Until, planned.Reason, MemberLeft
		e.ThroughSession = lastSessionOn(planned.Until, j)
	}
	return e.noted(EnrollmentEvent{Kind: EnrollmentReopened, Until: until, Reason: reason}, by, j.Now)
}

// leavingBefore is the leaving that stood when the cohort ended.
func (e Enrollment) leavingBefore() (EnrollmentEvent, bool) {
	ended := false // the cohort's end is the newest
	for _, event := range slices.Backward(e.History) {
		switch {
		case event.Kind == EnrollmentReopened:
			return EnrollmentEvent{}, false
		case event.Kind == EnrollmentEnded && ended:
			return event, true
		case event.Kind == EnrollmentEnded:
			ended = true
		}
	}
	return EnrollmentEvent{}, false
}

// CancelledWith says whether a session was called off with its cohort, at that
// moment, and not for itself before.
func (s Session) CancelledWith(ended time.Time) bool {
	return s.Status == SessionCancelled && s.UpdatedAt.Equal(ended)
}
