package program

import (
	"testing"
	"time"

	"cohort/domain"
)

// meeting is a cohort with sessions at hours of one day.
func meeting(hours ...int) Engagement {
	e := Engagement{Cohort: Cohort{ID: domain.NewID[domain.CohortID]()}}
	for i, hour := range hours {
		start := time.Date(2026, 3, 10, hour, 0, 0, 0, time.UTC)
		e.Sessions = append(e.Sessions, Session{ID: domain.NewID[domain.SessionID](), Number: i + 1, StartsAt: start, EndsAt: start.Add(90 * time.Minute), Status: SessionScheduled})
	}
	return e
}

func TestClashesAreOfOtherCohortsAtOneHour(t *testing.T) {
	mine := meeting(9, 15)
	for name, c := range map[string]struct {
		other Engagement
		want  []int // sessions of the other that clash, and the first of them
	}{
		"at the same hour":          {meeting(9), []int{1, 1}},
		"while the first goes on":   {meeting(10), []int{1, 1}},
		"both sessions":             {meeting(8, 12, 15), []int{2, 1}},
		"only the last":             {meeting(12, 15), []int{1, 2}},
		"at other hours":            {meeting(7, 12, 18), nil},
		"none":                      {meeting(), nil},
		"the same cohort":           {Engagement{Cohort: mine.Cohort, Sessions: meeting(9).Sessions}, nil},
		"the minute the other ends": {Engagement{Cohort: meeting().Cohort, Sessions: []Session{{ID: domain.NewID[domain.SessionID](), Number: 1, StartsAt: mine.Sessions[0].EndsAt, EndsAt: mine.Sessions[0].EndsAt.Add(time.Hour)}}}, nil},
	} {
		got := mine.Clashes([]Engagement{c.other})
		switch {
		case len(got) == 0 && c.want == nil:
		case len(got) != 1 || c.want == nil || got[0].Sessions != c.want[0] || got[0].First.Number != c.want[1] || got[0].Cohort.ID != c.other.Cohort.ID:
			t.Errorf("%s: %+v, want %v", name, got, c.want)
		}
	}
	if got := mine.Clashes([]Engagement{meeting(9), meeting(12), meeting(15)}); len(got) != 2 {
		t.Errorf("of three other cohorts %d clash, want 2", len(got))
	}
}

func TestOverAndCancelledSessionsTakeNoTime(t *testing.T) {
	sessions := meeting(8, 9, 12, 15).Sessions
	sessions[3].Status = SessionCancelled
	ahead := Ahead(sessions, time.Date(2026, 3, 10, 9, 45, 0, 0, time.UTC))
	if len(ahead) != 2 || ahead[0].Number != 2 || ahead[1].Number != 3 {
		t.Errorf("ahead are %+v", ahead)
	}
	left := Enrollment{FromSession: 1, ThroughSession: 2, Until: domain.Date{Year: 2026, Month: 3, Day: 10}}
	if mine := left.Attends(ahead); len(mine) != 1 || mine[0].Number != 2 {
		t.Errorf("who leaves with the second session attends %+v", mine)
	}
}
