package program

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// AddCurriculumFile keeps a handout or slides with a curriculum. A week names it
// in the draft.
func (desk *Desk) AddCurriculumFile(ctx context.Context, by domain.Actor, id domain.CurriculumID, name string, content []byte) (file domain.Attachment, err error) {
	err = desk.onCurriculum(ctx, by, domain.WriteCurriculum, id, func(tx practice.Tx, d *practice.Deed, c program.Curriculum) error {
		if c.ArchivedAt != nil {
			return program.ErrArchived
		}
		if file, err = practice.Attach(tx, d, domain.Attachment{With: domain.AttachedTo{CurriculumID: id}, Name: name}, content); err != nil {
			return err
		}
		d.Note(noteFile, file.ID.String())
		return nil
	})
	return file, err
}

var noteFile = practice.Kept("curriculumFile")

// CurriculumFiles gives a curriculum's files, in order of coming.
func (desk *Desk) CurriculumFiles(ctx context.Context, by domain.Actor, id domain.CurriculumID) (files []domain.Attachment, err error) {
	err = desk.Look(ctx, by, domain.ReadCurriculum, func(tx practice.Tx, _ domain.Scope) error {
		if _, err := tx.Curriculum(id); err != nil {
			return err
		}
		files, err = tx.AttachmentsWith(domain.AttachedTo{CurriculumID: id})
		return err
	})
	return files, err
}

// CurriculumFile gives one with its content. Whoever reads a curriculum reads all
// of them, and a copy names the files of the one that it was made from: so each
// curriculum's address leads to its files and theirs. It leads to nothing that was
// put with a client or a session.
func (desk *Desk) CurriculumFile(ctx context.Context, by domain.Actor, id domain.CurriculumID, file domain.AttachmentID) (found domain.Attachment, content []byte, err error) {
	err = desk.Look(ctx, by, domain.ReadCurriculum, func(tx practice.Tx, _ domain.Scope) error {
		if _, err := tx.Curriculum(id); err != nil {
			return err
		}
		if found, err = tx.Attachment(file); err != nil {
			return err
		}
		if found.With.CurriculumID.IsZero() {
			return domain.ErrNotFound
		}
		content, err = tx.AttachmentContent(file)
		return err
	})
	return found, content, err
}
