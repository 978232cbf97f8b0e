package practice

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
)

type curriculumTx interface {
	Curricula(page Page) (List[program.Curriculum], error) // by name
	Curriculum(domain.CurriculumID) (program.Curriculum, error)
	LockCurriculum(domain.CurriculumID) (program.Curriculum, error)
	CreateCurriculum(program.Curriculum) error
	SaveCurriculum(program.Curriculum) error
	CurriculumVersion(id domain.CurriculumID, number int) (program.CurriculumVersion, error)
	CurriculumVersions(domain.CurriculumID) ([]program.CurriculumVersion, error) // newest first
	CreateCurriculumVersion(program.CurriculumVersion) error
}

// onCurriculum is the only way to change a curriculum. Curricula belong to
// the practice: every therapist may write them.
func (p *Practice) onCurriculum(ctx context.Context, by domain.Actor, action domain.Action, id domain.CurriculumID,
	do func(Tx, *Deed, program.Curriculum) error) error {
	return p.change(ctx, by, action, func(tx Tx, d *Deed) error {
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

// Curricula lists the practice's curricula by name.
func (p *Practice) Curricula(ctx context.Context, by domain.Actor, page Page) (list List[program.Curriculum], err error) {
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	err = p.look(ctx, by, domain.ReadCurriculum, func(tx Tx, _ domain.Scope) error {
		list, err = tx.Curricula(page)
		return err
	})
	return list, err
}

// Curriculum gives one with its draft.
func (p *Practice) Curriculum(ctx context.Context, by domain.Actor, id domain.CurriculumID) (c program.Curriculum, err error) {
	err = p.look(ctx, by, domain.ReadCurriculum, func(tx Tx, _ domain.Scope) error {
		c, err = tx.Curriculum(id)
		return err
	})
	return c, err
}

// CurriculumVersions gives the published versions, newest first.
func (p *Practice) CurriculumVersions(ctx context.Context, by domain.Actor, id domain.CurriculumID) (vs []program.CurriculumVersion, err error) {
	err = p.look(ctx, by, domain.ReadCurriculum, func(tx Tx, _ domain.Scope) error {
		if _, err := tx.Curriculum(id); err != nil {
			return err
		}
		vs, err = tx.CurriculumVersions(id)
		return err
	})
	return vs, err
}

// CurriculumVersion gives one published version.
func (p *Practice) CurriculumVersion(ctx context.Context, by domain.Actor, id domain.CurriculumID, number int) (v program.CurriculumVersion, err error) {
	err = p.look(ctx, by, domain.ReadCurriculum, func(tx Tx, _ domain.Scope) error {
		v, err = tx.CurriculumVersion(id, number)
		return err
	})
	return v, err
}

// CreateCurriculum begins a curriculum as a draft.
func (p *Practice) CreateCurriculum(ctx context.Context, by domain.Actor, draft program.Outline) (c program.Curriculum, err error) {
	err = p.change(ctx, by, domain.WriteCurriculum, func(tx Tx, d *Deed) error {
		if err := draft.Validate(); err != nil {
			return err
		}
		c = program.Curriculum{ID: domain.NewID[domain.CurriculumID](), Draft: draft, HasDraft: true, Version: 1,
			CreatedBy: by.UserID, CreatedAt: d.Now, UpdatedAt: d.Now}
		d.About("curriculum", c.ID, domain.ClientID{})
		return tx.CreateCurriculum(c)
	})
	return c, err
}

// UpdateCurriculum replaces the draft. Published versions stay as they are.
func (p *Practice) UpdateCurriculum(ctx context.Context, by domain.Actor, id domain.CurriculumID, expected Version, draft program.Outline) (c program.Curriculum, err error) {
	err = p.onCurriculum(ctx, by, domain.WriteCurriculum, id, func(tx Tx, d *Deed, found program.Curriculum) error {
		if err := expected.Matches(found.Version); err != nil {
			return err
		}
		if err := draft.Validate(); err != nil {
			return err
		}
		c = found
		c.Draft, c.HasDraft, c.Version, c.UpdatedAt = draft, true, found.Version+1, d.Now
		return tx.SaveCurriculum(c)
	})
	return c, err
}

// PublishCurriculum freezes the draft as the next numbered version.
func (p *Practice) PublishCurriculum(ctx context.Context, by domain.Actor, id domain.CurriculumID) (c program.Curriculum, err error) {
	err = p.onCurriculum(ctx, by, domain.PublishCurriculum, id, func(tx Tx, d *Deed, found program.Curriculum) error {
		published, version, err := found.Publish(by.UserID, d.Now)
		if err != nil {
			return err
		}
		c = published
		c.Version++
		d.Note("version", version.Number)
		if err := tx.CreateCurriculumVersion(version); err != nil {
			return err
		}
		return tx.SaveCurriculum(c)
	})
	return c, err
}
