package program

import (
	"cmp"
	"context"
	"io"
	"strings"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// noteNumber is the number of a certificate.
var noteNumber = practice.Plain("certificate")

// CertificateWanted is what is typed for a certificate.
type CertificateWanted struct {
	Preferred  bool   // the name that the client goes by, and not the recorded one
	Program    string // "": as the curriculum is called
	CaseNumber string
}

// IssueCertificate issues a certificate to a member who completed the program by
// the practice's rule.
func (desk *Desk) IssueCertificate(ctx context.Context, by domain.Actor, id domain.EnrollmentID, wanted CertificateWanted) (c program.Certificate, client domain.ClientID, err error) {
	err = desk.onMembership(ctx, by, domain.IssueCertificate, id, func(tx practice.Tx, d *practice.Deed, cohort program.Cohort, e program.Enrollment) error {
		v, err := certificateOf(tx, cohort, e)
		if err != nil {
			return err
		}
		says := v.statement(wanted)
		if err := d.Check(says.Validate()); err != nil {
			return err
		}
		if err := mayIssue(tx, v); err != nil {
			return err
		}
		if says.IssuedOn, err = practice.Today(tx, d.Now); err != nil {
			return err
		}
		if says.Number, err = tx.NextCertificateNumber(); err != nil {
			return err
		}
		c = program.Certificate{ID: domain.NewID[domain.CertificateID](), EnrollmentID: e.ID, SignedStatement: says.Sign(desk.keys),
			IssuedBy: by.UserID, ByName: by.Name, IssuedAt: d.Now, Version: 1}
		client = e.ClientID
		d.About("certificate", c.ID, e.ClientID)
		d.Note(noteNumber, c.Number)
		return tx.CreateCertificate(c)
	})
	return c, client, err
}

// mayIssue refuses a certificate for what is not completed, and a second one.
func mayIssue(tx practice.Tx, v Certificate) error {
	if err := v.Allows(); err != nil {
		return err
	}
	earlier, err := tx.Certificates(v.Enrollment.ID)
	for _, c := range earlier {
		if c.Withdrawn == nil {
			return program.ErrCertificateIssued
		}
	}
	return err
}

// statement is what a certificate states, but for its number and its day.
func (v Certificate) statement(wanted CertificateWanted) program.CertificateStatement {
	name := v.Client.FullName()
	if wanted.Preferred {
		name = v.PreferredName()
	}
	return program.CertificateStatement{Practice: v.Settings.PracticeName, Name: name, CaseNumber: strings.TrimSpace(wanted.CaseNumber), Program: cmp.Or(strings.TrimSpace(wanted.Program), v.Program),
		From: v.From, To: v.To, Held: v.Held, Of: v.Of, Attended: v.Attended, CaughtUp: v.CaughtUp, Minutes: v.Minutes, Themes: v.Themes,
		Leader: v.Lead.Name, Credential: cmp.Or(v.Lead.License, v.Lead.Credential)}
}

// PreferredName is the name that the client goes by, with their family name.
func (v Certificate) PreferredName() string {
	return strings.TrimSpace(cmp.Or(v.Client.PreferredName, v.Client.FirstName) + " " + v.Client.LastName)
}

// Certificates gives what was issued for a membership, in order of the numbers.
func (desk *Desk) Certificates(ctx context.Context, by domain.Actor, id domain.EnrollmentID) (list []program.Certificate, client domain.ClientID, err error) {
	err = desk.Read(ctx, by, domain.ReadCertificate, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		e, _, err := membershipSeen(tx, scope, d, id)
		if err != nil {
			return err
		}
		client = e.ClientID
		list, err = tx.Certificates(id)
		return err
	})
	return list, client, err
}

// WithdrawCertificate says that a certificate does not hold any more.
func (desk *Desk) WithdrawCertificate(ctx context.Context, by domain.Actor, id domain.CertificateID, reason string) (c program.Certificate, client domain.ClientID, err error) {
	err = desk.Change(ctx, by, domain.WithdrawCertificate, func(tx practice.Tx, d *practice.Deed) error {
		d.About("certificate", id, domain.ClientID{})
		found, e, err := ofOwnMembership(tx, d, func() (program.Certificate, error) { return tx.Certificate(id) }, func(it program.Certificate) domain.EnrollmentID { return it.EnrollmentID })
		if err != nil {
			return err
		}
		if c, err = found.Withdraw(by, reason, d.Now); err != nil {
			return err
		}
		client = e.ClientID
		d.Note(noteNumber, c.Number)
		d.Note(practice.Reason, c.Withdrawn.Reason)
		return tx.SaveCertificate(c)
	})
	return c, client, err
}

// TakeCertificate gives a certificate as a file.
func (desk *Desk) TakeCertificate(ctx context.Context, by domain.Actor, id domain.CertificateID, as program.CertificateFile) (write func(io.Writer) error, err error) {
	var paper program.CertificatePaper
	err = desk.Read(ctx, by, domain.TakeCertificate, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		if paper.Certificate, err = tx.Certificate(id); err != nil {
			return err
		}
		if _, _, err := membershipSeen(tx, scope, d, paper.EnrollmentID); err != nil {
			return err
		}
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		paper.Letterhead = settings.Letterhead()
		paper.Zone, err = domain.LoadZone(settings.TimeZone)
		return err
	})
	if err == nil && desk.writePaper == nil {
		err = domain.ErrNotFound
	}
	return func(to io.Writer) error { return desk.writePaper(to, paper, as) }, err
}

// GenuineCertificate says whether the practice signed what stands in one.
func (desk *Desk) GenuineCertificate(c program.Certificate) bool { return c.Genuine(desk.keys) }
