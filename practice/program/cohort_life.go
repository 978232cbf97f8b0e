package program

import (
	"context"
	"errors"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

var noteMembers = practice.Kept("members") // how many start

// StartCohort begins a planned cohort and dates its sessions.
func (desk *Desk) StartCohort(ctx context.Context, by domain.Actor, id domain.CohortID, reason string) (v program.CohortView, err error) {
	err = desk.OnCohort(ctx, by, domain.StartCohort, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort) error {
		var f domain.Faults
		f.Text("overrideReason", reason, domain.MaxReason)
		if err := f.Err(); err != nil {
			return err
		}
		members, err := CurrentMembers(tx, c, d.Now)
		if err != nil {
			return err
		}
		if c, err = c.Start(len(members), reason, d.Now); err != nil {
			return err
		}
		if err := checkLeaders(tx, d, nil, c, domain.Date{}, &f); err != nil {
			return err
		}
		if err := f.Err(); err != nil {
			return err
		}
		if len(members) < c.MinMembers {
			d.Note(noteMembers, len(members))
			d.Note(practice.Reason, reason)
		}
		sessions, err := datedSessions(tx, c)
		if err != nil {
			return err
		}
		c.Version++
		c.Schedule.Sessions = len(sessions) // closed days may have left some out
		if err := errors.Join(tx.SaveCohort(c), tx.CreateSessions(sessions)); err != nil {
			return err
		}
		v, err = cohortView(tx, d, id)
		return err
	})
	return v, err
}

// DatedSessions gives the sessions of a cohort, those that are planned while it
// has not started.
func DatedSessions(tx practice.Tx, c program.Cohort) ([]program.Session, error) {
	if c.Status == program.CohortPlanned {
		return datedSessions(tx, c)
	}
	return tx.Sessions(c.ID)
}

// datedSessions works out a cohort's sessions and lays the curriculum's weeks
// on them.
func datedSessions(tx practice.Tx, c program.Cohort) ([]program.Session, error) {
	sessions, err := practice.PlannedDates(tx, c)
	if err != nil || c.CurriculumID.IsZero() {
		return sessions, err
	}
	version, err := tx.CurriculumVersion(c.CurriculumID, c.CurriculumVersion)
	if err != nil {
		return nil, err
	}
	c.Schedule.Lay(sessions, version.Outline.Weeks)
	return sessions, nil
}
