package program

import (
	"fmt"
	"time"

	"cohort/domain"
)

// Room is where groups meet: a room of the practice, or a place online.
type Room struct {
	ID             domain.RoomID
	Name           string // short, as it stands on a door
	Kind           RoomKind
	Seats          int    // for members, leaders not counted; 0 where nobody counts them
	Address        string // for who does not know the way, "" for the practice's own
	Link           string // by which one joins, "" for none
	PlaceOfService PlaceOfService
	Retired        bool // takes no new sessions
	Version        int
	CreatedAt      time.Time
	UpdatedAt      time.Time
}

// RoomKind is whether one comes to a room or joins it.
type RoomKind string

// The kinds.
const (
	RoomInPerson RoomKind = "in_person"
	RoomOnline   RoomKind = "online"
)

// RoomKinds lists them.
var RoomKinds = []RoomKind{RoomInPerson, RoomOnline}

// Values is the closed list, as texts.
func (RoomKind) Values() []string { return domain.Texts(RoomKinds) }

// PlaceOfService is the two digits by which a claim says where a service was
// given: a text, since some begin with a nought.
type PlaceOfService string

// The places of service that groups are held at, by CMS's list: telehealth away
// from home and at home, and where one comes to.
const (
	TelehealthElsewhere PlaceOfService = "02"
	TelehealthAtHome    PlaceOfService = "10"
	Office              PlaceOfService = "11"
)

// PlacesOfService lists them.
var PlacesOfService = []PlaceOfService{TelehealthElsewhere, "03", "09", TelehealthAtHome, Office, "12", "13", "14", "22", "49", "50", "52", "53", "55", "57", "58"}

// Values is the closed list, as texts.
func (PlaceOfService) Values() []string { return domain.Texts(PlacesOfService) }

// MostSeats is the largest room: a hall.
const MostSeats = 200

// The errors about rooms.
var (
	ErrRoomTaken  = domain.Conflict("room_taken", "There is a room of this name already.")
	ErrRoomClosed = domain.Conflict("room_retired", "The room in which this would be held is not in use any more.")
	ErrRoomBooked = domain.Conflict("room_booked", "Sessions are still to be held in this room. Move them first.")
)

// Validate names everything that is wrong with what was entered.
func (r Room) Validate() error {
	var f domain.Faults
	f.RequiredName("name", r.Name, domain.MaxName)
	f.When(domain.HasLink(r.Name), "name", "is an address: put it into link")
	domain.OneOf(&f, "kind", r.Kind, RoomKinds)
	domain.OneOf(&f, "placeOfService", r.PlaceOfService, PlacesOfService)
	f.Text("address", r.Address, domain.MaxLine)
	f.Text("link", r.Link, domain.MaxLine)
	f.When(r.Seats < 0 || r.Seats > MostSeats, "seats", "must be between 0 and 200")
	remote := r.PlaceOfService == TelehealthElsewhere || r.PlaceOfService == TelehealthAtHome
	switch r.Kind {
	case RoomOnline:
		f.When(r.Seats != 0, "seats", "says nothing of a place online")
		f.When(r.Address != "", "address", "says nothing of a place online")
		f.When(!remote, "placeOfService", "must be 02 or 10 online")
	case RoomInPerson:
		f.When(remote, "placeOfService", "must not be 02 or 10 where one comes to")
	}
	return f.Err()
}

// UsualPlaceOfService is what a claim says of a kind, unless told otherwise.
func (k RoomKind) UsualPlaceOfService() PlaceOfService {
	if k == RoomOnline {
		return TelehealthAtHome
	}
	return Office
}

// HoldsOne says whether one group at a time fits: into a room, or behind a link.
// A place online without a link of its own is any number of places.
func (r Room) HoldsOne() bool { return r.Kind == RoomInPerson || r.Link != "" }

// Suits says whether a cohort that meets this way can meet there: who meets
// online needs no room, and everybody else does.
func (r Room) Suits(d Delivery) bool { return (r.Kind == RoomOnline) == (d == DeliveryOnline) }

// TooSmall says in words that a room seats fewer than there may be, "" where it
// does not. Of a hybrid group some join from elsewhere, which is theirs to judge.
func (r Room) TooSmall(members int) string {
	if r.Seats == 0 || members <= r.Seats {
		return ""
	}
	return fmt.Sprintf("%s seats %d, and this cohort takes %d.", r.Name, r.Seats, members)
}

// Where is where a cohort meets in words: its room, or what was typed.
func (c Cohort) Where() string {
	if c.RoomName != "" {
		return c.RoomName
	}
	return c.Place
}

// MoveRoom gives those of a running cohort's sessions that follow it into another
// usual room: from a day on, what is still to be held and was in the old one.
// What was given a room of its own keeps it.
func MoveRoom(sessions []Session, was, now domain.RoomID, from domain.Date, at time.Time) []Session {
	var moved []Session
	for _, s := range sessions {
		if s.Status == SessionScheduled && s.StartsAt.After(at) && !s.Date.Before(from) && s.RoomID == was && was != now {
			s.RoomID = now
			moved = append(moved, s)
		}
	}
	return moved
}

// RoomsOf lists the rooms of sessions, each once.
func RoomsOf(sessions []Session) (rooms []domain.RoomID) {
	known := map[domain.RoomID]bool{}
	for _, s := range sessions {
		if !s.RoomID.IsZero() && !known[s.RoomID] {
			known[s.RoomID] = true
			rooms = append(rooms, s.RoomID)
		}
	}
	return rooms
}

// InRoom gives those of the sessions that are held in a room.
func InRoom(sessions []Session, room domain.RoomID) (in []Session) {
	for _, s := range sessions {
		if s.RoomID == room {
			in = append(in, s)
		}
	}
	return in
}
