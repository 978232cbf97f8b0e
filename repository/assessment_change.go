package repository

import (
	"time"

	"cohort/domain"
	"cohort/domain/intake"
)

type assessmentChangeRow struct {
	ID           domain.AssessmentChangeID
	AssessmentID domain.AssessmentID
	FromID       domain.ClientID
	IntoID       *domain.ClientID
	Content      []byte
	ChangedBy    domain.UserID
	ChangedAt    time.Time
	UndoneBy     *domain.UserID
	UndoneAt     *time.Time
}

func (assessmentChangeRow) TableName() string { return "assessment_changes" }

const assessmentChangeContent = "assessment_changes.content"

// assessmentChange is what is sealed of a change.
type assessmentChange struct {
	Reason       string              `json:"reason"`
	ByName       string              `json:"byName"`
	UndoneByName string              `json:"undoneByName,omitempty"`
	Raised       []domain.RiskFlagID `json:"raised,omitempty"`
}

func (t *tx) assessmentChangeToRow(c intake.AssessmentChange) (row assessmentChangeRow, err error) {
	row = assessmentChangeRow{ID: c.ID, AssessmentID: c.AssessmentID, FromID: c.FromID, IntoID: optional(c.IntoID),
		ChangedBy: c.By, ChangedAt: c.At, UndoneBy: optional(c.UndoneBy), UndoneAt: c.UndoneAt}
	row.Content, err = t.sealJSON(assessmentChangeContent, c.ID,
		assessmentChange{Reason: c.Reason, ByName: c.ByName, UndoneByName: c.UndoneByName, Raised: c.Raised})
	return row, err
}

func (t *tx) assessmentChangeFromRow(row assessmentChangeRow) (intake.AssessmentChange, error) {
	var content assessmentChange
	err := t.openJSON(assessmentChangeContent, row.ID, row.Content, &content)
	c := intake.AssessmentChange{ID: row.ID, AssessmentID: row.AssessmentID, FromID: row.FromID, IntoID: given(row.IntoID),
		At: row.ChangedAt.UTC(), By: row.ChangedBy, UndoneBy: given(row.UndoneBy),
		ByName: content.ByName, Reason: content.Reason, UndoneByName: content.UndoneByName, Raised: content.Raised}
	if row.UndoneAt != nil {
		at := row.UndoneAt.UTC()
		c.UndoneAt = &at
	}
	return c, err
}

// CreateAssessmentChange writes down a change. The client is locked.
func (t *tx) CreateAssessmentChange(c intake.AssessmentChange) error {
	row, err := t.assessmentChangeToRow(c)
	if err != nil {
		return err
	}
	return t.insert(&row)
}

// SaveAssessmentChange writes a change that was undone. The client on whose
// record it was made is locked.
func (t *tx) SaveAssessmentChange(c intake.AssessmentChange) error {
	row, err := t.assessmentChangeToRow(c)
	if err != nil {
		return err
	}
	return t.update(&row)
}

// LastAssessmentChange gives the newest change of an assessment that holds.
func (t *tx) LastAssessmentChange(id domain.AssessmentID) (intake.AssessmentChange, error) {
	rows, err := list[assessmentChangeRow](t.db.Limit(1), "changed_at DESC, id DESC", "assessment_id = ? AND undone_at IS NULL", id)
	switch {
	case err != nil:
		return intake.AssessmentChange{}, err
	case len(rows) == 0:
		return intake.AssessmentChange{}, domain.ErrNotFound
	}
	return t.assessmentChangeFromRow(rows[0])
}

// AssessmentChanges gives the changes that concern a client, under whichever
// record of theirs they were made.
func (t *tx) AssessmentChanges(client domain.ClientID) ([]intake.AssessmentChange, error) {
	records, err := t.recordsOf(client)
	if err != nil {
		return nil, err
	}
	rows, err := list[assessmentChangeRow](t.db, "changed_at DESC, id DESC", "from_id IN ? OR into_id IN ?", records, records)
	if err != nil {
		return nil, err
	}
	return each(rows, t.assessmentChangeFromRow)
}
