package program

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// roomsLock locks the rooms that a change of a cohort may book.
func (ch CohortChange) roomsLock(id domain.CohortID) roomsLock {
	l := roomsLock{cohort: id, idle: ch.RoomID == nil && ch.Schedule == nil}
	if ch.RoomID != nil {
		l.wanted = []domain.RoomID{*ch.RoomID}
	}
	return l
}

// needs is the room that a changed cohort meets in, where the change is about
// that.
func (ch CohortChange) needs(c program.Cohort) []program.Session {
	if ch.RoomID == nil && ch.Schedule == nil {
		return nil
	}
	return []program.Session{{RoomID: c.RoomID}}
}

func (ch CohortChange) checkRoom(tx practice.Tx, f *domain.Faults, was, c program.Cohort) error {
	f.When(!ch.RoomFrom.IsZero() && ch.RoomID == nil, "roomFrom", "must come with the room that it is about")
	f.When(!ch.RoomFrom.IsZero() && c.Status != program.CohortRunning, "roomFrom", "says nothing of a cohort that does not run")
	if c.RoomID == was.RoomID {
		return nil
	}
	return checkRoom(tx, f, c, c.RoomID)
}

// moves gives the sessions of a running cohort that follow it into another room.
func (ch CohortChange) moves(tx practice.Tx, was, c program.Cohort, now time.Time) ([]program.Session, error) {
	if c.RoomID == was.RoomID || c.Status != program.CohortRunning {
		return nil, nil
	}
	sessions, err := tx.Sessions(c.ID)
	return program.MoveRoom(sessions, was.RoomID, c.RoomID, ch.RoomFrom, now), err
}

func saveMoved(tx practice.Tx, sessions []program.Session, now time.Time) error {
	for _, s := range sessions {
		s.Version, s.UpdatedAt = s.Version+1, now
		if err := tx.SaveSession(s); err != nil {
			return err
		}
	}
	return nil
}

// warnOfRooms says which rooms that are still to be used seat fewer than the
// cohort takes, and names its usual one.
func warnOfRooms(tx practice.Tx, v *program.CohortView, ahead []program.Session) error {
	if err := cohortsInRooms(tx, &v.Cohort); err != nil {
		return err
	}
	for _, id := range program.RoomsOf(ahead) {
		room, err := tx.Room(id)
		if err != nil {
			return err
		}
		if words := room.TooSmall(v.MaxMembers); words != "" {
			v.Warnings = append(v.Warnings, words)
		}
	}
	return nil
}

// goalsSeenBy are a cohort's goals for who reads them.
func goalsSeenBy(by domain.Actor, c program.Cohort) program.Goals {
	if domain.May(by, domain.ReadGoals, c.LedBy(by.UserID)) {
		return c.Goals
	}
	return program.Goals{}
}

// checkBooked refuses sessions in rooms that are not in use any more.
func checkBooked(tx practice.Tx, sessions []program.Session) error {
	for _, id := range program.RoomsOf(sessions) {
		room, err := tx.Room(id)
		if err != nil {
			return err
		}
		if room.Retired {
			return program.ErrRoomClosed
		}
	}
	return nil
}
