package program

import (
	"slices"
	"time"

	"cohort/domain"
)

// How far a calendar feed reaches: what was held a while ago, for who looks it
// up, and a year ahead.
const (
	FeedDaysBack  = 90
	FeedDaysAhead = 365
)

// Feed is what a leader's calendar program is sent: the sessions that they lead,
// the cancelled ones too, so that they are struck there and not left standing.
type Feed struct {
	UserID   domain.UserID // whose it is
	Sessions []CalendarSession
	MadeAt   time.Time // of the link
	Names    bool      // the person wants groups by name
}

// FeedSpan is the instants between which a feed's sessions start.
func FeedSpan(now time.Time) (from, to time.Time) {
	return now.AddDate(0, 0, -FeedDaysBack), now.AddDate(0, 0, FeedDaysAhead)
}

// ChangedAt is when anything in the feed changed last. What is written from the
// same sessions has the same bytes.
func (f Feed) ChangedAt() time.Time {
	last := f.MadeAt
	for _, s := range f.Sessions {
		if s.UpdatedAt.After(last) {
			last = s.UpdatedAt
		}
		if s.CoveredAt.After(last) {
			last = s.CoveredAt
		}
	}
	return last
}

// Revision grows with every change of a session, of who covers it, and of its
// cohort, which says where it is held.
func (s CalendarSession) Revision() int { return s.Version + s.CohortVersion + s.CoverChanges - 2 }

// IsCoveredFor says whether somebody else leads the session in the place of one
// of its leaders.
func (s CalendarSession) IsCoveredFor(leader domain.UserID) bool {
	return slices.ContainsFunc(s.Covers, func(c domain.Cover) bool { return c.ForID == leader })
}

// IsLink says whether the place of a cohort is an address to join at. It opens
// the door of the group, so it goes into no file that others keep.
func (s CalendarSession) IsLink() bool { return domain.HasLink(s.Where()) }
