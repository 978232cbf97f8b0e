package program

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// ownMembership gives a membership whose cohort the actor leads, and names whom
// the deed concerns.
func ownMembership(tx practice.Tx, d *practice.Deed, id domain.EnrollmentID) (e program.Enrollment, err error) {
	if e, err = tx.Enrollment(id); err != nil {
		return e, err
	}
	c, err := tx.Cohort(e.CohortID)
	if err != nil {
		return e, err
	}
	d.Concerns(e.ClientID)
	return e, domain.Allow(d.By, d.Action, domain.ReadEnrollment, c.LedBy(d.By.UserID))
}

// onMembership acts on a membership whose cohort is locked.
func (desk *Desk) onMembership(ctx context.Context, by domain.Actor, action domain.Action, id domain.EnrollmentID,
	do func(practice.Tx, *practice.Deed, program.Cohort, program.Enrollment) error) error {
	return desk.Change(ctx, by, action, func(tx practice.Tx, d *practice.Deed) error {
		d.About("enrollment", id, domain.ClientID{})
		e, err := ownMembership(tx, d, id)
		if err != nil {
			return err
		}
		c, err := tx.LockCohort(e.CohortID)
		if err != nil {
			return err
		}
		if e, err = tx.Enrollment(id); err != nil {
			return err
		}
		return do(tx, d, c, e)
	})
}

// ofOwnMembership gives what was taken down for a membership, read again once the
// cohort is locked, which the actor leads.
func ofOwnMembership[T any](tx practice.Tx, d *practice.Deed, read func() (T, error), of func(T) domain.EnrollmentID) (found T, e program.Enrollment, err error) {
	if found, err = read(); err != nil {
		return found, e, err
	}
	if e, err = ownMembership(tx, d, of(found)); err != nil {
		return found, e, err
	}
	if _, err = tx.LockCohort(e.CohortID); err != nil {
		return found, e, err
	}
	found, err = read()
	return found, e, err
}
