package program

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
)

// SignAgreement takes down a member's signature under the ground rules that hold
// for their cohort, or that they declined. Whose screen showed another version is
// told that there is one.
func (desk *Desk) SignAgreement(ctx context.Context, by domain.Actor, id domain.EnrollmentID, rules domain.GroundRulesID, part clinical.ClientPart) (a clinical.Agreement, err error) {
	part = part.Trimmed()
	err = desk.onMembership(ctx, by, domain.SignAgreement, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort, e program.Enrollment) error {
		today, err := practice.LatestToday(tx, d.Now)
		if err != nil {
			return err
		}
		var f domain.Faults
		f.Within("client", part.Validate(today))
		if err := d.Check(f.Err()); err != nil {
			return err
		}
		book, err := rulesBookOf(tx, by, c)
		if err != nil {
			return err
		}
		if a, err = book.Sign(e, rules, part, by, d.Now); err != nil {
			return err
		}
		d.Note(noteRules, rules.String())
		d.Note(noteWay, part.Way)
		return tx.CreateAgreement(a)
	})
	return a, err
}

// VoidAgreement says that a signature was taken down by mistake.
func (desk *Desk) VoidAgreement(ctx context.Context, by domain.Actor, id domain.AgreementID, reason string) (a clinical.Agreement, err error) {
	err = desk.Change(ctx, by, domain.VoidAgreement, func(tx practice.Tx, d *practice.Deed) error {
		d.About("agreement", id, domain.ClientID{})
		found, _, err := ofOwnMembership(tx, d, func() (clinical.Agreement, error) { return tx.Agreement(id) }, func(it clinical.Agreement) domain.EnrollmentID { return it.EnrollmentID })
		if err != nil {
			return err
		}
		if a, err = found.MarkInError(by, reason, d.Now); d.Check(err) != nil {
			return d.Check(err)
		}
		d.Note(practice.Reason, reason)
		return tx.SaveAgreement(a)
	})
	return a, err
}
