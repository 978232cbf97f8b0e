package repository

import (
	"fmt"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

type curriculumRow struct {
	ID        domain.CurriculumID `gorm:"primaryKey"`
	Name      []byte              // of the draft, for sorting
	Draft     []byte
	HasDraft  bool
	Published int
	Version   int
	CreatedBy domain.UserID
	CreatedAt time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt time.Time `gorm:"autoUpdateTime:false"`

	ArchivedAt *time.Time
}

func (curriculumRow) TableName() string { return "curricula" }

type curriculumVersionRow struct {
	CurriculumID domain.CurriculumID `gorm:"primaryKey"`
	Number       int                 `gorm:"primaryKey;autoIncrement:false"`
	Name         []byte
	Outline      []byte
	PublishedBy  domain.UserID
	PublishedAt  time.Time
}

func (curriculumVersionRow) TableName() string { return "curriculum_versions" }

const (
	curriculumName  = "curricula.name"
	curriculumDraft = "curricula.draft"
)

// versionName and versionOutline are where a published version keeps them.
func versionName(number int) string    { return fmt.Sprintf("curriculum_versions.name.%d", number) }
func versionOutline(number int) string { return fmt.Sprintf("curriculum_versions.outline.%d", number) }

func (t *tx) curriculumToRow(c program.Curriculum) (*curriculumRow, error) {
	r := &curriculumRow{ID: c.ID, HasDraft: c.HasDraft, Published: c.Published, Version: c.Version,
		CreatedBy: c.CreatedBy, CreatedAt: c.CreatedAt, UpdatedAt: c.UpdatedAt, ArchivedAt: c.ArchivedAt}
	var err error
	if r.Name, err = t.seal(curriculumName, c.ID, c.Draft.Name); err != nil {
		return nil, err
	}
	r.Draft, err = t.sealJSON(curriculumDraft, c.ID, c.Draft)
	return r, err
}

func (t *tx) curriculumFromRow(r curriculumRow) (program.Curriculum, error) {
	c := program.Curriculum{ID: r.ID, HasDraft: r.HasDraft, Published: r.Published, Version: r.Version,
		CreatedBy: r.CreatedBy, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt, ArchivedAt: r.ArchivedAt}
	return c, t.openJSON(curriculumDraft, r.ID, r.Draft, &c.Draft)
}

func (t *tx) versionFromRow(r curriculumVersionRow) (program.CurriculumVersion, error) {
	v := program.CurriculumVersion{CurriculumID: r.CurriculumID, Number: r.Number,
		PublishedBy: r.PublishedBy, PublishedAt: r.PublishedAt}
	return v, t.openJSON(versionOutline(r.Number), r.CurriculumID, r.Outline, &v.Outline)
}

// Curricula lists those that fit, by name. A practice has few: all are opened,
// and sorted and searched here.
func (t *tx) Curricula(filter program.CurriculumFilter, p domain.Page) (domain.List[program.Curriculum], error) {
	rows, err := list[curriculumRow](t.db, "id", "true")
	if err != nil {
		return domain.List[program.Curriculum]{}, err
	}
	all, err := each(rows, t.curriculumFromRow)
	if err != nil {
		return domain.List[program.Curriculum]{}, err
	}
	fits, names := map[string]program.Curriculum{}, []named{}
	for _, c := range all {
		if filter.Fits(c) {
			fits[c.ID.String()] = c
			names = append(names, named{id: c.ID.String(), name: c.Draft.Name})
		}
	}
	ids, err := pageByName(names, p)
	found := domain.List[program.Curriculum]{Next: ids.Next}
	for _, id := range ids.Items {
		found.Items = append(found.Items, fits[id])
	}
	return found, err
}

// Curriculum gives one with its draft.
func (t *tx) Curriculum(id domain.CurriculumID) (program.Curriculum, error) {
	row, err := find[curriculumRow](t.db, "id = ?", id)
	if err != nil {
		return program.Curriculum{}, err
	}
	return t.curriculumFromRow(row)
}

// LockCurriculum gives one for a change.
func (t *tx) LockCurriculum(id domain.CurriculumID) (program.Curriculum, error) {
	row, err := lockOne[curriculumRow](t, lockCurriculum, "id = ?", id)
	if err != nil {
		return program.Curriculum{}, err
	}
	t.took(lockCurriculum, id)
	return t.curriculumFromRow(row)
}

// CreateCurriculum adds one.
func (t *tx) CreateCurriculum(c program.Curriculum) error {
	t.took(lockCurriculum, c.ID)
	row, err := t.curriculumToRow(c)
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
	row, err := t.curriculumToRow(c)
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
	return t.versionFromRow(row)
}

// CurriculumVersions gives all published versions, newest first.
func (t *tx) CurriculumVersions(id domain.CurriculumID) ([]program.CurriculumVersion, error) {
	rows, err := list[curriculumVersionRow](t.db, "number DESC", "curriculum_id = ?", id)
	if err != nil {
		return nil, err
	}
	return each(rows, t.versionFromRow)
}

// CreateCurriculumVersion adds a published version; there is no way to change one.
func (t *tx) CreateCurriculumVersion(v program.CurriculumVersion) error {
	r := curriculumVersionRow{CurriculumID: v.CurriculumID, Number: v.Number, PublishedBy: v.PublishedBy, PublishedAt: v.PublishedAt}
	var err error
	if r.Name, err = t.seal(versionName(v.Number), v.CurriculumID, v.Outline.Name); err != nil {
		return err
	}
	if r.Outline, err = t.sealJSON(versionOutline(v.Number), v.CurriculumID, v.Outline); err != nil {
		return err
	}
	return t.insert(&r)
}
