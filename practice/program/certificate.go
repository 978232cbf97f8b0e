package program

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// Certificate is what a certificate of completion says, and what is lacking for it.
type Certificate struct {
	program.Completed
	Enrollment program.Enrollment
	Client     domain.Client
	Program    string // the curriculum's name, or the cohort's without one
	Lead       domain.User
	Settings   domain.Settings
}

// Certificate gives what a member's certificate of completion would say.
func (desk *Desk) Certificate(ctx context.Context, by domain.Actor, id domain.EnrollmentID) (v Certificate, err error) {
	err = desk.Read(ctx, by, domain.ReadCertificate, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("enrollment", id, domain.ClientID{})
		e, err := tx.Enrollment(id)
		if err != nil {
			return err
		}
		d.Concerns(e.ClientID)
		c, err := visibleCohort(tx, scope, e.CohortID)
		if err != nil {
			return err
		}
		book, err := practice.CatchUpBook(tx, c)
		if err != nil {
			return err
		}
		v.Enrollment, v.Program = e, c.Name
		if v.Settings, err = tx.Settings(); err != nil {
			return err
		}
		if v.Client, err = tx.Client(domain.Everything(), e.ClientID); err != nil {
			return err
		}
		if v.Lead, err = tx.User(c.LeadID); err != nil {
			return err
		}
		v.Completed = book.Complete(e, v.Settings.Completion)
		if c.CurriculumID.IsZero() {
			return nil
		}
		outline, err := tx.CurriculumVersion(c.CurriculumID, c.CurriculumVersion)
		v.Program = outline.Outline.Name
		return err
	})
	return v, err
}
