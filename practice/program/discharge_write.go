package program

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
)

// onDischarge acts on a summary whose cohort is locked, which the actor leads.
func (desk *Desk) onDischarge(ctx context.Context, by domain.Actor, action domain.Action, id domain.DischargeID,
	do func(practice.Tx, *practice.Deed, clinical.Discharge, program.Enrollment) error) error {
	return desk.Change(ctx, by, action, func(tx practice.Tx, d *practice.Deed) error {
		d.About("discharge", id, domain.ClientID{})
		found, e, err := ofOwnMembership(tx, d, func() (clinical.Discharge, error) { return tx.Discharge(id) }, func(s clinical.Discharge) domain.EnrollmentID { return s.EnrollmentID })
		if err != nil {
			return err
		}
		return do(tx, d, found, e)
	})
}

// BeginDischarge begins the summary of a membership.
func (desk *Desk) BeginDischarge(ctx context.Context, by domain.Actor, id domain.EnrollmentID) (s clinical.Discharge, err error) {
	err = desk.onMembership(ctx, by, domain.WriteDischarge, id, func(tx practice.Tx, d *practice.Deed, _ program.Cohort, e program.Enrollment) error {
		earlier, err := tx.Discharges(e.ID)
		if err != nil {
			return err
		}
		if s, err = clinical.BeginDischarge(e.ID, earlier, by, d.Now); err != nil {
			return err
		}
		d.About("discharge", s.ID, e.ClientID)
		return tx.CreateDischarge(s)
	})
	return s, err
}

// WriteDischarge writes into a draft, which is saved as one goes, and tells what
// names another member in it. At the places that are given, the writer says, it
// means nobody.
func (desk *Desk) WriteDischarge(ctx context.Context, by domain.Actor, id domain.DischargeID, expected domain.Version, wanted clinical.DischargeText, nobody []clinical.Place) (s clinical.Discharge, named []clinical.NamedInText, err error) {
	err = desk.onDischarge(ctx, by, domain.WriteDischarge, id, func(tx practice.Tx, d *practice.Deed, was clinical.Discharge, e program.Enrollment) error {
		if err := expected.Matches(was.Version); err != nil {
			return err
		}
		if s, err = was.Write(wanted, by, d.Now); err != nil {
			return err
		}
		if err := d.Check(nil); err != nil {
			return err
		}
		c, err := tx.Cohort(e.CohortID)
		if err != nil {
			return err
		}
		book := dischargeBook{cohort: c}
		if err := book.readPeople(tx); err != nil {
			return err
		}
		around := book.around(e.ClientID)
		s.Text.Dismissed = was.Text.Dismissed
		s.Text.Dismissed = append(s.Text.Dismissed, s.Text.DismissedAt(around, nobody)...)
		named = s.Text.Named(around)
		if clinical.Quiet(was.UpdatedBy, by.UserID, was.AuditedAt, d.Now) {
			d.HeardBefore()
		} else {
			s.AuditedAt = d.Now
		}
		return tx.SaveDischarge(s)
	})
	return s, named, err
}

// DiscardDischarge throws a draft away.
func (desk *Desk) DiscardDischarge(ctx context.Context, by domain.Actor, id domain.DischargeID) (s clinical.Discharge, err error) {
	err = desk.onDischarge(ctx, by, domain.DiscardDischarge, id, func(tx practice.Tx, d *practice.Deed, was clinical.Discharge, _ program.Enrollment) error {
		if s, err = was.Discard(d.Now); err != nil {
			return err
		}
		return tx.SaveDischarge(s)
	})
	return s, err
}

// WithdrawDischarge says that a signed summary was an error.
func (desk *Desk) WithdrawDischarge(ctx context.Context, by domain.Actor, id domain.DischargeID, reason string) (s clinical.Discharge, err error) {
	err = desk.onDischarge(ctx, by, domain.WithdrawDischarge, id, func(tx practice.Tx, d *practice.Deed, was clinical.Discharge, _ program.Enrollment) error {
		if s, err = was.Withdraw(by, reason, d.Now); err != nil {
			return err
		}
		d.Note(practice.Reason, reason)
		return tx.SaveDischarge(s)
	})
	return s, err
}
