package repository

import (
	"fmt"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

type breachRow struct {
	ID       domain.BreachID `gorm:"primaryKey"`
	CohortID domain.CohortID
	Content  []byte
	Version  int
}

func (breachRow) TableName() string { return "breaches" }

const breachContent = "breaches.content"

// breachSaid is what is sealed of a breach: all of it, whose it was too.
type breachSaid struct {
	CohortID domain.CohortID        `json:"cohortId"`
	Said     clinical.BreachSaid    `json:"said"`
	Followed []clinical.Consequence `json:"followed,omitempty"`
	By       domain.UserID          `json:"by"`
	ByName   string                 `json:"byName"`
	At       time.Time              `json:"at"`
	InError  *clinical.Remark       `json:"inError,omitempty"`
	Version  int                    `json:"version"`
}

func (t *tx) breachToRow(b clinical.Breach) (*breachRow, error) {
	content, err := t.sealJSON(breachContent, b.ID, breachSaid{CohortID: b.CohortID, Said: b.Said, Followed: b.Followed, By: b.By, ByName: b.ByName, At: b.At, InError: b.InError, Version: b.Version})
	return &breachRow{ID: b.ID, CohortID: b.CohortID, Content: content, Version: b.Version}, err
}

func (t *tx) breachFromRow(r breachRow) (clinical.Breach, error) {
	var s breachSaid
	err := t.openJSON(breachContent, r.ID, r.Content, &s)
	if err == nil && (s.CohortID != r.CohortID || s.Version != r.Version) {
		err = fmt.Errorf("%w: %s", errNotAsSealed, r.TableName())
	}
	return clinical.Breach{ID: r.ID, CohortID: r.CohortID, Said: s.Said, Followed: s.Followed, By: s.By, ByName: s.ByName, At: s.At, InError: s.InError, Version: r.Version}, err
}

// BreachesOf gives those of a cohort, in order.
func (t *tx) BreachesOf(cohort domain.CohortID) ([]clinical.Breach, error) {
	rows, err := list[breachRow](t.db, "id", "cohort_id = ?", cohort)
	if err != nil {
		return nil, err
	}
	return each(rows, t.breachFromRow)
}

// Breach gives one.
func (t *tx) Breach(id domain.BreachID) (clinical.Breach, error) {
	row, err := find[breachRow](t.db, "id = ?", id)
	if err != nil {
		return clinical.Breach{}, err
	}
	return t.breachFromRow(row)
}

// CreateBreach adds one. The cohort is locked.
func (t *tx) CreateBreach(b clinical.Breach) error {
	row, err := t.breachToRow(b)
	if err != nil {
		return err
	}
	return t.insert(row)
}

// SaveBreach writes one. The cohort is locked.
func (t *tx) SaveBreach(b clinical.Breach) error {
	row, err := t.breachToRow(b)
	if err != nil {
		return err
	}
	return t.update(row)
}
