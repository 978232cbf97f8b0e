package schedule

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// Memorial Day is May 25 in 2026. A group of every second Monday from May 11 would
// meet on it.
func TestWhatIsOfferedForAHoliday(t *testing.T) {
	p := wednesdays(t)
	p.StartsOn, p.Cadence, p.Count, p.Holidays = day(t, "2026-05-11"), Biweekly, 3, Holidays{Country: "US"}
	offers, err := p.Offers()
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		then Policy
		days string
		text string
	}{
		{Shift, "05-11 06-08 06-22", "A fortnight later each time: 3 sessions, the last on Monday, 2026-06-22."},
		{ShiftWeek, "05-11 06-01 06-15", "One week later each time: 3 sessions, the last on Monday, 2026-06-15."},
		{NextDay, "05-11 05-26 06-08", "That session alone on the next open day: 3 sessions, the last on Monday, 2026-06-08."},
		{Skip, "05-11 06-08", "Left out: 2 sessions, the last on Monday, 2026-06-08."},
	}
	if len(offers) != len(want) {
		t.Fatalf("%d offers: %+v", len(offers), offers)
	}
	for i, w := range want {
		if o := offers[i]; o.Then != w.then || daysOf(o.Slots) != w.days || o.Text != w.text || len(o.Notices) != 1 || o.LastDate != o.Slots[len(o.Slots)-1].Date {
			t.Errorf("offered %s, %s: %s", o.Then, daysOf(o.Slots), o.Text)
		}
	}
	if !strings.Contains(offers[0].Notices[0].Text, "come a fortnight later") || !strings.Contains(offers[1].Notices[0].Text, "come one week later") {
		t.Errorf("%v, %v", offers[0].Notices, offers[1].Notices)
	}
	// a weekly group has one week later already
	p.Cadence = Weekly
	if offers, err = p.Offers(); err != nil || len(offers) != 3 || offers[0].Then != Shift || offers[1].Then != NextDay || !strings.HasPrefix(offers[0].Text, "One group day later") {
		t.Errorf("weekly: %+v, %v", offers, err)
	}
	p.Holidays = Holidays{}
	if offers, err = p.Offers(); err != nil || offers != nil {
		t.Errorf("without a closed day: %+v, %v", offers, err)
	}
	p.Closures, p.Count = []Closure{{From: p.StartsOn, To: p.StartsOn}}, 1
	if offers, err = p.Offers(); err != nil || len(offers) != 2 {
		t.Errorf("the only session left out is no offer: %+v, %v", offers, err)
	}
	p.Closures[0].To = day(t, "2099-12-31")
	if _, err = p.Offers(); !errors.Is(err, ErrNoOpenDay) {
		t.Errorf("%v", err)
	}
}

// A make-up session follows the weeks that the group has had since a closed day
// moved them.
func TestTheRhythmStaysWhereAWeekMovedIt(t *testing.T) {
	p := wednesdays(t)
	p.StartsOn, p.Cadence, p.Count = day(t, "2026-06-24"), Biweekly, 3
	p.Closures = []Closure{{From: day(t, "2026-07-06"), To: day(t, "2026-07-12"), Then: ShiftWeek}}
	s, _, err := New(p, func(n int) string { return "s" + string(rune('0'+n)) })
	if err != nil {
		t.Fatal(err)
	}
	if got := s.text(); got != "1 06-24 18:00, 2 07-15 18:00, 3 07-29 18:00" {
		t.Fatal(got)
	}
	after := preview(t, s, Cancel{Key: "s3", MakeUp: "m"}).After
	if got := after.text(); got != "1 06-24 18:00, 2 07-15 18:00, x 07-29 18:00, 3 08-12 18:00" {
		t.Error(got)
	}
	if got := preview(t, s, ShiftRest{From: "s2", Steps: 1}).After.text(); got != "1 06-24 18:00, 2 07-29 18:00, 3 08-12 18:00" {
		t.Error(got)
	}
}

func TestTheRestOfABiweeklyGroupComesAWeekLater(t *testing.T) {
	p := wednesdays(t)
	p.Cadence, p.Count = Biweekly, 4
	s, _, err := New(p, func(n int) string { return "s" + string(rune('0'+n)) })
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		edits []Edit
		want  string
	}{
		{"one week", []Edit{ShiftRest{From: "s2", Weeks: 1}}, "1 03-04 18:00, 2 03-25 18:00, 3 04-08 18:00, 4 04-22 18:00"},
		{"a fortnight", []Edit{ShiftRest{From: "s2", Steps: 1}}, "1 03-04 18:00, 2 04-01 18:00, 3 04-15 18:00, 4 04-29 18:00"},
		{"one week, and a make-up session in the new weeks", []Edit{ShiftRest{From: "s2", Weeks: 1}, Cancel{Key: "s4", MakeUp: "m"}},
			"1 03-04 18:00, 2 03-25 18:00, 3 04-08 18:00, x 04-22 18:00, 4 05-06 18:00"},
		{"one that had been moved falls back", []Edit{Move{Key: "s2", To: day(t, "2026-03-19")}, ShiftRest{From: "s2", Weeks: 1}},
			"1 03-04 18:00, 2 03-25 18:00, 3 04-08 18:00, 4 04-22 18:00"},
		{"one that had been moved further than that", []Edit{Move{Key: "s2", To: day(t, "2026-03-26")}, ShiftRest{From: "s2", Weeks: 1}},
			"1 03-04 18:00, 2 04-01 18:00, 3 04-15 18:00, 4 04-29 18:00"},
	} {
		now := s
		for _, e := range c.edits {
			change := preview(t, now, e)
			if undone, err := change.After.Apply(change.Undo); err != nil || undone.text() != now.text() || !undone.Plan.same(now.Plan) {
				t.Errorf("%s: undone %s, %v", c.name, undone.text(), err)
			}
			now = change.After
		}
		if now.text() != c.want {
			t.Errorf("%s: got %s, want %s", c.name, now.text(), c.want)
		}
	}
	for _, e := range []ShiftRest{{From: "s2"}, {From: "s2", Weeks: -1}, {From: "s2", Steps: 1, Weeks: 1}, {From: "s2", Weeks: MaxSessions + 1}} {
		if _, err := s.Apply(e); err == nil {
			t.Errorf("%+v was done", e)
		}
	}
}

func TestWeekStart(t *testing.T) {
	for name, want := range map[WeekStart]time.Weekday{"": time.Monday, "monday": time.Monday, "sunday": time.Sunday, "saturday": time.Saturday} {
		if !name.known() || name.Weekday() != want {
			t.Errorf("%q: %s", name, name.Weekday())
		}
	}
	for _, name := range []WeekStart{"Sunday", "so", "0"} {
		if name.known() {
			t.Errorf("%q is known", name)
		}
	}
}
