package repository

import (
	"errors"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

type roomRow struct {
	ID        domain.RoomID `gorm:"primaryKey"`
	Content   []byte
	Seats     int
	Retired   bool
	Version   int
	CreatedAt time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt time.Time `gorm:"autoUpdateTime:false"`
}

func (roomRow) TableName() string { return "rooms" }

const roomContent = "rooms.content"

// roomSaid is what is sealed of a room: where a sole owner meets people may be
// where they live, and a link opens the door of a group.
type roomSaid struct {
	Name           string                 `json:"name"`
	Kind           program.RoomKind       `json:"kind"`
	Address        string                 `json:"address,omitempty"`
	Link           string                 `json:"link,omitempty"`
	PlaceOfService program.PlaceOfService `json:"placeOfService"`
}

func (t *tx) roomToRow(r program.Room) (*roomRow, error) {
	content, err := t.sealJSON(roomContent, r.ID, roomSaid{Name: r.Name, Kind: r.Kind, Address: r.Address, Link: r.Link, PlaceOfService: r.PlaceOfService})
	return &roomRow{ID: r.ID, Content: content, Seats: r.Seats, Retired: r.Retired,
		Version: r.Version, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt}, err
}

func (t *tx) roomFromRow(r roomRow) (program.Room, error) {
	var said roomSaid
	err := t.openJSON(roomContent, r.ID, r.Content, &said)
	return program.Room{ID: r.ID, Name: said.Name, Kind: said.Kind, Seats: r.Seats, Address: said.Address, Link: said.Link,
		PlaceOfService: said.PlaceOfService, Retired: r.Retired, Version: r.Version, CreatedAt: r.CreatedAt.UTC(), UpdatedAt: r.UpdatedAt.UTC()}, err
}

// Rooms gives all by name: a practice has few.
func (t *tx) Rooms() ([]program.Room, error) {
	rows, err := list[roomRow](t.db, "id", "true")
	if err != nil {
		return nil, err
	}
	rooms, err := each(rows, t.roomFromRow)
	domain.SortByName(rooms, func(r program.Room) []string { return []string{r.Name} }, func(r program.Room) string { return r.ID.String() })
	return rooms, err
}

// Room gives one.
func (t *tx) Room(id domain.RoomID) (program.Room, error) {
	row, err := find[roomRow](t.db, "id = ?", id)
	if err != nil {
		return program.Room{}, err
	}
	return t.roomFromRow(row)
}

// LockRoom gives one for a change.
func (t *tx) LockRoom(id domain.RoomID) (program.Room, error) {
	row, err := lockOne[roomRow](t, lockRoom, "id = ?", id)
	if err != nil {
		return program.Room{}, err
	}
	t.took(lockRoom, id)
	return t.roomFromRow(row)
}

// LockRooms keeps others from booking the rooms: whoever books one locks it first.
func (t *tx) LockRooms(ids ...domain.RoomID) error {
	if err := t.take(lockRoom); err != nil {
		return err
	}
	var rows []roomRow
	return t.locked().Where("id IN ?", ids).Order("id").Find(&rows).Error
}

// CreateRoom adds one.
func (t *tx) CreateRoom(r program.Room) error {
	t.took(lockRoom, r.ID)
	row, err := t.roomToRow(r)
	if err != nil {
		return err
	}
	return errors.Join(t.take(lockRoom), t.insert(row))
}

// SaveRoom writes one.
func (t *tx) SaveRoom(r program.Room) error {
	if err := t.mine(lockRoom, r.ID); err != nil {
		return err
	}
	row, err := t.roomToRow(r)
	if err != nil {
		return err
	}
	return t.update(row)
}

// CohortsInRoom gives the cohorts that are planned in a room, and those that have
// a session to hold in it.
func (t *tx) CohortsInRoom(room domain.RoomID, now time.Time) (ids []domain.CohortID, err error) {
	err = t.db.Raw(`SELECT id FROM cohorts WHERE room_id = ? AND status = ?
		UNION SELECT s.cohort_id FROM sessions s JOIN cohorts c ON c.id = s.cohort_id
			WHERE s.room_id = ? AND s.ends_at > ? AND s.status = ? AND c.status = ? ORDER BY 1`,
		room, program.CohortPlanned, room, now, program.SessionScheduled, program.CohortRunning).Scan(&ids).Error
	return ids, err
}

// TypedPlaces gives the places that were typed for cohorts without a room that are
// planned or running, each with its cohorts in the order of their ids.
func (t *tx) TypedPlaces() (map[string][]domain.CohortID, error) {
	rows, err := list[cohortRow](t.db.Select("id", "content"), "id", "room_id IS NULL AND status IN ?", []program.CohortStatus{program.CohortPlanned, program.CohortRunning})
	places := map[string][]domain.CohortID{}
	for _, r := range rows {
		said, err := t.cohortSaid(r.ID, r.Content)
		if err != nil {
			return nil, err
		}
		if said.Place != "" {
			places[said.Place] = append(places[said.Place], r.ID)
		}
	}
	return places, err
}
