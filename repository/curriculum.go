package repository

import (
	"encoding/json"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

type curriculumRow struct {
	ID        domain.CurriculumID `gorm:"primaryKey"`
	Name      string              // of the draft, for sorting
	Draft     string              // JSON
	HasDraft  bool
	Published int
	Version   int
	CreatedBy domain.UserID
	CreatedAt time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt time.Time `gorm:"autoUpdateTime:false"`
}

func (curriculumRow) TableName() string { return "curricula" }

type curriculumVersionRow struct {
	CurriculumID domain.CurriculumID `gorm:"primaryKey"`
	Number       int                 `gorm:"primaryKey;autoIncrement:false"`
	Name         string
	Outline      string // JSON
	PublishedBy  domain.UserID
	PublishedAt  time.Time
}

func (curriculumVersionRow) TableName() string { return "curriculum_versions" }

func curriculumToRow(c program.Curriculum) (*curriculumRow, error) {
	draft, err := json.Marshal(c.Draft)
	return &curriculumRow{ID: c.ID, Name: c.Draft.Name, Draft: string(draft), HasDraft: c.HasDraft, Published: c.Published, Version: c.Version,
		CreatedBy: c.CreatedBy, CreatedAt: c.CreatedAt, UpdatedAt: c.UpdatedAt}, err
}

func curriculumFromRow(r curriculumRow) (program.Curriculum, error) {
	c := program.Curriculum{ID: r.ID, HasDraft: r.HasDraft, Published: r.Published, Version: r.Version,
		CreatedBy: r.CreatedBy, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt}
	return c, json.Unmarshal([]byte(r.Draft), &c.Draft)
}

func versionFromRow(r curriculumVersionRow) (program.CurriculumVersion, error) {
	v := program.CurriculumVersion{CurriculumID: r.CurriculumID, Number: r.Number,
		PublishedBy: r.PublishedBy, PublishedAt: r.PublishedAt}
	return v, json.Unmarshal([]byte(r.Outline), &v.Outline)
}

// Curricula lists by name.
func (t *tx) Curricula(p domain.Page) (domain.List[program.Curriculum], error) {
	db, err := afterRow(t.db, "curricula", "name, id", p.After, false)
	if err != nil {
		return domain.List[program.Curriculum]{}, err
	}
	var rows []curriculumRow
	if err := db.Order("name, id").Limit(p.Limit + 1).Find(&rows).Error; err != nil {
		return domain.List[program.Curriculum]{}, err
	}
	return page(rows, p.Limit, func(r curriculumRow) string { return r.ID.String() }, curriculumFromRow)
}

// Curriculum gives one with its draft.
func (t *tx) Curriculum(id domain.CurriculumID) (program.Curriculum, error) {
	row, err := find[curriculumRow](t.db, "id = ?", id)
	if err != nil {
		return program.Curriculum{}, err
	}
	return curriculumFromRow(row)
}

// LockCurriculum gives one for a change.
func (t *tx) LockCurriculum(id domain.CurriculumID) (program.Curriculum, error) {
	row, err := lockOne[curriculumRow](t, lockCurriculum, "id = ?", id)
	if err != nil {
		return program.Curriculum{}, err
	}
	t.took(lockCurriculum, id)
	return curriculumFromRow(row)
}

// CreateCurriculum adds one.
func (t *tx) CreateCurriculum(c program.Curriculum) error {
	t.took(lockCurriculum, c.ID)
	row, err := curriculumToRow(c)
	if err != nil {
		return err
	}
	return t.insert(row)
}

// SaveCurriculum writes one.
func (t *tx) SaveCurriculum(c program.Curriculum) error {
	if err := t.mine(lockCurriculum, c.ID); err != nil {
		return err
	}
	row, err := curriculumToRow(c)
	if err != nil {
		return err
	}
	return t.update(row)
}

// CurriculumVersion gives one published version.
func (t *tx) CurriculumVersion(id domain.CurriculumID, number int) (program.CurriculumVersion, error) {
	if !fitsNumber(int64(number)) {
		return program.CurriculumVersion{}, domain.ErrNotFound
	}
	row, err := find[curriculumVersionRow](t.db, "curriculum_id = ? AND number = ?", id, number)
	if err != nil {
		return program.CurriculumVersion{}, err
	}
	return versionFromRow(row)
}

// CurriculumVersions gives all published versions, newest first.
func (t *tx) CurriculumVersions(id domain.CurriculumID) ([]program.CurriculumVersion, error) {
	rows, err := list[curriculumVersionRow](t.db, "number DESC", "curriculum_id = ?", id)
	if err != nil {
		return nil, err
	}
	return each(rows, versionFromRow)
}

// CreateCurriculumVersion adds a published version; there is no way to change one.
func (t *tx) CreateCurriculumVersion(v program.CurriculumVersion) error {
	outline, err := json.Marshal(v.Outline)
	if err != nil {
		return err
	}
	return t.insert(&curriculumVersionRow{CurriculumID: v.CurriculumID, Number: v.Number, Name: v.Outline.Name, Outline: string(outline), PublishedBy: v.PublishedBy, PublishedAt: v.PublishedAt})
}
