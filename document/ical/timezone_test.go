package ical

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/teambition/rrule-go"
)

// zoneText writes the VTIMEZONE of events in two years.
func zoneText(t *testing.T, zone, from, to string) string {
	t.Helper()
	loc, err := zoneOf(zone)
	if err != nil {
		t.Fatal(err)
	}
	w := &writer{}
	w.zone(loc, utc(from+" 00:00"), utc(to+" 00:00"))
	return w.String()
}

// TestRFC5545NewYork is the first VTIMEZONE example of section 3.6.5, as far as
// it concerns the rule that holds since 2007.
func TestRFC5545NewYork(t *testing.T) {
	want := `BEGIN:VTIMEZONE
TZID:America/New_York
BEGIN:STANDARD
DTSTART:20251102T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
TZNAME:EST
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20260308T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
TZNAME:EDT
END:DAYLIGHT
END:VTIMEZONE
`
	if got := strings.ReplaceAll(zoneText(t, "America/New_York", "2026-01-05", "2026-12-01"), "\r\n", "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Ireland's winter is the time "saved" in the zone database. A program that
// takes DAYLIGHT for an hour more would show it wrong.
func TestDaylightIsTheTimeAhead(t *testing.T) {
	for _, zone := range []string{"Europe/Dublin", "Africa/Casablanca", "Europe/London", "Australia/Lord_Howe"} {
		observances := strings.Split(zoneText(t, zone, "2026-01-05", "2026-12-01"), "BEGIN:")[2:]
		if len(observances) < 2 {
			t.Fatalf("%s: %d observances", zone, len(observances))
		}
		for _, text := range observances {
			offsets := regexp.MustCompile(`TZOFFSET(?:FROM|TO):(\S+)`).FindAllStringSubmatch(text, 2)
			if ahead := seconds(t, offsets[1][1]) > seconds(t, offsets[0][1]); ahead != strings.HasPrefix(text, "DAYLIGHT") {
				t.Errorf("%s: %s", zone, text)
			}
		}
	}
}

func TestRulesOfZones(t *testing.T) {
	for _, c := range []struct{ zone, rules string }{
		{"Europe/London", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"},
		{"Australia/Sydney", "FREQ=YEARLY;BYMONTH=10;BYDAY=1SU FREQ=YEARLY;BYMONTH=4;BYDAY=1SU"},
		{"Australia/Lord_Howe", "FREQ=YEARLY;BYMONTH=10;BYDAY=1SU FREQ=YEARLY;BYMONTH=4;BYDAY=1SU"},
		{"America/Sao_Paulo", ""},
		{"Asia/Tokyo", ""},
		{"America/Santiago", "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=SU FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=SU"},
	} {
		var rules []string
		for line := range strings.Lines(unfold(zoneText(t, c.zone, "2026-01-05", "2026-12-01"))) {
			if rule, ok := strings.CutPrefix(strings.TrimSpace(line), "RRULE:"); ok {
				rules = append(rules, rule)
			}
		}
		if got := strings.Join(rules, " "); got != c.rules {
			t.Errorf("%s: got %s, want %s", c.zone, got, c.rules)
		}
	}
}

// onset is one start of an observance as a reader of the feed works it out.
type onset struct {
	at     time.Time
	offset int
}

// onsets expands a VTIMEZONE by the parser and a recurrence library alone.
func onsets(t *testing.T, text string, until time.Time) []onset {
	t.Helper()
	calendar := parse(t, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\n"+text+"END:VCALENDAR\r\n")
	var found []onset
	for _, observance := range calendar.Timezones()[0].SubComponents() {
		props := map[string]string{}
		var dates []string
		for _, p := range observance.UnknownPropertiesIANAProperties() {
			props[p.IANAToken] = p.Value
			if p.IANAToken == "RDATE" {
				if strings.Contains(p.Value, ",") {
					t.Fatal("an RDATE lists several dates, of which ical.js reads the first")
				}
				dates = append(dates, p.Value)
			}
		}
		from, to := seconds(t, props["TZOFFSETFROM"]), seconds(t, props["TZOFFSETTO"])
		walls := append([]string{props["DTSTART"]}, dates...)
		add := func(wall time.Time) {
			found = append(found, onset{wall.Add(-time.Duration(from) * time.Second), to})
		}
		for _, wall := range walls {
			at, err := time.Parse(localForm, wall)
			if err != nil {
				t.Fatal(err)
			}
			add(at)
		}
		if props["RRULE"] != "" {
			option, err := rrule.StrToROption(props["RRULE"])
			if err != nil {
				t.Fatal(err)
			}
			option.Dtstart, _ = time.Parse(localForm, props["DTSTART"])
			rule, err := rrule.NewRRule(*option)
			if err != nil {
				t.Fatal(err)
			}
			for _, at := range rule.Between(option.Dtstart, until, false) {
				add(at)
			}
		}
	}
	slices.SortFunc(found, func(a, b onset) int { return a.at.Compare(b.at) })
	return found
}

func seconds(t *testing.T, offset string) int {
	t.Helper()
	var hours, minutes, more int
	if _, err := fmt.Sscanf(offset[1:]+"00", "%02d%02d%02d", &hours, &minutes, &more); err != nil {
		t.Fatal(err)
	}
	if offset[0] == '-' {
		return -(hours*3600 + minutes*60 + more)
	}
	return hours*3600 + minutes*60 + more
}

// TestReadersOfAFeedSeeTheRightClock works the offset out of the written zone,
// every three hours and every quarter of an hour near a change, and compares it with the zone database.
func TestReadersOfAFeedSeeTheRightClock(t *testing.T) {
	zones := strings.Fields(`America/New_York America/Chicago America/Denver America/Phoenix America/Los_Angeles America/Anchorage Pacific/Honolulu
		America/Toronto America/St_Johns America/Halifax America/Havana America/Mexico_City America/Bogota America/Sao_Paulo America/Santiago America/Asuncion
		America/Nuuk America/Scoresbysund Atlantic/Azores Europe/London Europe/Dublin Europe/Berlin Europe/Chisinau Europe/Istanbul Europe/Moscow
		Africa/Cairo Africa/Casablanca Africa/Johannesburg Asia/Jerusalem Asia/Beirut Asia/Gaza Asia/Tehran Asia/Kolkata Asia/Kathmandu Asia/Tokyo
		Australia/Sydney Australia/Adelaide Australia/Brisbane Australia/Lord_Howe Pacific/Auckland Pacific/Chatham Pacific/Norfolk Pacific/Apia
		Pacific/Easter Antarctica/Troll Etc/GMT+5`)
	compared := 0
	for _, span := range [][2]string{{"2026-01-01", "2028-12-31"}, {"2018-06-01", "2019-06-01"}, {"2006-02-01", "2008-12-01"}, {"2020-06-01", "2024-06-01"}} {
		from, to := utc(span[0]+" 00:00"), utc(span[1]+" 00:00")
		for _, zone := range zones {
			loc, err := zoneOf(zone)
			if err != nil {
				t.Fatal(err)
			}
			found := onsets(t, zoneText(t, zone, span[0], span[1]), to.AddDate(20, 0, 0))
			next, got := 0, 0
			for at := from; at.Before(to); {
				for next < len(found) && !found[next].at.After(at) {
					got, next = found[next].offset, next+1
				}
				if _, want := at.In(loc).Zone(); got != want {
					t.Fatalf("%s at %s: a reader takes %d s, the zone has %d s\n%s", zone, at, got, want, zoneText(t, zone, span[0], span[1]))
				}
				compared++
				if next < len(found) && found[next].at.Sub(at) < 6*time.Hour || next > 0 && at.Sub(found[next-1].at) < 6*time.Hour {
					at = at.Add(15 * time.Minute)
				} else {
					at = at.Add(3 * time.Hour)
				}
			}
		}
	}
	t.Logf("%d zones, %d instants compared", len(zones), compared)
}

func TestAZoneIsWrittenOnceAndOnlyWhenUsed(t *testing.T) {
	text := write(t, feed())
	if strings.Count(text, "BEGIN:VTIMEZONE") != 1 || strings.Count(text, "TZID:America/New_York\r\n") != 1 {
		t.Errorf("got\n%s", text)
	}
	c := feed()
	c.Events = c.Events[4:]
	if text := write(t, c); strings.Contains(text, "VTIMEZONE") || !strings.Contains(text, "DTSTART:20261102T180000Z") {
		t.Errorf("got\n%s", text)
	}
}
