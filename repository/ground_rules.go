package repository

import (
	"fmt"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

type groundRulesRow struct {
	ID       domain.GroundRulesID `gorm:"primaryKey"`
	CohortID *domain.CohortID
	Content  []byte
}

func (groundRulesRow) TableName() string { return "ground_rules" }

const groundRulesContent = "ground_rules.content"

// rulesSaid is what is sealed of ground rules: all of it. What a cohort agrees on
// says what it is for.
type rulesSaid struct {
	CohortID  domain.CohortID  `json:"cohortId,omitzero"`
	Name      string           `json:"name"`
	Text      string           `json:"text"`
	By        domain.UserID    `json:"by"`
	ByName    string           `json:"byName"`
	At        time.Time        `json:"at"`
	Withdrawn *clinical.Remark `json:"withdrawn,omitempty"`
}

func (t *tx) rulesToRow(g clinical.GroundRules) (*groundRulesRow, error) {
	content, err := t.sealJSON(groundRulesContent, g.ID, rulesSaid{CohortID: g.CohortID, Name: g.Name, Text: g.Text, By: g.By, ByName: g.ByName, At: g.At, Withdrawn: g.Withdrawn})
	return &groundRulesRow{ID: g.ID, CohortID: optional(g.CohortID), Content: content}, err
}

func (t *tx) rulesFromRow(r groundRulesRow) (clinical.GroundRules, error) {
	var s rulesSaid
	err := t.openJSON(groundRulesContent, r.ID, r.Content, &s)
	if err == nil && s.CohortID != given(r.CohortID) {
		err = fmt.Errorf("%w: %s", errNotAsSealed, r.TableName())
	}
	return clinical.GroundRules{ID: r.ID, CohortID: s.CohortID, Name: s.Name, Text: s.Text, By: s.By, ByName: s.ByName, At: s.At, Withdrawn: s.Withdrawn}, err
}

// GroundRules gives all versions of the practice, and those that a cohort has for
// itself, in the order of publishing.
func (t *tx) GroundRules(cohort domain.CohortID) ([]clinical.GroundRules, error) {
	rows, err := list[groundRulesRow](t.db, "id", "(cohort_id IS NULL OR cohort_id = ?)", cohort)
	if err != nil {
		return nil, err
	}
	return each(rows, t.rulesFromRow)
}

// CreateGroundRules adds a version.
func (t *tx) CreateGroundRules(g clinical.GroundRules) error {
	row, err := t.rulesToRow(g)
	if err != nil {
		return err
	}
	return t.insert(row)
}

// SaveGroundRules writes one.
func (t *tx) SaveGroundRules(g clinical.GroundRules) error {
	row, err := t.rulesToRow(g)
	if err != nil {
		return err
	}
	return t.update(row)
}
