package schedule

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
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

// mustUndo takes a change back and compares with what was before.
func mustUndo(t testing.TB, before Schedule, change Change) {
	t.Helper()
	stored, err := json.Marshal(change.Undo) // an undo may wait in a database
	if err != nil {
		t.Fatal(err)
	}
	var undo Revert
	if err := json.Unmarshal(stored, &undo); err != nil {
		t.Fatal(err)
	}
	back := preview(t, change.After, undo)
	if len(back.After.Sessions) != len(before.Sessions) || !back.After.Plan.same(before.Plan) {
		t.Fatalf("undo gave %s, want %s", back.After.text(), before.text())
	}
	for i, session := range back.After.Sessions {
		if !session.same(before.Sessions[i]) {
			t.Fatalf("undo gave %+v, want %+v", session, before.Sessions[i])
		}
	}
	again := preview(t, back.After, back.Undo)
	if again.After.text() != change.After.text() || !again.After.Plan.same(change.After.Plan) {
		t.Fatalf("undo of the undo gave %s, want %s", again.After.text(), change.After.text())
	}
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

func TestRestoreUndoesACancellation(t *testing.T) {
	before := group(t, 4, 1)
	cancelled, err := before.Apply(Cancel{Key: "s3", Reason: "Snow"})
	if err != nil {
		t.Fatal(err)
	}
	change := preview(t, cancelled, Restore{Key: "s3"})
	if change.After.text() != before.text() || change.Lines[0].Kind != LineRestored {
		t.Errorf("got %s, %v", change.After.text(), change.Lines)
	}
	mustUndo(t, cancelled, change)
}

func TestAnEditThatCannotBeIsRefused(t *testing.T) {
	s, err := group(t, 4, 1).Apply(Cancel{Key: "s3"})
	if err != nil {
		t.Fatal(err)
	}
	invalid := domain.Invalid("", "")
	for name, c := range map[string]struct {
		edit Edit
		want error
	}{
		"move what is not there":     {Move{Key: "x", To: day(t, "2026-03-12")}, ErrNoSuchSession},
		"move what was held":         {Move{Key: "s1", To: day(t, "2026-03-12")}, ErrSessionHeld},
		"move what is cancelled":     {Move{Key: "s3", To: day(t, "2026-03-12")}, ErrCancelled},
		"move onto another":          {Move{Key: "s2", To: day(t, "2026-03-25"), Time: "19:00"}, ErrOverlap},
		"move to no day":             {Move{Key: "s2"}, invalid},
		"move to no time":            {Move{Key: "s2", To: day(t, "2026-03-12"), Time: "25:00"}, invalid},
		"make it a day long":         {Move{Key: "s2", To: day(t, "2026-03-12"), DurationMinutes: 1440}, invalid},
		"cancel what was held":       {Cancel{Key: "s1"}, ErrSessionHeld},
		"cancel twice":               {Cancel{Key: "s3"}, ErrCancelled},
		"make up under a taken key":  {Cancel{Key: "s2", MakeUp: "s1"}, ErrKeyTaken},
		"restore what is planned":    {Restore{Key: "s2"}, ErrNotCancelled},
		"insert under a taken key":   {Insert{Key: "s2", On: day(t, "2026-06-01")}, ErrKeyTaken},
		"insert without a key":       {Insert{On: day(t, "2026-06-01")}, invalid},
		"insert onto another":        {Insert{Key: "n", On: day(t, "2026-03-11")}, ErrOverlap},
		"shift from what was held":   {ShiftRest{From: "s1", Steps: 1}, ErrSessionHeld},
		"shift by nothing":           {ShiftRest{From: "s2"}, invalid},
		"change the rest to no zone": {ChangeRest{From: "s2", Cadence: "monthly"}, invalid},
	} {
		if _, err := s.Preview(c.edit); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
	restored := preview(t, s, Insert{Key: "n", On: day(t, "2026-03-18"), Time: "18:30"}) // over the cancelled one
	if _, err := restored.After.Preview(Restore{Key: "s3"}); !errors.Is(err, ErrOverlap) {
		t.Errorf("a session was restored over another: %v", err)
	}
}

func TestAnUndoIsRefusedWhenSomethingChangedSince(t *testing.T) {
	s := group(t, 4, 0)
	first := preview(t, s, Move{Key: "s2", To: day(t, "2026-03-12")})
	second := preview(t, first.After, Move{Key: "s2", To: day(t, "2026-03-13")})
	if _, err := second.After.Preview(first.Undo); !errors.Is(err, ErrChangedSince) {
		t.Errorf("got %v", err)
	}
	other := preview(t, first.After, Move{Key: "s4", To: day(t, "2026-03-27")})
	if back := preview(t, other.After, first.Undo); back.After.text() != "1 03-04 18:00, 2 03-11 18:00, 3 03-18 18:00, 4 03-27 18:00" {
		t.Errorf("undoing one move touched another: %s", back.After.text())
	}
	changed := preview(t, s, ChangeRest{From: "s4", Time: "17:00"})
	later := preview(t, changed.After, ChangeRest{From: "s4", Time: "16:00"})
	if _, err := later.After.Preview(changed.Undo); !errors.Is(err, ErrChangedSince) {
		t.Errorf("got %v", err)
	}
}

func TestAnUndoOfThePlanLeavesALaterPlanAlone(t *testing.T) {
	s := group(t, 4, 0)
	first := preview(t, s, ChangeRest{From: "s4", StartsOn: day(t, "2026-03-27")})
	second := preview(t, first.After, ChangeRest{From: "s4", StartsOn: day(t, "2026-03-28")})
	back := preview(t, second.After, Move{Key: "s4", To: day(t, "2026-03-27")}) // the session is as the first edit left it, the plan is not
	if _, err := back.After.Preview(first.Undo); !errors.Is(err, ErrChangedSince) {
		t.Errorf("got %v", err)
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

func TestEditsWithNoOpenDayAreRefused(t *testing.T) {
	s := group(t, 4, 0)
	s.Plan.Closures = []Closure{{From: day(t, "2026-03-01"), To: day(t, "2099-12-31"), Then: Skip}}
	for _, e := range []Edit{Cancel{Key: "s2", MakeUp: "m"}, ShiftRest{From: "s2", Steps: 1}, ChangeRest{From: "s2", Time: "17:00"}} {
		if _, err := s.Preview(e); !errors.Is(err, ErrNoOpenDay) {
			t.Errorf("%T: got %v", e, err)
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

func TestAScheduleWhoseZoneIsUnknownIsNotEdited(t *testing.T) {
	s := group(t, 4, 0)
	s.Plan.TimeZone = "Mars/Olympus_Mons"
	for _, e := range []Edit{Move{Key: "s2", To: day(t, "2026-03-12")}, ShiftRest{From: "s2", Steps: 1}, Insert{Key: "n", On: day(t, "2026-03-12")}} {
		if _, err := s.Preview(e); !errors.Is(err, domain.Invalid("", "")) {
			t.Errorf("%T: got %v", e, err)
		}
	}
}

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
		return ShiftRest{From: key, Steps: 1 + random.IntN(4)}
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
