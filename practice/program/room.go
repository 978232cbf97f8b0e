package program

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// noteRoomCohorts are the codes of the cohorts that came to a room with the place
// that had been typed for them.
var noteRoomCohorts = practice.Kept("cohortsInRoom")

// RoomChange is what somebody wants changed about a room; nil leaves a thing as
// it is.
type RoomChange struct {
	Name           *string
	Seats          *int
	Address        *string
	Link           *string
	PlaceOfService *program.PlaceOfService
	Retired        *bool
}

// Rooms lists the rooms and places of the practice, retired ones too.
func (desk *Desk) Rooms(ctx context.Context, by domain.Actor) (rooms []program.Room, err error) {
	err = desk.Look(ctx, by, domain.ReadRoom, func(tx practice.Tx, _ domain.Scope) error {
		rooms, err = tx.Rooms()
		return err
	})
	for i := range rooms {
		rooms[i] = roomSeenBy(by, rooms[i])
	}
	return rooms, err
}

// Room gives one.
func (desk *Desk) Room(ctx context.Context, by domain.Actor, id domain.RoomID) (room program.Room, err error) {
	err = desk.Look(ctx, by, domain.ReadRoom, func(tx practice.Tx, _ domain.Scope) error {
		room, err = tx.Room(id)
		return err
	})
	return roomSeenBy(by, room), err
}

// roomSeenBy leaves the link out for who never joins a group.
func roomSeenBy(by domain.Actor, r program.Room) program.Room {
	if !domain.May(by, domain.ReadRoomLink, true) {
		r.Link = ""
	}
	return r
}

// TypedPlace is a place that was typed for cohorts and is no room.
type TypedPlace struct {
	Place   string
	Cohorts int
}

// TypedPlaces lists the places that were typed for cohorts, planned or running,
// that have no room.
func (desk *Desk) TypedPlaces(ctx context.Context, by domain.Actor) (places []TypedPlace, err error) {
	err = desk.Look(ctx, by, domain.KeepRoom, func(tx practice.Tx, _ domain.Scope) error {
		typed, err := tx.TypedPlaces()
		for place, cohorts := range typed {
			places = append(places, TypedPlace{Place: place, Cohorts: len(cohorts)})
		}
		domain.SortByName(places, func(p TypedPlace) []string { return []string{p.Place} }, func(p TypedPlace) string { return p.Place })
		return err
	})
	return places, err
}

// CreateRoom adds a room. The cohorts for which it was typed so far come to it,
// with all their sessions: it is where they met and are to meet. Whether two of
// them are there at one hour was so before, and is not asked.
func (desk *Desk) CreateRoom(ctx context.Context, by domain.Actor, wanted program.Room, typed string) (room program.Room, err error) {
	err = desk.Change(ctx, by, domain.KeepRoom, func(tx practice.Tx, d *practice.Deed) error {
		room = wanted
		room.ID, room.Version, room.CreatedAt, room.UpdatedAt = domain.NewID[domain.RoomID](), 1, d.Now, d.Now
		d.About("room", room.ID, domain.ClientID{})
		room.Name = strings.TrimSpace(room.Name)
		var f domain.Faults
		f.Join(room.Validate())
		f.Text("typedAs", typed, domain.MaxLine)
		if err := d.Check(f.Err()); err != nil {
			return err
		}
		if _, err := tx.LockSettings(); err != nil { // two rooms of one name wait for each other there
			return err
		}
		if err := nameIsFree(tx, room); err != nil {
			return err
		}
		if err := tx.CreateRoom(room); err != nil {
			return err
		}
		return bringIn(tx, d, room, typed)
	})
	return room, err
}

// bringIn gives a room to the cohorts for which it was typed.
func bringIn(tx practice.Tx, d *practice.Deed, room program.Room, typed string) error {
	if typed == "" {
		return nil
	}
	places, err := tx.TypedPlaces()
	if err != nil {
		return err
	}
	var came []string
	for _, id := range places[typed] {
		c, err := tx.LockCohort(id)
		if err != nil {
			return err
		}
		if c.Place != typed || !c.RoomID.IsZero() || !room.Suits(c.Delivery) {
			continue
		}
		sessions, err := tx.Sessions(id)
		if err != nil {
			return err
		}
		for _, s := range program.InRoom(sessions, domain.RoomID{}) {
			s.RoomID, s.Version, s.UpdatedAt = room.ID, s.Version+1, d.Now
			if err := tx.SaveSession(s); err != nil {
				return err
			}
		}
		c.RoomID, c.Version, c.UpdatedAt = room.ID, c.Version+1, d.Now
		if err := tx.SaveCohort(c); err != nil {
			return err
		}
		came = append(came, c.Code)
	}
	d.Note(noteRoomCohorts, strings.Join(came, ", "))
	return nil
}

// notedRoom is what the audit keeps of a room: that it has a link, and not the
// link, which opens its door.
func notedRoom(r program.Room) program.Room {
	if r.Link != "" {
		r.Link = "a link"
	}
	return r
}

func nameIsFree(tx practice.Tx, room program.Room) error {
	rooms, err := tx.Rooms()
	if err == nil && slices.ContainsFunc(rooms, func(r program.Room) bool { return r.ID != room.ID && strings.EqualFold(r.Name, room.Name) }) {
		return program.ErrRoomTaken
	}
	return err
}

// UpdateRoom changes a room. One in which sessions are still to be held is not
// retired.
func (desk *Desk) UpdateRoom(ctx context.Context, by domain.Actor, id domain.RoomID, expected domain.Version, change RoomChange) (room program.Room, err error) {
	err = desk.Change(ctx, by, domain.KeepRoom, func(tx practice.Tx, d *practice.Deed) error {
		d.About("room", id, domain.ClientID{})
		if _, err := tx.LockSettings(); err != nil { // two rooms of one name wait for each other there
			return err
		}
		if room, err = tx.LockRoom(id); err != nil {
			return err
		}
		if err := expected.Matches(room.Version); err != nil {
			return err
		}
		d.Note(practice.Before, notedRoom(room))
		was := room
		room = change.apply(room)
		if err := d.Check(room.Validate()); err != nil {
			return err
		}
		if err := nameIsFree(tx, room); err != nil {
			return err
		}
		if room.Retired && !was.Retired {
			if booked, err := tx.CohortsInRoom(id, d.Now); err != nil || len(booked) > 0 {
				return cmp.Or(err, error(program.ErrRoomBooked))
			}
		}
		room.Version, room.UpdatedAt = room.Version+1, d.Now
		d.Note(practice.After, notedRoom(room))
		return tx.SaveRoom(room)
	})
	return room, err
}

func (ch RoomChange) apply(r program.Room) program.Room {
	domain.SetGiven(&r.Name, ch.Name)
	r.Name = strings.TrimSpace(r.Name)
	domain.SetGiven(&r.Seats, ch.Seats)
	domain.SetGiven(&r.Address, ch.Address)
	domain.SetGiven(&r.Link, ch.Link)
	domain.SetGiven(&r.PlaceOfService, ch.PlaceOfService)
	domain.SetGiven(&r.Retired, ch.Retired)
	return r
}
