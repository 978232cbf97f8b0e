package ical

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"cohort/domain/program/schedule"
)

// wall is what the clock shows when it is changed: the local time before.
func wall(c schedule.Transition) time.Time {
	return c.At.UTC().Add(time.Duration(c.Before) * time.Second)
}

// alike says whether two changes may come from one rule.
func alike(a, b schedule.Transition) bool {
	b.At = a.At
	return a == b
}

// foresight is how many years past the last event a rule must hold to be
// written as a rule. Weekdays and month lengths repeat after 28 years.
const foresight = 28

// zones writes a VTIMEZONE for each zone that the events use.
func (w *writer) zones(events []vevent) {
	type span struct {
		loc      *time.Location
		from, to time.Time
	}
	var spans []span
	for _, e := range events {
		if isUTC(e.loc) {
			continue
		}
		i := slices.IndexFunc(spans, func(s span) bool { return s.loc.String() == e.loc.String() })
		if i < 0 {
			spans, i = append(spans, span{loc: e.loc, from: e.StartsAt, to: e.EndsAt}), len(spans)
		}
		if e.StartsAt.Before(spans[i].from) {
			spans[i].from = e.StartsAt
		}
		if e.EndsAt.After(spans[i].to) {
			spans[i].to = e.EndsAt
		}
	}
	for _, s := range spans {
		w.zone(s.loc, s.from, s.to)
	}
}

// zone writes a zone's rules as they hold from one instant to the other, and
// on, where the zone goes on by rule.
func (w *writer) zone(loc *time.Location, from, to time.Time) {
	w.raw("BEGIN", "VTIMEZONE")
	w.raw("TZID", loc.String())
	changes := changesOf(loc, from, to.AddDate(foresight, 0, 0))
	for len(changes) > 0 {
		first := changes[0]
		var same, others []schedule.Transition
		for _, c := range changes {
			if alike(c, first) {
				same = append(same, c)
			} else {
				others = append(others, c)
			}
		}
		w.observance(same, to.AddDate(1, 0, 0))
		changes = others
	}
	w.raw("END", "VTIMEZONE")
}

// changesOf lists the changes of a zone, the first of which is the one whose
// time holds at from.
func changesOf(loc *time.Location, from, to time.Time) []schedule.Transition {
	first, ok := schedule.LastTransition(loc, from)
	if !ok { // the zone never had another time
		name, offset := from.In(loc).Zone()
		first = schedule.Transition{Before: offset, After: offset, Name: name, At: time.Unix(-int64(offset), 0).UTC()}
	}
	return append([]schedule.Transition{first}, schedule.Transitions(loc, from, to)...)
}

// observance writes changes that are alike: as a yearly rule if they follow
// one, else date by date up to until. Each date has a line of its own: RFC 5545
// lets one line list many, but ical.js reads only the first of a list. The first
// change is among them though DTSTART says it already: ical.js and libical pass
// DTSTART over where there are other dates, and a date said twice is one.
func (w *writer) observance(changes []schedule.Transition, until time.Time) {
	kind := "STANDARD"
	if changes[0].Summer {
		kind = "DAYLIGHT"
	}
	w.raw("BEGIN", kind)
	w.raw("DTSTART", wall(changes[0]).Format(localForm))
	w.raw("TZOFFSETFROM", offset(changes[0].Before))
	w.raw("TZOFFSETTO", offset(changes[0].After))
	if rule := yearly(changes); rule != "" {
		w.raw("RRULE", rule)
	} else if later := changes[1:]; len(later) > 0 && later[0].At.Before(until) {
		for _, c := range changes {
			if c.At.Before(until) {
				w.raw("RDATE", wall(c).Format(localForm))
			}
		}
	}
	w.text("TZNAME", changes[0].Name)
	w.raw("END", kind)
}

// yearly finds the rule that the changes follow: each year once, at one time
// of day, in one month, on the nth or last such weekday, or on the first such
// weekday from some day of the month on. "" means that there is none.
func yearly(changes []schedule.Transition) string {
	if len(changes) < foresight {
		return ""
	}
	first := wall(changes[0])
	low, high, nth, last := 31, 1, (first.Day()-1)/7, true
	for i, c := range changes {
		at := wall(c)
		if at.Year() != first.Year()+i || at.Month() != first.Month() || at.Weekday() != first.Weekday() ||
			at.Format("150405") != first.Format("150405") {
			return ""
		}
		low, high = min(low, at.Day()), max(high, at.Day())
		if (at.Day()-1)/7 != nth {
			nth = -1
		}
		last = last && at.AddDate(0, 0, 7).Month() != at.Month()
	}
	rule := fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;", first.Month())
	weekday := strings.ToUpper(first.Weekday().String()[:2])
	switch {
	case nth >= 0:
		return fmt.Sprintf("%sBYDAY=%d%s", rule, nth+1, weekday)
	case last:
		return rule + "BYDAY=-1" + weekday
	case high-low < 7:
		var days []string
		for day := low; day < low+7; day++ {
			days = append(days, strconv.Itoa(day))
		}
		return rule + "BYMONTHDAY=" + strings.Join(days, ",") + ";BYDAY=" + weekday
	}
	return ""
}

// offset writes seconds from UTC as ±HHMM, with seconds if there are any.
func offset(seconds int) string {
	sign := "+"
	if seconds < 0 {
		sign, seconds = "-", -seconds
	}
	text := fmt.Sprintf("%s%02d%02d", sign, seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		text += fmt.Sprintf("%02d", seconds%60)
	}
	return text
}
