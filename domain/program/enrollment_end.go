package program

import (
	"fmt"
	"slices"
	"time"

	"cohort/domain"
)

// EnrollmentOutcome is how a membership ended.
type EnrollmentOutcome string

// The outcomes of a membership.
const (
	MemberLeft      EnrollmentOutcome = "left"
	MemberCompleted EnrollmentOutcome = "completed"
	MemberCancelled EnrollmentOutcome = "cohort_cancelled"
)

// EnrollmentOutcomes lists them.
var EnrollmentOutcomes = []EnrollmentOutcome{MemberLeft, MemberCompleted, MemberCancelled}

// Values is the closed list, as texts.
func (EnrollmentOutcome) Values() []string { return domain.Texts(EnrollmentOutcomes) }

// EnrollmentEvent is one change of when a membership began or ended, kept for
// good.
type EnrollmentEvent struct {
	Kind        EnrollmentEventKind `json:"kind"`
	At          time.Time           `json:"at"`
	By          domain.UserID       `json:"by"`
	ByName      string              `json:"byName"`
	Until       domain.Date         `json:"until"`                 // the last day that stands, or stood
	Since       domain.Date         `json:"since,omitzero"`        // the first day that stood, of a corrected beginning
	FromSession int                 `json:"fromSession,omitempty"` // the first session that stood
	Reason      string              `json:"reason,omitempty"`
}

// EnrollmentEventKind says what was done to a membership.
type EnrollmentEventKind string

// What can be done to a membership.
const (
	EnrollmentEnded     EnrollmentEventKind = "ended"
	EnrollmentReopened  EnrollmentEventKind = "reopened"
	EnrollmentCorrected EnrollmentEventKind = "corrected" // when it began
)

// EnrollmentEventKinds lists them.
var EnrollmentEventKinds = []EnrollmentEventKind{EnrollmentEnded, EnrollmentReopened, EnrollmentCorrected}

// Values is the closed list, as texts.
func (EnrollmentEventKind) Values() []string { return domain.Texts(EnrollmentEventKinds) }

// The errors about the beginning and the end of a membership.
var (
	ErrBeganClosed    = domain.Conflict("session_closed", "A closed session lies between.")
	ErrAttendedBefore = domain.Conflict("attended_earlier", "This member attended an earlier session. Take its roll again first.")

	ErrEnded         = domain.Conflict("already_ended", "This membership has already ended.")
	ErrNotEnded      = domain.Conflict("not_ended", "This membership has not ended.")
	ErrCohortEnded   = domain.Conflict("cohort_ended", "This cohort is completed or cancelled: its memberships ended with it.")
	ErrAttendedLater = domain.Conflict("attended_later", "This member attended a later session. Choose a later day, or correct the attendance first.")
)

// Leaving is what somebody's leaving is held against.
type Leaving struct {
	Joining
	Marks []Attendance // of the cohort
}

// Leave ends the episode with a last day: today for the zero Date, an earlier
// one when it is told late, or a later one that is planned. The member's last
// session follows from the day; of today's, one that has begun counts. A
// session after it that they attended speaks against the day.
func (e Enrollment) Leave(until domain.Date, reason string, l Leaving, by domain.Actor) (Enrollment, error) {
	if !e.Until.IsZero() {
		return e, ErrEnded
	}
	if until.IsZero() {
		until = l.today()
	}
	if err := e.checkLastDay(until, l); err != nil {
		return e, err
	}
	through := lastSessionOn(until, l.Joining)
	for _, s := range e.sessionsAfter(through, l) {
		if slices.ContainsFunc(l.Marks, func(m Attendance) bool { return m.SessionID == s.ID && m.ClientID == e.ClientID && m.Status.Attended() }) {
			return e, ErrAttendedLater.Saying(fmt.Sprintf("Session %d on %s %d has this member as present. Choose that day or a later one, or correct the attendance first.",
				s.Number, s.Date.Month, s.Date.Day))
		}
	}
	return e.ended(MemberLeft, until, through, reason, by, l.Now), nil
}

func (e Enrollment) checkLastDay(until domain.Date, l Leaving) error {
	last := domain.LatestToday(l.Now, l.Zone)
	for _, s := range l.Sessions {
		if s.Date.After(last) {
			last = s.Date
		}
	}
	var f domain.Faults
	f.When(until.Before(e.Since), "until", "is before the membership began")
	f.When(until.After(last), "until", "is after the cohort's last session")
	return f.Err()
}

// lastSessionOn is the number of the last session up to a day, 0 for none.
func lastSessionOn(day domain.Date, j Joining) int {
	last := 0
	for _, s := range j.Sessions {
		if s.Date.After(day) || s.Date == j.today() && day == j.today() && s.StartsAt.After(j.Now) {
			continue
		}
		last = max(last, s.Number)
	}
	return last
}

func (e Enrollment) sessionsAfter(through int, l Leaving) []Session {
	return slices.DeleteFunc(slices.Clone(l.Sessions), func(s Session) bool { return s.Number <= through || !e.OnRoster(s.Number) })
}

// MarksAfter lists what is marked of the member in sessions that are not closed
// and no longer theirs: with them it goes.
func (e Enrollment) MarksAfter(l Leaving) []Attendance {
	var gone []Attendance
	for _, s := range l.Sessions {
		if s.Number <= e.ThroughSession || s.Status == SessionClosed {
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

// EndWith ends the episode because its cohort did: on the cohort's last day, or
// the member's own first one where that lies later.
func (e Enrollment) EndWith(outcome EnrollmentOutcome, until domain.Date, through int, by domain.Actor, now time.Time) Enrollment {
	if until.Before(e.Since) {
		until = e.Since
	}
	return e.ended(outcome, until, through, "", by, now)
}

func (e Enrollment) ended(outcome EnrollmentOutcome, until domain.Date, through int, reason string, by domain.Actor, now time.Time) Enrollment {
	e.Until, e.ThroughSession, e.EndReason, e.Outcome = until, through, reason, outcome
	return e.noted(EnrollmentEvent{Kind: EnrollmentEnded, Until: until, Reason: reason}, by, now)
}

// Reopen undoes a leaving that was a mistake: the member never left. What stood
// before stays in the history.
func (c Cohort) Reopen(e Enrollment, reason string, j Joining, by domain.Actor) (Enrollment, error) {
	j.Episodes = slices.DeleteFunc(slices.Clone(j.Episodes), func(o Enrollment) bool { return o.ID == e.ID })
	switch {
	case e.Until.IsZero():
		return e, ErrNotEnded
	case c.Status != CohortPlanned && c.Status != CohortRunning:
		return e, ErrCohortEnded
	case slices.ContainsFunc(j.Episodes, func(o Enrollment) bool { return o.ClientID == e.ClientID && o.FromSession > e.ThroughSession }):
		return e, ErrAlreadyEnrolled
	case c.isFull(e.ThroughSession+1, j):
		return e, ErrCohortFull
	}
	until := e.Until
	e.Until, e.ThroughSession, e.EndReason, e.Outcome = domain.Date{}, 0, "", ""
	return e.noted(EnrollmentEvent{Kind: EnrollmentReopened, Until: until, Reason: reason}, by, j.Now), nil
}

func (e Enrollment) noted(event EnrollmentEvent, by domain.Actor, now time.Time) Enrollment {
	event.At, event.By, event.ByName = now, by.UserID, by.Name
	e.History = append(slices.Clone(e.History), event)
	e.Version, e.UpdatedAt = e.Version+1, now
	return e
}
