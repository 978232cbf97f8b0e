package program

import (
	"context"
	"errors"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// RestoreSession takes the cancellation of a session back, as long as its cohort
// runs. What was recorded of it is there again. Who has something else at that
// hour by now needs a reason.
func (desk *Desk) RestoreSession(ctx context.Context, by domain.Actor, id domain.SessionID, override string) (v SessionView, err error) {
	err = desk.Change(ctx, by, domain.RestoreSession, func(tx practice.Tx, d *practice.Deed) error {
		d.About("session", id, domain.ClientID{})
		g, err := toGather(tx, d, id)
		if err != nil {
			return err
		}
		if err := d.Check(overrideFaults(override).Err()); err != nil {
			return err
		}
		if g.Cohort.Status != program.CohortRunning {
			return program.ErrNotRunning
		}
		s, err := g.Sessions[0].Restore(d.Now)
		if err != nil {
			return err
		}
		others, err := tx.Sessions(g.Cohort.ID)
		if err != nil {
			return err
		}
		if err := s.FitsAmong(others); err != nil {
			return err
		}
		g.Sessions[0], g.InRooms = s, []program.Session{s}
		if err := checkBooked(tx, g.InRooms); err != nil {
			return err
		}
		if err := passClashes(tx, d, g, override); err != nil {
			return err
		}
		s.Version++
		if err := tx.SaveSession(s); err != nil {
			return err
		}
		v, err = sessionView(tx, g.Cohort, s)
		return err
	})
	return v.seenBy(by), err
}

// toGather gives a session and who has to come to it again, all of them locked
// in the one order: leaders, rooms, cohort with its sessions, members.
func toGather(tx practice.Tx, d *practice.Deed, id domain.SessionID) (g practice.Gathering, err error) {
	found, err := tx.Session(id)
	if err != nil {
		return g, err
	}
	leaders := leadersLock{cohort: found.CohortID, always: true}
	if err := leaders.lock(tx); err != nil {
		return g, err
	}
	rooms := roomsLock{cohort: found.CohortID}
	if err := rooms.lock(tx); err != nil {
		return g, err
	}
	if g.Cohort, err = tx.LockCohort(found.CohortID); err != nil {
		return g, err
	}
	if found, err = tx.Session(id); err != nil {
		return g, err
	}
	if err := mayActOn(tx, d, g.Cohort, found); err != nil {
		return g, err
	}
	if err := errors.Join(leaders.fits(g.Cohort), rooms.fits([]program.Session{found})); err != nil {
		return g, err
	}
	g.Sessions, g.Leaders = []program.Session{found}, g.Cohort.Leaders()
	episodes, err := tx.Enrollments(g.Cohort.ID)
	for _, e := range episodes {
		if e.OnRoster(found.Number) {
			g.Members = append(g.Members, e)
		}
	}
	if err != nil {
		return g, err
	}
	return g, tx.LockClients(clientIDs(g.Members)...)
}
