package repository

import (
	"fmt"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

type agreementRow struct {
	ID            domain.AgreementID `gorm:"primaryKey"`
	EnrollmentID  domain.EnrollmentID
	GroundRulesID domain.GroundRulesID
	Content       []byte
}

func (agreementRow) TableName() string { return "agreements" }

const agreementContent = "agreements.content"

// agreementSaid is what is sealed of a signature: all of it, with what it stands
// under and whose it is.
type agreementSaid struct {
	EnrollmentID domain.EnrollmentID  `json:"enrollmentId"`
	RulesID      domain.GroundRulesID `json:"rulesId"`
	Signed       clinical.ClientPart  `json:"signed"`
	By           domain.UserID        `json:"by"`
	ByName       string               `json:"byName"`
	At           time.Time            `json:"at"`
	InError      *clinical.Remark     `json:"inError,omitempty"`
}

func (t *tx) agreementToRow(a clinical.Agreement) (*agreementRow, error) {
	content, err := t.sealJSON(agreementContent, a.ID, agreementSaid{EnrollmentID: a.EnrollmentID, RulesID: a.RulesID, Signed: a.Signed, By: a.By, ByName: a.ByName, At: a.At, InError: a.InError})
	return &agreementRow{ID: a.ID, EnrollmentID: a.EnrollmentID, GroundRulesID: a.RulesID, Content: content}, err
}

func (t *tx) agreementFromRow(r agreementRow) (clinical.Agreement, error) {
	var s agreementSaid
	err := t.openJSON(agreementContent, r.ID, r.Content, &s)
	if err == nil && (s.EnrollmentID != r.EnrollmentID || s.RulesID != r.GroundRulesID) {
		err = fmt.Errorf("%w: %s", errNotAsSealed, r.TableName())
	}
	return clinical.Agreement{ID: r.ID, EnrollmentID: r.EnrollmentID, RulesID: r.GroundRulesID, Signed: s.Signed, By: s.By, ByName: s.ByName, At: s.At, InError: s.InError}, err
}

// AgreementsOf gives the signatures of a cohort's members, those of each in order.
func (t *tx) AgreementsOf(cohort domain.CohortID) ([]clinical.Agreement, error) {
	rows, err := list[agreementRow](t.db, "enrollment_id, id", "enrollment_id IN (SELECT e.id FROM enrollments e WHERE e.cohort_id = ?)", cohort)
	if err != nil {
		return nil, err
	}
	return each(rows, t.agreementFromRow)
}

// Agreement gives one.
func (t *tx) Agreement(id domain.AgreementID) (clinical.Agreement, error) {
	row, err := find[agreementRow](t.db, "id = ?", id)
	if err != nil {
		return clinical.Agreement{}, err
	}
	return t.agreementFromRow(row)
}

// CreateAgreement adds one. The cohort is locked.
func (t *tx) CreateAgreement(a clinical.Agreement) error {
	row, err := t.agreementToRow(a)
	if err != nil {
		return err
	}
	return t.insert(row)
}

// SaveAgreement writes one. The cohort is locked.
func (t *tx) SaveAgreement(a clinical.Agreement) error {
	row, err := t.agreementToRow(a)
	if err != nil {
		return err
	}
	return t.update(row)
}
