package repository

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

type certificateRow struct {
	ID           domain.CertificateID `gorm:"primaryKey"`
	EnrollmentID domain.EnrollmentID
	Number       int
	IsLive       bool // not withdrawn; stands in the sealed part as well, which counts
	Content      []byte
	Version      int
}

func (certificateRow) TableName() string { return "certificates" }

const certificateContent = "certificates.content"

// certificateSaid is what is sealed of a certificate: all that it states.
type certificateSaid struct {
	Statement program.CertificateStatement  `json:"statement"`
	Key       string                        `json:"key"`
	Signature []byte                        `json:"signature"`
	By        domain.UserID                 `json:"by"`
	ByName    string                        `json:"byName"`
	At        time.Time                     `json:"at"`
	Withdrawn *program.CertificateWithdrawn `json:"withdrawn,omitempty"`
}

func (t *tx) certificateToRow(c program.Certificate) (certificateRow, error) {
	content, err := t.sealJSON(certificateContent, c.ID, certificateSaid{Statement: c.CertificateStatement, Key: c.Key, Signature: c.Signature,
		By: c.IssuedBy, ByName: c.ByName, At: c.IssuedAt, Withdrawn: c.Withdrawn})
	return certificateRow{ID: c.ID, EnrollmentID: c.EnrollmentID, Number: c.Number, IsLive: c.Withdrawn == nil, Content: content, Version: c.Version}, err
}

func (t *tx) certificateFromRow(r certificateRow) (program.Certificate, error) {
	var s certificateSaid
	err := t.openJSON(certificateContent, r.ID, r.Content, &s)
	return program.Certificate{ID: r.ID, EnrollmentID: r.EnrollmentID, SignedStatement: program.SignedStatement{CertificateStatement: s.Statement, Key: s.Key, Signature: s.Signature},
		IssuedBy: s.By, ByName: s.ByName, IssuedAt: s.At, Withdrawn: s.Withdrawn, Version: r.Version}, err
}

// NextCertificateNumber gives the number after the last one, and locks the
// numbering until the transaction ends: one that is given up leaves no gap.
func (t *tx) NextCertificateNumber() (int, error) { return t.nextNumber("certificate") }

// Certificate gives one.
func (t *tx) Certificate(id domain.CertificateID) (program.Certificate, error) {
	row, err := find[certificateRow](t.db, "id = ?", id)
	if err != nil {
		return program.Certificate{}, err
	}
	return t.certificateFromRow(row)
}

// Certificates gives those of a membership, in order of their numbers.
func (t *tx) Certificates(of domain.EnrollmentID) ([]program.Certificate, error) {
	rows, err := list[certificateRow](t.db, "number", "enrollment_id = ?", of)
	if err != nil {
		return nil, err
	}
	return each(rows, t.certificateFromRow)
}

// mineOf refuses to change what hangs on a membership whose cohort is not locked.
func (t *tx) mineOf(id domain.EnrollmentID) error {
	e, err := t.Enrollment(id)
	if err != nil {
		return err
	}
	return t.mine(lockCohort, e.CohortID)
}

// CreateCertificate adds one. A membership has one that was not withdrawn at most.
func (t *tx) CreateCertificate(c program.Certificate) error {
	if err := t.mineOf(c.EnrollmentID); err != nil {
		return err
	}
	row, err := t.certificateToRow(c)
	if err != nil {
		return err
	}
	return duplicateAs(t.insert(&row), program.ErrCertificateIssued)
}

// SaveCertificate writes one whose member's cohort is locked.
func (t *tx) SaveCertificate(c program.Certificate) error {
	if err := t.mineOf(c.EnrollmentID); err != nil {
		return err
	}
	row, err := t.certificateToRow(c)
	if err != nil {
		return err
	}
	return t.update(&row)
}
