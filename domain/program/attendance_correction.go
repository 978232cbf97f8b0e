package program

import (
	"slices"
	"time"

	"cohort/domain"
)

// AttendanceCorrection is a mark that was corrected after closing: what stood,
// what took its place, who did it, when and why. What stood is kept for good.
type AttendanceCorrection struct {
	ID        domain.CorrectionID
	SessionID domain.SessionID
	ClientID  domain.ClientID
	Was       Attendance // without a status when the member was not marked, or not on the roll at all
	WasByName string
	Now       Attendance // the mark that took its place
	Reason    string     // sealed
	By        domain.UserID
	ByName    string
	At        time.Time
}

// ErrNotClosed is what a correction of a session gets whose roll is still open.
var ErrNotClosed = domain.Conflict("session_not_closed", "This session is not closed. Its attendance can simply be taken again.")

// CheckMarksOf names everything that is wrong with marks of members who may
// stand on no roster.
func CheckMarksOf(marks []Attendance, members []domain.ClientID, minutes int) error {
	var f domain.Faults
	checkMarks(&f, marks, members, minutes, notAMember)
	return f.Err()
}

const notAMember = "was never a member of this cohort"

// CheckCorrection names everything that is wrong with a correction: besides
// what a roll call can have wrong, that no reason is given. members are all who
// have ever belonged to the cohort: somebody may have come before they were
// enrolled, or after they left.
func CheckCorrection(marks []Attendance, reason string, members []domain.ClientID, minutes int) error {
	var f domain.Faults
	checkMarks(&f, marks, members, minutes, notAMember)
	f.When(len(marks) == 0, "items", "must name at least one member")
	f.Required("reason", reason, domain.MaxReason)
	return f.Err()
}

// TakenOffFor gives marks of a correction the reason of all of it, where
// somebody is taken off the roster without one of their own.
func TakenOffFor(marks []Attendance, reason string) []Attendance {
	out := slices.Clone(marks)
	for i, m := range out {
		if m.Status == TakenOff && m.Reason == "" {
			out[i].Reason = reason
		}
	}
	return out
}

// Correct gives the marks that say something else than what stands, each with
// what it takes the place of.
func (s Session) Correct(standing, marks []Attendance) (corrections []AttendanceCorrection, err error) {
	switch s.Status {
	case SessionCancelled:
		return nil, ErrSessionCancelled
	case SessionScheduled:
		return nil, ErrNotClosed
	case SessionClosed:
	}
	stood := map[domain.ClientID]Attendance{}
	for _, m := range standing {
		stood[m.ClientID] = m
	}
	for _, m := range marks {
		was := stood[m.ClientID]
		if was.Status != "" && was.says(m) {
			continue
		}
		corrections = append(corrections, AttendanceCorrection{ID: domain.NewID[domain.CorrectionID](), SessionID: s.ID, ClientID: m.ClientID, Was: was, Now: m})
	}
	return corrections, nil
}

// Followed fills in what took the place of each mark: the next correction of
// the same member says what stood until then, and the last one is what stands.
// Corrections come in the order in which they were made.
func Followed(corrections []AttendanceCorrection, standing []Attendance) []AttendanceCorrection {
	now := map[domain.ClientID]Attendance{}
	for _, m := range standing {
		now[m.ClientID] = m
	}
	for i := len(corrections) - 1; i >= 0; i-- {
		c := &corrections[i]
		c.Now = now[c.ClientID]
		now[c.ClientID] = c.Was
	}
	return corrections
}
