package repository

import (
	"cohort/domain"
	"cohort/domain/program"
)

type adoptionRow undoable[domain.AdoptionID]

func (adoptionRow) TableName() string { return "adoptions" }

const adoptionContent = "adoptions.content"

// adopted is what is sealed of going over to another version: sessions have
// themes.
type adopted struct {
	From   domain.SessionID     `json:"from"`
	Old    int                  `json:"old"`
	New    int                  `json:"new"`
	Before []program.TaughtWeek `json:"before"`
	After  []program.TaughtWeek `json:"after"`
}

func (t *tx) adoptionToRow(a program.Adoption) (*adoptionRow, error) {
	content, err := t.sealJSON(adoptionContent, a.ID, adopted{From: a.From, Old: a.Old, New: a.New, Before: a.Before, After: a.After})
	return &adoptionRow{ID: a.ID, CohortID: a.CohortID, Content: content, MadeBy: a.By, MadeAt: a.At,
		UndoneBy: optional(a.UndoneBy), UndoneAt: a.UndoneAt}, err
}

// CreateAdoption keeps that a cohort went over to another version. The cohort is
// locked.
func (t *tx) CreateAdoption(a program.Adoption) error {
	row, err := t.adoptionToRow(a)
	if err != nil {
		return err
	}
	return keep(t, a.CohortID, row, t.insert)
}

// LastAdoption gives the newest one of a cohort that stands.
func (t *tx) LastAdoption(cohort domain.CohortID) (program.Adoption, error) {
	r, err := lastStanding[adoptionRow](t, cohort)
	if err != nil {
		return program.Adoption{}, err
	}
	var said adopted
	err = t.openJSON(adoptionContent, r.ID, r.Content, &said)
	return program.Adoption{ID: r.ID, CohortID: r.CohortID, From: said.From, Old: said.Old, New: said.New, Before: said.Before, After: said.After,
		By: r.MadeBy, At: r.MadeAt.UTC(), UndoneBy: given(r.UndoneBy), UndoneAt: r.UndoneAt}, err
}

// SaveAdoption writes that it was undone. Its cohort is locked.
func (t *tx) SaveAdoption(a program.Adoption) error {
	row, err := t.adoptionToRow(a)
	if err != nil {
		return err
	}
	return keep(t, a.CohortID, row, t.update)
}
