package intake

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/practice"
	programdesk "cohort/practice/program"
)

var noteEnrollment = practice.Plain("enrollment")

// Enroll gives a client a seat in a cohort, through the admission gate. The
// cohort's row is locked, so of many who want the last seat one gets it.
// Without a named referral, any accepted one of the client's counts, and is
// the one that led to the seat.
func (desk *Desk) Enroll(ctx context.Context, by domain.Actor, id domain.CohortID, wanted program.Enrollment,
	overrides []program.Override, also Settled) (e program.Enrollment, err error) {
	who := candidate{client: wanted.ClientID, referral: wanted.ReferralID, anyAccepted: true, others: !also.isZero()}
	err = desk.onPlace(ctx, by, domain.EnrollClient, id, who, func(tx practice.Tx, d *practice.Deed, p place) error {
		if e, err = enroll(tx, d, p, wanted, overrides, also); err != nil {
			return err
		}
		return p.settle(tx, d, also)
	})
	return e, err
}

func enroll(tx practice.Tx, d *practice.Deed, p place, wanted program.Enrollment, overrides []program.Override, also Settled) (program.Enrollment, error) {
	none := program.Enrollment{}
	at, err := joining(tx, p.cohort, d.Now)
	if err != nil {
		return none, err
	}
	var f domain.Faults
	f.Join(p.check(wanted, overrides, domain.LatestToday(d.Now, at.Zone)))
	f.Join(p.checkSettled(also))
	if err := d.Check(f.Err()); err != nil {
		return none, err
	}
	e, err := p.cohort.Enroll(wanted, at)
	if err := d.Check(err); err != nil {
		return none, err
	}
	if err := p.passGate(tx, d, &e, at, overrides); err != nil {
		return none, err
	}
	if err := passClashes(tx, d, p.cohort, e, at, program.ReasonFor(overrides, program.RuleTimeClash)); err != nil {
		return none, err
	}
	if e.CommittedSessions > 0 && e.CommittedOn.IsZero() {
		e.CommittedOn = domain.DateIn(d.Now, at.Zone)
	}
	e.ID, e.Version, e.CreatedAt, e.UpdatedAt = domain.NewID[domain.EnrollmentID](), 1, d.Now, d.Now
	d.Note(noteEnrollment, e.ID.String())
	if err := p.placed(tx, d); err != nil {
		return none, err
	}
	return e, tx.CreateEnrollment(e)
}

// joining reads what a new membership of a cohort is held against.
func joining(tx practice.Tx, c program.Cohort, now time.Time) (at program.Joining, err error) {
	at.Now = now
	if at.Zone, err = c.Zone(); err != nil {
		return at, err
	}
	if at.Episodes, err = tx.Enrollments(c.ID); err != nil {
		return at, err
	}
	at.Sessions, err = programdesk.DatedSessions(tx, c)
	return at, err
}

// check names everything malformed at once: the client, the referral, the
// agreement, the overrides.
func (p place) check(e program.Enrollment, overrides []program.Override, latest domain.Date) error {
	var f domain.Faults
	f.Join(checkEnrollment(p.cohort, e, p.client, latest))
	program.CheckOverrides(&f, overrides)
	f.When(!e.ClientID.IsZero() && p.client.ID.IsZero(), "clientId", "is no client of this practice")
	f.When(!e.ReferralID.IsZero() && p.referral.ID != e.ReferralID, "referralId", "is no referral of this client")
	return f.Err()
}

// placed notes that a seat was found: the referral is placed and the wait for
// this cohort ends. A referral that was not accepted, because the gate was
// overridden, stays where it is: intake still has to answer it.
func (p place) placed(tx practice.Tx, d *practice.Deed) error {
	if p.referral.IsAccepted() && p.referral.Status != intake.ReferralPlaced {
		r, err := p.referral.Move(intake.Step{To: intake.ReferralPlaced}, d.By, d.Now)
		if err != nil {
			return err
		}
		if err := tx.SaveReferral(r); err != nil {
			return err
		}
	}
	w, waits := p.wait()
	if !waits {
		return nil
	}
	w, err := w.Leave(intake.Seated, "", d.By, d.Now)
	if err != nil {
		return err
	}
	return tx.SaveWait(w)
}

// onEnrollment is the only way to act on a membership: it locks the cohort,
// the client and the enrollment, asks the policy about the cohort, acts and writes the
// audit in one transaction.
func (desk *Desk) onEnrollment(ctx context.Context, by domain.Actor, action domain.Action, id domain.EnrollmentID,
	do func(practice.Tx, *practice.Deed, program.Cohort, program.Enrollment) error) error {
	return desk.Change(ctx, by, action, func(tx practice.Tx, d *practice.Deed) error {
		d.About("enrollment", id, domain.ClientID{})
		found, err := tx.Enrollment(id)
		if err != nil {
			return err
		}
		d.Concerns(found.ClientID)
		c, err := programdesk.LockCohort(tx, by, action, domain.ReadCohort, found.CohortID)
		if err != nil {
			return err
		}
		// Of two who give one client something at one hour the second sees the first.
		if err := tx.LockClients(found.ClientID); err != nil {
			return err
		}
		e, err := tx.LockEnrollment(id)
		if err != nil {
			return err
		}
		return do(tx, d, c, e)
	})
}

// Membership is an episode of membership in a client's own list.
type Membership struct {
	program.Enrollment
	CohortName string // "" when the cohort is not the actor's to see
}

// EnrollmentsOf gives a client's episodes of membership, newest first.
func (desk *Desk) EnrollmentsOf(ctx context.Context, by domain.Actor, id domain.ClientID) (ms []Membership, err error) {
	err = desk.Read(ctx, by, domain.ReadEnrollment, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("client", id, id)
		if _, err := tx.Client(scope, id); err != nil {
			return err
		}
		episodes, err := tx.EnrollmentsOf(id)
		if err != nil {
			return err
		}
		cohorts := make([]domain.CohortID, len(episodes))
		for i, e := range episodes {
			cohorts[i] = e.CohortID
		}
		names, err := practice.NamesOfCohorts(tx, by, cohorts)
		for _, e := range episodes {
			ms = append(ms, Membership{e, names[e.CohortID]})
		}
		return err
	})
	return ms, err
}

// Enrollment gives one episode of membership of a client who is the actor's to
// see.
func (desk *Desk) Enrollment(ctx context.Context, by domain.Actor, id domain.EnrollmentID) (m Membership, err error) {
	err = desk.Read(ctx, by, domain.ReadEnrollment, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("enrollment", id, domain.ClientID{})
		e, err := tx.Enrollment(id)
		if err != nil {
			return err
		}
		d.Concerns(e.ClientID)
		if _, err := tx.Client(scope, e.ClientID); err != nil {
			return err
		}
		names, err := practice.NamesOfCohorts(tx, by, []domain.CohortID{e.CohortID})
		m = Membership{e, names[e.CohortID]}
		return err
	})
	return m, err
}
