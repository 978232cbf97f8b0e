package domain

import (
	"strings"
	"time"
)

// CalendarFeed is the link by which a leader's calendar program reads their
// sessions. Whoever has it reads them, so only the hash of its secret is kept.
// A person has one at most.
type CalendarFeed struct {
	UserID     UserID
	SecretHash string
	Names      bool // groups are called by name, not by code
	MadeAt     time.Time
	UsedOn     Date // the last day on which it was read
	Reads      int
}

// servedTo says whether the person still works here and leads.
func (f CalendarFeed) servedTo(u User) bool {
	return u.ID == f.UserID && u.Status == UserActive && ReachOf(ReadCalendarFeed, u.Roles...) != None
}

// FeedOf is the actor on whose behalf a feed is read, ErrNotFound when they do
// not work here any more or lead nothing.
func FeedOf(f CalendarFeed, u User, from Actor) (Actor, error) {
	if !f.servedTo(u) {
		return Actor{}, ErrNotFound
	}
	return u.At(from), nil
}

// HasLink says whether a line has an address in it that a browser would open.
func HasLink(line string) bool {
	lower := strings.ToLower(line)
	return strings.Contains(lower, "://") || strings.Contains(lower, "www.")
}
