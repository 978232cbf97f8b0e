package ical

import (
	"io"
	"time"

	"cohort/domain/program"
)

// feedHost is the second half of every UID. The first half is an id that nobody
// else has; an address of the practice could change, and every session with it.
const feedHost = "sessions.cohort"

// feedRefresh is how often programs should look again.
const feedRefresh = time.Hour

// WriteFeed writes the sessions that a leader leads. The same sessions give the
// same bytes.
func WriteFeed(w io.Writer, f program.Feed) error {
	c := Calendar{Name: "My groups", Host: feedHost, Refresh: feedRefresh, WrittenAt: f.ChangedAt()}
	for _, s := range f.Sessions {
		c.Events = append(c.Events, feedEvent(s, f))
	}
	return Write(w, c)
}

func feedEvent(s program.CalendarSession, f program.Feed) Event {
	e := Event{ID: s.ID.String(), Revision: s.Revision(), Code: s.CohortCode, Number: s.Number, Of: s.Weeks,
		StartsAt: s.StartsAt, EndsAt: s.EndsAt, TimeZone: s.TimeZone, Place: feedPlace(s), Changed: s.UpdatedAt,
		Covered: s.IsCoveredFor(f.UserID)}
	if f.Names && s.Named {
		e.Name = s.CohortName
	}
	if len(e.Code) > 8 { // longer ones come when there are many
		e.Code = ""
	}
	if s.Status == program.SessionCancelled {
		e.Status = Cancelled
	}
	return e
}

// feedPlace is where to go. The address by which one joins stays inside.
func feedPlace(s program.CalendarSession) string {
	switch {
	case s.IsLink(), s.Where() == "" && s.Delivery == program.DeliveryOnline:
		return "Online"
	default:
		return s.Where()
	}
}
