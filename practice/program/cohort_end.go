package program

import (
	"bytes"
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/practice"
)

// What the end of a cohort notes: how many memberships and waits ended with it.
var (
	noteEnded      = practice.Plain("memberships")
	noteWaitsEnded = practice.Plain("waits")
	noteOn         = practice.Plain("on")
)

// CompleteCohort ends a cohort whose sessions are all closed or cancelled, and
// with it its memberships, on the day of the last session, and its waits.
func (desk *Desk) CompleteCohort(ctx context.Context, by domain.Actor, id domain.CohortID) (v program.CohortView, err error) {
	err = desk.OnCohort(ctx, by, domain.CompleteCohort, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort) error {
		sessions, err := tx.Sessions(id)
		if err != nil {
			return err
		}
		if c, err = c.Complete(sessions, d.Now); err != nil {
			return err
		}
		v, err = endCohort(tx, d, c, ending{outcome: program.MemberCompleted, why: intake.CohortCompleted,
			until: c.LastDay(sessions), through: program.LastHeld(sessions)})
		return err
	})
	return v, err
}

// CancelCohort calls a cohort off from a day on, today for the zero Date, with
// the sessions that were still to come. What has begun stays as it is and can
// be closed.
func (desk *Desk) CancelCohort(ctx context.Context, by domain.Actor, id domain.CohortID, reason string, on domain.Date) (v program.CohortView, err error) {
	err = desk.OnCohort(ctx, by, domain.CancelCohort, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort) error {
		zone, err := c.Zone()
		if err != nil {
			return err
		}
		if on.IsZero() {
			on = domain.DateIn(d.Now, zone)
		}
		var f domain.Faults
		f.Required("reason", reason, domain.MaxReason)
		f.When(on.After(domain.LatestToday(d.Now, zone)), "on", "is in the future")
		f.When(on.Before(c.BeganOn(zone)), "on", "is before the cohort")
		if err := f.Err(); err != nil {
			return err
		}
		d.Note(practice.Reason, reason)
		d.Note(noteOn, on.String())
		if c, err = c.Cancel(d.Now); err != nil {
			return err
		}
		coming, through, err := stillToCome(tx, c, on, d)
		if err != nil {
			return err
		}
		if v, err = endCohort(tx, d, c, ending{outcome: program.MemberCancelled, why: intake.CohortCancelled, until: on, through: through}); err != nil {
			return err
		}
		if err := cancelAll(tx, coming, reason, d); err != nil {
			return err
		}
		v, err = cohortView(tx, d, id)
		return err
	})
	return v, err
}

// stillToCome gives the sessions of a cancelled cohort that are cancelled with
// it, and the number of the last one that stays.
func stillToCome(tx practice.Tx, c program.Cohort, on domain.Date, d *practice.Deed) (coming []program.Session, through int, err error) {
	sessions, err := tx.Sessions(c.ID)
	if err != nil {
		return nil, 0, err
	}
	marks, err := tx.AttendanceOf(c.ID)
	if err != nil {
		return nil, 0, err
	}
	for _, s := range sessions {
		its := slices.DeleteFunc(slices.Clone(marks), func(m program.Attendance) bool { return m.SessionID != s.ID })
		switch {
		case s.IsToCome(its, on, d.Now):
			coming = append(coming, s)
		case s.Status != program.SessionCancelled:
			through = s.Number
		}
	}
	return coming, through, nil
}

func cancelAll(tx practice.Tx, sessions []program.Session, reason string, d *practice.Deed) error {
	for _, s := range sessions {
		s, err := s.Cancel(reason, d.Now)
		if err != nil {
			return err
		}
		s.Version++
		if err := tx.SaveSession(s); err != nil {
			return err
		}
	}
	return nil
}

// ending is how what hangs on a cohort ends with it.
type ending struct {
	outcome program.EnrollmentOutcome
	why     string // of the waits
	until   domain.Date
	through int // the last session that was held
}

// endCohort saves a cohort that has ended, after its waits and memberships:
// nobody stays in a group that there is no longer.
func endCohort(tx practice.Tx, d *practice.Deed, c program.Cohort, how ending) (v program.CohortView, err error) {
	if err := endWaits(tx, d, c.ID, how.why); err != nil {
		return v, err
	}
	zone, err := c.Zone()
	if err != nil {
		return v, err
	}
	members, err := tx.LockMembers(c.ID, domain.DateIn(d.Now, zone))
	if err != nil {
		return v, err
	}
	for _, e := range members {
		if err := tx.SaveEnrollment(e.EndWith(how.outcome, how.until, how.through, d.By, d.Now)); err != nil {
			return v, err
		}
	}
	d.Note(noteEnded, len(members))
	c.Version++
	if err := tx.SaveCohort(c); err != nil {
		return v, err
	}
	return cohortView(tx, d, c.ID)
}

// endWaits takes everybody off the cohort's waitlist. A referral goes back among
// the accepted ones unless its client waits elsewhere with it: intake has to
// find another place.
func endWaits(tx practice.Tx, d *practice.Deed, id domain.CohortID, why string) error {
	referrals, err := lockReferralsOf(tx, id)
	if err != nil {
		return err
	}
	waits, err := tx.LockWaitsFor(id)
	if err != nil {
		return err
	}
	for _, w := range waits {
		if r, waiting := referrals[w.ReferralID]; waiting && r.Status == intake.ReferralWaitlisted {
			if err := unwait(tx, d, r, w); err != nil {
				return err
			}
		}
		if w, err = w.Leave(intake.LeftOff, why, d.By, d.Now); err != nil {
			return err
		}
		if err := tx.SaveWait(w); err != nil {
			return err
		}
	}
	d.Note(noteWaitsEnded, len(waits))
	return nil
}

// lockReferralsOf locks the referrals with which people wait for a cohort, in
// the order of their ids. The cohort is locked: nobody else comes meanwhile.
func lockReferralsOf(tx practice.Tx, id domain.CohortID) (map[domain.ReferralID]intake.Referral, error) {
	waits, err := tx.Waitlist(id)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(waits, func(a, b intake.WaitEntry) int { return bytes.Compare(a.ReferralID.UUID[:], b.ReferralID.UUID[:]) })
	referrals := map[domain.ReferralID]intake.Referral{}
	for _, w := range waits {
		if w.ReferralID.IsZero() {
			continue
		}
		if referrals[w.ReferralID], err = tx.LockReferral(w.ReferralID); err != nil {
			return nil, err
		}
	}
	return referrals, nil
}

func unwait(tx practice.Tx, d *practice.Deed, r intake.Referral, ended intake.WaitEntry) error {
	all, err := tx.WaitsOf(r.ClientID)
	elsewhere := slices.ContainsFunc(all, func(w intake.WaitEntry) bool {
		return w.ID != ended.ID && w.LeftAt == nil && w.ReferralID == r.ID
	})
	if err != nil || elsewhere {
		return err
	}
	if r, err = r.Unwait(d.By, d.Now); err != nil {
		return err
	}
	return tx.SaveReferral(r)
}
