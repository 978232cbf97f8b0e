package repository

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

type sessionRow struct {
	ID           domain.SessionID `gorm:"primaryKey"`
	CohortID     domain.CohortID
	Number       int
	HeldOn       domain.Date
	StartsAt     time.Time
	EndsAt       time.Time
	WeekNumber   int
	Theme        string
	Notice       string
	Status       string
	ClosedAt     *time.Time
	ClosedBy     *domain.UserID
	CancelReason []byte
	Attended     int
	Version      int
	UpdatedAt    time.Time `gorm:"autoUpdateTime:false"`
}

func (sessionRow) TableName() string { return "sessions" }

const sessionReason = "sessions.cancel_reason"

func (t *tx) sessionToRow(s program.Session) (*sessionRow, error) {
	reason, err := t.seal(sessionReason, s.ID, s.CancelReason)
	return &sessionRow{ID: s.ID, CohortID: s.CohortID, Number: s.Number, HeldOn: s.Date, StartsAt: s.StartsAt, EndsAt: s.EndsAt, WeekNumber: s.WeekNumber, Theme: s.Theme, Notice: s.Notice,
		Status: string(s.Status), ClosedAt: s.ClosedAt, ClosedBy: optional(s.ClosedBy), CancelReason: reason, Attended: s.Attended, Version: s.Version, UpdatedAt: s.UpdatedAt}, err
}

func (t *tx) sessionFromRow(r sessionRow) (program.Session, error) {
	reason, err := t.open(sessionReason, r.ID, r.CancelReason)
	return program.Session{ID: r.ID, CohortID: r.CohortID, Number: r.Number, Date: r.HeldOn, StartsAt: r.StartsAt.UTC(),
		EndsAt: r.EndsAt.UTC(), WeekNumber: r.WeekNumber, Theme: r.Theme, Notice: r.Notice,
		Status: program.SessionStatus(r.Status), ClosedAt: r.ClosedAt, ClosedBy: given(r.ClosedBy), CancelReason: reason,
		Attended: r.Attended, Version: r.Version, UpdatedAt: r.UpdatedAt}, err
}

// CreateSessions adds the dated sessions of a cohort.
func (t *tx) CreateSessions(sessions []program.Session) error {
	rows := make([]*sessionRow, len(sessions))
	for i, s := range sessions {
		row, err := t.sessionToRow(s)
		if err != nil {
			return err
		}
		rows[i] = row
	}
	return t.insert(rows)
}

// Sessions gives a cohort's sessions in order.
func (t *tx) Sessions(cohort domain.CohortID) ([]program.Session, error) {
	rows, err := list[sessionRow](t.db, "number", "cohort_id = ?", cohort)
	if err != nil {
		return nil, err
	}
	return each(rows, t.sessionFromRow)
}

// Session gives one.
func (t *tx) Session(id domain.SessionID) (program.Session, error) {
	row, err := find[sessionRow](t.db, "id = ?", id)
	if err != nil {
		return program.Session{}, err
	}
	return t.sessionFromRow(row)
}

// LockSession gives a session and its cohort for a change. The cohort is
// locked first: whoever changes anything about a group does so.
func (t *tx) LockSession(id domain.SessionID) (program.Cohort, program.Session, error) {
	if t.byHand {
		return t.lockSessionPgx(id)
	}
	found, err := t.Session(id)
	if err != nil {
		return program.Cohort{}, found, err
	}
	c, err := t.LockCohort(found.CohortID)
	if err != nil {
		return c, found, err
	}
	row, err := lockOne[sessionRow](t, lockSession, "id = ?", id)
	if err != nil {
		return c, found, err
	}
	s, err := t.sessionFromRow(row)
	return c, s, err
}

// SaveSession writes one. Its cohort is locked, and with it all its sessions.
func (t *tx) SaveSession(s program.Session) error {
	if err := t.mine(lockCohort, s.CohortID); err != nil {
		return err
	}
	row, err := t.sessionToRow(s)
	if err != nil {
		return err
	}
	if t.queues() {
		t.tr.queueSession(row)
		return nil
	}
	return t.update(row)
}
