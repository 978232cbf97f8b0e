package repository

import (
	"cmp"

	"cohort/domain"
	"cohort/domain/program"
)

type scheduleChangeRow undoable[domain.ScheduleChangeID]

func (scheduleChangeRow) TableName() string { return "schedule_changes" }

const scheduleChangeContent = "schedule_changes.content"

// rescheduled is what is sealed of a change: sessions have themes.
type rescheduled struct {
	Kind   program.EditKind      `json:"kind"`
	Before program.ScheduleState `json:"before"`
	After  program.ScheduleState `json:"after"`
}

func (t *tx) scheduleChangeToRow(c program.ScheduleChange) (*scheduleChangeRow, error) {
	content, err := t.sealJSON(scheduleChangeContent, c.ID, rescheduled{Kind: c.Kind, Before: c.Before, After: c.After})
	return &scheduleChangeRow{ID: c.ID, CohortID: c.CohortID, Content: content, MadeBy: c.By, MadeAt: c.At,
		UndoneBy: optional(c.UndoneBy), UndoneAt: c.UndoneAt}, err
}

func (t *tx) scheduleChangeFromRow(r scheduleChangeRow) (program.ScheduleChange, error) {
	var said rescheduled
	err := t.openJSON(scheduleChangeContent, r.ID, r.Content, &said)
	return program.ScheduleChange{ID: r.ID, CohortID: r.CohortID, Kind: said.Kind, Before: said.Before, After: said.After,
		By: r.MadeBy, At: r.MadeAt.UTC(), UndoneBy: given(r.UndoneBy), UndoneAt: r.UndoneAt}, err
}

// CreateScheduleChange keeps what a change of a cohort's sessions did. Its cohort
// is locked.
func (t *tx) CreateScheduleChange(c program.ScheduleChange) error {
	row, err := t.scheduleChangeToRow(c)
	if err != nil {
		return err
	}
	return keep(t, c.CohortID, row, t.insert)
}

// LastScheduleChange gives the newest change of a cohort that stands.
func (t *tx) LastScheduleChange(cohort domain.CohortID) (program.ScheduleChange, error) {
	row, err := lastStanding[scheduleChangeRow](t, cohort)
	if err != nil {
		return program.ScheduleChange{}, err
	}
	return t.scheduleChangeFromRow(row)
}

// SaveScheduleChange writes that it was undone. Its cohort is locked.
func (t *tx) SaveScheduleChange(c program.ScheduleChange) error {
	row, err := t.scheduleChangeToRow(c)
	if err != nil {
		return err
	}
	return keep(t, c.CohortID, row, t.update)
}

// RescheduleSessions writes sessions of a cohort that are dated or numbered anew,
// and adds and takes out others. Its cohort is locked, and with it all of them.
func (t *tx) RescheduleSessions(cohort domain.CohortID, changed, added, removed []program.Session) error {
	if err := t.mine(lockCohort, cohort); err != nil {
		return err
	}
	for _, s := range removed {
		if n, err := t.CountLiveFacts(s.ID); err != nil || n > 0 {
			return cmp.Or(err, error(program.ErrChangedSince))
		}
		if err := t.db.Delete(&sessionRow{}, "id = ? AND cohort_id = ?", s.ID, cohort).Error; err != nil {
			return err
		}
	}
	// No two sessions have one number, at no moment: those that get another one
	// make room first.
	for _, s := range changed {
		if err := t.db.Model(&sessionRow{}).Where("id = ? AND cohort_id = ?", s.ID, cohort).Update("number", -s.Number).Error; err != nil {
			return err
		}
	}
	for _, s := range changed {
		row, err := t.sessionToRow(s)
		if err != nil {
			return err
		}
		if err := t.update(row); err != nil {
			return err
		}
	}
	if len(added) == 0 {
		return nil
	}
	return t.CreateSessions(added)
}
