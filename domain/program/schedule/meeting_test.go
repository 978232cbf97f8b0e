package schedule

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/teambition/rrule-go"
)

// intensive meets on Mondays at 18:00 for 90 minutes, on Wednesdays at 10:00 for
// three hours and on Fridays at noon for two.
func intensive(t testing.TB, startsOn string, count int) Plan {
	t.Helper()
	p := wednesdays(t)
	p.StartsOn, p.Count = day(t, startsOn), count
	p.Weekdays = []time.Weekday{time.Monday}
	p.Meetings = []Meeting{{Weekday: time.Wednesday, Time: "10:00", DurationMinutes: 180}, {Weekday: time.Friday, Time: "12:00", DurationMinutes: 120}}
	return p
}

func timesOf(slots []Slot) string {
	var times []string
	for _, s := range slots {
		times = append(times, fmt.Sprintf("%s %s %d", s.Date.String()[5:], s.Time, s.Minutes))
	}
	return strings.Join(times, ", ")
}

func TestEachMeetingOfAWeekHasItsTime(t *testing.T) {
	wednesday := Closure{From: day(t, "2026-07-01"), To: day(t, "2026-07-01"), Reason: "Staff day"}
	with := func(then Policy) []Closure { c := wednesday; c.Then = then; return []Closure{c} }
	for _, c := range []struct {
		name     string
		startsOn string
		closures []Closure
		want     string
	}{
		{"a week", "2026-06-22", nil, "06-22 18:00 90, 06-24 10:00 180, 06-26 12:00 120, 06-29 18:00 90, 07-01 10:00 180"},
		{"from the middle of a week", "2026-06-24", nil, "06-24 10:00 180, 06-26 12:00 120, 06-29 18:00 90, 07-01 10:00 180, 07-03 12:00 120"},
		{"past a closed day", "2026-06-26", with(Shift), "06-26 12:00 120, 06-29 18:00 90, 07-03 12:00 120, 07-06 18:00 90, 07-08 10:00 180"},
		{"on the next open day, at the hour of its own", "2026-06-29", with(NextDay), "06-29 18:00 90, 07-02 10:00 180, 07-03 12:00 120, 07-06 18:00 90, 07-08 10:00 180"},
		{"left out", "2026-06-29", with(Skip), "06-29 18:00 90, 07-03 12:00 120, 07-06 18:00 90, 07-08 10:00 180"},
		{"all a week later", "2026-06-29", with(ShiftWeek), "06-29 18:00 90, 07-08 10:00 180, 07-10 12:00 120, 07-13 18:00 90, 07-15 10:00 180"},
	} {
		p := intensive(t, c.startsOn, 5)
		p.Closures = c.closures
		slots, _ := sessions(t, p)
		if got := timesOf(slots); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestMeetingsThatCannotBeAreRefused(t *testing.T) {
	for name, meetings := range map[string][]Meeting{
		"no day":             {{Weekday: 7, Time: "10:00", DurationMinutes: 60}},
		"no time":            {{Weekday: time.Tuesday, Time: "10", DurationMinutes: 60}},
		"no length":          {{Weekday: time.Tuesday, Time: "10:00", DurationMinutes: 0}},
		"a day twice":        {{Weekday: time.Tuesday, Time: "10:00", DurationMinutes: 60}, {Weekday: time.Tuesday, Time: "14:00", DurationMinutes: 60}},
		"one into the next":  {{Weekday: time.Tuesday, Time: "23:00", DurationMinutes: 600}, {Weekday: time.Wednesday, Time: "08:00", DurationMinutes: 60}},
		"into the next week": {{Weekday: time.Sunday, Time: "20:00", DurationMinutes: 700}, {Weekday: time.Monday, Time: "06:00", DurationMinutes: 60}},
	} {
		p := intensive(t, "2026-06-22", 5)
		p.Meetings = meetings
		if _, _, err := p.Sessions(); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}

// What a change makes of the rest of a program that meets several times a week.
func TestTheRestOfAProgramOfSeveralMeetings(t *testing.T) {
	for _, c := range []struct {
		name string
		edit Edit
		want string
	}{
		{"one meeting later", ShiftRest{From: "s2", Steps: 1}, "06-22 18:00 90, 06-26 12:00 120, 06-29 18:00 90, 07-01 10:00 180, 07-03 12:00 120"},
		{"a week later", ShiftRest{From: "s2", Weeks: 1}, "06-22 18:00 90, 07-01 10:00 180, 07-03 12:00 120, 07-06 18:00 90, 07-08 10:00 180"},
		{"its own meeting at another time", ChangeRest{From: "s2", Time: "09:00"}, "06-22 18:00 90, 06-24 09:00 180, 06-26 12:00 120, 06-29 18:00 90, 07-01 09:00 180"},
		{"its own meeting on another day", ChangeRest{From: "s2", StartsOn: day(t, "2026-06-25"), DurationMinutes: 60}, "06-22 18:00 90, 06-25 10:00 60, 06-26 12:00 120, 06-29 18:00 90, 07-02 10:00 60"},
		{"other meetings beside it", ChangeRest{From: "s2", Meetings: []Meeting{{Weekday: time.Thursday, Time: "17:00", DurationMinutes: 60}}}, "06-22 18:00 90, 06-24 10:00 180, 06-25 17:00 60, 07-01 10:00 180, 07-02 17:00 60"},
		{"no other meetings", ChangeRest{From: "s2", Meetings: []Meeting{}}, "06-22 18:00 90, 06-24 10:00 180, 07-01 10:00 180, 07-08 10:00 180, 07-15 10:00 180"},
		{"one more, on a day of a meeting", Insert{Key: "n", On: day(t, "2026-07-03")}, "06-22 18:00 90, 06-24 10:00 180, 06-26 12:00 120, 06-29 18:00 90, 07-01 10:00 180, 07-03 12:00 120"},
		{"made up for", Cancel{Key: "s5", MakeUp: "n"}, "06-22 18:00 90, 06-24 10:00 180, 06-26 12:00 120, 06-29 18:00 90, 07-01 10:00 180, 07-03 12:00 120"},
	} {
		before, _, err := New(intensive(t, "2026-06-22", 5), func(n int) string { return fmt.Sprintf("s%d", n) })
		if err != nil {
			t.Fatal(err)
		}
		change := preview(t, before, c.edit)
		var got []string
		for _, s := range change.After.Sessions {
			got = append(got, fmt.Sprintf("%s %s %d", s.Date.String()[5:], s.Time, s.DurationMinutes))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, strings.Join(got, ", "), c.want)
		}
		mustUndo(t, before, change)
	}
}

// anyMeetings are some days of a week, each with a time and a length.
func anyMeetings(random *rand.Rand) (meetings []Meeting) {
	for _, n := range random.Perm(7)[:1+random.IntN(4)] {
		meetings = append(meetings, Meeting{Weekday: time.Weekday(n), Time: wallTimeAt(6+random.IntN(14), 15*random.IntN(4)), DurationMinutes: 60 + 30*random.IntN(5)})
	}
	return meetings
}

// TestSeveralMeetingsAgreeWithARecurrenceLibrary compares generated programs with
// what rrule-go makes of one rule for each of their meetings.
func TestSeveralMeetingsAgreeWithARecurrenceLibrary(t *testing.T) {
	random := rand.New(rand.NewPCG(73, 10))
	zones := []string{"America/New_York", "Europe/London", "Australia/Sydney", "America/Sao_Paulo", "UTC"}
	names := []rrule.Weekday{rrule.SU, rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA}
	for range 300 {
		meetings := anyMeetings(random)
		usual := meetings[0]
		p := Plan{StartsOn: day(t, "2026-01-01").AddDays(random.IntN(700)), Time: usual.Time, DurationMinutes: usual.DurationMinutes, Weekdays: []time.Weekday{usual.Weekday},
			Meetings: meetings[1:], TimeZone: zones[random.IntN(len(zones))], Cadence: []Cadence{Weekly, Biweekly}[random.IntN(2)], Count: 1 + random.IntN(60)}
		loc := place(t, p.TimeZone)
		var want, got []string
		for _, m := range meetings {
			hour, minute, _ := m.Time.clock()
			rule, err := rrule.NewRRule(rrule.ROption{Freq: rrule.WEEKLY, Interval: p.Cadence.days() / 7, Count: p.Count, Wkst: rrule.MO, Byweekday: []rrule.Weekday{names[m.Weekday]},
				Dtstart: time.Date(p.StartsOn.Year, p.StartsOn.Month, p.StartsOn.Day, hour, minute, 0, 0, loc)})
			if err != nil {
				t.Fatal(err)
			}
			for _, at := range rule.All() {
				want = append(want, fmt.Sprint(at.UTC().Format(time.RFC3339), " ", m.DurationMinutes))
			}
		}
		slices.Sort(want)
		slots, _ := sessions(t, p)
		for _, slot := range slots {
			got = append(got, fmt.Sprint(slot.StartsAt.Format(time.RFC3339), " ", int(slot.EndsAt.Sub(slot.StartsAt).Minutes())))
		}
		if !slices.Equal(got, want[:p.Count]) {
			t.Fatalf("%+v: got %v, want %v", p, got, want[:p.Count])
		}
	}
}

// mustMeet checks that what a change of the rest dates lies on the meetings of
// the plan, each at its own time.
func mustMeet(t *testing.T, before Schedule, e Edit, change Change) {
	t.Helper()
	p := change.After.Plan
	var first string
	switch e := e.(type) {
	case ShiftRest:
		first = e.From
	case ChangeRest:
		first = e.From
	}
	if first == "" || len(p.Meetings) == 0 {
		return
	}
	from, _ := before.index(first)
	for _, i := range before.plannedFrom(from) {
		at, _ := change.After.index(before.Sessions[i].Key)
		s := change.After.Sessions[at]
		if m := p.on(s.Date.Weekday()); !slices.Contains(p.Days(), m.Weekday) || s.Time != m.Time || s.DurationMinutes != m.DurationMinutes {
			t.Fatalf("%+v puts a session on %s, which is no meeting of %+v", e, s.when(), p)
		}
	}
}
