package repository

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

type curriculumFileRow struct {
	ID           domain.CurriculumFileID `gorm:"primaryKey"`
	CurriculumID domain.CurriculumID
	Name         []byte
	Content      []byte
	MediaType    string
	Size         int
	CreatedBy    domain.UserID
	CreatedAt    time.Time `gorm:"autoCreateTime:false"`
}

func (curriculumFileRow) TableName() string { return "curriculum_files" }

const (
	curriculumFileName    = "curriculum_files.name"
	curriculumFileContent = "curriculum_files.content"
)

// withoutContent are the columns that a list reads.
var withoutContent = []string{"id", "curriculum_id", "name", "media_type", "size", "created_by", "created_at"}

func (t *tx) curriculumFileFromRow(r curriculumFileRow) (program.CurriculumFile, error) {
	name, err := t.open(curriculumFileName, r.ID, r.Name)
	return program.CurriculumFile{ID: r.ID, CurriculumID: r.CurriculumID, Name: name, MediaType: r.MediaType, Size: r.Size,
		CreatedBy: r.CreatedBy, CreatedAt: r.CreatedAt}, err
}

// CreateCurriculumFile keeps a file. Its curriculum is locked.
func (t *tx) CreateCurriculumFile(f program.CurriculumFile, content []byte) error {
	if err := t.mine(lockCurriculum, f.CurriculumID); err != nil {
		return err
	}
	name, err := t.seal(curriculumFileName, f.ID, f.Name)
	if err != nil {
		return err
	}
	sealed, err := t.seal(curriculumFileContent, f.ID, string(content))
	if err != nil {
		return err
	}
	return t.insert(&curriculumFileRow{ID: f.ID, CurriculumID: f.CurriculumID, Name: name, Content: sealed, MediaType: f.MediaType,
		Size: f.Size, CreatedBy: f.CreatedBy, CreatedAt: f.CreatedAt})
}

// CurriculumFile gives one without its content.
func (t *tx) CurriculumFile(id domain.CurriculumFileID) (program.CurriculumFile, error) {
	row, err := find[curriculumFileRow](t.db.Select(withoutContent), "id = ?", id)
	if err != nil {
		return program.CurriculumFile{}, err
	}
	return t.curriculumFileFromRow(row)
}

// CurriculumFiles gives those of some curricula, or of all, in order of coming.
func (t *tx) CurriculumFiles(of ...domain.CurriculumID) ([]program.CurriculumFile, error) {
	where, args := "true", []any{}
	if len(of) > 0 {
		where, args = "curriculum_id IN ?", []any{of}
	}
	rows, err := list[curriculumFileRow](t.db.Select(withoutContent), "created_at, id", where, args...)
	if err != nil {
		return nil, err
	}
	return each(rows, t.curriculumFileFromRow)
}

// CurriculumFileContent opens one.
func (t *tx) CurriculumFileContent(id domain.CurriculumFileID) ([]byte, error) {
	row, err := find[curriculumFileRow](t.db.Select("id", "content"), "id = ?", id)
	if err != nil {
		return nil, err
	}
	content, err := t.open(curriculumFileContent, row.ID, row.Content)
	return []byte(content), err
}
