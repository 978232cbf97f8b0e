package schedule

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"cohort/domain"
)

// Place loads an IANA time zone such as "America/New_York". A zone that does
// not exist is an error, and so are "" and "Local", which mean whatever the
// server happens to be set to.
func Place(zone string) (*time.Location, error) {
	if zone == "" || strings.EqualFold(zone, "local") {
		return nil, domain.Invalid("timeZone", "must name a time zone, such as America/New_York")
	}
	if loc, ok := places.Load(zone); ok {
		return loc.(*time.Location), nil
	}
	loc, err := time.LoadLocation(zone)
	if err != nil {
		return nil, domain.Invalid("timeZone", "is not a time zone that is known, such as America/New_York")
	}
	places.Store(zone, loc)
	return loc, nil
}

// places keeps the zones that were loaded, because loading reads a file. Only
// zones that exist are kept, so it holds a few hundred at most.
var places sync.Map

// Instant turns a wall time on a day into the instant it stands for. Where the
// clocks are put forward over it, the time does not exist; where they are put
// back over it, it happens twice. Both are told in words, with the choice
// taken; the text is empty otherwise.
//
// The choices are those of RFC 5545 section 3.3.5, so that a calendar program
// shows the same hour: a skipped time is read with the offset before the
// change (02:30 becomes 03:30), a repeated one is its first occurrence.
func Instant(day domain.Date, at WallTime, place *time.Location) (time.Time, NoticeKind, string) {
	hour, minute, _ := at.clock()
	reading := time.Date(day.Year, day.Month, day.Day, hour, minute, 0, 0, time.UTC)
	found, before := readings(reading, place)
	switch {
	case len(found) == 1:
		return found[0], "", ""
	case len(found) > 1:
		return found[0], RepeatedTime, fmt.Sprintf(
			"%s happens twice on %s, because the clocks are put back. The first one is meant (%s, %s UTC).",
			at, day, zoneName(found[0].In(place)), found[0].Format("15:04"))
	}
	chosen := reading.Add(-time.Duration(before) * time.Second)
	there := chosen.In(place)
	when := there.Format("15:04")
	if domain.DateOf(there) != day {
		when = there.Format("15:04 on 2006-01-02")
	}
	return chosen, SkippedTime, fmt.Sprintf(
		"%s does not exist on %s, because the clocks are put forward. The session starts at %s instead.", at, day, when)
}

// readings lists, earliest first, the instants at which a clock in place shows
// what reading shows in UTC, and the offset in seconds that holds before the
// first clock change near it.
func readings(reading time.Time, place *time.Location) (found []time.Time, before int) {
	// No zone is further than 15 hours from UTC, and one skipped a whole day
	// (Samoa, 2011-12-30), so a day and a half to both sides holds every offset
	// that may apply.
	const reach = 36 * time.Hour
	first := reading.Add(-reach)
	_, before = first.In(place).Zone()
	offsets := []int{before}
	for _, change := range Transitions(place, first, reading.Add(reach)) {
		offsets = append(offsets, change.After)
	}
	for _, offset := range offsets {
		instant := reading.Add(-time.Duration(offset) * time.Second)
		if _, holds := instant.In(place).Zone(); holds == offset && (len(found) == 0 || !found[len(found)-1].Equal(instant)) {
			found = append(found, instant)
		}
	}
	return found, before
}

func zoneName(t time.Time) string {
	name, _ := t.Zone()
	if strings.HasPrefix(name, "+") || strings.HasPrefix(name, "-") {
		return "UTC" + t.Format("-07:00")
	}
	return name
}
