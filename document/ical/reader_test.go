package ical

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// The feeds in testdata that other programs' readers are given (tools/readers), with
// what they must see: the name, and every event's start and end by the clock of UTC.

// readersFeed has an event in every month of three years in zones without a yearly
// rule and in two with one, and a year of weekly sessions as a series.
func readersFeed(t *testing.T) Calendar {
	t.Helper()
	c := Calendar{Name: `Groups, mine; "all" \ 2026`, Host: "cohort.example", WrittenAt: utc("2026-03-01 09:00")}
	number := 0
	for _, zone := range []string{"Africa/Cairo", "Africa/Casablanca", "Asia/Gaza", "America/New_York", "Australia/Lord_Howe"} {
		loc, err := zoneOf(zone)
		if err != nil {
			t.Fatal(err)
		}
		for month := range 36 {
			start := time.Date(2026, time.January+time.Month(month), 1+7*month%28, 18, 30, 0, 0, loc)
			c.Events = append(c.Events, Event{ID: fmt.Sprint(number), Code: "K7", Number: number%12 + 1,
				StartsAt: start, EndsAt: start.Add(90 * time.Minute), TimeZone: zone, Place: "100 Example St, 2nd floor"})
			number++
		}
	}
	s := group(t, plan(t, "2026-03-04", "Africa/Cairo", "18:00", 60))
	c.Series = []Series{{ID: "k7", Revision: 1, Code: "K7", Schedule: s}}
	return c
}

// seen is what a reader must see of an event.
type seen struct {
	UID   string `json:"uid"`
	Start string `json:"start"`
	End   string `json:"end"`
	Place string `json:"place,omitempty"`
}

func TestFeedsForOtherReadersAreCurrent(t *testing.T) {
	c := readersFeed(t)
	want := struct {
		Name   string `json:"name"`
		Events []seen `json:"events"`
	}{Name: c.Name}
	for _, e := range c.Events {
		want.Events = append(want.Events, seen{UID: "session-" + e.ID + "@cohort.example", Start: stamp(e.StartsAt), End: stamp(e.EndsAt), Place: e.Place})
	}
	for _, s := range c.Series[0].Schedule.Sessions {
		want.Events = append(want.Events, seen{UID: "group-k7@cohort.example", Start: stamp(s.StartsAt), End: stamp(s.EndsAt)})
	}
	list, err := json.MarshalIndent(want, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	for file, got := range map[string][]byte{"testdata/readers.ics": []byte(write(t, c)), "testdata/readers.json": append(list, '\n')} {
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if kept, err := os.ReadFile(file); err != nil || string(kept) != string(got) {
			t.Errorf("%s is not current: go test ./document/ical -update, and show it to the readers: scripts/readers (%v)", file, err)
		}
	}
}

func TestCalendarNames(t *testing.T) {
	for name, want := range map[string]string{
		"My groups":    "NAME:My groups\r\nX-WR-CALNAME:My groups\r\n",
		"Groups, mine": "NAME;VALUE=TEXT:Groups\\, mine\r\nX-WR-CALNAME;VALUE=TEXT:Groups\\, mine\r\n",
		`a;b\c`:        "NAME;VALUE=TEXT:a\\;b\\\\c\r\nX-WR-CALNAME;VALUE=TEXT:a\\;b\\\\c\r\n",
	} {
		w := &writer{}
		w.calendarName(name)
		if w.String() != want {
			t.Errorf("%q: got %q", name, w.String())
		}
	}
}

// Egypt, Morocco and Palestine move their changes by hand or by the moon, so that
// no yearly rule can say when they fall.
func TestZonesWithoutAYearlyRuleHaveALineForEachDate(t *testing.T) {
	for _, zone := range []string{"Africa/Casablanca", "Asia/Gaza"} {
		text := zoneText(t, zone, "2026-01-05", "2028-12-01")
		dates := 0
		for line := range strings.Lines(text) {
			if value, ok := strings.CutPrefix(line, "RDATE:"); ok {
				dates++
				if len(strings.TrimSpace(value)) != len(localForm) {
					t.Errorf("%s: %q", zone, line)
				}
			}
		}
		if dates < 4 {
			t.Errorf("%s: %d dates\n%s", zone, dates, text)
		}
	}
}
