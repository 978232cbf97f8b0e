package program

import "cohort/domain"

// Adherence is how regularly a member comes, told while the group runs. A
// cancelled session, and one that the member was taken off, count for nothing.
type Adherence struct {
	Held      int // closed sessions that they belonged to and are marked for
	Attended  int // of those
	Excused   int
	Missed    int // no-shows and late cancellations
	Unmarked  int // closed sessions whose mark is still missing
	CaughtUp  int // missed themes that were made up
	Committed int // sessions that they committed to, 0 without a number
}

// Plus adds what is told of another member.
func (a Adherence) Plus(b Adherence) Adherence {
	return Adherence{Held: a.Held + b.Held, Attended: a.Attended + b.Attended, Excused: a.Excused + b.Excused, Missed: a.Missed + b.Missed,
		Unmarked: a.Unmarked + b.Unmarked, CaughtUp: a.CaughtUp + b.CaughtUp, Committed: a.Committed + b.Committed}
}

// Adherence counts what the marks of a cohort's sessions say of a membership.
func (e Enrollment) Adherence(sessions []Session, marks []Attendance) Adherence {
	of := marksOfClient(marks, e)
	a := Adherence{Committed: e.CommittedSessions}
	for _, s := range sessions {
		if s.Status != SessionClosed {
			continue
		}
		mark, marked := of[s.ID]
		switch {
		case !marked && e.OnRoster(s.Number):
			a.Unmarked++
		case !e.covers(s.Number, mark):
		case mark.Status.Attended():
			a.Held, a.Attended = a.Held+1, a.Attended+1
		case mark.Status == Excused:
			a.Held, a.Excused = a.Held+1, a.Excused+1
		case mark.Status == NoShow || mark.Status == LateCancel:
			a.Held, a.Missed = a.Held+1, a.Missed+1
		}
	}
	return a
}

// covers says whether a mark of session n belongs to this episode: who came
// before they were expected did so as a member to come.
func (e Enrollment) covers(n int, mark Attendance) bool {
	return e.OnRoster(n) || mark.Status.Attended() && e.MayWalkIn(n)
}

func marksOfClient(marks []Attendance, e Enrollment) map[domain.SessionID]Attendance {
	of := map[domain.SessionID]Attendance{}
	for _, m := range marks {
		if m.ClientID == e.ClientID {
			of[m.SessionID] = m
		}
	}
	return of
}
