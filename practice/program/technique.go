package program

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// Techniques gives the library: the built-in ones, then the practice's own.
func (desk *Desk) Techniques(ctx context.Context, by domain.Actor) (all []program.Technique, err error) {
	err = desk.Look(ctx, by, domain.ReadCurriculum, func(tx practice.Tx, _ domain.Scope) error {
		own, err := tx.Techniques()
		all = append(slices.Clone(program.BuiltInTechniques), own...)
		return err
	})
	return all, err
}

// Technique gives one of the practice's own.
func (desk *Desk) Technique(ctx context.Context, by domain.Actor, id domain.TechniqueID) (t program.Technique, err error) {
	err = desk.Look(ctx, by, domain.ReadCurriculum, func(tx practice.Tx, _ domain.Scope) error {
		own, err := tx.Techniques()
		if err != nil {
			return err
		}
		i := slices.IndexFunc(own, func(o program.Technique) bool { return o.ID == id })
		if i < 0 {
			return domain.ErrNotFound
		}
		t = own[i]
		return nil
	})
	return t, err
}

// AddTechnique adds one of the practice's own.
func (desk *Desk) AddTechnique(ctx context.Context, by domain.Actor, name, description string) (t program.Technique, err error) {
	err = desk.onTechniques(ctx, by, func(tx practice.Tx, d *practice.Deed, own []program.Technique) error {
		t = program.Technique{ID: domain.NewID[domain.TechniqueID](), Name: name, Description: description, Version: 1,
			CreatedBy: by.UserID, CreatedAt: d.Now, UpdatedAt: d.Now}
		if err := d.Check(t.Validate()); err != nil {
			return err
		}
		if err := t.FitsAmong(own); err != nil {
			return err
		}
		d.About("technique", t.ID, domain.ClientID{})
		return tx.CreateTechnique(t)
	})
	return t, err
}

// ChangeTechnique words one of the practice's own anew, retires it or brings it
// back. Curricula name techniques by their words: what is written stays.
func (desk *Desk) ChangeTechnique(ctx context.Context, by domain.Actor, id domain.TechniqueID, expected domain.Version, wanted program.Technique) (t program.Technique, err error) {
	err = desk.onTechniques(ctx, by, func(tx practice.Tx, d *practice.Deed, own []program.Technique) error {
		d.About("technique", id, domain.ClientID{})
		i := slices.IndexFunc(own, func(o program.Technique) bool { return o.ID == id })
		if i < 0 {
			return domain.ErrNotFound
		}
		t = own[i]
		if err := expected.Matches(t.Version); err != nil {
			return err
		}
		t.Name, t.Description, t.Retired, t.Version, t.UpdatedAt = wanted.Name, wanted.Description, wanted.Retired, t.Version+1, d.Now
		if err := d.Check(t.Validate()); err != nil {
			return err
		}
		if err := t.FitsAmong(own); err != nil {
			return err
		}
		return tx.SaveTechnique(t)
	})
	return t, err
}

// onTechniques is the only way to change the library: one after the other, under
// the lock of the settings, so that no name is there twice.
func (desk *Desk) onTechniques(ctx context.Context, by domain.Actor, do func(practice.Tx, *practice.Deed, []program.Technique) error) error {
	return desk.Change(ctx, by, domain.WriteCurriculum, func(tx practice.Tx, d *practice.Deed) error {
		if _, err := tx.LockSettings(); err != nil {
			return err
		}
		own, err := tx.Techniques()
		if err != nil {
			return err
		}
		return do(tx, d, own)
	})
}
