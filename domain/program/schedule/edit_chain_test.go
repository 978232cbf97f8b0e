package schedule

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// anyEdit makes an edit, possible or not.
func anyEdit(random *rand.Rand, s Schedule, n int) Edit {
	key := s.Sessions[random.IntN(len(s.Sessions))].Key
	to := s.Plan.StartsOn.AddDays(random.IntN(200))
	at := wallTimeAt(random.IntN(24), 15*random.IntN(4))
	switch random.IntN(7) {
	case 0:
		return Move{Key: key, To: to, Time: at, DurationMinutes: 60 + random.IntN(60)}
	case 1:
		return Cancel{Key: key, Reason: "Snow"}
	case 2:
		return Cancel{Key: key, MakeUp: fmt.Sprintf("make-up-%d", n)}
	case 3:
		return Restore{Key: key}
	case 4:
		return Insert{Key: fmt.Sprintf("new-%d", n), On: to, Time: at}
	case 5:
		if random.IntN(3) == 0 {
			return ShiftRest{From: key, Weeks: 1 + random.IntN(3)}
		}
		return ShiftRest{From: key, Steps: 1 + random.IntN(4)}
	}
	if random.IntN(2) == 0 {
		return ChangeRest{From: key, StartsOn: to, Time: at, Meetings: anyMeetings(random)}
	}
	return ChangeRest{From: key, StartsOn: to, Time: at, Cadence: []Cadence{Weekly, Biweekly}[random.IntN(2)],
		Weekdays: []time.Weekday{time.Weekday(random.IntN(7))}}
}

// TestChainsOfEditsUndoToTheBeginning makes chains of edits on generated
// schedules, checks what always holds, and undoes each chain to its start.
func TestChainsOfEditsUndoToTheBeginning(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	zones := []string{"America/New_York", "Europe/London", "Australia/Sydney", "Australia/Lord_Howe", "America/Sao_Paulo"}
	done, refused := map[string]int{}, 0
	for chain := range 150 {
		p := wednesdays(t)
		p.StartsOn, p.TimeZone, p.Holidays = day(t, "2026-01-01").AddDays(random.IntN(700)), zones[chain%len(zones)], Holidays{Country: "US", State: "MA"}
		if chain%2 == 0 {
			p.Weekdays, p.Meetings = []time.Weekday{time.Monday}, []Meeting{{Weekday: time.Wednesday, Time: "10:00", DurationMinutes: 180}, {Weekday: time.Friday, Time: "12:00", DurationMinutes: 120}}
		}
		start, _, err := New(p, func(n int) string { return fmt.Sprintf("s%d", n) })
		if err != nil {
			t.Fatal(err)
		}
		for i := range random.IntN(4) {
			start.Sessions[i].Status = Held
		}
		s, undo := start, []Revert{}
		for n := range 12 {
			e := anyEdit(random, s, n)
			change, err := s.Preview(e)
			if err != nil {
				refused++
				continue
			}
			mustHold(t, s, change)
			mustMeet(t, s, e, change)
			mustUndo(t, s, change)
			done[fmt.Sprintf("%T", e)]++
			s, undo = change.After, append(undo, change.Undo)
		}
		for _, back := range slices.Backward(undo) {
			s = preview(t, s, back).After
		}
		if s.text() != start.text() || !s.Plan.same(start.Plan) {
			t.Fatalf("undone to %s, began with %s", s.text(), start.text())
		}
	}
	t.Logf("edits made and undone: %v, refused: %d", done, refused)
}

// mustHold checks what no edit may break.
func mustHold(t *testing.T, before Schedule, change Change) {
	t.Helper()
	loc, number := place(t, change.After.Plan.TimeZone), 0
	for i, session := range change.After.Sessions {
		want, _, _ := Instant(session.Date, session.Time, loc)
		if !session.StartsAt.Equal(want) || session.EndsAt.Sub(want) != time.Duration(session.DurationMinutes)*time.Minute {
			t.Fatalf("%+v is not at its wall time", session)
		}
		if session.Status != Cancelled {
			number++
			if session.Number != number {
				t.Fatalf("session %d has number %d", number, session.Number)
			}
		}
		if i > 0 && session.StartsAt.Before(change.After.Sessions[i-1].StartsAt) {
			t.Fatalf("sessions are not in order: %s", change.After.text())
		}
	}
	for _, session := range before.Sessions {
		i, err := change.After.index(session.Key)
		if err != nil {
			t.Fatalf("%s is gone", session.Key)
		}
		after := change.After.Sessions[i]
		after.Number = session.Number
		if session.Status == Held && !after.same(session) {
			t.Fatalf("a held session became %+v", after)
		}
	}
	for _, line := range change.Lines {
		if line.Text == "" {
			t.Fatalf("%+v says nothing", line)
		}
	}
}
