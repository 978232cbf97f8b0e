package repository

import (
	"fmt"

	"gorm.io/gorm"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
)

type dischargeRow struct {
	ID           domain.DischargeID `gorm:"primaryKey"`
	EnrollmentID domain.EnrollmentID
	Status       string
	IsLive       bool
	WaitsForID   *domain.UserID
	EndedOn      domain.Date
	Content      []byte
	Version      int
}

func (dischargeRow) TableName() string { return "discharges" }

const dischargeContent = "discharges.content"

// dischargeSaid is what is sealed of a summary.
type dischargeSaid struct {
	Enrollment domain.EnrollmentID       `json:"enrollment"`
	Before     domain.DischargeID        `json:"before,omitzero"`
	Text       clinical.DischargeText    `json:"text"`
	Record     *clinical.DischargeRecord `json:"record,omitempty"`
	signingSaid
}

// endedOn is the last day of a signed summary's membership.
func endedOn(r *clinical.DischargeRecord) (day domain.Date) {
	if r != nil {
		day = r.To
	}
	return day
}

func (t *tx) dischargeToRow(d clinical.Discharge) (dischargeRow, error) {
	content, err := t.sealJSON(dischargeContent, d.ID, dischargeSaid{Enrollment: d.EnrollmentID, Before: d.Before, Text: d.Text, Record: d.Record, signingSaid: signingToSaid(d.Signing)})
	return dischargeRow{ID: d.ID, EnrollmentID: d.EnrollmentID, Status: string(d.Status), IsLive: d.Status.IsLive(), WaitsForID: optional(d.WaitsFor), EndedOn: endedOn(d.Record),
		Content: content, Version: d.Version}, err
}

func (t *tx) dischargeFromRow(r dischargeRow) (clinical.Discharge, error) {
	var s dischargeSaid
	err := t.openJSON(dischargeContent, r.ID, r.Content, &s)
	if err == nil {
		err = s.asSealed(r.TableName(), r.Status, r.Version, r.WaitsForID)
	}
	if err == nil && (s.Enrollment != r.EnrollmentID || endedOn(s.Record) != r.EndedOn) {
		err = fmt.Errorf("%w: %s", errNotAsSealed, r.TableName())
	}
	return clinical.Discharge{ID: r.ID, EnrollmentID: r.EnrollmentID, Before: s.Before, Text: s.Text, Record: s.Record, Signing: s.signing()}, err
}

// Discharges gives the summaries of memberships but discarded ones, in the order in
// which they were begun.
func (t *tx) Discharges(memberships ...domain.EnrollmentID) ([]clinical.Discharge, error) {
	if len(memberships) == 0 {
		return nil, nil
	}
	rows, err := list[dischargeRow](t.db, "id", "enrollment_id IN ? AND status <> ?", memberships, string(clinical.SigningDiscarded))
	if err != nil {
		return nil, err
	}
	return each(rows, t.dischargeFromRow)
}

// Discharge gives one.
func (t *tx) Discharge(id domain.DischargeID) (clinical.Discharge, error) {
	row, err := find[dischargeRow](t.db, "id = ?", id)
	if err != nil {
		return clinical.Discharge{}, err
	}
	return t.dischargeFromRow(row)
}

// DischargesWaitingFor gives those that wait for somebody's co-signature.
func (t *tx) DischargesWaitingFor(user domain.UserID) ([]clinical.Discharge, error) {
	rows, err := list[dischargeRow](t.db, "id", "waits_for_id = ?", user)
	if err != nil {
		return nil, err
	}
	return each(rows, t.dischargeFromRow)
}

// CreateDischarge adds one. A membership has one that counts at most.
func (t *tx) CreateDischarge(d clinical.Discharge) error {
	if err := t.mineOf(d.EnrollmentID); err != nil {
		return err
	}
	row, err := t.dischargeToRow(d)
	if err != nil {
		return err
	}
	return duplicateAs(t.insert(&row), clinical.ErrDischargeBegun)
}

// SaveDischarge writes one whose member's cohort is locked.
func (t *tx) SaveDischarge(d clinical.Discharge) error {
	if err := t.mineOf(d.EnrollmentID); err != nil {
		return err
	}
	row, err := t.dischargeToRow(d)
	if err != nil {
		return err
	}
	return t.update(&row)
}

// EndedMembers gives whose membership ended on one of some days, by day.
func (t *tx) EndedMembers(scope domain.Scope, from, to domain.Date) ([]clinical.EndedMember, error) {
	return t.endedMembers(scope, t.db.Table("enrollments AS e").Select("e.id AS enrollment_id, e.cohort_id, e.client_id, e.until_on AS ended_on").
		Where("e.until_on >= ? AND e.until_on <= ? AND e.outcome <> ?", from, to, string(program.MemberCancelled)).Order("e.until_on, e.id"))
}

// DischargedMembers gives whose summary is signed and whose last day was one of some
// days, by day.
func (t *tx) DischargedMembers(scope domain.Scope, from, to domain.Date) ([]clinical.EndedMember, error) {
	return t.endedMembers(scope, t.db.Table("discharges AS d").Joins("JOIN enrollments AS e ON e.id = d.enrollment_id").Select("d.enrollment_id, e.cohort_id, e.client_id, d.ended_on").
		Where("d.is_live AND d.ended_on >= ? AND d.ended_on <= ?", from, to).Order("d.ended_on, d.id"))
}

// endedMembers gives what is found of whom the scope has.
func (t *tx) endedMembers(scope domain.Scope, db *gorm.DB) (all []clinical.EndedMember, err error) {
	if !scope.All() {
		led, err := t.ledBy(scope.Leader())
		if err != nil {
			return nil, err
		}
		db = db.Where("e.cohort_id IN ?", led.cohorts())
	}
	var rows []struct {
		EnrollmentID domain.EnrollmentID
		CohortID     domain.CohortID
		ClientID     domain.ClientID
		EndedOn      domain.Date
	}
	err = db.Find(&rows).Error
	for _, r := range rows {
		all = append(all, clinical.EndedMember{EnrollmentID: r.EnrollmentID, CohortID: r.CohortID, ClientID: r.ClientID, On: r.EndedOn})
	}
	return all, err
}
