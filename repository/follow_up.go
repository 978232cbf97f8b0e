package repository

import (
	"fmt"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

type followUpRow struct {
	ID          domain.FollowUpID `gorm:"primaryKey"`
	DischargeID domain.DischargeID
	Content     []byte
}

func (followUpRow) TableName() string { return "follow_ups" }

const followUpContent = "follow_ups.content"

// followUpWritten is what is sealed of a follow-up: all of it, whose it was too.
type followUpWritten struct {
	Discharge domain.DischargeID    `json:"discharge"`
	After     int                   `json:"after"`
	On        domain.Date           `json:"on"`
	Said      clinical.FollowUpSaid `json:"said"`
	By        domain.UserID         `json:"by"`
	ByName    string                `json:"byName"`
	At        time.Time             `json:"at"`
	InError   *clinical.Remark      `json:"inError,omitempty"`
}

func (t *tx) followUpToRow(u clinical.FollowUp) (followUpRow, error) {
	content, err := t.sealJSON(followUpContent, u.ID, followUpWritten{Discharge: u.DischargeID, After: u.After, On: u.On, Said: u.FollowUpSaid, By: u.By, ByName: u.ByName, At: u.At, InError: u.InError})
	return followUpRow{ID: u.ID, DischargeID: u.DischargeID, Content: content}, err
}

func (t *tx) followUpFromRow(r followUpRow) (clinical.FollowUp, error) {
	var s followUpWritten
	err := t.openJSON(followUpContent, r.ID, r.Content, &s)
	if err == nil && s.Discharge != r.DischargeID {
		err = fmt.Errorf("%w: %s", errNotAsSealed, r.TableName())
	}
	return clinical.FollowUp{ID: r.ID, DischargeID: r.DischargeID, After: s.After, On: s.On, FollowUpSaid: s.Said, By: s.By, ByName: s.ByName, At: s.At, InError: s.InError}, err
}

// FollowUps gives those of discharges, in order, those in error too.
func (t *tx) FollowUps(of ...domain.DischargeID) ([]clinical.FollowUp, error) {
	if len(of) == 0 {
		return nil, nil
	}
	rows, err := list[followUpRow](t.db, "id", "discharge_id IN ?", of)
	if err != nil {
		return nil, err
	}
	return each(rows, t.followUpFromRow)
}

// FollowUp gives one.
func (t *tx) FollowUp(id domain.FollowUpID) (clinical.FollowUp, error) {
	row, err := find[followUpRow](t.db, "id = ?", id)
	if err != nil {
		return clinical.FollowUp{}, err
	}
	return t.followUpFromRow(row)
}

// mineOfDischarge refuses to change what hangs on a summary whose member's cohort is
// not locked.
func (t *tx) mineOfDischarge(id domain.DischargeID) error {
	row, err := find[dischargeRow](t.db, "id = ?", id)
	if err != nil {
		return err
	}
	return t.mineOf(row.EnrollmentID)
}

// CreateFollowUp adds one whose member's cohort is locked.
func (t *tx) CreateFollowUp(u clinical.FollowUp) error {
	if err := t.mineOfDischarge(u.DischargeID); err != nil {
		return err
	}
	row, err := t.followUpToRow(u)
	if err != nil {
		return err
	}
	return t.insert(&row)
}

// SaveFollowUp writes one whose member's cohort is locked.
func (t *tx) SaveFollowUp(u clinical.FollowUp) error {
	if err := t.mineOfDischarge(u.DischargeID); err != nil {
		return err
	}
	row, err := t.followUpToRow(u)
	if err != nil {
		return err
	}
	return t.update(&row)
}
