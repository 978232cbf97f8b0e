package program

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// AddCurriculumFile keeps a handout or slides with a curriculum. A week names it
// in the draft.
func (desk *Desk) AddCurriculumFile(ctx context.Context, by domain.Actor, id domain.CurriculumID, name string, content []byte) (file program.CurriculumFile, err error) {
	err = desk.onCurriculum(ctx, by, domain.WriteCurriculum, id, func(tx practice.Tx, d *practice.Deed, c program.Curriculum) error {
		file, err = program.CurriculumFile{ID: domain.NewID[domain.CurriculumFileID](), CurriculumID: id, Name: name, CreatedBy: by.UserID, CreatedAt: d.Now}.Take(content)
		if err := d.Check(err); err != nil {
			return err
		}
		if c.ArchivedAt != nil {
			return program.ErrArchived
		}
		others, err := tx.CurriculumFiles(id)
		if err != nil {
			return err
		}
		if len(others) >= program.MaxFiles {
			return program.ErrTooManyFiles
		}
		d.Note(noteFile, file.ID.String())
		return tx.CreateCurriculumFile(file, content)
	})
	return file, err
}

var noteFile = practice.Kept("curriculumFile")

// CurriculumFiles gives a curriculum's files, in order of coming.
func (desk *Desk) CurriculumFiles(ctx context.Context, by domain.Actor, id domain.CurriculumID) (files []program.CurriculumFile, err error) {
	err = desk.Look(ctx, by, domain.ReadCurriculum, func(tx practice.Tx, _ domain.Scope) error {
		if _, err := tx.Curriculum(id); err != nil {
			return err
		}
		files, err = tx.CurriculumFiles(id)
		return err
	})
	return files, err
}

// CurriculumFile gives one with its content. A copy of a curriculum names the
// files of the one that it was made from: any curriculum's address leads to them.
func (desk *Desk) CurriculumFile(ctx context.Context, by domain.Actor, id domain.CurriculumID, file domain.CurriculumFileID) (found program.CurriculumFile, content []byte, err error) {
	err = desk.Look(ctx, by, domain.ReadCurriculum, func(tx practice.Tx, _ domain.Scope) error {
		if _, err := tx.Curriculum(id); err != nil {
			return err
		}
		if found, err = tx.CurriculumFile(file); err != nil {
			return err
		}
		content, err = tx.CurriculumFileContent(file)
		return err
	})
	return found, content, err
}
