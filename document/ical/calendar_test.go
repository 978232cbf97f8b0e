package ical

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the tests must not depend on the machine's own zones

	ics "github.com/arran4/golang-ical"

	"cohort/domain"
)

var update = flag.Bool("update", false, "rewrite testdata")

func utc(s string) time.Time {
	t, err := time.Parse("2006-01-02 15:04", s)
	if err != nil {
		panic(err)
	}
	return t
}

// feed is a small feed with everything in it.
func feed() Calendar {
	return Calendar{
		Name: "My groups", Host: "cohort.example", WrittenAt: utc("2026-03-01 09:00"),
		Events: []Event{
			{ID: "0195f0aa-1", Code: "K7", Number: 1, StartsAt: utc("2026-03-04 23:00"), EndsAt: utc("2026-03-05 00:30"), TimeZone: "America/New_York",
				Place: "100 Example St, 2nd floor; garden room\nring twice", Changed: utc("2026-02-20 10:00")},
			{ID: "0195f0aa-2", Revision: 2, Code: "K7", Number: 2, StartsAt: utc("2026-03-11 22:00"), EndsAt: utc("2026-03-11 23:30"), TimeZone: "America/New_York",
				URL: "https://meet.example/" + strings.Repeat("k", 80), Status: Tentative},
			{ID: "0195f0aa-3", Revision: 1, Code: "K7", StartsAt: utc("2026-03-18 22:00"), EndsAt: utc("2026-03-18 23:30"), TimeZone: "America/New_York", Status: Cancelled},
			{ID: "0195f0aa-4", Number: 1, StartsAt: utc("2026-11-01 06:30"), EndsAt: utc("2026-11-01 07:30"), TimeZone: "America/New_York"},
			{ID: "0195f0aa-5", Number: 1, StartsAt: utc("2026-11-02 18:00"), EndsAt: utc("2026-11-02 19:00"), TimeZone: "UTC"},
		},
	}
}

func write(t testing.TB, c Calendar) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func parse(t testing.TB, text string) *ics.Calendar {
	t.Helper()
	c, err := ics.ParseCalendar(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return c
}

func TestTheFeedAsItIsSent(t *testing.T) {
	got := write(t, feed())
	const file = "testdata/feed.ics"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if again := write(t, feed()); again != got {
		t.Error("the same feed gave other bytes")
	}
}

func value(e *ics.VEvent, property ics.ComponentProperty) string {
	if p := e.GetProperty(property); p != nil {
		return p.Value
	}
	return ""
}

// TestWhatIsWrittenIsReadBack sends generated events through another parser.
func TestWhatIsWrittenIsReadBack(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	zones := []string{"America/New_York", "Europe/London", "Australia/Sydney", "Australia/Lord_Howe", "America/Sao_Paulo", "UTC"}
	places := []string{"", "Room 2", "a, b; c\\d\ne", "\\n", `\;`, "Ärztehaus, Straße 1 – 2. Stock 🏥", strings.Repeat("長い住所", 40), "tab\there", strings.Repeat("x", 74), `C:\new,folder`}
	events := 0
	for range 300 {
		c := Calendar{Name: "Groups, mine; \\all", Host: "cohort.example", WrittenAt: utc("2026-03-01 09:00")}
		for i := range 1 + random.IntN(8) {
			start := utc("2026-01-01 00:00").Add(time.Duration(random.IntN(3*365*24*4)) * 15 * time.Minute)
			c.Events = append(c.Events, Event{ID: fmt.Sprint(i), Revision: random.IntN(9), Code: []string{"", "K7", "A-12"}[random.IntN(3)], Number: random.IntN(13),
				StartsAt: start, EndsAt: start.Add(time.Duration(60+random.IntN(60)) * time.Minute), TimeZone: zones[random.IntN(len(zones))],
				Status: []Status{"", Confirmed, Tentative, Cancelled}[random.IntN(4)], Place: places[random.IntN(len(places))]})
		}
		read := parse(t, write(t, c)).Events()
		if len(read) != len(c.Events) {
			t.Fatalf("%d events read of %d", len(read), len(c.Events))
		}
		for i, e := range c.Events {
			start, err1 := read[i].GetStartAt()
			end, err2 := read[i].GetEndAt()
			status := e.Status
			if status == "" {
				status = Confirmed
			}
			if err1 != nil || err2 != nil || !end.Equal(e.EndsAt) || read[i].Id() != "session-"+e.ID+"@cohort.example" ||
				value(read[i], ics.ComponentPropertySequence) != strconv.Itoa(e.Revision) || value(read[i], ics.ComponentPropertyStatus) != string(status) ||
				value(read[i], ics.ComponentPropertySummary) != Title(e.Code, e.Number) || value(read[i], ics.ComponentPropertyLocation) != e.Place || !start.Equal(e.StartsAt) {
				t.Fatalf("%+v was read back as %v (%s to %s)", e, read[i].Properties, start, end)
			}
			events++
		}
	}
	t.Logf("%d generated events read back by another parser", events)
}

func TestTitlesTellNothing(t *testing.T) {
	for _, c := range []struct {
		code   string
		number int
		want   string
	}{{"", 0, "Group session"}, {"", 3, "Group session 3"}, {"K7", 3, "Group K7, session 3"}, {"K7", 0, "Group K7, session"}} {
		if got := Title(c.code, c.number); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	neutral := regexp.MustCompile(`^SUMMARY:Group( [A-Za-z0-9-]{1,8}\\,)? session( \d+)?\r?$`)
	text := write(t, feed())
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "SUMMARY") && !neutral.MatchString(strings.TrimSuffix(line, "\n")) {
			t.Errorf("%q", line)
		}
	}
	for _, property := range []string{"DESCRIPTION", "ATTENDEE", "ORGANIZER", "CATEGORIES", "COMMENT", "CONTACT"} {
		if strings.Contains(text, "\r\n"+property) {
			t.Errorf("the feed says %s", property)
		}
	}
	if strings.Count(text, "CLASS:PRIVATE") != len(feed().Events) {
		t.Error("an event is not private")
	}
}

func TestAChangeKeepsTheUIDAndRaisesTheSequence(t *testing.T) {
	before, after := feed(), feed()
	after.Events[0].StartsAt = after.Events[0].StartsAt.Add(24 * time.Hour)
	after.Events[0].EndsAt = after.Events[0].EndsAt.Add(24 * time.Hour)
	after.Events[0].Revision, after.Events[0].Status = 1, Cancelled
	was, now := parse(t, write(t, before)).Events()[0], parse(t, write(t, after)).Events()[0]
	if was.Id() != now.Id() || value(was, ics.ComponentPropertySequence) != "0" || value(now, ics.ComponentPropertySequence) != "1" ||
		value(now, ics.ComponentPropertyStatus) != "CANCELLED" || value(now, ics.ComponentPropertyTransp) != "TRANSPARENT" {
		t.Errorf("got %v", now.Properties)
	}
}

func TestWhatCannotBeSentSafelyIsRefused(t *testing.T) {
	for field, spoil := range map[string]func(*Calendar){
		"host":            func(c *Calendar) { c.Host = "cohort.example\r\nX:1" },
		"name":            func(c *Calendar) { c.Name = "" },
		"writtenAt":       func(c *Calendar) { c.WrittenAt = time.Time{} },
		"refresh":         func(c *Calendar) { c.Refresh = -1 },
		"events":          func(c *Calendar) { c.Events[1].ID = c.Events[0].ID },
		"events.id":       func(c *Calendar) { c.Events[0].ID = "a\r\nATTENDEE:mailto:x@example.com" },
		"events.code":     func(c *Calendar) { c.Events[0].Code = "Grief and loss" },
		"events.revision": func(c *Calendar) { c.Events[0].Revision = -1 },
		"events.endsAt":   func(c *Calendar) { c.Events[0].EndsAt = c.Events[0].StartsAt },
		"events.status":   func(c *Calendar) { c.Events[0].Status = "DONE" },
		"events.url":      func(c *Calendar) { c.Events[0].URL = "javascript:alert(1)" },
		"events.timeZone": func(c *Calendar) { c.Events[0].TimeZone = "Mars/Olympus_Mons" },
	} {
		c := feed()
		spoil(&c)
		var b bytes.Buffer
		var e domain.Error
		if err := Write(&b, c); !errors.As(err, &e) || e.Kind != domain.KindInvalid || len(e.Fields) != 1 || e.Fields[0].Field != field || b.Len() > 0 {
			t.Errorf("%s: got %v, and %d bytes", field, err, b.Len())
		}
	}
}

func TestRefreshIsWrittenInWholeMinutes(t *testing.T) {
	for d, want := range map[time.Duration]string{0: "PT1H", time.Second: "PT1H", 15 * time.Minute: "PT15M", 90 * time.Minute: "PT90M", 24 * time.Hour: "PT24H"} {
		if got := duration(d); got != want {
			t.Errorf("%s: got %s, want %s", d, got, want)
		}
	}
}

func BenchmarkFeedOfFiveHundredSessions(b *testing.B) {
	c := Calendar{Name: "Groups", Host: "cohort.example", WrittenAt: utc("2026-03-01 09:00")}
	for i := range 500 {
		start := utc("2026-01-05 23:00").Add(time.Duration(i) * 12 * time.Hour)
		c.Events = append(c.Events, Event{ID: fmt.Sprint(i), Code: "K7", Number: i, StartsAt: start, EndsAt: start.Add(time.Hour), TimeZone: "America/New_York", Place: "100 Example St"})
	}
	for b.Loop() {
		var out bytes.Buffer
		if err := Write(&out, c); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(out.Len()))
	}
}

func ExampleWrite() {
	err := Write(crlf{}, Calendar{
		Name: "My groups", Host: "cohort.example", WrittenAt: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC),
		Events: []Event{{ID: "0195f0aa", Code: "K7", Number: 3, TimeZone: "America/Sao_Paulo",
			StartsAt: time.Date(2026, 3, 4, 21, 0, 0, 0, time.UTC), EndsAt: time.Date(2026, 3, 4, 22, 30, 0, 0, time.UTC)}},
	})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// BEGIN:VEVENT
	// UID:session-0195f0aa@cohort.example
	// DTSTAMP:20260301T090000Z
	// SEQUENCE:0
	// DTSTART;TZID=America/Sao_Paulo:20260304T180000
	// DTEND;TZID=America/Sao_Paulo:20260304T193000
	// SUMMARY:Group K7\, session 3
	// STATUS:CONFIRMED
	// CLASS:PRIVATE
	// TRANSP:OPAQUE
	// END:VEVENT
}

// crlf prints the events of a feed without carriage returns.
type crlf struct{}

func (crlf) Write(p []byte) (int, error) {
	_, events, _ := strings.Cut(string(p), "BEGIN:VEVENT")
	events, _, _ = strings.Cut(events, "END:VCALENDAR")
	fmt.Print("BEGIN:VEVENT" + strings.ReplaceAll(events, "\r\n", "\n"))
	return len(p), nil
}
