package schedule

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestPublishedClockChangesAreFound(t *testing.T) {
	from, to := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2028, 12, 31, 0, 0, 0, 0, time.UTC)
	for zone, want := range map[string]string{
		"America/New_York":    "2026-03-08 2026-11-01 2027-03-14 2027-11-07 2028-03-12 2028-11-05",
		"Europe/London":       "2026-03-29 2026-10-25 2027-03-28 2027-10-31 2028-03-26 2028-10-29",
		"Australia/Sydney":    "2026-04-05 2026-10-04 2027-04-04 2027-10-03 2028-04-02 2028-10-01",
		"Australia/Lord_Howe": "2026-04-05 2026-10-04 2027-04-04 2027-10-03 2028-04-02 2028-10-01",
		"Europe/Dublin":       "2026-03-29 2026-10-25 2027-03-28 2027-10-31 2028-03-26 2028-10-29", // summer time, though the zone database calls the winter saved
		"Africa/Casablanca":   "2026-02-15 2026-03-22 2027-02-07 2027-03-14 2028-01-23 2028-03-05",
		"America/Sao_Paulo":   "",
		"UTC":                 "",
	} {
		loc := place(t, zone)
		var days []string
		for _, change := range Transitions(loc, from, to) {
			days = append(days, change.At.In(loc).Format("2006-01-02"))
			if last, ok := LastTransition(loc, change.At); !ok || last != change {
				t.Errorf("%s: the last change at %s is %+v", zone, change.At, last)
			}
			if step := change.After - change.Before; (step > 0) != change.Summer || step%1800 != 0 {
				t.Errorf("%s: %+v", zone, change)
			}
		}
		if got := strings.Join(days, " "); got != want {
			t.Errorf("%s: got %s, want %s", zone, got, want)
		}
	}
	if _, ok := LastTransition(time.UTC, from); ok {
		t.Error("UTC has a clock change")
	}
	if last, ok := LastTransition(place(t, "America/Sao_Paulo"), from); !ok || last.At.Format("2006-01-02") != "2019-02-17" || last.Name != "-03" {
		t.Errorf("São Paulo's last change is %+v", last)
	}
}

func TestTheLastChangeIsFoundAcrossYearsOfARule(t *testing.T) {
	ny := place(t, "America/New_York")
	for _, text := range []string{"2040-12-31 23:00", "2041-01-01 12:00", "2041-03-01 12:00"} {
		at, err := time.ParseInLocation("2006-01-02 15:04", text, ny)
		if err != nil {
			t.Fatal(err)
		}
		if last, ok := LastTransition(ny, at); !ok || last.At.In(ny).Format("2006-01-02") != "2040-11-04" {
			t.Errorf("%s: got %+v", text, last)
		}
	}
}

func TestGroupDaysIgnoreClosures(t *testing.T) {
	p := wednesdays(t)
	p.Closures = []Closure{{From: p.StartsOn, To: p.StartsOn.AddDays(30)}}
	var days []string
	for _, d := range p.GroupDays(day(t, "2026-03-25")) {
		days = append(days, d.String()[5:])
	}
	if got := strings.Join(days, " "); got != "03-04 03-11 03-18 03-25" {
		t.Errorf("got %s", got)
	}
	if days := p.GroupDays(day(t, "2099-01-01")); days != nil {
		t.Errorf("a rule of 73 years gave %d days", len(days))
	}
	if days := (Plan{}).GroupDays(day(t, "2026-03-25")); days != nil {
		t.Errorf("no plan gave %v", days)
	}
}

// TestTheNextGroupDayIsFoundFromAnyDay compares with looking day by day, also
// before the plan begins, where a shift of earlier sessions looks.
func TestTheNextGroupDayIsFoundFromAnyDay(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	for range 2000 {
		p := wednesdays(t)
		p.StartsOn, p.Cadence = p.StartsOn.AddDays(random.IntN(14)), []Cadence{Weekly, Biweekly}[random.IntN(2)]
		for _, n := range random.Perm(7)[:1+random.IntN(3)] {
			p.Weekdays = append(p.Weekdays, time.Weekday(n))
		}
		monday := p.StartsOn.AddDays(-(int(p.StartsOn.Weekday()) + 6) % 7)
		from := p.StartsOn.AddDays(random.IntN(100) - 50)
		want := from
		for {
			weeks := want.AddDays(-(int(want.Weekday())+6)%7).DaysSince(monday) / 7
			if slices.Contains(p.Weekdays, want.Weekday()) && (p.Cadence == Weekly || weeks%2 == 0) {
				break
			}
			want = want.AddDays(1)
		}
		if got := p.rhythm().from(from); got != want {
			t.Fatalf("%s, %v from %s: got %s, want %s", p.Cadence, p.Weekdays, from, got, want)
		}
	}
}
