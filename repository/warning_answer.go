package repository

import (
	"fmt"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

type warningAnswerRow struct {
	ID           domain.WarningAnswerID `gorm:"primaryKey"`
	EnrollmentID domain.EnrollmentID
	Content      []byte
	Version      int
}

func (warningAnswerRow) TableName() string { return "warning_answers" }

const warningContent = "warning_answers.content"

// warningSaid is what is sealed of what was done about a warning: all of it, which rule
// had spoken too.
type warningSaid struct {
	EnrollmentID domain.EnrollmentID  `json:"enrollmentId"`
	Said         clinical.WarningSaid `json:"said"`
	By           domain.UserID        `json:"by"`
	ByName       string               `json:"byName"`
	At           time.Time            `json:"at"`
	InError      *clinical.Remark     `json:"inError,omitempty"`
	Version      int                  `json:"version"`
}

func (t *tx) warningAnswerToRow(a clinical.WarningAnswer) (*warningAnswerRow, error) {
	content, err := t.sealJSON(warningContent, a.ID, warningSaid{EnrollmentID: a.EnrollmentID, Said: a.Said, By: a.By, ByName: a.ByName, At: a.At, InError: a.InError, Version: a.Version})
	return &warningAnswerRow{ID: a.ID, EnrollmentID: a.EnrollmentID, Content: content, Version: a.Version}, err
}

func (t *tx) warningAnswerFromRow(r warningAnswerRow) (clinical.WarningAnswer, error) {
	var s warningSaid
	err := t.openJSON(warningContent, r.ID, r.Content, &s)
	if err == nil && (s.EnrollmentID != r.EnrollmentID || s.Version != r.Version) {
		err = fmt.Errorf("%w: %s", errNotAsSealed, r.TableName())
	}
	return clinical.WarningAnswer{ID: r.ID, EnrollmentID: r.EnrollmentID, Said: s.Said, By: s.By, ByName: s.ByName, At: s.At, InError: s.InError, Version: r.Version}, err
}

// WarningAnswers gives what was done about the warnings of memberships, those of each in
// order.
func (t *tx) WarningAnswers(memberships ...domain.EnrollmentID) (all []clinical.WarningAnswer, err error) {
	for some := range slices.Chunk(memberships, manyAtOnce) {
		rows, err := list[warningAnswerRow](t.db, "id", "enrollment_id IN ?", some)
		if err != nil {
			return nil, err
		}
		found, err := each(rows, t.warningAnswerFromRow)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// WarningAnswer gives one.
func (t *tx) WarningAnswer(id domain.WarningAnswerID) (clinical.WarningAnswer, error) {
	row, err := find[warningAnswerRow](t.db, "id = ?", id)
	if err != nil {
		return clinical.WarningAnswer{}, err
	}
	return t.warningAnswerFromRow(row)
}

// CreateWarningAnswer adds one. Its member's cohort is locked.
func (t *tx) CreateWarningAnswer(a clinical.WarningAnswer) error {
	if err := t.mineOf(a.EnrollmentID); err != nil {
		return err
	}
	row, err := t.warningAnswerToRow(a)
	if err != nil {
		return err
	}
	return t.insert(row)
}

// SaveWarningAnswer writes one. Its member's cohort is locked.
func (t *tx) SaveWarningAnswer(a clinical.WarningAnswer) error {
	if err := t.mineOf(a.EnrollmentID); err != nil {
		return err
	}
	row, err := t.warningAnswerToRow(a)
	if err != nil {
		return err
	}
	return t.update(row)
}
