package schedule

import (
	"fmt"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the tests must not depend on the machine's own zones

	"cohort/domain"
)

func day(t testing.TB, s string) domain.Date {
	t.Helper()
	d, err := domain.ParseDate(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return d
}

func place(t testing.TB, zone string) *time.Location {
	t.Helper()
	loc, err := Place(zone)
	if err != nil {
		t.Fatalf("%q: %v", zone, err)
	}
	return loc
}

func TestZonesThatMeanNothingAreRefused(t *testing.T) {
	for _, zone := range []string{"", "Local", "local", "Mars/Olympus_Mons", "../etc/passwd", "New York", "EDT"} {
		if _, err := Place(zone); err == nil {
			t.Errorf("%q was taken for a time zone", zone)
		}
	}
}

func TestWallTimesThatAreNoneAreRefused(t *testing.T) {
	for _, s := range []string{"", "18", "24:00", "12:60", "6:00", "18.00", "18:0", "-1:00", "+1:00", "18:00:00", "１8:00"} {
		if _, err := ParseWallTime(s); err == nil {
			t.Errorf("%q was taken for a time", s)
		}
	}
	for _, s := range []string{"00:00", "09:05", "23:59"} {
		if w, err := ParseWallTime(s); err != nil || w.String() != s {
			t.Errorf("%q gave %q, %v", s, w, err)
		}
	}
}

// clockChanges are the published days and local times at which clocks change,
// with a wall time within the hour that is skipped or repeated, and the instant
// that RFC 5545 section 3.3.5 gives it.
var clockChanges = []struct {
	zone, day string
	at        WallTime
	kind      NoticeKind
	utc       string
	says      string
}{
	{"America/New_York", "2026-03-08", "02:30", SkippedTime, "2026-03-08T07:30Z", "starts at 03:30"},
	{"America/New_York", "2026-11-01", "01:30", RepeatedTime, "2026-11-01T05:30Z", "EDT, 05:30 UTC"},
	{"America/New_York", "2027-03-14", "02:30", SkippedTime, "2027-03-14T07:30Z", "starts at 03:30"},
	{"America/New_York", "2027-11-07", "01:30", RepeatedTime, "2027-11-07T05:30Z", "EDT, 05:30 UTC"},
	{"America/New_York", "2028-03-12", "02:30", SkippedTime, "2028-03-12T07:30Z", "starts at 03:30"},
	{"America/New_York", "2028-11-05", "01:30", RepeatedTime, "2028-11-05T05:30Z", "EDT, 05:30 UTC"},

	{"Europe/London", "2026-03-29", "01:30", SkippedTime, "2026-03-29T01:30Z", "starts at 02:30"},
	{"Europe/London", "2026-10-25", "01:30", RepeatedTime, "2026-10-25T00:30Z", "BST, 00:30 UTC"},
	{"Europe/London", "2027-03-28", "01:30", SkippedTime, "2027-03-28T01:30Z", "starts at 02:30"},
	{"Europe/London", "2027-10-31", "01:30", RepeatedTime, "2027-10-31T00:30Z", "BST, 00:30 UTC"},
	{"Europe/London", "2028-03-26", "01:30", SkippedTime, "2028-03-26T01:30Z", "starts at 02:30"},
	{"Europe/London", "2028-10-29", "01:30", RepeatedTime, "2028-10-29T00:30Z", "BST, 00:30 UTC"},

	{"Australia/Sydney", "2026-04-05", "02:30", RepeatedTime, "2026-04-04T15:30Z", "AEDT, 15:30 UTC"},
	{"Australia/Sydney", "2026-10-04", "02:30", SkippedTime, "2026-10-03T16:30Z", "starts at 03:30"},
	{"Australia/Sydney", "2027-04-04", "02:30", RepeatedTime, "2027-04-03T15:30Z", "AEDT, 15:30 UTC"},
	{"Australia/Sydney", "2027-10-03", "02:30", SkippedTime, "2027-10-02T16:30Z", "starts at 03:30"},
	{"Australia/Sydney", "2028-04-02", "02:30", RepeatedTime, "2028-04-01T15:30Z", "AEDT, 15:30 UTC"},
	{"Australia/Sydney", "2028-10-01", "02:30", SkippedTime, "2028-09-30T16:30Z", "starts at 03:30"},

	// Lord Howe's clocks change by half an hour.
	{"Australia/Lord_Howe", "2026-04-05", "01:45", RepeatedTime, "2026-04-04T14:45Z", "UTC+11:00, 14:45 UTC"},
	{"Australia/Lord_Howe", "2026-10-04", "02:15", SkippedTime, "2026-10-03T15:45Z", "starts at 02:45"},
	{"Australia/Lord_Howe", "2027-04-04", "01:45", RepeatedTime, "2027-04-03T14:45Z", "UTC+11:00, 14:45 UTC"},
	{"Australia/Lord_Howe", "2027-10-03", "02:15", SkippedTime, "2027-10-02T15:45Z", "starts at 02:45"},
	{"Australia/Lord_Howe", "2028-04-02", "01:45", RepeatedTime, "2028-04-01T14:45Z", "UTC+11:00, 14:45 UTC"},
	{"Australia/Lord_Howe", "2028-10-01", "02:15", SkippedTime, "2028-09-30T15:45Z", "starts at 02:45"},

	// Brazil gave summer time up in 2019; until then midnight itself was skipped.
	{"America/Sao_Paulo", "2018-11-04", "00:30", SkippedTime, "2018-11-04T03:30Z", "starts at 01:30"},
	{"America/Sao_Paulo", "2019-02-16", "23:30", RepeatedTime, "2019-02-17T01:30Z", "UTC-02:00, 01:30 UTC"},

	// Samoa crossed the date line and skipped a whole day.
	{"Pacific/Apia", "2011-12-30", "18:00", SkippedTime, "2011-12-31T04:00Z", "18:00 on 2011-12-31"},
}

func TestAClockChangeIsToldWithTheChoiceTaken(t *testing.T) {
	for _, c := range clockChanges {
		got, kind, text := Instant(day(t, c.day), c.at, place(t, c.zone))
		if utc := got.UTC().Format("2006-01-02T15:04Z"); utc != c.utc || kind != c.kind || !strings.Contains(text, c.says) {
			t.Errorf("%s %s %s: got %s, %q, %q, want %s, %q, %q", c.zone, c.day, c.at, utc, kind, text, c.utc, c.kind, c.says)
		}
	}
	t.Logf("%d clock changes", len(clockChanges))
}

func TestSaoPauloHasNoClockChangeToTell(t *testing.T) {
	loc := place(t, "America/Sao_Paulo")
	for d := day(t, "2026-01-01"); d.Year <= 2028; d = d.AddDays(1) {
		for _, at := range []WallTime{"00:00", "00:30", "01:30", "02:30", "23:30"} {
			got, kind, _ := Instant(d, at, loc)
			if _, offset := got.In(loc).Zone(); kind != "" || offset != -3*3600 {
				t.Fatalf("%s %s: %q, offset %d", d, at, kind, offset)
			}
		}
	}
}

// TestEveryMinuteAroundAClockChange compares Instant with what a clock on the
// wall shows, minute by minute.
func TestEveryMinuteAroundAClockChange(t *testing.T) {
	minutes, unusual := 0, 0
	for _, c := range clockChanges {
		loc, middle := place(t, c.zone), day(t, c.day)
		shown := map[string][]time.Time{}
		for at := middle.Midnight().Add(-40 * time.Hour); at.Before(middle.Midnight().Add(64 * time.Hour)); at = at.Add(time.Minute) {
			reading := at.In(loc).Format("2006-01-02 15:04")
			shown[reading] = append(shown[reading], at)
		}
		for m := range 24 * 60 {
			at := wallTimeAt(m/60, m%60)
			got, kind, text := Instant(middle, at, loc)
			seen := shown[middle.String()+" "+at.String()]
			minutes++
			switch {
			case len(seen) == 1 && (kind != "" || text != "" || !got.Equal(seen[0])):
				t.Fatalf("%s %s %s is ordinary, got %q", c.zone, middle, at, kind)
			case len(seen) == 2 && (kind != RepeatedTime || !got.Equal(seen[0])):
				t.Fatalf("%s %s %s happens twice, got %q at %s", c.zone, middle, at, kind, got)
			case len(seen) == 0 && kind != SkippedTime:
				t.Fatalf("%s %s %s does not exist, got %q", c.zone, middle, at, kind)
			}
			if kind != "" {
				unusual++
			}
		}
	}
	t.Logf("%d wall times compared, %d of them skipped or repeated", minutes, unusual)
}

// TestRFC5545LocalTimes are the two examples of section 3.3.5.
func TestRFC5545LocalTimes(t *testing.T) {
	ny := place(t, "America/New_York")
	for _, c := range []struct {
		day  string
		at   WallTime
		want string
	}{
		{"2007-11-04", "01:30", "2007-11-04T01:30:00-04:00"},
		{"2007-03-11", "02:30", "2007-03-11T03:30:00-04:00"},
	} {
		got, _, _ := Instant(day(t, c.day), c.at, ny)
		if s := got.In(ny).Format(time.RFC3339); s != c.want {
			t.Errorf("%s %s: got %s, want %s", c.day, c.at, s, c.want)
		}
	}
}

// TestZonesThatGoOnByRule asks for days far beyond the last change that a zone
// file lists, among them the last day of leap years.
func TestZonesThatGoOnByRule(t *testing.T) {
	for _, zone := range []string{"America/New_York", "Europe/London", "Australia/Sydney", "Australia/Lord_Howe"} {
		loc := place(t, zone)
		for year := 2039; year < 2050; year++ {
			for _, text := range []string{"-12-30", "-12-31", "-01-01", "-03-01"} {
				at, kind, _ := Instant(day(t, fmt.Sprint(year, text)), "18:00", loc)
				if kind != "" || at.In(loc).Format("15:04") != "18:00" {
					t.Errorf("%s %d%s: %s, %q", zone, year, text, at.In(loc), kind)
				}
			}
		}
		from := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
		if changes := Transitions(loc, from, from.AddDate(40, 0, 0)); len(changes) != 80 {
			t.Errorf("%s: %d clock changes in 40 years", zone, len(changes))
		}
	}
}

func TestWallTimeOfAnInstant(t *testing.T) {
	at := time.Date(2026, 3, 4, 23, 5, 59, 0, time.UTC)
	if got := WallTimeOf(at.In(place(t, "America/New_York"))); got != "18:05" {
		t.Errorf("got %s", got)
	}
}
