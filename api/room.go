package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

func (s *Server) roomRoutes() {
	add(s, reads, "/rooms", domain.ReadRoom, "List rooms and places", s.listRooms)
	add(s, creates, "/rooms", domain.KeepRoom, "Add a room or place", s.createRoom)
	add(s, reads, "/rooms/typed", domain.KeepRoom, "List places that were typed for cohorts and are no rooms", s.listTypedPlaces)
	add(s, reads, "/rooms/{id}", domain.ReadRoom, "Read a room or place", s.readRoom)
	add(s, changes, "/rooms/{id}", domain.KeepRoom, "Change a room or place", s.updateRoom)
}

// RoomBody is where groups meet.
type RoomBody struct {
	Name           string                 `json:"name" example:"Room 2"`
	Kind           program.RoomKind       `json:"kind"`
	Seats          int                    `json:"seats,omitempty" doc:"For members, leaders not counted; absent: nobody counts them"`
	Address        string                 `json:"address,omitempty" doc:"For who does not know the way; in the calendars of leaders, too"`
	Link           string                 `json:"link,omitempty" doc:"By which one joins. A place online without one is any number of places"`
	PlaceOfService program.PlaceOfService `json:"placeOfService,omitempty" example:"11" doc:"Two digits, as claims have them; absent: 11 where one comes to, 10 online"`
	TypedAs        string                 `json:"typedAs,omitempty" doc:"A place that was typed for cohorts: those that are planned or run and have no room come to this one, with their sessions"`
}

func (b RoomBody) room() program.Room {
	r := program.Room{Name: b.Name, Kind: b.Kind, Seats: b.Seats, Address: b.Address, Link: b.Link, PlaceOfService: b.PlaceOfService}
	if r.PlaceOfService == "" {
		r.PlaceOfService = b.Kind.UsualPlaceOfService()
	}
	return r
}

// RoomChange is what may change of a room; absent leaves a thing as it is.
type RoomChange struct {
	Name           *string                 `json:"name,omitempty"`
	Seats          *int                    `json:"seats,omitempty"`
	Address        *string                 `json:"address,omitempty"`
	Link           *string                 `json:"link,omitempty"`
	PlaceOfService *program.PlaceOfService `json:"placeOfService,omitempty"`
	Retired        *bool                   `json:"retired,omitempty" doc:"true: takes no new sessions; refused while some are still to be held there (409 room_booked)"`
}

// Room is where groups meet.
type Room struct {
	ID             string                 `json:"id"`
	Name           string                 `json:"name"`
	Kind           program.RoomKind       `json:"kind"`
	Seats          int                    `json:"seats,omitempty"`
	Address        string                 `json:"address,omitempty"`
	Link           string                 `json:"link,omitempty" doc:"For those who join groups or keep rooms"`
	PlaceOfService program.PlaceOfService `json:"placeOfService"`
	Retired        bool                   `json:"retired"`
	Version        int                    `json:"version"`
	CreatedAt      time.Time              `json:"createdAt"`
	UpdatedAt      time.Time              `json:"updatedAt"`
}

// RoomList is every room.
type RoomList struct {
	Items []Room `json:"items" doc:"By name"`
}

// TypedPlace is a place that was typed for cohorts and is no room.
type TypedPlace struct {
	Place   string `json:"place"`
	Cohorts int    `json:"cohorts" doc:"How many, planned or running"`
}

// TypedPlaceList is every such place.
type TypedPlaceList struct {
	Items []TypedPlace `json:"items"`
}

func roomAnswer(r program.Room) Room {
	return Room{ID: r.ID.String(), Name: r.Name, Kind: r.Kind, Seats: r.Seats, Address: r.Address, Link: r.Link, PlaceOfService: r.PlaceOfService,
		Retired: r.Retired, Version: r.Version, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt}
}

func (s *Server) listRooms(ctx context.Context, by domain.Actor, _ *nothing) (*answer[RoomList], error) {
	rooms, err := s.desks.Program.Rooms(ctx, by)
	return plain(RoomList{Items: each(rooms, roomAnswer)}), err
}

func (s *Server) listTypedPlaces(ctx context.Context, by domain.Actor, _ *nothing) (*answer[TypedPlaceList], error) {
	places, err := s.desks.Program.TypedPlaces(ctx, by)
	return plain(TypedPlaceList{Items: each(places, func(p programdesk.TypedPlace) TypedPlace { return TypedPlace(p) })}), err
}

func (s *Server) readRoom(ctx context.Context, by domain.Actor, in *ByID) (*answer[Room], error) {
	id, err := pathID[domain.RoomID](in.ID)
	if err != nil {
		return nil, err
	}
	r, err := s.desks.Program.Room(ctx, by, id)
	return versioned(roomAnswer(r), r.Version), err
}

type roomInput struct {
	Sent[RoomBody]
}

func (s *Server) createRoom(ctx context.Context, by domain.Actor, in *roomInput) (*answer[Room], error) {
	r, err := s.desks.Program.CreateRoom(ctx, by, in.body.room(), in.body.TypedAs)
	return versioned(roomAnswer(r), r.Version), err
}

type roomChangeInput struct {
	ByID
	Editing
	Sent[RoomChange]
}

func (s *Server) updateRoom(ctx context.Context, by domain.Actor, in *roomChangeInput) (*answer[Room], error) {
	id, err := pathID[domain.RoomID](in.ID)
	if err != nil {
		return nil, err
	}
	r, err := s.desks.Program.UpdateRoom(ctx, by, id, in.version(), programdesk.RoomChange(in.body))
	return versioned(roomAnswer(r), r.Version), err
}
