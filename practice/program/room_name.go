package program

import (
	"errors"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// asShown writes sessions as the page shows them: by the practice's clock, and in
// rooms by name.
func asShown(tx practice.Tx, sessions ...*program.Session) error {
	return errors.Join(byClock(tx, sessions...), inRooms(tx, sessions...))
}

// inRooms names the rooms of sessions.
func inRooms(tx practice.Tx, sessions ...*program.Session) error {
	var rooms knownRooms
	for _, s := range sessions {
		if s == nil || s.RoomID.IsZero() {
			continue
		}
		room, err := rooms.find(tx, s.RoomID)
		if err != nil {
			return err
		}
		s.RoomName, s.RoomAddress = room.Name, room.Address
	}
	return nil
}

// cohortsInRooms names the usual rooms of cohorts.
func cohortsInRooms(tx practice.Tx, cohorts ...*program.Cohort) error {
	var rooms knownRooms
	for _, c := range cohorts {
		if c.RoomID.IsZero() {
			continue
		}
		room, err := rooms.find(tx, c.RoomID)
		if err != nil {
			return err
		}
		c.RoomName = room.Name
	}
	return nil
}

// knownRooms are the practice's rooms, read when the first is asked for.
type knownRooms map[domain.RoomID]program.Room

func (k *knownRooms) find(tx practice.Tx, id domain.RoomID) (program.Room, error) {
	if *k == nil {
		all, err := tx.Rooms()
		if err != nil {
			return program.Room{}, err
		}
		*k = knownRooms{}
		for _, room := range all {
			(*k)[room.ID] = room
		}
	}
	return (*k)[id], nil
}

func cardsInRooms(tx practice.Tx, cards []program.CohortCard) error {
	cohorts := make([]*program.Cohort, len(cards))
	for i := range cards {
		cohorts[i] = &cards[i].Cohort
	}
	return cohortsInRooms(tx, cohorts...)
}
