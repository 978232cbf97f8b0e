package program

import (
	"errors"
	"slices"
	"testing"
	"time"

	"cohort/domain"
)

func TestSessionIsClosedOnceItHasBegun(t *testing.T) {
	there := []Attendance{{Status: Present}, {Status: Late}, {Status: NoShow}}
	for _, c := range []struct {
		name   string
		status SessionStatus
		begins time.Time
		marks  []Attendance
		want   error
		heads  int
	}{
		{"an hour ago", SessionScheduled, now.Add(-time.Hour), there, nil, 2},
		{"this instant", SessionScheduled, now, there, nil, 2},
		{"in a moment", SessionScheduled, now.Add(time.Nanosecond), there, ErrNotBegun, 0},
		{"half a year ago, and nobody knows who was there", SessionScheduled, now.AddDate(0, -6, 0), nil, nil, 0},
		{"closed", SessionClosed, now, there, ErrSessionClosed, 0},
		{"cancelled", SessionCancelled, now, there, ErrSessionCancelled, 0},
	} {
		s, err := Session{Status: c.status, StartsAt: c.begins}.Close(c.marks, domain.UserID{}, now)
		if (err == nil) != (c.want == nil) || !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		if err == nil && (s.Status != SessionClosed || s.Attended != c.heads || !s.ClosedAt.Equal(now)) {
			t.Errorf("%s: %+v", c.name, s)
		}
	}
}

func TestRollCallNamesEverythingThatIsWrong(t *testing.T) {
	ann, bob, eve, zoe := domain.NewID[domain.ClientID](), domain.NewID[domain.ClientID](), domain.NewID[domain.ClientID](), domain.NewID[domain.ClientID]()
	minutes := func(n int) *int { return &n }
	for _, c := range []struct {
		name  string
		marks []Attendance
		wrong []string
	}{
		{"nothing", []Attendance{{ClientID: ann, Status: Present, Place: "online"}, {ClientID: bob, Status: Late, Minutes: minutes(90)}}, nil},
		{"a minute longer than the session", []Attendance{{ClientID: ann, Status: Late, Minutes: minutes(91)}}, []string{"items[0].minutes"}},
		{"a stranger, and nobody", []Attendance{{ClientID: eve, Status: Present}, {Status: Present}}, []string{"items[0].clientId", "items[1].clientId"}},
		{"twice, nowhere, and minutes of the absent", []Attendance{{ClientID: ann, Status: Present}, {ClientID: ann, Status: "here", Place: "hall"},
			{ClientID: bob, Status: NoShow, Minutes: minutes(0)}},
			[]string{"items[1].clientId", "items[1].status", "items[1].place", "items[2].minutes"}},
		{"came late and left early", []Attendance{{ClientID: ann, Status: Late, CameAfter: minutes(15), LeftAfter: minutes(80)}}, nil},
		{"left before they came, after the end, and minutes that do not fit", []Attendance{{ClientID: ann, Status: Late, CameAfter: minutes(15), LeftAfter: minutes(10)},
			{ClientID: bob, Status: LeftEarly, LeftAfter: minutes(91)}, {ClientID: zoe, Status: Late, CameAfter: minutes(20), Minutes: minutes(90)}},
			[]string{"items[0].leftAfter", "items[1].leftAfter", "items[2].minutes"}},
		{"taken off for a reason, and without", []Attendance{{ClientID: ann, Status: TakenOff, Reason: "At the dentist's."}, {ClientID: bob, Status: TakenOff}}, []string{"items[1].reason"}},
		{"a reason of somebody who came", []Attendance{{ClientID: ann, Status: Present, Reason: "Why not."}}, []string{"items[0].reason"}},
		{"walked in", []Attendance{{ClientID: zoe, Status: Present}}, nil},
		{"missing before they are expected", []Attendance{{ClientID: zoe, Status: NoShow}}, []string{"items[0].status"}},
	} {
		if got := fields(CheckMarks(c.marks, []domain.ClientID{ann, bob}, []domain.ClientID{zoe}, 90)); !slices.Equal(got, c.wrong) {
			t.Errorf("%s: %v, want %v", c.name, got, c.wrong)
		}
	}
}

func TestHomeworkVersionGrowsWithItsReturns(t *testing.T) {
	h := Homework{Returns: []HomeworkReturn{{Version: 1}, {Version: 1}}}
	if h.Version() != 1 {
		t.Errorf("given: version %d", h.Version())
	}
	h.Returns[0].Version, h.Returns[1].Version = 3, 2
	if h.Version() != 4 {
		t.Errorf("after three records: version %d", h.Version())
	}
}
