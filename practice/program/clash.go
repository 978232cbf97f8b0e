package program

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// leadersLock locks who leads a cohort, or is to, before the cohort, as the one
// order of locks asks: they are read first.
type leadersLock struct {
	cohort domain.CohortID
	change CohortChange
	always bool
	locked []domain.UserID
}

func (l *leadersLock) lock(tx practice.Tx) error {
	if !l.isAsked() {
		return nil
	}
	c, err := tx.Cohort(l.cohort)
	if domain.ErrNotFound.Is(err) {
		return nil // locking it says so
	}
	if err != nil {
		return err
	}
	l.locked = l.change.apply(c).Leaders()
	return tx.LockUsers(l.locked...)
}

// isAsked says whether who leads, or when, changes.
func (l *leadersLock) isAsked() bool {
	return l.always || l.change.LeadID != nil || l.change.CoLeadIDs != nil || l.change.Schedule != nil
}

// fits refuses a cohort whose leaders changed before it was locked.
func (l *leadersLock) fits(c program.Cohort) error {
	if l.isAsked() && slices.ContainsFunc(l.change.apply(c).Leaders(), func(id domain.UserID) bool { return !slices.Contains(l.locked, id) }) {
		return domain.ErrBusy
	}
	return nil
}

// overrideFaults names what is wrong with a reason that lets a rule pass.
func overrideFaults(reason string) (f domain.Faults) {
	f.Text("overrideReason", reason, domain.MaxReason)
	return f
}

// passClashes refuses what needs somebody in two cohorts at one hour, but for a
// reason. Without sessions, those of the cohort are held against others.
func passClashes(tx practice.Tx, d *practice.Deed, g practice.Gathering, reason string) (err error) {
	if g.Sessions == nil {
		if g.Sessions, err = practice.DatesOf(tx, g.Cohort); err != nil {
			return err
		}
	}
	found, err := g.Clashes(tx, d.By, d.Now)
	if err != nil {
		return err
	}
	return d.PassClashes(found, reason, func(c practice.Clash) string {
		switch {
		case !c.Room.ID.IsZero():
			return "roomId"
		case !c.Client.ID.IsZero():
			return "schedule"
		case c.Leader.ID == g.Cohort.LeadID:
			return "leadId"
		}
		return "coLeadIds"
	})
}

// passChange is passClashes for a change of a cohort. A new leader is looked at,
// and another room; when it meets at another time, everybody is. moved are the
// sessions of a running one that come into another room.
func passChange(tx practice.Tx, d *practice.Deed, was, c program.Cohort, members []program.Enrollment, moved []program.Session, reason string) (err error) {
	g := gathering(was, c, members)
	g.InRooms = moved
	if c.HasEnded() || len(g.Leaders)+len(g.Members)+len(g.InRooms) == 0 && !replans(was, c) {
		return nil
	}
	if err := tx.LockClients(clientIDs(g.Members)...); err != nil {
		return err
	}
	if g.Sessions, err = practice.DatesOf(tx, c); err != nil {
		return err
	}
	if replans(was, c) {
		g.InRooms = g.Sessions
	}
	return passClashes(tx, d, g, reason)
}

// replans says whether a change books a room anew for all that is planned.
func replans(was, c program.Cohort) bool {
	return c.Status == program.CohortPlanned && (!c.Schedule.Same(was.Schedule) || c.RoomID != was.RoomID)
}

func gathering(was, c program.Cohort, members []program.Enrollment) practice.Gathering {
	g := practice.Gathering{Cohort: c, Leaders: c.Leaders(), Members: members}
	if c.Schedule.Same(was.Schedule) {
		g.Members = nil
		g.Leaders = slices.DeleteFunc(g.Leaders, func(id domain.UserID) bool { return slices.Contains(was.Leaders(), id) })
	}
	return g
}

func clientIDs(members []program.Enrollment) []domain.ClientID {
	ids := make([]domain.ClientID, len(members))
	for i, m := range members {
		ids[i] = m.ClientID
	}
	return ids
}

// CohortClashes says beforehand who would be needed in two cohorts at one hour
// if a cohort changed like this.
func (desk *Desk) CohortClashes(ctx context.Context, by domain.Actor, id domain.CohortID, change CohortChange) (found []practice.Clash, err error) {
	err = desk.Read(ctx, by, domain.UpdateCohort, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("cohort", id, domain.ClientID{})
		was, err := visibleCohort(tx, scope, id)
		if err != nil {
			return err
		}
		c := change.apply(was)
		if err := d.Check(c.Validate()); err != nil || c.HasEnded() {
			return err
		}
		members, err := CurrentMembers(tx, c, d.Now)
		if err != nil {
			return err
		}
		g := gathering(was, c, members)
		if g.Sessions, err = practice.DatesOf(tx, c); err != nil {
			return err
		}
		if g.InRooms, err = change.moves(tx, was, c, d.Now); err != nil {
			return err
		}
		if replans(was, c) {
			g.InRooms = g.Sessions
		}
		if found, err = g.Clashes(tx, by, d.Now); err != nil {
			return err
		}
		d.Note(practice.Clients, len(slices.DeleteFunc(slices.Clone(found), func(c practice.Clash) bool { return c.Client.ID.IsZero() })))
		return nil
	})
	return found, err
}

// LeaderClashes says beforehand which of some people lead another cohort at an
// hour of a schedule, or of a cohort that they would take over; and which cohorts
// are in the room then, where one is given.
func (desk *Desk) LeaderClashes(ctx context.Context, by domain.Actor, leaders []domain.UserID, room domain.RoomID, id domain.CohortID, when *program.Schedule) (found []practice.Clash, err error) {
	err = desk.Read(ctx, by, domain.ListLeaders, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.NothingDone() // names no client
		g := practice.Gathering{Leaders: leaders}
		if g.Cohort, err = toBeLed(tx, by, id, when); d.Check(err) != nil {
			return d.Check(err)
		}
		if g.Sessions, err = practice.DatesOf(tx, g.Cohort); err != nil {
			return err
		}
		if !room.IsZero() {
			if g.InRooms, err = bookedIn(tx, room, g.Sessions); err != nil {
				return err
			}
		}
		found, err = g.Clashes(tx, by, d.Now)
		return err
	})
	return found, err
}

// bookedIn gives sessions as they would be in a room.
func bookedIn(tx practice.Tx, room domain.RoomID, sessions []program.Session) ([]program.Session, error) {
	if _, err := tx.Room(room); err != nil {
		return nil, practice.UnknownAs(err, "roomId", "is no room of this practice")
	}
	in := slices.Clone(sessions)
	for i := range in {
		in[i].RoomID = room
	}
	return in, nil
}

// toBeLed is what the leaders would lead: one of the cohorts that the actor may
// see, or one that meets by a schedule and is not there yet.
func toBeLed(tx practice.Tx, by domain.Actor, id domain.CohortID, when *program.Schedule) (c program.Cohort, err error) {
	var f domain.Faults
	if f.When(id.IsZero() == (when == nil), "schedule", "must be given, or a cohort, and not both"); when != nil {
		f.Join(when.Validate())
		return program.Cohort{Status: program.CohortPlanned, Schedule: *when}, f.Err()
	}
	if id.IsZero() {
		return c, f.Err()
	}
	scope, err := domain.ScopeOf(by, domain.ReadCohort)
	if err != nil {
		return c, err
	}
	c, err = visibleCohort(tx, scope, id)
	return c, practice.UnknownAs(err, "cohortId", "is no cohort that you may see")
}
