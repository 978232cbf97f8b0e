package schedule

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/teambition/rrule-go"

	"cohort/domain"
)

// wednesdays is twelve Wednesdays at 18:00 in New York.
func wednesdays(t testing.TB) Plan {
	t.Helper()
	return Plan{StartsOn: day(t, "2026-03-04"), Time: "18:00", TimeZone: "America/New_York",
		DurationMinutes: 90, Cadence: Weekly, Count: 12}
}

func sessions(t testing.TB, p Plan) ([]Slot, []Notice) {
	t.Helper()
	slots, notices, err := p.Sessions()
	if err != nil {
		t.Fatal(err)
	}
	return slots, notices
}

func daysOf(slots []Slot) string {
	var days []string
	for _, slot := range slots {
		days = append(days, slot.Date.String()[5:])
	}
	return strings.Join(days, " ")
}

func TestAWeeklyGroupStaysAtItsWallTime(t *testing.T) {
	for _, zone := range []string{"America/New_York", "Europe/London", "Australia/Sydney", "Australia/Lord_Howe", "America/Sao_Paulo"} {
		p := wednesdays(t)
		p.StartsOn, p.TimeZone, p.Count = day(t, "2026-01-07"), zone, 156 // three years
		slots, notices := sessions(t, p)
		if len(slots) != 156 || len(notices) != 0 {
			t.Fatalf("%s: %d sessions, notices %v", zone, len(slots), notices)
		}
		offsets := map[int]bool{}
		for i, slot := range slots {
			local := slot.StartsAt.In(place(t, zone))
			if local.Format("15:04") != "18:00" || domain.DateOf(local) != p.StartsOn.AddDays(7*i) || slot.Number != i+1 {
				t.Fatalf("%s: session %d starts %s", zone, slot.Number, local)
			}
			if slot.EndsAt.Sub(slot.StartsAt) != 90*time.Minute || slot.StartsAt.Location() != time.UTC {
				t.Fatalf("%s: session %d runs %s to %s", zone, slot.Number, slot.StartsAt, slot.EndsAt)
			}
			_, offset := local.Zone()
			offsets[offset] = true
		}
		if want := map[bool]int{true: 1, false: 2}[zone == "America/Sao_Paulo"]; len(offsets) != want {
			t.Errorf("%s: %d offsets from UTC in three years, want %d", zone, len(offsets), want)
		}
	}
}

func TestAClockChangeDuringASessionIsTold(t *testing.T) {
	p := wednesdays(t)
	p.StartsOn, p.Time, p.DurationMinutes, p.Count = day(t, "2026-03-08"), "01:15", 120, 2
	slots, notices := sessions(t, p)
	if len(notices) != 1 || notices[0].Kind != ClockChange || notices[0].Session != 1 || !strings.Contains(notices[0].Text, "shows 04:15") {
		t.Fatalf("got %v", notices)
	}
	if len(slots[0].Notices) != 1 || len(slots[1].Notices) != 0 {
		t.Errorf("the notice hangs on %v and %v", slots[0].Notices, slots[1].Notices)
	}
}

func TestDatesOfAPlan(t *testing.T) {
	mon, wed, fri := time.Monday, time.Wednesday, time.Friday
	july := Closure{From: day(t, "2026-07-06"), To: day(t, "2026-07-12"), Reason: "Summer break"}
	with := func(c Closure, then Policy) Closure { c.Then = then; return c }
	for _, c := range []struct {
		name    string
		plan    Plan
		want    string
		notices int
	}{
		{"weekly", Plan{StartsOn: day(t, "2026-06-24"), Count: 4}, "06-24 07-01 07-08 07-15", 0},
		{"biweekly", Plan{StartsOn: day(t, "2026-06-24"), Cadence: Biweekly, Count: 3}, "06-24 07-08 07-22", 0},
		{"three days a week", Plan{StartsOn: day(t, "2026-06-24"), Weekdays: []time.Weekday{fri, mon, wed}, Count: 5}, "06-24 06-26 06-29 07-01 07-03", 0},
		{"biweekly on two days", Plan{StartsOn: day(t, "2026-06-26"), Weekdays: []time.Weekday{mon, fri}, Cadence: Biweekly, Count: 4}, "06-26 07-06 07-10 07-20", 0},
		{"first day not a group day", Plan{StartsOn: day(t, "2026-06-24"), Weekdays: []time.Weekday{mon}, Count: 2}, "06-29 07-06", 1},
		{"closure shifts", Plan{StartsOn: day(t, "2026-06-24"), Count: 4, Closures: []Closure{july}}, "06-24 07-01 07-15 07-22", 1},
		{"closure skips", Plan{StartsOn: day(t, "2026-06-24"), Count: 4, Closures: []Closure{with(july, Skip)}}, "06-24 07-01 07-15", 1},
		{"closure skips the last", Plan{StartsOn: day(t, "2026-06-24"), Count: 3, Closures: []Closure{with(july, Skip)}}, "06-24 07-01", 1},
		{"closure to the next open day", Plan{StartsOn: day(t, "2026-06-24"), Count: 4, Closures: []Closure{with(july, NextDay)}}, "06-24 07-01 07-13 07-15", 1},
		{"no open day before the next session", Plan{StartsOn: day(t, "2026-07-06"), Count: 2, Weekdays: []time.Weekday{mon, wed},
			Closures: []Closure{{From: day(t, "2026-07-06"), To: day(t, "2026-07-07"), Then: NextDay}}}, "07-08 07-13", 1},
		{"biweekly, a closure shifts by a fortnight", Plan{StartsOn: day(t, "2026-06-24"), Cadence: Biweekly, Count: 4, Closures: []Closure{july}}, "06-24 07-22 08-05 08-19", 1},
		{"biweekly, a closure shifts by a week", Plan{StartsOn: day(t, "2026-06-24"), Cadence: Biweekly, Count: 4, Closures: []Closure{with(july, ShiftWeek)}}, "06-24 07-15 07-29 08-12", 1},
		{"biweekly, two weeks closed shift by two", Plan{StartsOn: day(t, "2026-06-24"), Cadence: Biweekly, Count: 3,
			Closures: []Closure{{From: july.From, To: july.To.AddDays(7), Then: ShiftWeek}}}, "06-24 07-22 08-05", 2},
		{"biweekly on two days, shifted by a week", Plan{StartsOn: day(t, "2026-06-26"), Weekdays: []time.Weekday{mon, fri}, Cadence: Biweekly, Count: 4,
			Closures: []Closure{with(july, ShiftWeek)}}, "06-26 07-13 07-17 07-27", 1},
		{"several days a week, all a week later", Plan{StartsOn: day(t, "2026-06-22"), Weekdays: []time.Weekday{mon, wed, fri}, Count: 6,
			Closures: []Closure{{From: day(t, "2026-06-24"), To: day(t, "2026-06-24"), Then: ShiftWeek}}}, "06-22 07-01 07-03 07-06 07-08 07-10", 1},
		{"weekly, a week later", Plan{StartsOn: day(t, "2026-06-24"), Count: 4, Closures: []Closure{with(july, ShiftWeek)}}, "06-24 07-01 07-15 07-22", 1},
		{"holiday shifts", Plan{StartsOn: day(t, "2026-05-18"), Count: 3, Holidays: Holidays{Country: "US"}}, "05-18 06-01 06-08", 1},
		{"holiday skips", Plan{StartsOn: day(t, "2026-05-18"), Count: 3, Holidays: Holidays{Country: "US", Then: Skip}}, "05-18 06-01", 1},
		{"holiday to the next day", Plan{StartsOn: day(t, "2026-05-18"), Count: 3, Holidays: Holidays{Country: "US", Then: NextDay}}, "05-18 05-26 06-01", 1},
		{"holiday worked on", Plan{StartsOn: day(t, "2026-05-18"), Count: 3, Holidays: Holidays{Country: "US", Except: []string{"Memorial Day"}}}, "05-18 05-25 06-01", 0},
		{"state holiday", Plan{StartsOn: day(t, "2026-04-13"), Count: 2, Holidays: Holidays{Country: "US", State: "MA"}}, "04-13 04-27", 1},
		{"same day in another state", Plan{StartsOn: day(t, "2026-04-13"), Count: 2, Holidays: Holidays{Country: "US", State: "NY"}}, "04-13 04-20", 0},
		{"observed on Friday for a Saturday", Plan{StartsOn: day(t, "2026-06-26"), Count: 2, Holidays: Holidays{Country: "US"}}, "06-26 07-10", 1},
		{"New Year observed in the old year", Plan{StartsOn: day(t, "2027-12-24"), Count: 2, Holidays: Holidays{Country: "US", Except: []string{"Christmas Day"}}}, "12-24 01-07", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := wednesdays(t)
			p.StartsOn, p.Count, p.Weekdays, p.Holidays, p.Closures = c.plan.StartsOn, c.plan.Count, c.plan.Weekdays, c.plan.Holidays, c.plan.Closures
			p.Cadence = or(c.plan.Cadence, Weekly)
			slots, notices := sessions(t, p)
			if got := daysOf(slots); got != c.want || len(notices) != c.notices {
				t.Errorf("got %s with %v, want %s with %d notices", got, notices, c.want, c.notices)
			}
		})
	}
}

// TestRFC5545Recurrences are the weekly examples of section 3.8.5.3.
func TestRFC5545Recurrences(t *testing.T) {
	tu, th, su, mo, we, fr := time.Tuesday, time.Thursday, time.Sunday, time.Monday, time.Wednesday, time.Friday
	for _, c := range []struct {
		name     string
		start    string
		cadence  Cadence
		weekdays []time.Weekday
		count    int
		want     string
		weeks    WeekStart
	}{
		{"weekly for 10 occurrences", "1997-09-02", Weekly, nil, 10, "09-02 09-09 09-16 09-23 09-30 10-07 10-14 10-21 10-28 11-04", ""},
		{"weekly on Tuesday and Thursday for five weeks", "1997-09-02", Weekly, []time.Weekday{tu, th}, 10,
			"09-02 09-04 09-09 09-11 09-16 09-18 09-23 09-25 09-30 10-02", ""},
		{"every other week on Monday, Wednesday, and Friday", "1997-09-01", Biweekly, []time.Weekday{mo, we, fr}, 25,
			"09-01 09-03 09-05 09-15 09-17 09-19 09-29 10-01 10-03 10-13 10-15 10-17 10-27 10-29 10-31 11-10 11-12 11-14 11-24 11-26 11-28 12-08 12-10 12-12 12-22", ""},
		{"every other week on Tuesday and Thursday, for 8 occurrences", "1997-09-02", Biweekly, []time.Weekday{tu, th}, 8,
			"09-02 09-04 09-16 09-18 09-30 10-02 10-14 10-16", ""},
		{"the days are different with a week that starts on Monday", "1997-08-05", Biweekly, []time.Weekday{tu, su}, 4,
			"08-05 08-10 08-19 08-24", "monday"},
		{"and with one that starts on Sunday", "1997-08-05", Biweekly, []time.Weekday{tu, su}, 4,
			"08-05 08-17 08-19 08-31", "sunday"},
	} {
		p := Plan{StartsOn: day(t, c.start), Time: "09:00", TimeZone: "America/New_York", DurationMinutes: 60,
			Cadence: c.cadence, Weekdays: c.weekdays, Count: c.count, WeekStart: c.weeks}
		if slots, _ := sessions(t, p); daysOf(slots) != c.want {
			t.Errorf("%s: got %s, want %s", c.name, daysOf(slots), c.want)
		}
	}
}

// TestPlansAgreeWithARecurrenceLibrary compares generated plans with what
// rrule-go makes of the same rule.
func TestPlansAgreeWithARecurrenceLibrary(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	zones := []string{"America/New_York", "Europe/London", "Australia/Sydney", "Australia/Lord_Howe", "America/Sao_Paulo", "UTC"}
	names := []rrule.Weekday{rrule.SU, rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA}
	plans, dated := 500, 0
	for range plans {
		p := Plan{StartsOn: day(t, "2026-01-01").AddDays(random.IntN(1000)), Time: wallTimeAt(5+random.IntN(18), random.IntN(60)),
			TimeZone: zones[random.IntN(len(zones))], DurationMinutes: 60, Cadence: []Cadence{Weekly, Biweekly}[random.IntN(2)], Count: 1 + random.IntN(60)}
		starts := random.IntN(7)
		p.WeekStart = WeekStart(strings.ToLower(time.Weekday(starts).String()))
		option := rrule.ROption{Freq: rrule.WEEKLY, Interval: p.Cadence.days() / 7, Count: p.Count, Wkst: names[starts]}
		for _, n := range random.Perm(7)[:random.IntN(5)] {
			p.Weekdays = append(p.Weekdays, time.Weekday(n))
			option.Byweekday = append(option.Byweekday, names[n])
		}
		hour, minute, _ := p.Time.clock()
		option.Dtstart = time.Date(p.StartsOn.Year, p.StartsOn.Month, p.StartsOn.Day, hour, minute, 0, 0, place(t, p.TimeZone))
		rule, err := rrule.NewRRule(option)
		if err != nil {
			t.Fatal(err)
		}
		var want, got []string
		for _, at := range rule.All() {
			want = append(want, at.UTC().Format(time.RFC3339))
		}
		slots, _ := sessions(t, p)
		for _, slot := range slots {
			got = append(got, slot.StartsAt.Format(time.RFC3339))
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%+v: got %v, want %v", p, got, want)
		}
		dated += len(got)
	}
	t.Logf("%d generated plans, %d dates, all equal", plans, dated)
}

func TestAPlanThatCannotBeIsRefusedWithEveryField(t *testing.T) {
	for field, spoil := range map[string]func(*Plan){
		"startsOn":        func(p *Plan) { p.StartsOn = domain.Date{} },
		"time":            func(p *Plan) { p.Time = "6 pm" },
		"timeZone":        func(p *Plan) { p.TimeZone = "Mars/Olympus_Mons" },
		"durationMinutes": func(p *Plan) { p.DurationMinutes = 0 },
		"cadence":         func(p *Plan) { p.Cadence = "monthly" },
		"sessions":        func(p *Plan) { p.Count = 1001 },
		"weekdays":        func(p *Plan) { p.Weekdays = []time.Weekday{time.Monday, time.Monday} },
		"weekStart":       func(p *Plan) { p.WeekStart = "Sunday" },
		"holidays":        func(p *Plan) { p.Holidays.Country = "ZZ" },
		"holidays.then":   func(p *Plan) { p.Holidays.Then = "ignore" },
		"closures": func(p *Plan) {
			p.Closures = []Closure{{From: p.StartsOn, To: p.StartsOn.AddDays(-1)}}
		},
	} {
		p := wednesdays(t)
		spoil(&p)
		_, _, err := p.Sessions()
		var e domain.Error
		if !errors.As(err, &e) || e.Kind != domain.KindInvalid || len(e.Fields) != 1 || e.Fields[0].Field != field {
			t.Errorf("%s: got %v", field, err)
		}
	}
	if err := (Plan{}).Validate(); err == nil || len(err.(domain.Error).Fields) != 6 {
		t.Errorf("an empty plan names %v", err)
	}
}

func TestAPlanWithNoOpenDayIsRefused(t *testing.T) {
	for _, then := range []Policy{Shift, Skip, NextDay} {
		p := wednesdays(t)
		p.Closures = []Closure{{From: day(t, "2026-01-01"), To: day(t, "2099-12-31"), Then: then}}
		if _, _, err := p.Sessions(); !errors.Is(err, ErrNoOpenDay) {
			t.Errorf("%s: got %v", then, err)
		}
	}
}

func BenchmarkTwelveWeeks(b *testing.B) {
	p := wednesdays(b)
	p.Holidays = Holidays{Country: "US", State: "MA"}
	for b.Loop() {
		if slots, _, err := p.Sessions(); err != nil || len(slots) != 12 {
			b.Fatal(err)
		}
	}
}

func ExamplePlan_Sessions() {
	start, _ := domain.ParseDate("2026-12-16")
	plan := Plan{StartsOn: start, Time: "18:00", TimeZone: "America/New_York", DurationMinutes: 90,
		Cadence: Weekly, Count: 3, Holidays: Holidays{Country: "US"},
		Closures: []Closure{{From: start.AddDays(6), To: start.AddDays(10), Reason: "Winter break"}}}
	slots, notices, err := plan.Sessions()
	if err != nil {
		fmt.Println(err)
	}
	for _, slot := range slots {
		fmt.Println(slot.Number, slot.Date, slot.StartsAt.Format(time.RFC3339))
	}
	for _, notice := range notices {
		fmt.Println(notice.Text)
	}
	// Output:
	// 1 2026-12-16 2026-12-16T23:00:00Z
	// 2 2026-12-30 2026-12-30T23:00:00Z
	// 3 2027-01-06 2027-01-06T23:00:00Z
	// 2026-12-23 is closed (Winter break). This session and the later ones come one group day later.
}
