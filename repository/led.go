package repository

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

type ledRow struct {
	SessionID domain.SessionID `gorm:"primaryKey"`
	UserID    domain.UserID    `gorm:"primaryKey"`
	Place     int
	LedAs     string
}

func (ledRow) TableName() string { return "session_leaders" }

type ledChangeRow struct {
	ID        domain.LedChangeID `gorm:"primaryKey"`
	SessionID domain.SessionID
	Content   []byte
	MadeBy    domain.UserID
	MadeAt    time.Time
}

func (ledChangeRow) TableName() string { return "session_leader_changes" }

const ledChangeContent = "session_leader_changes.content"

// ledSaid is what is sealed of a correction: its reason may be somebody's.
type ledSaid struct {
	Before []program.Led `json:"before"`
	After  []program.Led `json:"after"`
	Reason string        `json:"reason"`
}

// SaveLed keeps who led a session, in place of what stood.
func (t *tx) SaveLed(session domain.SessionID, cohort domain.CohortID, led []program.Led) error {
	if err := t.mine(lockCohort, cohort); err != nil {
		return err
	}
	if t.queues() {
		t.tr.queueLed(session, led)
		return nil
	}
	if err := t.db.Where("session_id = ?", session).Delete(&ledRow{}).Error; err != nil {
		return err
	}
	rows := make([]ledRow, len(led))
	for i, l := range led {
		rows[i] = ledRow{SessionID: session, UserID: l.UserID, Place: i, LedAs: string(l.As)}
	}
	return t.insert(&rows)
}

// ledWhere asks for who led sessions.
func ledWhere(where string, id domain.AnyID, each func(domain.SessionID, program.Led)) question {
	return question{sql: `SELECT l.session_id, l.user_id, u.name, l.led_as FROM session_leaders l JOIN users u ON u.id = l.user_id
		WHERE ` + where + ` ORDER BY l.session_id, l.place`, args: []any{id.String()}, each: func(r row) error {
		var session domain.SessionID
		var l program.Led
		err := r.Scan(toID(&session), toID(&l.UserID), &l.Name, (*string)(&l.As))
		each(session, l)
		return err
	}}
}

// ledIn asks for who led each session of a cohort.
func ledIn(cohort domain.CohortID, to map[domain.SessionID][]program.Led) question {
	return ledWhere("l.session_id IN (SELECT s.id FROM sessions s WHERE s.cohort_id = $1)", cohort,
		func(session domain.SessionID, l program.Led) { to[session] = append(to[session], l) })
}

// LedInCohort gives who led each session of a cohort.
func (t *tx) LedInCohort(cohort domain.CohortID) (map[domain.SessionID][]program.Led, error) {
	led := map[domain.SessionID][]program.Led{}
	return led, t.ask(ledIn(cohort, led))
}

// LedOf gives who led one.
func (t *tx) LedOf(session domain.SessionID) (led []program.Led, err error) {
	err = t.ask(ledWhere("l.session_id = $1", session, func(_ domain.SessionID, l program.Led) { led = append(led, l) }))
	return led, err
}

// CreateLedChange keeps what stood before a correction.
func (t *tx) CreateLedChange(c program.LedChange) error {
	content, err := t.sealJSON(ledChangeContent, c.ID, ledSaid{Before: c.Before, After: c.After, Reason: c.Reason})
	if err != nil {
		return err
	}
	return t.insert(&ledChangeRow{ID: c.ID, SessionID: c.SessionID, Content: content, MadeBy: c.By, MadeAt: c.At})
}

// LedChangesOf gives the corrections of a session in their order.
func (t *tx) LedChangesOf(session domain.SessionID) (changes []program.LedChange, err error) {
	err = t.ask(question{sql: `SELECT c.id, c.content, c.made_by, c.made_at, u.name FROM session_leader_changes c JOIN users u ON u.id = c.made_by
		WHERE c.session_id = $1 ORDER BY c.made_at, c.id`, args: []any{session.String()}, each: func(r row) error {
		c := program.LedChange{SessionID: session}
		var content []byte
		if err := r.Scan(toID(&c.ID), &content, toID(&c.By), &c.At, &c.ByName); err != nil {
			return err
		}
		var said ledSaid
		err := t.openJSON(ledChangeContent, c.ID, content, &said)
		c.Before, c.After, c.Reason = said.Before, said.After, said.Reason
		changes = append(changes, c)
		return err
	}})
	return changes, err
}

type ledHourRow struct {
	SessionID domain.SessionID
	CohortID  domain.CohortID
	Code      string
	Number    int
	HeldOn    domain.Date
	StartsAt  time.Time
	EndsAt    time.Time
	UserID    domain.UserID
	Name      string
	LedAs     string
}

// LedHours gives every closed session of some days that people led.
func (t *tx) LedHours(scope domain.Scope, span program.LedSpan) ([]program.LedHour, error) {
	db := t.afresh().Table("session_leaders AS l").Joins("JOIN sessions AS s ON s.id = l.session_id").
		Joins("JOIN cohorts AS c ON c.id = s.cohort_id").Joins("JOIN users AS u ON u.id = l.user_id").
		Select("l.session_id, s.cohort_id, c.code, s.number, s.held_on, s.starts_at, s.ends_at, l.user_id, u.name, l.led_as").
		Where("s.status = ? AND s.held_on >= ? AND s.held_on <= ?", string(program.SessionClosed), span.From, span.Until)
	if !scope.All() {
		db = db.Where("l.user_id = ?", scope.Leader())
	}
	if !span.UserID.IsZero() {
		db = db.Where("l.user_id = ?", span.UserID)
	}
	var rows []ledHourRow
	if err := db.Scan(&rows).Error; err != nil {
		return nil, err
	}
	hours, err := each(rows, func(r ledHourRow) (program.LedHour, error) {
		return program.LedHour{Led: program.Led{UserID: r.UserID, Name: r.Name, As: program.LedAs(r.LedAs)}, SessionID: r.SessionID, CohortID: r.CohortID, CohortCode: r.Code,
			Number: r.Number, Date: r.HeldOn, Minutes: int(r.EndsAt.Sub(r.StartsAt).Minutes())}, nil
	})
	program.SortLedHours(hours)
	return hours, err
}
