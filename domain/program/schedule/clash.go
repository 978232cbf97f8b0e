package schedule

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Resource is what two sessions may fight over.
type Resource string

// A leader can lead one group at a time, and a room hold one.
const (
	Leader Resource = "leader"
	Room   Resource = "room"
)

// Booking is the time one session takes of its leaders and its room.
type Booking struct {
	Key      string // of the session
	Cohort   string
	Leaders  []string // whoever leads or co-leads; any ids
	Room     string   // "" for none, such as online
	StartsAt time.Time
	EndsAt   time.Time
}

// Bookings lists what the sessions of a group take, cancelled ones left out.
// A room of "" means none.
func (s Schedule) Bookings(cohort, room string, leaders []string) []Booking {
	var bookings []Booking
	for _, session := range s.Sessions {
		if session.Status != Cancelled {
			bookings = append(bookings, Booking{Key: session.Key, Cohort: cohort, Leaders: leaders, Room: room, StartsAt: session.StartsAt, EndsAt: session.EndsAt})
		}
	}
	return bookings
}

// Turnaround is the free time needed between two sessions of one leader or in
// one room, such as ten minutes to write notes or air the room. Zero lets one
// session begin the minute another ends.
type Turnaround struct {
	Leader, Room time.Duration
}

// Clash is two sessions that need the same leader or room at once.
type Clash struct {
	A, B     Booking // A begins first
	Resource Resource
	ID       string    // of the leader or room
	From, To time.Time // the time both need; short of turnaround, From is after To
}

// String says what clashes, by the ids that were given.
func (c Clash) String() string {
	if !c.From.Before(c.To) {
		return fmt.Sprintf("%s %s has only %d minutes between sessions %s and %s.",
			c.Resource, c.ID, int(c.B.StartsAt.Sub(c.A.EndsAt).Minutes()), c.A.Key, c.B.Key)
	}
	return fmt.Sprintf("%s %s is needed by sessions %s and %s at once for %d minutes.",
		c.Resource, c.ID, c.A.Key, c.B.Key, int(c.To.Sub(c.From).Minutes()))
}

// Clashes lists every pair of bookings that clash, by time. Cancelled sessions
// must be left out by the caller. A booking that does not last is ignored.
func Clashes(bookings []Booking, pause Turnaround) []Clash {
	return clashes(bookings, pause, func(a, b int) bool { return true })
}

// ClashesWith lists the clashes that new bookings would bring, among
// themselves and with the existing ones. A new booking stands in for an
// existing one of the same key, so that a moved session never clashes with
// its own old date.
func ClashesWith(planned, existing []Booking, pause Turnaround) []Clash {
	moved := make(map[string]bool, len(planned))
	for _, booking := range planned {
		moved[booking.Key] = true
	}
	all := slices.Clone(planned)
	for _, booking := range existing {
		if !moved[booking.Key] {
			all = append(all, booking)
		}
	}
	return clashes(all, pause, func(a, b int) bool { return a < len(planned) || b < len(planned) })
}

// use is one booking's claim on one resource.
type use struct {
	resource Resource
	id       string
	booking  int
}

// clashes sorts the claims on each resource by time and looks back only as far
// as something still runs, so many bookings that do not clash cost little.
func clashes(bookings []Booking, pause Turnaround, relevant func(a, b int) bool) []Clash {
	uses := usesOf(bookings)
	slices.SortFunc(uses, func(x, y use) int {
		a, b := bookings[x.booking], bookings[y.booking]
		return cmp.Or(cmp.Compare(x.resource, y.resource), cmp.Compare(x.id, y.id),
			a.StartsAt.Compare(b.StartsAt), a.EndsAt.Compare(b.EndsAt), cmp.Compare(a.Key, b.Key))
	})
	var found []Clash
	var running []use
	for _, now := range uses {
		b := bookings[now.booking]
		running = slices.DeleteFunc(running, func(u use) bool {
			return u.resource != now.resource || u.id != now.id || !bookings[u.booking].EndsAt.Add(pause.of(u.resource)).After(b.StartsAt)
		})
		for _, u := range running {
			if a := bookings[u.booking]; relevant(u.booking, now.booking) {
				found = append(found, Clash{A: a, B: b, Resource: now.resource, ID: now.id, From: b.StartsAt, To: earlier(a.EndsAt, b.EndsAt)})
			}
		}
		running = append(running, now)
	}
	slices.SortStableFunc(found, func(x, y Clash) int {
		return cmp.Or(x.From.Compare(y.From), cmp.Compare(x.A.Key, y.A.Key), cmp.Compare(x.B.Key, y.B.Key))
	})
	return found
}

func usesOf(bookings []Booking) []use {
	var uses []use
	for i, b := range bookings {
		if !b.EndsAt.After(b.StartsAt) {
			continue
		}
		for n, leader := range b.Leaders {
			if leader != "" && !slices.Contains(b.Leaders[:n], leader) {
				uses = append(uses, use{resource: Leader, id: leader, booking: i})
			}
		}
		if b.Room != "" {
			uses = append(uses, use{resource: Room, id: b.Room, booking: i})
		}
	}
	return uses
}

func (t Turnaround) of(r Resource) time.Duration {
	if r == Leader {
		return t.Leader
	}
	return t.Room
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
