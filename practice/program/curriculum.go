package program

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

var noteVersion = practice.Kept("version")

// onCurriculum is the only way to change a curriculum. Curricula belong to
// the practice: every therapist may write them.
func (desk *Desk) onCurriculum(ctx context.Context, by domain.Actor, action domain.Action, id domain.CurriculumID,
	do func(practice.Tx, *practice.Deed, program.Curriculum) error) error {
	return desk.Change(ctx, by, action, func(tx practice.Tx, d *practice.Deed) error {
		d.About("curriculum", id, domain.ClientID{})
		c, err := tx.LockCurriculum(id)
		if err != nil {
			return err
		}
		if err := domain.Allow(by, action, domain.ReadCurriculum, false); err != nil {
			return err
		}
		return do(tx, d, c)
	})
}

// Curricula lists the curricula of the library that fit, by name.
func (desk *Desk) Curricula(ctx context.Context, by domain.Actor, filter program.CurriculumFilter, page domain.Page) (list domain.List[program.Curriculum], err error) {
	wrong := domain.Faults{}
	page, err = page.Checked()
	wrong.Join(err)
	wrong.Join(filter.Validate())
	checkArea(&wrong, filter.ProblemArea)
	err = desk.Read(ctx, by, domain.ReadCurriculum, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.NothingDone() // curricula identify nobody
		if err := d.Check(wrong.Err()); err != nil {
			return err
		}
		list, err = tx.Curricula(filter, page)
		return err
	})
	return list, err
}

// Curriculum gives one with its draft.
func (desk *Desk) Curriculum(ctx context.Context, by domain.Actor, id domain.CurriculumID) (c program.Curriculum, err error) {
	err = desk.Look(ctx, by, domain.ReadCurriculum, func(tx practice.Tx, _ domain.Scope) error {
		c, err = tx.Curriculum(id)
		return err
	})
	return c, err
}

// CurriculumVersions gives the published versions, newest first.
func (desk *Desk) CurriculumVersions(ctx context.Context, by domain.Actor, id domain.CurriculumID) (vs []program.CurriculumVersion, err error) {
	err = desk.Look(ctx, by, domain.ReadCurriculum, func(tx practice.Tx, _ domain.Scope) error {
		if _, err := tx.Curriculum(id); err != nil {
			return err
		}
		vs, err = tx.CurriculumVersions(id)
		return err
	})
	return vs, err
}

// CurriculumVersion gives one published version.
func (desk *Desk) CurriculumVersion(ctx context.Context, by domain.Actor, id domain.CurriculumID, number int) (v program.CurriculumVersion, err error) {
	err = desk.Look(ctx, by, domain.ReadCurriculum, func(tx practice.Tx, _ domain.Scope) error {
		v, err = tx.CurriculumVersion(id, number)
		return err
	})
	return v, err
}

// CreateCurriculum begins a curriculum as a draft.
func (desk *Desk) CreateCurriculum(ctx context.Context, by domain.Actor, draft program.Outline) (c program.Curriculum, err error) {
	err = desk.Change(ctx, by, domain.WriteCurriculum, func(tx practice.Tx, d *practice.Deed) error {
		if err := d.Check(checkOutline(tx, draft)); err != nil {
			return err
		}
		c = begun(draft, d)
		return tx.CreateCurriculum(c)
	})
	return c, err
}

// UpdateCurriculum replaces the draft. Published versions stay as they are.
func (desk *Desk) UpdateCurriculum(ctx context.Context, by domain.Actor, id domain.CurriculumID, expected domain.Version, draft program.Outline) (c program.Curriculum, err error) {
	err = desk.onCurriculum(ctx, by, domain.WriteCurriculum, id, func(tx practice.Tx, d *practice.Deed, found program.Curriculum) error {
		if err := expected.Matches(found.Version); err != nil {
			return err
		}
		if err := d.Check(checkOutline(tx, draft)); err != nil {
			return err
		}
		if found.ArchivedAt != nil {
			return program.ErrArchived
		}
		c = found
		c.Draft, c.HasDraft, c.Version, c.UpdatedAt = draft, true, found.Version+1, d.Now
		return tx.SaveCurriculum(c)
	})
	return c, err
}

// PublishCurriculum freezes the draft as the next numbered version.
func (desk *Desk) PublishCurriculum(ctx context.Context, by domain.Actor, id domain.CurriculumID) (c program.Curriculum, err error) {
	err = desk.onCurriculum(ctx, by, domain.PublishCurriculum, id, func(tx practice.Tx, d *practice.Deed, found program.Curriculum) error {
		if found.ArchivedAt != nil {
			return program.ErrArchived
		}
		published, version, err := found.Publish(by.UserID, d.Now)
		if err != nil {
			return err
		}
		c = published
		c.Version++
		d.Note(noteVersion, version.Number)
		if err := tx.CreateCurriculumVersion(version); err != nil {
			return err
		}
		return tx.SaveCurriculum(c)
	})
	return c, err
}
