package schedule

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/domain"
)

// text writes a schedule as "1 03-04 18:00, x 03-11 18:00, 2 03-18 18:00".
func (s Schedule) text() string {
	var texts []string
	for _, session := range s.Sessions {
		number := fmt.Sprint(session.Number)
		if session.Status == Cancelled {
			number = "x"
		}
		texts = append(texts, fmt.Sprintf("%s %s %s", number, session.Date.String()[5:], session.Time))
	}
	return strings.Join(texts, ", ")
}

func preview(t testing.TB, s Schedule, e Edit) Change {
	t.Helper()
	change, err := s.Preview(e)
	if err != nil {
		t.Fatalf("%T: %v", e, err)
	}
	return change
}

func TestEveryEditAndItsUndo(t *testing.T) {
	holiday := Closure{From: day(t, "2026-03-25"), To: day(t, "2026-03-25"), Reason: "Staff day"}
	for _, c := range []struct {
		name    string
		edit    Edit
		want    string
		lines   []LineKind
		notices int
	}{
		{"move to another day", Move{Key: "s2", To: day(t, "2026-03-12")}, "1 03-04 18:00, 2 03-12 18:00, 3 03-18 18:00, 4 04-01 18:00", []LineKind{LineMoved}, 0},
		{"move to another time", Move{Key: "s2", To: day(t, "2026-03-11"), Time: "17:15"}, "1 03-04 18:00, 2 03-11 17:15, 3 03-18 18:00, 4 04-01 18:00", []LineKind{LineMoved}, 0},
		{"make longer", Move{Key: "s2", To: day(t, "2026-03-11"), DurationMinutes: 120}, "1 03-04 18:00, 2 03-11 18:00, 3 03-18 18:00, 4 04-01 18:00", []LineKind{LineMoved}, 0},
		{"move past another", Move{Key: "s2", To: day(t, "2026-03-19")}, "1 03-04 18:00, 2 03-18 18:00, 3 03-19 18:00, 4 04-01 18:00", []LineKind{LineRenumbered, LineMoved}, 0},
		{"move onto a closed day", Move{Key: "s3", To: day(t, "2026-03-25")}, "1 03-04 18:00, 2 03-11 18:00, 3 03-25 18:00, 4 04-01 18:00", []LineKind{LineMoved}, 1},
		{"move to where it is", Move{Key: "s2", To: day(t, "2026-03-11")}, "1 03-04 18:00, 2 03-11 18:00, 3 03-18 18:00, 4 04-01 18:00", nil, 0},
		{"cancel", Cancel{Key: "s2", Reason: "Snow"}, "1 03-04 18:00, x 03-11 18:00, 2 03-18 18:00, 3 04-01 18:00", []LineKind{LineCancelled, LineRenumbered, LineRenumbered}, 0},
		{"cancel and make up", Cancel{Key: "s2", Reason: "Snow", MakeUp: "m"}, "1 03-04 18:00, x 03-11 18:00, 2 03-18 18:00, 3 04-01 18:00, 4 04-08 18:00",
			[]LineKind{LineCancelled, LineRenumbered, LineRenumbered, LineAdded}, 0},
		{"insert", Insert{Key: "n", On: day(t, "2026-03-14"), Time: "10:00"}, "1 03-04 18:00, 2 03-11 18:00, 3 03-14 10:00, 4 03-18 18:00, 5 04-01 18:00",
			[]LineKind{LineAdded, LineRenumbered, LineRenumbered}, 0},
		{"insert at a time that is skipped", Insert{Key: "n", On: day(t, "2026-03-08"), Time: "02:30"}, "1 03-04 18:00, 2 03-08 02:30, 3 03-11 18:00, 4 03-18 18:00, 5 04-01 18:00",
			[]LineKind{LineAdded, LineRenumbered, LineRenumbered, LineRenumbered}, 1},
		{"shift the rest", ShiftRest{From: "s2", Steps: 1}, "1 03-04 18:00, 2 03-18 18:00, 3 04-01 18:00, 4 04-08 18:00", []LineKind{LineMoved, LineMoved, LineMoved}, 1},
		{"shift the rest by two", ShiftRest{From: "s3", Steps: 2}, "1 03-04 18:00, 2 03-11 18:00, 3 04-08 18:00, 4 04-15 18:00", []LineKind{LineMoved, LineMoved}, 1},
		{"change the rest to Thursdays", ChangeRest{From: "s3", StartsOn: day(t, "2026-03-19"), Time: "17:30"},
			"1 03-04 18:00, 2 03-11 18:00, 3 03-19 17:30, 4 03-26 17:30", []LineKind{LineMoved, LineMoved}, 0},
		{"change the rest to biweekly", ChangeRest{From: "s2", Cadence: Biweekly}, "1 03-04 18:00, 2 03-11 18:00, 3 04-08 18:00, 4 04-22 18:00", []LineKind{LineMoved, LineMoved}, 1},
		{"change the rest to two days", ChangeRest{From: "s2", Weekdays: []time.Weekday{time.Monday, time.Wednesday}},
			"1 03-04 18:00, 2 03-11 18:00, 3 03-16 18:00, 4 03-18 18:00", []LineKind{LineMoved, LineMoved}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := wednesdays(t)
			p.Count, p.Closures = 4, []Closure{holiday}
			before, _, err := New(p, func(n int) string { return fmt.Sprintf("s%d", n) })
			if err != nil {
				t.Fatal(err)
			}
			before.Sessions[0].Status = Held
			kept := before.clone()
			change := preview(t, before, c.edit)
			var kinds []LineKind
			for _, line := range change.Lines {
				kinds = append(kinds, line.Kind)
			}
			if change.After.text() != c.want || !slices.Equal(kinds, c.lines) || len(change.Notices) != c.notices {
				t.Errorf("got %s, %v, %v\nwant %s, %v, %d notices", change.After.text(), kinds, change.Notices, c.want, c.lines, c.notices)
			}
			if !reflect.DeepEqual(before, kept) {
				t.Error("a preview changed the schedule it looked at")
			}
			mustUndo(t, before, change)
		})
	}
}

func TestSessionsMayBeGivenInAnyOrder(t *testing.T) {
	ordered := group(t, 4, 1)
	mixed := ordered.clone()
	slices.Reverse(mixed.Sessions)
	for _, e := range []Edit{Cancel{Key: "s2", MakeUp: "m"}, ShiftRest{From: "s2", Steps: 1}, Move{Key: "s3", To: day(t, "2026-05-06")}} {
		want, got := preview(t, ordered, e), preview(t, mixed, e)
		if got.After.text() != want.After.text() || len(got.Lines) != len(want.Lines) {
			t.Errorf("%T: got %s, want %s", e, got.After.text(), want.After.text())
		}
	}
}

func TestASkippedDayCostsNoSessionThatExists(t *testing.T) {
	s := group(t, 4, 0)
	s.Plan.Closures = []Closure{{From: day(t, "2026-03-25"), To: day(t, "2026-03-25"), Reason: "Staff day", Then: Skip}}
	if got := preview(t, s, ShiftRest{From: "s2", Steps: 1}).After.text(); got != "1 03-04 18:00, 2 03-18 18:00, 3 04-01 18:00, 4 04-08 18:00" {
		t.Errorf("got %s", got)
	}
}

func BenchmarkPreviewShiftOfAYear(b *testing.B) {
	p := wednesdays(b)
	p.Count, p.Holidays = 52, Holidays{Country: "US"}
	s, _, err := New(p, func(n int) string { return fmt.Sprint(n) })
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := s.Preview(ShiftRest{From: "2", Steps: 1}); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleSchedule_Preview() {
	start, _ := domain.ParseDate("2026-03-04")
	plan := Plan{StartsOn: start, Time: "18:00", TimeZone: "America/New_York", DurationMinutes: 90, Cadence: Weekly, Count: 3}
	group, _, _ := New(plan, func(n int) string { return fmt.Sprint("session-", n) })

	change, err := group.Preview(Cancel{Key: "session-2", Reason: "Leader ill", MakeUp: "make-up"})
	if err != nil {
		fmt.Println(err)
	}
	for _, line := range change.Lines {
		fmt.Println(line.Text)
	}
	group, _ = change.After.Apply(change.Undo)
	fmt.Println("undone:", len(group.Sessions), "sessions")
	// Output:
	// Session 2 on Wed 2026-03-11 at 18:00 (90 min) is cancelled.
	// Session 3 on Wed 2026-03-18 at 18:00 (90 min) becomes session 2.
	// A session is added on Wed 2026-03-25 at 18:00 (90 min).
	// undone: 3 sessions
}
