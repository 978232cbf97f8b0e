package ical

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/teambition/rrule-go"

	"cohort/domain"
	"cohort/domain/program/schedule"
)

func group(t testing.TB, p schedule.Plan) schedule.Schedule {
	t.Helper()
	s, _, err := schedule.New(p, func(n int) string { return fmt.Sprintf("s%d", n) })
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func plan(t testing.TB, start, zone string, at schedule.WallTime, count int) schedule.Plan {
	t.Helper()
	day, err := domain.ParseDate(start)
	if err != nil {
		t.Fatal(err)
	}
	return schedule.Plan{StartsOn: day, Time: at, TimeZone: zone, DurationMinutes: 90, Cadence: schedule.Weekly, Count: count}
}

func seriesFeed(s schedule.Schedule) Calendar {
	return Calendar{Name: "My groups", Host: "cohort.example", WrittenAt: utc("2026-03-01 09:00"),
		Series: []Series{{ID: "k7", Revision: 4, Code: "K7", Schedule: s}}}
}

// expand reads a feed as a calendar program does: the rule, less its
// exceptions, with the events that stand for one of its dates put in place.
func expand(t *testing.T, text string) []string {
	t.Helper()
	found := map[string]string{}
	var overrides []*ics.VEvent
	for _, e := range parse(t, text).Events() {
		start, err := e.GetStartAt()
		if err != nil {
			t.Fatal(err)
		}
		end, err := e.GetEndAt()
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case value(e, ics.ComponentPropertyRecurrenceId) != "":
			overrides = append(overrides, e)
		case value(e, ics.ComponentPropertyRrule) != "":
			for _, at := range occurrences(t, e, start) {
				found[e.Id()+stamp(at)] = shown(at, at.Add(end.Sub(start)), "CONFIRMED")
			}
		default:
			found[e.Id()] = shown(start, end, value(e, ics.ComponentPropertyStatus))
		}
	}
	for _, e := range overrides {
		start, _ := e.GetStartAt()
		end, _ := e.GetEndAt()
		at := local(t, e.GetProperty(ics.ComponentPropertyRecurrenceId), value(e, ics.ComponentPropertyRecurrenceId))
		if found[e.Id()+stamp(at)] == "" {
			t.Fatalf("an event stands for %s, which the rule does not give", stamp(at))
		}
		found[e.Id()+stamp(at)] = shown(start, end, value(e, ics.ComponentPropertyStatus))
	}
	var all []string
	for _, text := range found {
		all = append(all, text)
	}
	sort.Strings(all)
	return all
}

// occurrences expands a rule in the zone of its start.
func occurrences(t *testing.T, e *ics.VEvent, start time.Time) []time.Time {
	t.Helper()
	option, err := rrule.StrToROption(value(e, ics.ComponentPropertyRrule))
	if err != nil {
		t.Fatal(err)
	}
	option.Dtstart = start
	rule, err := rrule.NewRRule(*option)
	if err != nil {
		t.Fatal(err)
	}
	except := map[string]bool{}
	if p := e.GetProperty(ics.ComponentPropertyExdate); p != nil {
		for _, text := range strings.Split(p.Value, ",") {
			except[stamp(local(t, p, text))] = true
		}
	}
	all := rule.All()
	if len(all) == 0 || !all[0].Equal(start) {
		t.Fatalf("DTSTART %s is not the first of its rule %v", start, all)
	}
	return slices.DeleteFunc(all, func(at time.Time) bool { return except[stamp(at)] })
}

func local(t *testing.T, p *ics.IANAProperty, text string) time.Time {
	t.Helper()
	form, loc := utcForm, time.UTC
	if zone := p.ICalParameters["TZID"]; len(zone) > 0 {
		var err error
		if loc, err = zoneOf(zone[0]); err != nil {
			t.Fatal(err)
		}
		form = localForm
	}
	at, err := time.ParseInLocation(form, text, loc)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func shown(start, end time.Time, status string) string {
	return stamp(start) + " " + end.Sub(start).String() + " " + status
}

func wanted(s schedule.Schedule) []string {
	var all []string
	for _, session := range s.Sessions {
		status := "CONFIRMED"
		if session.Status == schedule.Cancelled {
			status = "CANCELLED"
		}
		all = append(all, shown(session.StartsAt, session.EndsAt, status))
	}
	sort.Strings(all)
	return all
}

func TestASeriesOfAGroup(t *testing.T) {
	p := plan(t, "2026-03-04", "America/New_York", "18:00", 6)
	p.Closures = []schedule.Closure{{From: p.StartsOn.AddDays(20), To: p.StartsOn.AddDays(22)}}
	s := group(t, p)
	for _, edit := range []schedule.Edit{
		schedule.Cancel{Key: "s2", Reason: "Snow"},
		schedule.Move{Key: "s3", To: p.StartsOn.AddDays(15), Time: "17:00"},
		schedule.Move{Key: "s5", To: p.StartsOn.AddDays(35), DurationMinutes: 120},
	} {
		var err error
		if s, err = s.Apply(edit); err != nil {
			t.Fatal(err)
		}
	}
	text := unfold(write(t, seriesFeed(s)))
	for _, line := range []string{
		"UID:group-k7@cohort.example", "RRULE:FREQ=WEEKLY;UNTIL=20260415T220000Z;BYDAY=WE",
		"DTSTART;TZID=America/New_York:20260304T180000", "EXDATE;TZID=America/New_York:20260318T180000,20260325T180000",
		"RECURRENCE-ID;TZID=America/New_York:20260311T180000", "STATUS:CANCELLED",
		"UID:session-s3@cohort.example", "DTSTART;TZID=America/New_York:20260319T170000",
		"DTEND;TZID=America/New_York:20260408T200000", "SEQUENCE:4",
	} {
		if !strings.Contains(text, line+"\r\n") {
			t.Errorf("%s is missing in\n%s", line, text)
		}
	}
	if got, want := expand(t, text), wanted(s); !slices.Equal(got, want) {
		t.Errorf("read back as %v, want %v", got, want)
	}
}

func TestASessionInPlaceOfACancelledOneTakesItsDayOfTheRule(t *testing.T) {
	for _, key := range []string{"n", "z"} { // listed before and after s2
		s := group(t, plan(t, "2026-03-04", "America/New_York", "18:00", 3))
		for _, edit := range []schedule.Edit{schedule.Cancel{Key: "s2"}, schedule.Insert{Key: key, On: s.Sessions[1].Date}} {
			var err error
			if s, err = s.Apply(edit); err != nil {
				t.Fatal(err)
			}
		}
		text := write(t, seriesFeed(s))
		if strings.Contains(text, "RECURRENCE-ID") || !strings.Contains(text, "UID:session-s2@") || strings.Contains(text, "UID:session-"+key+"@") {
			t.Errorf("got\n%s", text)
		}
		if got, want := expand(t, text), wanted(s); !slices.Equal(got, want) {
			t.Errorf("read back as %v, want %v", got, want)
		}
	}
}

// TestASeriesShowsItsScheduleExactly expands the feeds of generated and edited
// schedules with other programs' parser and recurrence rules.
func TestASeriesShowsItsScheduleExactly(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	zones := []string{"America/New_York", "Europe/London", "Australia/Sydney", "Australia/Lord_Howe", "America/Sao_Paulo", "UTC"}
	feeds, sessions := 300, 0
	for n := range feeds {
		at := schedule.WallTime(fmt.Sprintf("%02d:%02d", random.IntN(24), 30*random.IntN(2)))
		p := plan(t, "2026-01-01", zones[n%len(zones)], at, 8+random.IntN(40))
		p.StartsOn, p.Cadence = p.StartsOn.AddDays(random.IntN(700)), []schedule.Cadence{schedule.Weekly, schedule.Biweekly}[random.IntN(2)]
		for _, day := range random.Perm(7)[:random.IntN(4)] {
			p.Weekdays = append(p.Weekdays, time.Weekday(day))
		}
		p.Holidays = schedule.Holidays{Country: "US", Then: []schedule.Policy{schedule.Shift, schedule.ShiftWeek, schedule.Skip, schedule.NextDay}[random.IntN(4)]}
		p.WeekStart = []schedule.WeekStart{"", "sunday", "saturday"}[random.IntN(3)]
		s := group(t, p)
		for range random.IntN(6) {
			key := s.Sessions[random.IntN(len(s.Sessions))].Key
			var edit schedule.Edit = schedule.Cancel{Key: key}
			switch random.IntN(5) {
			case 0:
				edit = schedule.Move{Key: key, To: p.StartsOn.AddDays(random.IntN(300)), DurationMinutes: 60 + 30*random.IntN(3)}
			case 1:
				edit = schedule.ShiftRest{From: key, Steps: 1}
			case 3:
				edit = schedule.ShiftRest{From: key, Weeks: 1}
			case 2:
				edit = schedule.ChangeRest{From: key, StartsOn: p.StartsOn.AddDays(300 + random.IntN(50)), Cadence: schedule.Weekly}
			}
			if after, err := s.Apply(edit); err == nil {
				s = after
			}
		}
		if got, want := expand(t, write(t, seriesFeed(s))), wanted(s); !slices.Equal(got, want) {
			t.Fatalf("%+v\nread back as %v\nwant         %v", p, got, want)
		}
		sessions += len(s.Sessions)
	}
	t.Logf("%d feeds of series with %d sessions, all read back exactly", feeds, sessions)
}

func TestASeriesThatCannotBeSentIsRefused(t *testing.T) {
	for field, spoil := range map[string]func(*Series){
		"series.id":                func(s *Series) { s.ID = "" },
		"series.revision":          func(s *Series) { s.Revision = -1; s.Schedule.Sessions = nil },
		"series.code":              func(s *Series) { s.Code = "a b" },
		"series.schedule.timeZone": func(s *Series) { s.Schedule.Plan.TimeZone = "x"; s.Schedule.Sessions = nil },
	} {
		c := seriesFeed(group(t, plan(t, "2026-03-04", "America/New_York", "18:00", 1)))
		spoil(&c.Series[0])
		var b bytes.Buffer
		var e domain.Error
		if err := Write(&b, c); !errors.As(err, &e) || len(e.Fields) != 1 || e.Fields[0].Field != field || b.Len() > 0 {
			t.Errorf("%s: got %v", field, err)
		}
	}
}
