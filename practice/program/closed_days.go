package program

import (
	"context"
	"errors"
	"slices"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/domain/program/schedule"
	"cohort/practice"
)

// lookAhead is how many days ahead sessions are held against the closed days,
// and mostFound how many are told of at once.
const (
	lookAhead = 400
	mostFound = 200
)

// ClosedSession is a session that is to be held on a day on which the practice
// is closed.
type ClosedSession struct {
	program.DatedSession
	Why string
}

// SessionsOnClosedDays lists the sessions of running cohorts that are to be held
// on closed days: what to do with each is their leaders' to say.
func (desk *Desk) SessionsOnClosedDays(ctx context.Context, by domain.Actor) (found []ClosedSession, err error) {
	err = desk.Look(ctx, by, domain.ReadSession, func(tx practice.Tx, scope domain.Scope) error { // dates and themes name nobody
		today, err := practice.Today(tx, desk.Now())
		if err != nil {
			return err
		}
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		closed, err := program.ClosedBetween(settings.Closed, today, today.AddDays(lookAhead))
		if err != nil || len(closed) == 0 {
			return err
		}
		days := make([]domain.Date, len(closed))
		for i, day := range closed {
			days[i] = day.Date
		}
		sessions, err := tx.SessionsFound(scope, days, nil, desk.Now(), mostFound)
		if err != nil {
			return err
		}
		sessions = program.Coming(sessions, desk.Now())
		if err := errors.Join(labeled(tx, by, sessions), asShown(tx, sessionsIn(sessions, ofDated)...)); err != nil {
			return err
		}
		for _, s := range sessions {
			i := slices.Index(days, s.Date)
			found = append(found, ClosedSession{DatedSession: s, Why: closed[i].Why})
		}
		return nil
	})
	return found, err
}

// PlanAhead is what a schedule comes to before it is anybody's.
type PlanAhead struct {
	Sessions []program.Session
	Notices  []string         // closed days, and what becomes of the sessions that would fall on them
	Offers   []schedule.Offer // what else could; none when no closed day is met
	Hours    program.WeeklyHours
}

// PlanAhead works out the dates of a schedule.
func (desk *Desk) PlanAhead(ctx context.Context, by domain.Actor, when program.Schedule) (v PlanAhead, err error) {
	err = desk.Read(ctx, by, domain.CreateCohort, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.NothingDone() // names nobody
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		if err := d.Check(when.Validate()); err != nil {
			return err
		}
		if v.Sessions, err = (program.Cohort{Schedule: when}).Dates(settings.Closed); err != nil {
			return err
		}
		v.Hours = when.WeeklyHours(v.Sessions, settings.Hours)
		v.Notices, v.Offers, err = when.ClosedNotices(settings.Closed)
		return err
	})
	return v, err
}
