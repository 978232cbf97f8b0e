package program

import (
	"context"
	"errors"
	"strings"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/domain/program/schedule"
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
		if err := checkLeaders(tx, d, nil, c, &f); err != nil {
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
// on them, one a session.
func datedSessions(tx practice.Tx, c program.Cohort) ([]program.Session, error) {
	slots, _, err := planOf(c).Sessions()
	if err != nil {
		return nil, err
	}
	var weeks []program.Week
	if !c.CurriculumID.IsZero() {
		version, err := tx.CurriculumVersion(c.CurriculumID, c.CurriculumVersion)
		if err != nil {
			return nil, err
		}
		weeks = version.Outline.Weeks
	}
	sessions := make([]program.Session, len(slots))
	for i, slot := range slots {
		s := program.Session{ID: domain.NewID[domain.SessionID](), CohortID: c.ID, Number: slot.Number, Date: slot.Date,
			StartsAt: slot.StartsAt, EndsAt: slot.EndsAt, Status: program.SessionScheduled, Version: 1, UpdatedAt: c.UpdatedAt}
		if i < len(weeks) {
			s.WeekNumber, s.Theme = i+1, weeks[i].Theme
		}
		var said []string
		for _, notice := range slot.Notices {
			said = append(said, notice.Text)
		}
		s.Notice = strings.Join(said, " ")
		sessions[i] = s
	}
	return sessions, nil
}

func planOf(c program.Cohort) schedule.Plan {
	s := c.Schedule
	return schedule.Plan{StartsOn: s.StartsOn, Time: schedule.WallTime(s.Time), TimeZone: s.TimeZone,
		DurationMinutes: s.DurationMinutes, Cadence: schedule.Cadence(s.Cadence), Count: s.Sessions}
}
