package program

import (
	"slices"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// roomsLock locks the rooms that a cohort's sessions are in, or are to be in,
// before the cohort, as the one order of locks asks: they are read first. Two
// people who want one room for one hour wait for each other there.
type roomsLock struct {
	cohort domain.CohortID
	wanted []domain.RoomID // that a change gives to sessions
	idle   bool            // no session is to get another hour or room
	undoes bool            // the newest change is taken back, into the rooms before it
	locked []domain.RoomID
}

func (l *roomsLock) lock(tx practice.Tx) error {
	if l.idle {
		return nil
	}
	l.locked = slices.DeleteFunc(slices.Clone(l.wanted), domain.RoomID.IsZero)
	if !l.cohort.IsZero() {
		c, err := tx.Cohort(l.cohort)
		if domain.ErrNotFound.Is(err) {
			return nil // locking it says so
		}
		if err != nil {
			return err
		}
		sessions, err := tx.Sessions(l.cohort)
		if err != nil {
			return err
		}
		if l.undoes {
			last, err := tx.LastScheduleChange(l.cohort)
			if err != nil && !domain.ErrNotFound.Is(err) {
				return err
			}
			sessions = append(sessions, last.Before.Sessions...)
		}
		if l.locked = append(l.locked, program.RoomsOf(sessions)...); !c.RoomID.IsZero() {
			l.locked = append(l.locked, c.RoomID)
		}
	}
	if len(l.locked) == 0 {
		return nil
	}
	return tx.LockRooms(l.locked...)
}

// fits refuses sessions whose rooms changed before their cohort was locked.
func (l *roomsLock) fits(sessions []program.Session) error {
	if slices.ContainsFunc(program.RoomsOf(sessions), func(id domain.RoomID) bool { return !slices.Contains(l.locked, id) }) {
		return domain.ErrBusy
	}
	return nil
}

// checkRoom names what is wrong with a room that a cohort is given.
func checkRoom(tx practice.Tx, f *domain.Faults, c program.Cohort, id domain.RoomID) error {
	if id.IsZero() {
		return nil
	}
	room, err := tx.Room(id)
	switch {
	case domain.ErrNotFound.Is(err):
		f.Add("roomId", "is no room of this practice")
	case err != nil:
		return err
	case room.Retired:
		f.Add("roomId", "is not in use any more")
	case !room.Suits(c.Delivery):
		f.Add("roomId", map[bool]string{true: "is online, and this cohort meets in a room", false: "is a room, and this cohort meets online"}[room.Kind == program.RoomOnline])
	}
	return nil
}
