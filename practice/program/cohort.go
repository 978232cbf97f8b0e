package program

import (
	"context"
	"errors"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// OnCohort is the only way to act on a cohort: it locks the row, asks the
// policy about this cohort, acts and writes the audit in one transaction. What
// the deed rests on and stands before a cohort in the order of locks is held
// first.
func (desk *Desk) OnCohort(ctx context.Context, by domain.Actor, action domain.Action, id domain.CohortID,
	do func(practice.Tx, *practice.Deed, program.Cohort) error, first ...practice.Hold) error {
	return desk.Change(ctx, by, action, func(tx practice.Tx, d *practice.Deed) error {
		d.About("cohort", id, domain.ClientID{})
		if err := practice.HoldAll(tx, first); err != nil {
			return err
		}
		c, err := LockCohort(tx, by, action, domain.ReadCohort, id)
		if err != nil {
			return err
		}
		return do(tx, d, c)
	})
}

// LockCohort locks a cohort for what is done to something of it, and asks the
// policy whether the actor may. read is the action of seeing that thing.
func LockCohort(tx practice.Tx, by domain.Actor, action, read domain.Action, id domain.CohortID) (program.Cohort, error) {
	c, err := tx.LockCohort(id)
	if err != nil {
		return c, err
	}
	return c, domain.Allow(by, action, read, c.LedBy(by.UserID))
}

// Cohort gives a cohort with its seats, roster and sessions.
func (desk *Desk) Cohort(ctx context.Context, by domain.Actor, id domain.CohortID) (v program.CohortView, err error) {
	err = desk.Read(ctx, by, domain.ReadCohort, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("cohort", id, domain.ClientID{})
		if v, err = tx.CohortView(scope, id, d.Now); err != nil {
			return err
		}
		return completed(tx, &v, d.Now)
	})
	leads := v.LedBy(by.UserID)
	v.Goals = goalsSeenBy(by, v.Cohort)
	today := v.Today(desk.Now())
	v.Roster = seatsSeenBy(by, leads, v.Roster, func(s program.RosterSeat) bool { return s.IsMember(today) })
	if !domain.May(by, domain.ReadPurpose, leads) {
		v = v.Neutral()
	}
	return v, err
}

// Cohorts lists cohorts, newest first.
func (desk *Desk) Cohorts(ctx context.Context, by domain.Actor, filter program.CohortFilter, page domain.Page) (list domain.List[program.CohortCard], err error) {
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	err = desk.Look(ctx, by, domain.ReadCohort, func(tx practice.Tx, scope domain.Scope) error { // cards name no member
		zone, err := practice.Zone(tx)
		if err != nil {
			return err
		}
		filter.Today = domain.DateIn(desk.Now(), zone)
		if list, err = tx.Cohorts(scope, filter, page); err != nil {
			return err
		}
		return errors.Join(priced(tx, list.Items, desk.Now()), asShown(tx, sessionsIn(list.Items, nextOf)...), cardsInRooms(tx, list.Items))
	})
	for i, c := range list.Items {
		if !domain.May(by, domain.ReadPurpose, c.LedBy(by.UserID)) {
			list.Items[i] = c.Neutral()
		}
	}
	return list, err
}

// priced adds today's fee to each cohort.
func priced(tx practice.Tx, cards []program.CohortCard, now time.Time) error {
	ids := make([]domain.CohortID, len(cards))
	for i, c := range cards {
		ids[i] = c.ID
	}
	fees, err := tx.CohortFees(ids...)
	for i, c := range cards {
		cards[i].Fee, _ = domain.On(fees[c.ID], c.Today(now))
	}
	return err
}
