package program

import (
	"fmt"
	"slices"
	"time"

	"cohort/domain"
)

// Attendance is how one member stood to one session.
type Attendance struct {
	SessionID domain.SessionID
	ClientID  domain.ClientID
	Status    AttendanceStatus
	Minutes   *int            // minutes present, nil for the whole session
	CameAfter *int            // minutes after the beginning, nil: by then
	LeftAfter *int            // minutes after the beginning, nil: at the end
	Place     AttendancePlace // where the member was: "in_person" or "online"; hybrid groups bill them differently
	Reason    string          // why somebody is off the roster; sealed
	MarkedBy  domain.UserID
	MarkedAt  time.Time
}

// AttendanceStatus is what one tap on a seat says.
type AttendanceStatus string

// The ways to have been there or not.
const (
	Present    AttendanceStatus = "present"
	Late       AttendanceStatus = "late"
	LeftEarly  AttendanceStatus = "left_early"
	Excused    AttendanceStatus = "excused"
	NoShow     AttendanceStatus = "no_show"
	LateCancel AttendanceStatus = "late_cancel"
	// TakenOff is not missing it: the member was not to come to this session, for
	// a reason. Nobody is charged, and it counts for no adherence.
	TakenOff AttendanceStatus = "taken_off"
)

// AttendanceStatuses lists them in the order in which a seat cycles.
var AttendanceStatuses = []AttendanceStatus{Present, Late, LeftEarly, Excused, NoShow, LateCancel, TakenOff}

// Values is the closed list, as texts.
func (AttendanceStatus) Values() []string { return domain.Texts(AttendanceStatuses) }

// AttendancePlaces are the places that a member of a hybrid group can be at.
var AttendancePlaces = []AttendancePlace{"in_person", "online"}

// AttendancePlace is where a member of a hybrid group was.
type AttendancePlace string

// Values is the closed list, as texts.
func (AttendancePlace) Values() []string { return domain.Texts(AttendancePlaces) }

// Attended says whether the member was there for some of the session.
func (s AttendanceStatus) Attended() bool { return s == Present || s == Late || s == LeftEarly }

// CheckMarks names everything that is wrong with a roll call of a session of
// so many minutes: unknown members, doubles, bad values. Of members who were not
// expected yet, only that they came is noted.
func CheckMarks(marks []Attendance, roster, walkIns []domain.ClientID, minutes int) error {
	var f domain.Faults
	checkMarks(&f, marks, slices.Concat(roster, walkIns), minutes, "is not on this session's roster")
	for i, m := range marks {
		unexpected := slices.Contains(walkIns, m.ClientID) && !slices.Contains(roster, m.ClientID)
		f.When(unexpected && !m.Status.Attended() && m.Status != TakenOff, fmt.Sprintf("items[%d].status", i), "belongs only to a member who was expected")
	}
	return f.Err()
}

func checkMarks(f *domain.Faults, marks []Attendance, roster []domain.ClientID, minutes int, unknown string) {
	f.Items("items", len(marks), 60)
	on := map[domain.ClientID]bool{}
	for _, id := range roster {
		on[id] = true
	}
	seen := map[domain.ClientID]bool{}
	for i, m := range marks {
		at := fmt.Sprintf("items[%d].", i)
		f.When(!on[m.ClientID], at+"clientId", unknown)
		f.When(seen[m.ClientID], at+"clientId", "is named twice")
		seen[m.ClientID] = true
		domain.OneOf(f, at+"status", m.Status, AttendanceStatuses)
		f.When(m.Minutes != nil && (*m.Minutes < 0 || *m.Minutes > minutes), at+"minutes",
			fmt.Sprintf("must be between 0 and %d", minutes))
		f.When(m.Minutes != nil && !m.Status.Attended(), at+"minutes", "belongs only to a member who was there")
		m.checkTimes(f, at, minutes)
		if m.Status == TakenOff {
			f.Required(at+"reason", m.Reason, domain.MaxReason)
		} else {
			f.When(m.Reason != "", at+"reason", "belongs only to a member who is taken off the roster")
		}
		if m.Place != "" {
			domain.OneOf(f, at+"place", m.Place, AttendancePlaces)
		}
	}
}

// knownAhead says whether it can be said before the session.
func (s AttendanceStatus) knownAhead() bool { return s == Excused || s == LateCancel || s == TakenOff }

// Unmarked lists the members whose attendance is still open.
func Unmarked(roster []domain.ClientID, marks []Attendance) []domain.ClientID {
	marked := map[domain.ClientID]bool{}
	for _, m := range marks {
		marked[m.ClientID] = true
	}
	var open []domain.ClientID
	for _, id := range roster {
		if !marked[id] {
			open = append(open, id)
		}
	}
	return open
}

// HeadCount is how many members were there.
func HeadCount(marks []Attendance) int {
	n := 0
	for _, m := range marks {
		if m.Status.Attended() {
			n++
		}
	}
	return n
}

// earlyRollCall is how long before a session its roll call may begin.
const earlyRollCall = 30 * time.Minute

// TakesMarks says whether it is time for these marks. Who excuses themselves
// or cancels does so days ahead; who is there is seen when the room fills.
func (s Session) TakesMarks(marks []Attendance, now time.Time) error {
	if !now.Before(s.StartsAt.Add(-earlyRollCall)) {
		return nil
	}
	for _, m := range marks {
		if !m.Status.knownAhead() {
			return ErrAttendanceEarly
		}
	}
	return nil
}

// Mark merges new marks into the earlier ones and gives those that say
// something new. Before closing, marks replace earlier ones; afterwards only
// members who were not marked yet can be.
func (s Session) Mark(earlier, marks []Attendance) (news []Attendance, err error) {
	if s.Status == SessionCancelled {
		return nil, ErrSessionCancelled
	}
	before := map[domain.ClientID]Attendance{}
	for _, m := range earlier {
		before[m.ClientID] = m
	}
	for _, m := range marks {
		old, marked := before[m.ClientID]
		if marked && old.says(m) {
			continue
		}
		if marked && s.Status == SessionClosed {
			return nil, ErrSessionClosed
		}
		news = append(news, m)
	}
	return news, nil
}

func (a Attendance) says(b Attendance) bool {
	return a.Status == b.Status && a.Place == b.Place && sameTime(a.Minutes, b.Minutes) && a.Reason == b.Reason && sameTime(a.CameAfter, b.CameAfter) && sameTime(a.LeftAfter, b.LeftAfter)
}

func sameTime(a, b *int) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }
