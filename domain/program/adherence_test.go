package program

import (
	"testing"

	"cohort/domain"
)

func TestAdherenceCountsWhatWasHeld(t *testing.T) {
	ann := domain.NewID[domain.ClientID]()
	sessions := make([]Session, 7)
	for i := range sessions {
		sessions[i] = Session{ID: domain.NewID[domain.SessionID](), Number: i + 1, Status: SessionClosed}
	}
	sessions[5].Status, sessions[6].Status = SessionCancelled, SessionScheduled
	mark := func(n int, s AttendanceStatus) Attendance {
		return Attendance{SessionID: sessions[n-1].ID, ClientID: ann, Status: s}
	}
	for _, c := range []struct {
		name  string
		from  int
		marks []Attendance
		want  Adherence
	}{
		{"every way to be there or not; a cancelled session counts for nothing", 1,
			[]Attendance{mark(1, Present), mark(2, Late), mark(3, Excused), mark(4, NoShow), mark(6, Present), mark(7, Excused)},
			Adherence{Held: 4, Attended: 2, Excused: 1, Missed: 1, Unmarked: 1, Committed: 5}},
		{"taken off", 1, []Attendance{mark(1, Present), mark(2, TakenOff), mark(3, LateCancel), mark(4, LeftEarly), mark(5, Present)},
			Adherence{Held: 4, Attended: 3, Missed: 1, Committed: 5}},
		{"a member since session 3, who came once before", 3, []Attendance{mark(2, Present), mark(3, Present), mark(4, Present), mark(5, NoShow)},
			Adherence{Held: 4, Attended: 3, Missed: 1, Committed: 5}},
	} {
		e := Enrollment{ClientID: ann, FromSession: c.from, CommittedSessions: 5}
		if got := e.Adherence(sessions, c.marks); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}
