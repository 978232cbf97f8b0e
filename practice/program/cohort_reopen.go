package program

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/practice"
)

// What is noted when a cohort goes on: how many memberships and waits go on with
// it, and how many sessions take place after all.
var (
	noteResumed      = practice.Plain("resumed")
	noteWaitsResumed = practice.Plain("waits_resumed")
	noteRestored     = practice.Plain("sessions_restored")
)

// ReopenCohort takes back that a cohort was completed or cancelled by mistake.
// What ended with it goes on: memberships, the sessions that were called off
// with it, and waits of those who found no other place since. Who has something
// else at its hours by now needs a reason in override.
func (desk *Desk) ReopenCohort(ctx context.Context, by domain.Actor, id domain.CohortID, reason, override string) (v program.CohortView, err error) {
	leaders, rooms := leadersLock{cohort: id, always: true}, roomsLock{cohort: id}
	err = desk.OnCohort(ctx, by, domain.ReopenCohort, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort) error {
		f := overrideFaults(override)
		f.Required("reason", reason, domain.MaxReason)
		if err := d.Check(f.Err()); err != nil {
			return err
		}
		d.Note(practice.Reason, reason)
		resumed, err := c.Resume(d.Now)
		if err != nil {
			return err
		}
		g, err := toResume(tx, d, resumed, *c.EndedAt, reason)
		if err != nil {
			return err
		}
		if err := errors.Join(leaders.fits(resumed), rooms.fits(g.InRooms)); err != nil {
			return err
		}
		if err := checkBooked(tx, g.InRooms); err != nil {
			return err
		}
		if err := tx.LockClients(clientIDs(g.Members)...); err != nil {
			return err
		}
		if err := passClashes(tx, d, g, override); err != nil {
			return err
		}
		if err := resume(tx, d, g, *c.EndedAt); err != nil {
			return err
		}
		v, err = cohortView(tx, d, id)
		return err
	}, leaders.lock, rooms.lock)
	return v, err
}

// toResume gathers a cohort that goes on: the sessions that take place after all,
// and the members whose episodes ended with it at that moment.
func toResume(tx practice.Tx, d *practice.Deed, c program.Cohort, ended time.Time, reason string) (g practice.Gathering, err error) {
	g = practice.Gathering{Cohort: c, Leaders: c.Leaders(), Sessions: []program.Session{}}
	zone, err := c.Zone()
	if err != nil {
		return g, err
	}
	sessions, err := practice.DatesOf(tx, c)
	if err != nil {
		return g, err
	}
	for _, s := range sessions {
		if c.Status == program.CohortRunning {
			if !s.CancelledWith(ended) {
				continue
			}
			if s, err = s.Restore(d.Now); err != nil {
				return g, err
			}
		}
		g.Sessions = append(g.Sessions, s)
	}
	g.InRooms = g.Sessions
	episodes, err := tx.Enrollments(c.ID)
	at := program.Joining{Sessions: sessions, Episodes: episodes, Zone: zone, Now: d.Now}
	for _, e := range episodes {
		if e.EndedWithCohort() {
			g.Members = append(g.Members, e.Resume(reason, at, d.By))
		}
	}
	return g, err
}

// resume saves what goes on with a cohort, in the order of locks.
func resume(tx practice.Tx, d *practice.Deed, g practice.Gathering, ended time.Time) error {
	if err := resumeWaits(tx, d, g.Cohort.ID, ended); err != nil {
		return err
	}
	slices.SortFunc(g.Members, func(a, b program.Enrollment) int { return bytes.Compare(a.ID.UUID[:], b.ID.UUID[:]) })
	for _, e := range g.Members {
		found, err := tx.LockEnrollment(e.ID)
		if err != nil {
			return err
		}
		if found.ClientID != e.ClientID || found.Version+1 != e.Version { // two records of theirs became one meanwhile
			return domain.ErrBusy
		}
		if err := tx.SaveEnrollment(e); err != nil {
			return err
		}
	}
	d.Note(noteResumed, len(g.Members))
	g.Cohort.Version++
	if err := tx.SaveCohort(g.Cohort); err != nil || g.Cohort.Status == program.CohortPlanned {
		return err // its sessions are dated when it starts
	}
	for _, s := range g.Sessions {
		s.Version++
		if err := tx.SaveSession(s); err != nil {
			return err
		}
	}
	d.Note(noteRestored, len(g.Sessions))
	return nil
}

// resumeWaits puts those back in the line whom the cohort's end took out of it.
// Who found another place since, or asked for none any more, is left alone.
func resumeWaits(tx practice.Tx, d *practice.Deed, id domain.CohortID, ended time.Time) error {
	waits, err := tx.WaitsEndedAt(id, ended)
	if err != nil {
		return err
	}
	slices.SortFunc(waits, func(a, b intake.WaitEntry) int { return bytes.Compare(a.ReferralID.UUID[:], b.ReferralID.UUID[:]) })
	var back []intake.WaitEntry
	for _, w := range waits {
		goesOn, err := rewaits(tx, d, w, ended)
		if err != nil {
			return err
		}
		if goesOn {
			back = append(back, w)
		}
	}
	slices.SortFunc(back, func(a, b intake.WaitEntry) int { return bytes.Compare(a.ID.UUID[:], b.ID.UUID[:]) })
	for _, w := range back {
		if w, err = tx.LockWait(w.ID); err != nil {
			return err
		}
		if err := tx.SaveWait(w.Reopen(d.By, d.Now)); err != nil {
			return err
		}
	}
	d.Note(noteWaitsResumed, len(back))
	return nil
}

// rewaits says whether a wait goes on, and puts its referral among the
// waitlisted again.
func rewaits(tx practice.Tx, d *practice.Deed, w intake.WaitEntry, ended time.Time) (bool, error) {
	if w.ReferralID.IsZero() {
		return true, nil
	}
	r, err := tx.LockReferral(w.ReferralID)
	if err != nil {
		return false, err
	}
	before := r.Version
	r, err = r.Rewait(ended, d.By, d.Now)
	switch {
	case intake.ErrStepFollowed.Is(err):
		return false, nil
	case err != nil || r.Version == before: // they wait elsewhere with it, too
		return err == nil, err
	}
	return true, tx.SaveReferral(r)
}
