package program

import (
	"context"
	"errors"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
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

// CohortRules are the ground rules of a cohort, and how its members stand to them.
type CohortRules struct {
	Cohort  program.Cohort
	Current *clinical.GroundRules // nil while there are none
	Own     []clinical.GroundRules
	Members []RulesMember
}

// RulesMember is one member of now.
type RulesMember struct {
	clinical.MemberAgreement
	Seat program.RosterSeat
}

// CohortRules gives a cohort's ground rules, and who has signed them.
func (desk *Desk) CohortRules(ctx context.Context, by domain.Actor, id domain.CohortID) (v CohortRules, err error) {
	err = desk.Read(ctx, by, domain.ReadAgreements, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("cohort", id, domain.ClientID{})
		if v.Cohort, err = visibleCohort(tx, scope, id); err != nil {
			return err
		}
		book, err := rulesBookOf(tx, v.Cohort)
		if err != nil {
			return err
		}
		v.Current = book.current()
		for _, g := range book.rules {
			if !g.CohortID.IsZero() {
				v.Own = append(v.Own, g)
			}
		}
		seats, err := tx.Roster(id)
		if err != nil {
			return err
		}
		today := v.Cohort.Today(d.Now)
		for _, seat := range seatsSeenBy(by, v.Cohort.LedBy(by.UserID), seats, func(s program.RosterSeat) bool { return s.IsMember(today) }) {
			if m, is := book.standing(seat.ID); is && seat.Until.IsZero() {
				v.Members = append(v.Members, RulesMember{m, seat})
			}
		}
		return nil
	})
	return v, err
}

// rulesBook is what it follows from how members stand to the ground rules.
type rulesBook struct {
	cohort   domain.CohortID
	rules    []clinical.GroundRules
	episodes []program.Enrollment
	signed   []clinical.Agreement
	breaches []clinical.Breach
}

func rulesBookOf(tx practice.Tx, c program.Cohort) (b rulesBook, err error) {
	b.cohort = c.ID
	var failed [4]error
	b.rules, failed[0] = tx.GroundRules(c.ID)
	b.episodes, failed[1] = tx.Enrollments(c.ID)
	b.signed, failed[2] = tx.AgreementsOf(c.ID)
	b.breaches, failed[3] = tx.BreachesOf(c.ID)
	return b, errors.Join(failed[:]...)
}

func (b rulesBook) current() *clinical.GroundRules { return clinical.CurrentRules(b.rules, b.cohort) }

func (b rulesBook) standing(id domain.EnrollmentID) (m clinical.MemberAgreement, is bool) {
	i := slices.IndexFunc(b.episodes, func(e program.Enrollment) bool { return e.ID == id })
	if i < 0 {
		return m, false
	}
	return clinical.Standing(b.episodes[i], b.current(), b.rules, b.signed, b.breaches), true
}
