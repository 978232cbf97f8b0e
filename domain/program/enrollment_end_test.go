package program

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/domain"
)

// withIDs gives the sessions of a cohort ids, for marks to name.
func withIDs(j Joining) Joining {
	for i := range j.Sessions {
		j.Sessions[i].ID = domain.NewID[domain.SessionID]()
	}
	return j
}

// A leaving is true from its own day: which sessions were still theirs follows
// from it, and a session that they attended afterwards speaks against it.
func TestLeavingFollowsItsDay(t *testing.T) {
	day := func(month time.Month, day int) domain.Date { return domain.Date{Year: 2026, Month: month, Day: day} }
	const evening, noon = "2026-03-24 18:30", "2026-03-24 12:00" // of the fourth session, three are closed
	for _, c := range []struct {
		name     string
		at       string
		until    domain.Date
		attended []int // numbers of sessions
		want     error
		wrong    []string
		through  int
		stands   domain.Date
	}{
		{"today, before the session", noon, domain.Date{}, nil, nil, nil, 3, day(3, 24)},
		{"today, in the session", evening, domain.Date{}, []int{4}, nil, nil, 4, day(3, 24)},
		{"told two weeks later", noon, day(3, 11), []int{1, 2}, nil, nil, 2, day(3, 11)},
		{"told two weeks later, but they were there since", noon, day(3, 11), []int{1, 2, 3}, ErrAttendedLater, nil, 0, domain.Date{}},
		{"planned ahead", noon, day(4, 8), nil, nil, nil, 6, day(4, 8)},
		{"planned for a day with a session", noon, day(3, 31), nil, nil, nil, 5, day(3, 31)},
		{"before they came", noon, day(3, 2), nil, nil, []string{"until"}, 0, domain.Date{}},
		{"after the last session", noon, day(4, 22), nil, nil, []string{"until"}, 0, domain.Date{}},
	} {
		l := Leaving{Joining: withIDs(joining(t, c.at, 3))}
		e := Enrollment{ClientID: domain.NewID[domain.ClientID](), FromSession: 1, Since: day(3, 3), Version: 1}
		for _, n := range c.attended {
			l.Marks = append(l.Marks, Attendance{SessionID: l.Sessions[n-1].ID, ClientID: e.ClientID, Status: Late})
		}
		got, err := e.Leave(c.until, "Moved.", l, domain.Actor{Name: "Ruth"})
		if (err != nil) != (c.want != nil || c.wrong != nil) || c.want != nil && !errors.Is(err, c.want) || !slices.Equal(fields(err), c.wrong) {
			t.Errorf("%s: %v, want %v naming %v", c.name, err, c.want, c.wrong)
			continue
		}
		if err == nil && (got.ThroughSession != c.through || got.Until != c.stands || got.Outcome != MemberLeft || len(got.History) != 1) {
			t.Errorf("%s: %+v, want through %d, until %s", c.name, got, c.through, c.stands)
		}
		if c.want != nil && !strings.Contains(err.Error(), "Session 3 on March 17") {
			t.Errorf("%s: does not name the session: %v", c.name, err)
		}
	}
}

func TestWhoLeftByMistakeNeverLeft(t *testing.T) {
	left := Enrollment{ID: domain.NewID[domain.EnrollmentID](), ClientID: domain.NewID[domain.ClientID](), FromSession: 1, ThroughSession: 2,
		Until: domain.Date{Year: 2026, Month: 3, Day: 11}, Outcome: MemberLeft, EndReason: "Moved.", History: []EnrollmentEvent{{Kind: EnrollmentEnded}}}
	back := Enrollment{ID: domain.NewID[domain.EnrollmentID](), ClientID: left.ClientID, FromSession: 3}
	for _, c := range []struct {
		name   string
		status CohortStatus
		e      Enrollment
		others []Enrollment
		want   error
	}{
		{"and the seat is free", CohortRunning, left, members(7), nil},
		{"and the seat was given away", CohortRunning, left, members(8), ErrCohortFull},
		{"and came back since", CohortRunning, left, []Enrollment{back}, ErrAlreadyEnrolled},
		{"and the cohort has ended", CohortCompleted, left, nil, ErrCohortEnded},
		{"but did not leave", CohortRunning, back, nil, ErrNotEnded},
	} {
		cohort := newCohort()
		cohort.Status = c.status
		got, err := cohort.Reopen(c.e, "Wrong person.", joining(t, "2026-03-19 09:00", 3, append(c.others, c.e)...), domain.Actor{})
		if (err == nil) != (c.want == nil) || !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		if err == nil && (!got.OnRoster(8) || !got.Until.IsZero() || got.Outcome != "" || len(got.History) != 2 || got.History[1].Until != left.Until) {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

// A cohort called off on a day keeps what had begun by then, and what has a
// roll; only what was still to come goes with it.
func TestSessionsThatHaveBegunStayWhenTheCohortIsCalledOff(t *testing.T) {
	j := joining(t, "2026-03-24 18:30", 1) // the fourth session is under way, the second and third are not closed
	called, ahead := []Attendance{{Status: NoShow}}, []Attendance{{Status: Excused}}
	today, last := domain.Date{Year: 2026, Month: 3, Day: 24}, domain.Date{Year: 2026, Month: 3, Day: 16}
	for _, c := range []struct {
		name   string
		number int
		marks  []Attendance
		on     domain.Date
		goes   bool
	}{
		{"closed", 1, nil, today, false},
		{"past and not closed", 2, nil, today, false},
		{"under way", 4, nil, today, false},
		{"to come", 5, nil, today, true},
		{"to come, and somebody excused themselves", 5, ahead, today, true},
		{"its roll is called before it begins", 5, called, today, false},
		{"past, after the day on which the cohort was called off", 3, nil, last, true},
		{"past, after that day, with a roll", 3, called, last, false},
	} {
		if got := j.Sessions[c.number-1].IsToCome(c.marks, c.on, j.Now); got != c.goes {
			t.Errorf("%s: goes %t, want %t", c.name, got, c.goes)
		}
	}
}
