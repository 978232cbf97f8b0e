package program

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
)

// Certificate is what a certificate of completion says, and what is lacking for it.
type Certificate struct {
	program.Completed
	Enrollment program.Enrollment
	Client     domain.Client
	Program    string // the curriculum's name, or the cohort's without one
	Held       program.Delivery
	Lead       clinical.Signer // by what they were licensed when the member was last there
	Settings   domain.Settings
}

// Certificate gives what a member's certificate of completion would say.
func (desk *Desk) Certificate(ctx context.Context, by domain.Actor, id domain.EnrollmentID) (v Certificate, err error) {
	err = desk.Read(ctx, by, domain.ReadCertificate, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		e, c, err := membershipSeen(tx, scope, d, id)
		if err != nil {
			return err
		}
		v, err = certificateOf(tx, c, e)
		return err
	})
	return v, err
}

// membershipSeen gives a membership and its cohort to who sees the cohort.
func membershipSeen(tx practice.Tx, scope domain.Scope, d *practice.Deed, id domain.EnrollmentID) (e program.Enrollment, c program.Cohort, err error) {
	d.About("enrollment", id, domain.ClientID{})
	if e, err = tx.Enrollment(id); err != nil {
		return e, c, err
	}
	d.Concerns(e.ClientID)
	c, err = visibleCohort(tx, scope, e.CohortID)
	return e, c, err
}

// certificateOf reads what a certificate would say.
func certificateOf(tx practice.Tx, c program.Cohort, e program.Enrollment) (v Certificate, err error) {
	v.Enrollment, v.Program, v.Held = e, c.Name, c.Delivery
	book, err := practice.CatchUpBook(tx, c)
	if err != nil {
		return v, err
	}
	if v.Settings, err = tx.Settings(); err != nil {
		return v, err
	}
	if v.Client, err = tx.Client(domain.Everything(), e.ClientID); err != nil {
		return v, err
	}
	v.Completed = book.Complete(e, v.Settings.Completion)
	elsewhere, err := madeUpMinutes(tx, book, e)
	if err != nil {
		return v, err
	}
	v.Minutes += elsewhere
	lead, err := tx.User(c.LeadID)
	if err != nil {
		return v, err
	}
	v.Lead = clinical.SignerOn(lead, v.To)
	if c.CurriculumID.IsZero() {
		return v, nil
	}
	outline, err := tx.CurriculumVersion(c.CurriculumID, c.CurriculumVersion)
	v.Program = outline.Outline.Name
	return v, err
}

// madeUpMinutes is how long a member was there in sessions of other cohorts.
func madeUpMinutes(tx practice.Tx, book program.CatchUpBook, e program.Enrollment) (minutes int, err error) {
	for _, g := range book.Guests {
		if g.EnrollmentID != e.ID || g.Status != program.SessionClosed || !g.Mark.Attended() {
			continue
		}
		s, err := tx.Session(g.SessionID)
		if err != nil {
			return 0, err
		}
		marks, err := tx.Attendance(g.SessionID)
		if err != nil {
			return 0, err
		}
		for _, m := range marks {
			if m.ClientID == e.ClientID {
				minutes += m.Present(s.Minutes())
			}
		}
	}
	return minutes, nil
}
