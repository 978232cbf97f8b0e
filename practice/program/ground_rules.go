package program

import (
	"context"
	"errors"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// noteRules is which version of the ground rules a deed was about.
var noteRules = practice.Plain("groundRules")

// GroundRules gives the practice's ground rules in all their versions, in the order
// of publishing.
func (desk *Desk) GroundRules(ctx context.Context, by domain.Actor) (all []clinical.GroundRules, err error) {
	err = desk.Look(ctx, by, domain.ReadGroundRules, func(tx practice.Tx, _ domain.Scope) error {
		all, err = tx.GroundRules(domain.CohortID{})
		return err
	})
	return all, err
}

// PublishGroundRules makes the practice's next version. It is what members sign
// from now on: at admission too.
func (desk *Desk) PublishGroundRules(ctx context.Context, by domain.Actor, wanted clinical.GroundRules) (g clinical.GroundRules, err error) {
	err = desk.Change(ctx, by, domain.PublishGroundRules, func(tx practice.Tx, d *practice.Deed) error {
		settings, err := tx.LockSettings()
		if err != nil {
			return err
		}
		all, err := tx.GroundRules(domain.CohortID{})
		if err != nil {
			return err
		}
		if g, err = wanted.Publish(all, by, d.Now); d.Check(err) != nil {
			return d.Check(err)
		}
		d.About("ground_rules", g.ID, domain.ClientID{})
		settings.Admission = settings.Admission.SignsNow(g.Name)
		settings.Version, settings.UpdatedAt = settings.Version+1, d.Now
		return errors.Join(tx.CreateGroundRules(g), tx.SaveSettings(settings))
	})
	return g, err
}

// WithdrawGroundRules takes back a version of the practice that was published in
// error: what stood before holds again.
func (desk *Desk) WithdrawGroundRules(ctx context.Context, by domain.Actor, id domain.GroundRulesID, reason string) (g clinical.GroundRules, err error) {
	err = desk.Change(ctx, by, domain.PublishGroundRules, func(tx practice.Tx, d *practice.Deed) error {
		d.About("ground_rules", id, domain.ClientID{})
		settings, err := tx.LockSettings()
		if err != nil {
			return err
		}
		all, err := tx.GroundRules(domain.CohortID{})
		if err != nil {
			return err
		}
		i := slices.IndexFunc(all, func(g clinical.GroundRules) bool { return g.ID == id })
		if i < 0 {
			return domain.ErrNotFound
		}
		if g, err = all[i].Withdraw(by, reason, d.Now); d.Check(err) != nil {
			return d.Check(err)
		}
		all[i] = g
		d.Note(practice.Reason, reason)
		settings.Admission = settings.Admission.SignsNoMore(g.Name)
		if current := clinical.CurrentRules(all, domain.CohortID{}); current != nil {
			settings.Admission = settings.Admission.SignsNow(current.Name)
		}
		settings.Version, settings.UpdatedAt = settings.Version+1, d.Now
		return errors.Join(tx.SaveGroundRules(g), tx.SaveSettings(settings))
	})
	return g, err
}

// PublishCohortRules makes the next version that a cohort has for itself.
func (desk *Desk) PublishCohortRules(ctx context.Context, by domain.Actor, cohort domain.CohortID, wanted clinical.GroundRules) (g clinical.GroundRules, err error) {
	err = desk.onCohortRules(ctx, by, cohort, func(tx practice.Tx, d *practice.Deed, all []clinical.GroundRules) error {
		wanted.CohortID = cohort
		if g, err = wanted.Publish(all, by, d.Now); d.Check(err) != nil {
			return d.Check(err)
		}
		d.Note(noteRules, g.ID.String())
		return tx.CreateGroundRules(g)
	})
	return g, err
}

// WithdrawCohortRules takes back the newest version that a cohort has for itself:
// the one before holds again, or the practice's.
func (desk *Desk) WithdrawCohortRules(ctx context.Context, by domain.Actor, cohort domain.CohortID, reason string) (g clinical.GroundRules, err error) {
	err = desk.onCohortRules(ctx, by, cohort, func(tx practice.Tx, d *practice.Deed, all []clinical.GroundRules) error {
		current := clinical.CurrentRules(all, cohort)
		if current == nil || current.CohortID.IsZero() {
			return clinical.ErrNoOwnRules
		}
		if g, err = current.Withdraw(by, reason, d.Now); d.Check(err) != nil {
			return d.Check(err)
		}
		d.Note(noteRules, g.ID.String())
		d.Note(practice.Reason, reason)
		return tx.SaveGroundRules(g)
	})
	return g, err
}

// onCohortRules acts on the ground rules that a cohort has for itself, under the
// cohort's lock.
func (desk *Desk) onCohortRules(ctx context.Context, by domain.Actor, id domain.CohortID, do func(practice.Tx, *practice.Deed, []clinical.GroundRules) error) error {
	return desk.Change(ctx, by, domain.PublishCohortRules, func(tx practice.Tx, d *practice.Deed) error {
		d.About("cohort", id, domain.ClientID{})
		if _, err := LockCohort(tx, by, domain.PublishCohortRules, domain.ReadCohort, id); err != nil {
			return err
		}
		all, err := tx.GroundRules(id)
		if err != nil {
			return err
		}
		return do(tx, d, all)
	})
}
