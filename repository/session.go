package repository

import (
	"errors"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

type sessionRow struct {
	ID         domain.SessionID `gorm:"primaryKey"`
	CohortID   domain.CohortID
	Number     int
	HeldOn     domain.Date
	StartsAt   time.Time
	EndsAt     time.Time
	WeekNumber int
	Content    []byte
	Status     string
	ClosedAt   *time.Time
	ClosedBy   *domain.UserID
	Attended   int
	RoomID     *domain.RoomID
	Version    int
	UpdatedAt  time.Time `gorm:"autoUpdateTime:false"`

	CurriculumVersion int
}

func (sessionRow) TableName() string { return "sessions" }

const sessionContent = "sessions.content"

// sessionSaid is what is sealed of a session.
type sessionSaid struct {
	Theme        string `json:"theme,omitempty"`
	Notice       string `json:"notice,omitempty"`
	CancelReason string `json:"cancelReason,omitempty"`
}

func (t *tx) sessionToRow(s program.Session) (_ *sessionRow, err error) {
	var content []byte
	if said := (sessionSaid{Theme: s.Theme, Notice: s.Notice, CancelReason: s.CancelReason}); said != (sessionSaid{}) {
		content, err = t.sealJSON(sessionContent, s.ID, said)
	}
	return &sessionRow{ID: s.ID, CohortID: s.CohortID, Number: s.Number, HeldOn: s.Date, StartsAt: s.StartsAt, EndsAt: s.EndsAt, WeekNumber: s.WeekNumber, Content: content,
		Status: string(s.Status), ClosedAt: s.ClosedAt, ClosedBy: optional(s.ClosedBy), Attended: s.Attended, RoomID: optional(s.RoomID), Version: s.Version, UpdatedAt: s.UpdatedAt,
		CurriculumVersion: s.CurriculumVersion}, err
}

func (t *tx) sessionFromRow(r sessionRow) (program.Session, error) {
	var said sessionSaid
	err := t.openJSON(sessionContent, r.ID, r.Content, &said)
	return program.Session{ID: r.ID, CohortID: r.CohortID, Number: r.Number, Date: r.HeldOn, StartsAt: r.StartsAt.UTC(),
		EndsAt: r.EndsAt.UTC(), WeekNumber: r.WeekNumber, Theme: said.Theme, Notice: said.Notice,
		Status: program.SessionStatus(r.Status), ClosedAt: r.ClosedAt, ClosedBy: given(r.ClosedBy), CancelReason: said.CancelReason,
		Attended: r.Attended, RoomID: given(r.RoomID), Version: r.Version, UpdatedAt: r.UpdatedAt, CurriculumVersion: r.CurriculumVersion}, err
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

// sessionColumns are a session's, in the order of scanned.
const sessionColumns = `s.id, s.cohort_id, s.number, s.held_on, s.starts_at, s.ends_at, s.week_number, s.content,
	s.status, s.closed_at, s.closed_by, s.attended, s.room_id, s.version, s.updated_at, s.curriculum_version`

// scanned gives the places of sessionColumns.
func (r *sessionRow) scanned() []any {
	r.ClosedBy, r.RoomID = &domain.UserID{}, &domain.RoomID{} // given reads a zero id as none
	return []any{toID(&r.ID), toID(&r.CohortID), &r.Number, day{&r.HeldOn}, &r.StartsAt, &r.EndsAt, &r.WeekNumber, &r.Content,
		&r.Status, &r.ClosedAt, toID(r.ClosedBy), &r.Attended, toID(r.RoomID), &r.Version, &r.UpdatedAt, &r.CurriculumVersion}
}

// usualSessions is how many sessions most cohorts have, so that their list
// seldom has to grow.
const usualSessions = 16

// sessionsOf asks for a cohort's sessions in order.
func (t *tx) sessionsOf(cohort domain.CohortID, to *[]program.Session) question {
	*to = make([]program.Session, 0, usualSessions)
	return t.sessionsWhere("s.cohort_id = $1 ORDER BY s.number", cohort, to)
}

func (t *tx) sessionsWhere(where string, id domain.AnyID, to *[]program.Session) question {
	var found sessionRow
	places := found.scanned()
	return question{sql: "SELECT " + sessionColumns + " FROM sessions s WHERE " + where, args: []any{id.String()}, each: func(r row) error {
		if err := r.Scan(places...); err != nil {
			return err
		}
		s, err := t.sessionFromRow(found)
		*to = append(*to, s)
		return err
	}}
}

// Sessions gives a cohort's sessions in order.
func (t *tx) Sessions(cohort domain.CohortID) (sessions []program.Session, err error) {
	err = t.ask(t.sessionsOf(cohort, &sessions))
	return sessions, err
}

// Session gives one.
func (t *tx) Session(id domain.SessionID) (program.Session, error) {
	var found []program.Session
	asked := t.sessionsWhere("s.id = $1", id, &found)
	asked.must = true
	if err := t.ask(asked); err != nil {
		return program.Session{}, err
	}
	return found[0], nil
}

// LockSession gives a session and its cohort for a change. The cohort is
// locked first, as whoever changes anything about a group does: the questions
// are asked in order.
func (t *tx) LockSession(id domain.SessionID) (c program.Cohort, s program.Session, err error) {
	if err = errors.Join(t.take(lockCohort), t.take(lockSession)); err != nil {
		return c, s, err
	}
	var cohort cohortRow
	var led leaders
	var sessions []program.Session
	its := "(SELECT cohort_id FROM sessions WHERE id = $1)"
	session := t.sessionsWhere("s.id = $1"+t.lockedByHand(), id, &sessions)
	session.must = true
	if err = t.ask(
		question{sql: "SELECT " + cohortColumns + " FROM cohorts c WHERE c.id = " + its + t.lockedByHand(), args: []any{id.String()}, must: true,
			each: func(r row) error { return r.Scan(cohort.scanned()...) }},
		t.leadersWhere(its, id, &led),
		session); err != nil {
		return program.Cohort{}, s, err
	}
	t.took(lockCohort, cohort.ID)
	c, err = t.cohortFromRow(cohort)
	return led.of(t, c), sessions[0], err
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
