package ical

import (
	"io"
	"regexp"
	"strconv"
	"time"

	"cohort/domain"
)

// Status is how sure a session is.
type Status string

// The statuses of RFC 5545 section 3.8.1.11 for events.
const (
	Confirmed Status = "CONFIRMED"
	Tentative Status = "TENTATIVE"
	Cancelled Status = "CANCELLED"
)

// Calendar is one feed.
type Calendar struct {
	Name      string        // what the reader's calendar program calls it; neutral, as it shows on their devices
	Host      string        // the practice's own host name, the second half of every UID; it must never change
	Refresh   time.Duration // how often programs should look again; 0 is an hour
	WrittenAt time.Time     // DTSTAMP; give the time of the last change to get the same bytes each time
	Events    []Event
	Series    []Series
}

// Event is one dated session. Sessions given one by one are what all calendar
// programs understand; Series is shorter, but some drop its exceptions.
type Event struct {
	ID       string // of the session; its UID is session-ID@host
	Revision int    // how often it was changed; SEQUENCE
	Code     string // short code of the group without meaning, up to 8 letters, digits and hyphens; may be empty
	Name     string // of the group, for a reader who asked for it; "" calls it by its code
	Number   int    // of the session; 0 leaves it out
	Of       int    // how many sessions there are; 0 leaves it out
	StartsAt time.Time
	EndsAt   time.Time
	TimeZone string // IANA name, such as "America/New_York"; "UTC" for none
	Status   Status // "" is Confirmed
	Place    string // neutral: a street and a room, not the name of a program
	URL      string // joining link of an online session; http or https
	Changed  time.Time
	Covered  bool // somebody else leads it in the place of the feed's reader
}

var (
	hostName  = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$`)
	plainID   = regexp.MustCompile(`^[A-Za-z0-9._-]{1,100}$`)
	shortCode = regexp.MustCompile(`^[A-Za-z0-9-]{0,8}$`)
)

// Write writes the feed. It fails with domain.KindInvalid, and writes nothing,
// when a value could not be sent safely.
func Write(w io.Writer, c Calendar) error {
	if err := c.validate(); err != nil {
		return err
	}
	events, err := c.all()
	if err != nil {
		return err
	}
	out := &writer{}
	out.raw("BEGIN", "VCALENDAR")
	out.raw("VERSION", "2.0")
	out.raw("PRODID", "-//Cohort//Group sessions//EN")
	out.raw("CALSCALE", "GREGORIAN")
	out.raw("METHOD", "PUBLISH")
	out.calendarName(c.Name)
	out.raw("REFRESH-INTERVAL;VALUE=DURATION", duration(c.Refresh))
	out.raw("X-PUBLISHED-TTL", duration(c.Refresh))
	out.zones(events)
	for _, e := range events {
		out.event(c, e)
	}
	out.raw("END", "VCALENDAR")
	_, err = w.Write(out.Bytes())
	return err
}

// calendarName writes the name by both of its properties: RFC 7986's, and the older
// one that most programs read. ical.js knows the type of neither and shows what is
// escaped as it stands ("Groups\, mine"), unless it is told; a name that needs no
// escaping is written the plain way, which every program reads.
func (w *writer) calendarName(name string) {
	typed := ""
	if escape(name) != name {
		typed = ";VALUE=TEXT"
	}
	w.text("NAME"+typed, name)
	w.text("X-WR-CALNAME"+typed, name)
}

func (c Calendar) validate() error {
	var faults domain.Faults
	faults.When(!hostName.MatchString(c.Host), "host", "must be a host name")
	faults.When(c.Name == "", "name", "must be given")
	faults.When(c.WrittenAt.IsZero(), "writtenAt", "must be given")
	faults.When(c.Refresh < 0, "refresh", "must not be negative")
	for _, e := range c.Events {
		faults.Within("events", e.validate())
	}
	return faults.Err()
}

func (e Event) validate() error {
	var faults domain.Faults
	faults.When(!plainID.MatchString(e.ID), "id", "must be letters, digits, dots, hyphens or underscores")
	faults.When(!shortCode.MatchString(e.Code), "code", "must be up to 8 letters, digits or hyphens")
	faults.When(e.Revision < 0, "revision", "must not be negative")
	faults.When(e.StartsAt.IsZero() || !e.EndsAt.After(e.StartsAt), "endsAt", "must be after the start")
	faults.When(!e.Status.known(), "status", "must be CONFIRMED, TENTATIVE or CANCELLED")
	faults.When(!safeURL(e.URL), "url", "must be an http or https address")
	if _, err := zoneOf(e.TimeZone); err != nil {
		faults.Add("timeZone", "must be a time zone that is known, such as America/New_York")
	}
	return faults.Err()
}

func (s Status) known() bool { return s == "" || s == Confirmed || s == Tentative || s == Cancelled }

// title is all that a feed says about a session: what Title says, unless the
// person whose feed it is asked for groups by name.
func (e Event) title() string {
	title := Title(e.Code, e.Number)
	switch {
	case e.Name != "":
		title = e.Name + ", session " + strconv.Itoa(e.Number)
	case e.Code == "" && e.Of > 0:
		title = "Group, session " + strconv.Itoa(e.Number)
	}
	if e.Of > 0 {
		title += " of " + strconv.Itoa(e.Of)
	}
	if e.Covered {
		title += " (covered)"
	}
	return title
}

// Title is how a session is called from a code and a number alone.
func Title(code string, number int) string {
	title := "Group"
	if code != "" {
		title += " " + code + ","
	}
	title += " session"
	if number > 0 {
		title += " " + strconv.Itoa(number)
	}
	return title
}

// duration writes whole minutes as RFC 5545 section 3.3.6 has it.
func duration(d time.Duration) string {
	if d < time.Minute {
		d = time.Hour
	}
	minutes := int(d.Minutes())
	if minutes%60 == 0 {
		return "PT" + strconv.Itoa(minutes/60) + "H"
	}
	return "PT" + strconv.Itoa(minutes) + "M"
}
