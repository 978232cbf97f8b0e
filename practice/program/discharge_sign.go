package program

import (
	"context"
	"errors"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
)

// SignDischarge signs a summary with what is counted of the membership.
func (desk *Desk) SignDischarge(ctx context.Context, by domain.Actor, id domain.DischargeID, name string) (s clinical.Discharge, err error) {
	err = desk.onDischarge(ctx, by, domain.SignDischarge, id, func(tx practice.Tx, d *practice.Deed, was clinical.Discharge, e program.Enrollment) error {
		c, err := tx.Cohort(e.CohortID)
		if err != nil {
			return err
		}
		today, err := practice.LatestToday(tx, d.Now)
		if err != nil {
			return err
		}
		book, err := dischargeBookOf(tx, c, []program.Enrollment{e}, today)
		if err != nil {
			return err
		}
		signer, err := practice.SignerOn(tx, by, today)
		if err != nil {
			return err
		}
		record, err := book.record(tx, e)
		if err != nil {
			return err
		}
		if s, err = book.sign(signer, name, was, e, record, d); d.Check(err) != nil {
			return d.Check(err)
		}
		return tx.SaveDischarge(s)
	})
	return s, err
}

// sign signs one summary with what was counted.
func (b dischargeBook) sign(signer clinical.Signer, name string, was clinical.Discharge, e program.Enrollment, record clinical.DischargeRecord, d *practice.Deed) (clinical.Discharge, error) {
	return was.Sign(signer, name, e.ClientID, record, was.Text.Named(b.around(e.ClientID)), d.Now)
}

// Graduated is what signing the summaries of a cohort came to.
type Graduated struct {
	Signed   []domain.EnrollmentID
	NotReady []NotGraduated
}

// NotGraduated is a summary that could not be signed, and why.
type NotGraduated struct {
	EnrollmentID domain.EnrollmentID
	Err          domain.Error
}

// SignGraduation signs those of some members' summaries that are ready, in one
// transaction, and says what keeps the others. One that is signed stays as it is.
func (desk *Desk) SignGraduation(ctx context.Context, by domain.Actor, id domain.CohortID, name string, memberships []domain.EnrollmentID) (g Graduated, err error) {
	err = desk.Change(ctx, by, domain.SignDischarge, func(tx practice.Tx, d *practice.Deed) error {
		g = Graduated{}
		d.About("cohort", id, domain.ClientID{})
		c, err := LockCohort(tx, by, domain.SignDischarge, domain.ReadCohort, id)
		if err != nil {
			return err
		}
		all, err := tx.Enrollments(id)
		if err != nil {
			return err
		}
		today, err := practice.LatestToday(tx, d.Now)
		if err != nil {
			return err
		}
		signer, err := practice.SignerOn(tx, by, today)
		if err != nil {
			return err
		}
		wanted, err := graduating(all, memberships)
		var f domain.Faults
		f.Join(signer.CheckName(name))
		f.Join(err)
		if err := d.Check(f.Err()); err != nil {
			return err
		}
		book, err := dischargeBookOf(tx, c, wanted, today)
		if err != nil {
			return err
		}
		for _, e := range wanted {
			if err := book.graduate(tx, d, &g, signer, name, e); err != nil {
				return err
			}
		}
		d.Note(noteSigned, len(g.Signed))
		if len(g.Signed) == 0 {
			d.NothingDone()
		}
		return nil
	})
	return g, err
}

// graduating are the memberships that were named, each of this cohort.
func graduating(all []program.Enrollment, named []domain.EnrollmentID) (wanted []program.Enrollment, err error) {
	var f domain.Faults
	f.When(len(named) == 0, "enrollmentIds", "must name somebody")
	f.Items("enrollmentIds", len(named), domain.MaxItems)
	for i, id := range named {
		at := slices.IndexFunc(all, func(e program.Enrollment) bool { return e.ID == id })
		f.When(at < 0, indexedField("enrollmentIds", i, ""), "names no membership of this group")
		if at >= 0 && !slices.Contains(named[:i], id) {
			wanted = append(wanted, all[at])
		}
	}
	return wanted, f.Err()
}

// graduate signs one member's summary, or says why it is not ready.
func (b dischargeBook) graduate(tx practice.Tx, d *practice.Deed, g *Graduated, signer clinical.Signer, name string, e program.Enrollment) error {
	at := slices.IndexFunc(b.summaries[e.ID], func(s clinical.Discharge) bool { return s.Status.IsLive() })
	if at < 0 {
		g.NotReady = append(g.NotReady, NotGraduated{e.ID, clinical.ErrDischargeUnwritten})
		return nil
	}
	was := b.summaries[e.ID][at]
	if was.Signed != nil {
		g.Signed = append(g.Signed, e.ID)
		return nil
	}
	record, err := b.record(tx, e)
	if err != nil {
		return err
	}
	signed, err := b.sign(signer, name, was, e, record, d)
	var why domain.Error
	switch {
	case errors.As(err, &why):
		g.NotReady = append(g.NotReady, NotGraduated{e.ID, why})
		return nil
	case err != nil:
		return err
	}
	d.AlsoConcerns(e.ClientID)
	g.Signed = append(g.Signed, e.ID)
	return tx.SaveDischarge(signed)
}

// CoSignDischarge signs a trainee's summary, or gives it back with a remark.
func (desk *Desk) CoSignDischarge(ctx context.Context, by domain.Actor, id domain.DischargeID, name, remark string) (s clinical.Discharge, err error) {
	err = desk.Change(ctx, by, domain.CoSignDischarge, func(tx practice.Tx, d *practice.Deed) error {
		d.About("discharge", id, domain.ClientID{})
		was, err := lockDischarge(tx, d, id)
		if err != nil {
			return err
		}
		if s, err = practice.CoSignOrReturn(tx, d, was, name, remark); err != nil {
			return err
		}
		return tx.SaveDischarge(s)
	})
	return s, err
}

// lockDischarge locks the cohort of a summary, to who co-signs it or leads the
// group; from everybody else it is hidden.
func lockDischarge(tx practice.Tx, d *practice.Deed, id domain.DischargeID) (s clinical.Discharge, err error) {
	if s, err = tx.Discharge(id); err != nil {
		return s, err
	}
	e, err := tx.Enrollment(s.EnrollmentID)
	if err != nil {
		return s, err
	}
	c, err := tx.LockCohort(e.CohortID)
	if err != nil {
		return s, err
	}
	if s, err = tx.Discharge(id); err != nil {
		return s, err
	}
	if !coSignsDischarge(d.By, s) && !c.LedBy(d.By.UserID) {
		return s, domain.ErrNotFound
	}
	d.Concerns(e.ClientID)
	return s, nil
}
