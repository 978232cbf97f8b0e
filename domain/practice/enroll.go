package practice

import (
	"context"
	"errors"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
)

// Enroll gives a client a seat in a cohort, through the admission gate. The
// cohort's row is locked, so of many who want the last seat one gets it.
func (p *Practice) Enroll(ctx context.Context, by domain.Actor, id domain.CohortID, wanted program.Enrollment,
	overrides []program.Override, key Key) (e program.Enrollment, err error) {
	err = p.onCohort(ctx, by, domain.EnrollClient, id, func(tx Tx, d *Deed, c program.Cohort) error {
		d.about.ClientID = wanted.ClientID
		e, err = once(tx, d, key, loadEnrollment(tx), func() (program.Enrollment, string, error) {
			made, err := enroll(tx, d, c, wanted, overrides)
			return made, made.ID.String(), err
		})
		return err
	})
	return e, err
}

func loadEnrollment(tx Tx) func(string) (program.Enrollment, error) {
	return func(id string) (program.Enrollment, error) {
		parsed, err := domain.ParseID[domain.EnrollmentID](id)
		if err != nil {
			return program.Enrollment{}, err
		}
		return tx.Enrollment(parsed)
	}
}

func enroll(tx Tx, d *Deed, c program.Cohort, wanted program.Enrollment, overrides []program.Override) (program.Enrollment, error) {
	none := program.Enrollment{}
	zone, err := domain.LoadZone(c.Schedule.TimeZone)
	if err != nil {
		return none, err
	}
	today := domain.DateIn(d.Now, zone)
	if err := checkEnrollment(tx, c, &wanted, overrides, domain.LatestToday(d.Now, zone)); err != nil {
		return none, err
	}
	members, err := currentMembers(tx, c.ID)
	if err != nil {
		return none, err
	}
	sessions, err := tx.Sessions(c.ID)
	if err != nil {
		return none, err
	}
	e, err := c.Enroll(wanted, members, program.NextSession(sessions, d.Now), today)
	if err != nil {
		return none, err
	}
	if err := passGate(tx, &e, overrides); err != nil {
		return none, err
	}
	for _, o := range overrides {
		d.Note("override "+string(o.Requirement), o.Reason)
	}
	e.ID, e.Version, e.CreatedAt, e.UpdatedAt = domain.NewID[domain.EnrollmentID](), 1, d.Now, d.Now
	d.Note("enrollment", e.ID.String())
	if err := tx.CreateEnrollment(e); err != nil {
		return none, err
	}
	if err := seatFromWaitlist(tx, d, e); err != nil {
		return none, err
	}
	return e, placeReferral(tx, d.By, e.ReferralID, e.ClientID, d.Now)
}

// checkEnrollment names everything malformed at once: the client, the
// referral, the agreement, the overrides.
func checkEnrollment(tx Tx, c program.Cohort, e *program.Enrollment, overrides []program.Override, latest domain.Date) error {
	var f domain.Faults
	f.Join(e.Validate(c.Schedule.Sessions, latest))
	program.CheckOverrides(&f, overrides)
	if !e.ClientID.IsZero() {
		if _, err := tx.Client(domain.Everything(), e.ClientID); errors.Is(err, domain.ErrNotFound) {
			f.Add("clientId", "is no client of this practice")
		} else if err != nil {
			return err
		}
	}
	if !e.ReferralID.IsZero() {
		r, err := tx.Referral(e.ReferralID)
		if err != nil && !errors.Is(err, domain.ErrNotFound) {
			return err
		}
		f.When(err != nil || r.ClientID != e.ClientID, "referralId", "is no referral of this client")
	}
	return f.Err()
}

// passGate asks the admission gate. Without a named referral, any accepted
// one of the client's counts, and is the one that led to the seat.
func passGate(tx Tx, e *program.Enrollment, overrides []program.Override) error {
	gate := program.Gate{Committed: e.CommittedSessions, Agreement: e.Agreement, Overrides: overrides}
	referrals, err := tx.ReferralsOf(e.ClientID)
	if err != nil {
		return err
	}
	for _, r := range referrals {
		if r.IsAccepted() && (e.ReferralID.IsZero() || e.ReferralID == r.ID) {
			gate.ReferralAccepted, e.ReferralID = true, r.ID
			break
		}
	}
	if gate.Assessed, err = tx.Assessed(e.ClientID); err != nil {
		return err
	}
	return gate.Check()
}

// seatFromWaitlist ends the client's wait for this cohort.
func seatFromWaitlist(tx Tx, d *Deed, e program.Enrollment) error {
	waits, err := tx.WaitsOf(e.ClientID)
	if err != nil {
		return err
	}
	for _, w := range waits {
		if w.CohortID != e.CohortID || w.LeftAt != nil {
			continue
		}
		if w, err = w.Leave(intake.Seated, "", d.Now); err != nil {
			return err
		}
		if err := tx.SaveWait(w); err != nil {
			return err
		}
	}
	return nil
}

// EndEnrollment ends a membership. The seat is free at once; the episode and
// everything that belongs to it stays.
func (p *Practice) EndEnrollment(ctx context.Context, by domain.Actor, id domain.EnrollmentID, reason string) (e program.Enrollment, err error) {
	cohort, err := p.cohortOfEnrollment(ctx, by, id)
	if err != nil {
		return e, err
	}
	err = p.onCohort(ctx, by, domain.EndEnrollment, cohort, func(tx Tx, d *Deed, c program.Cohort) error {
		var f domain.Faults
		f.Text("reason", reason, 2000)
		if err := f.Err(); err != nil {
			return err
		}
		found, err := tx.LockEnrollment(id)
		if err != nil {
			return err
		}
		d.About("enrollment", id, found.ClientID)
		sessions, err := tx.Sessions(cohort)
		if err != nil {
			return err
		}
		zone, err := domain.LoadZone(c.Schedule.TimeZone)
		if err != nil {
			return err
		}
		if e, err = found.End(program.LastBegun(sessions, d.Now), reason, domain.DateIn(d.Now, zone), d.Now); err != nil {
			return err
		}
		e.Version++
		return tx.SaveEnrollment(e)
	})
	return e, err
}

// cohortOfEnrollment finds which cohort to lock. What is not there is refused
// like what is not yours.
func (p *Practice) cohortOfEnrollment(ctx context.Context, by domain.Actor, id domain.EnrollmentID) (cohort domain.CohortID, err error) {
	err = p.store.Read(ctx, func(tx Tx) error {
		e, err := tx.Enrollment(id)
		cohort = e.CohortID
		return err
	})
	d := &Deed{By: by, Action: domain.EndEnrollment, Now: p.now()}
	d.About("enrollment", id, domain.ClientID{})
	return cohort, p.refused(ctx, d, err)
}

// Membership is an episode of membership in a client's own list.
type Membership struct {
	program.Enrollment
	CohortName string // "" when the cohort is not the actor's to see
}

// EnrollmentsOf gives a client's episodes of membership, newest first.
func (p *Practice) EnrollmentsOf(ctx context.Context, by domain.Actor, id domain.ClientID) (ms []Membership, err error) {
	err = p.read(ctx, by, domain.ReadClient, func(tx Tx, scope domain.Scope, d *Deed) error {
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
		names, err := namesOfCohorts(tx, by, cohorts)
		for _, e := range episodes {
			ms = append(ms, Membership{e, names[e.CohortID]})
		}
		return err
	})
	return ms, err
}
