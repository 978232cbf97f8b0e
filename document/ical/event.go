package ical

import (
	"strconv"
	"strings"
	"time"

	"cohort/domain"
	"cohort/domain/program/schedule"
)

// vevent is an event with what makes it part of a series.
type vevent struct {
	Event
	uid        string
	rule       string    // RRULE of a series
	except     []string  // EXDATE of a series, local times
	recurrence time.Time // RECURRENCE-ID: which one of a series it stands for
	loc        *time.Location
}

// all lists the events of a feed with those that its series are made of.
func (c Calendar) all() ([]vevent, error) {
	var events []vevent
	seen := map[string]bool{}
	for _, e := range c.Events {
		single, err := c.single(e)
		if err != nil {
			return nil, err
		}
		events = append(events, single)
	}
	for _, s := range c.Series {
		made, err := c.series(s)
		if err != nil {
			return nil, err
		}
		events = append(events, made...)
	}
	for _, e := range events {
		key := e.uid + "/" + stamp(e.recurrence)
		if seen[key] {
			return nil, domain.Invalid("events", "must have an id of their own each")
		}
		seen[key] = true
	}
	return events, nil
}

func (c Calendar) single(e Event) (vevent, error) {
	loc, err := zoneOf(e.TimeZone)
	return vevent{Event: e, uid: "session-" + e.ID + "@" + c.Host, loc: loc}, err
}

// event writes one VEVENT.
func (w *writer) event(c Calendar, e vevent) {
	w.raw("BEGIN", "VEVENT")
	w.raw("UID", e.uid)
	w.raw("DTSTAMP", stamp(c.WrittenAt))
	if !e.Changed.IsZero() {
		w.raw("LAST-MODIFIED", stamp(e.Changed))
	}
	w.raw("SEQUENCE", strconv.Itoa(e.Revision))
	if !e.recurrence.IsZero() {
		w.at("RECURRENCE-ID", e.loc, e.recurrence)
	}
	from := e.loc
	if !plainOn(e.loc, e.StartsAt) || !plainOn(e.loc, e.EndsAt) {
		from = time.UTC
	}
	w.at("DTSTART", from, e.StartsAt)
	w.at("DTEND", from, e.EndsAt)
	if e.rule != "" {
		w.raw("RRULE", e.rule)
	}
	w.exceptions(e)
	w.text("SUMMARY", e.title())
	if e.Place != "" {
		w.text("LOCATION", e.Place)
	}
	if e.URL != "" {
		w.raw("URL", e.URL)
	}
	status, busy := Confirmed, "OPAQUE"
	if e.Status != "" {
		status = e.Status
	}
	if status == Cancelled || e.Covered { // who reads it has that hour
		busy = "TRANSPARENT"
	}
	w.raw("STATUS", string(status))
	w.raw("CLASS", "PRIVATE")
	w.raw("TRANSP", busy)
	w.raw("END", "VEVENT")
}

// exceptions writes the dates of a rule on which nothing is held.
func (w *writer) exceptions(e vevent) {
	switch times := strings.Join(e.except, ","); {
	case times == "":
	case isUTC(e.loc):
		w.raw("EXDATE", strings.ReplaceAll(times, ",", "Z,")+"Z")
	default:
		w.raw("EXDATE;TZID="+e.loc.String(), times)
	}
}

const (
	localForm = "20060102T150405"
	utcForm   = "20060102T150405Z"
)

// stamp writes an instant in UTC.
func stamp(t time.Time) string { return t.UTC().Format(utcForm) }

// at writes an instant by the clock of its zone.
func (w *writer) at(name string, loc *time.Location, t time.Time) {
	if isUTC(loc) {
		w.raw(name, stamp(t))
		return
	}
	w.raw(name+";TZID="+loc.String(), t.In(loc).Format(localForm))
}

// plainOn says whether the wall time of t can only mean t. A session that
// touches the hour that happens twice when the clocks are put back is written
// in UTC: RFC 5545 section 3.3.5 says which of the two a local time means, but
// not every calendar program does as it says.
func plainOn(loc *time.Location, t time.Time) bool {
	local := t.In(loc)
	_, kind, _ := schedule.Instant(domain.DateOf(local), schedule.WallTimeOf(local), loc)
	return kind == ""
}

func zoneOf(name string) (*time.Location, error) { return schedule.Place(name) }

func isUTC(loc *time.Location) bool {
	switch loc.String() {
	case "UTC", "Etc/UTC", "Etc/UCT", "UCT", "Zulu", "Etc/Zulu", "Universal", "Etc/Universal":
		return true
	}
	return false
}
