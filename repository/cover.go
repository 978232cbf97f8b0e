package repository

import (
	"time"

	"cohort/domain"
)

type coverRow struct {
	ID        domain.CoverID `gorm:"primaryKey"`
	CohortID  domain.CohortID
	SessionID domain.SessionID
	HeldOn    domain.Date
	UserID    domain.UserID
	ForID     domain.UserID
	Reason    []byte
	OpensAt   time.Time
	ExpiresAt time.Time
	MadeBy    domain.UserID
	MadeAt    time.Time
	EndedAt   *time.Time
	EndedBy   *domain.UserID
	MAC       string `gorm:"column:mac"`
}

func (coverRow) TableName() string { return "covers" }

// coverColumns are all of them, for a question that is read by hand.
const coverColumns = `v.id, v.cohort_id, v.session_id, v.held_on, v.user_id, v.for_id, v.reason, v.opens_at, v.expires_at, v.made_by, v.made_at, v.ended_at, v.ended_by, v.mac`

// scanned gives the places of coverColumns.
func (r *coverRow) scanned(more ...any) []any {
	r.EndedBy = &domain.UserID{}
	return append([]any{toID(&r.ID), toID(&r.CohortID), toID(&r.SessionID), day{&r.HeldOn}, toID(&r.UserID), toID(&r.ForID), &r.Reason, &r.OpensAt, &r.ExpiresAt,
		toID(&r.MadeBy), &r.MadeAt, &r.EndedAt, toID(r.EndedBy), &r.MAC}, more...)
}

const coverReason = "covers.reason"

func (t *tx) coverToRow(c domain.Cover) (r coverRow, err error) {
	r = coverRow{ID: c.ID, CohortID: c.CohortID, SessionID: c.SessionID, HeldOn: c.On, UserID: c.UserID, ForID: c.ForID, OpensAt: c.OpensAt, ExpiresAt: c.ExpiresAt,
		MadeBy: c.MadeBy, MadeAt: c.MadeAt, EndedAt: c.EndedAt, EndedBy: optional(c.EndedBy)}
	r.Reason, err = t.seal(coverReason, c.ID, c.Reason)
	return r, err
}

// cover gives what a row says; one that the server did not write is none.
func (t *tx) cover(r coverRow) (c domain.Cover, believed bool, err error) {
	r.EndedBy = optional(given(r.EndedBy))
	if !t.believes(&r) {
		return c, false, nil
	}
	c = domain.Cover{ID: r.ID, CohortID: r.CohortID, SessionID: r.SessionID, On: r.HeldOn, UserID: r.UserID, ForID: r.ForID, OpensAt: r.OpensAt.UTC(), ExpiresAt: r.ExpiresAt.UTC(),
		MadeBy: r.MadeBy, MadeAt: r.MadeAt.UTC(), EndedAt: r.EndedAt, EndedBy: given(r.EndedBy)}
	c.Reason, err = t.open(coverReason, r.ID, r.Reason)
	return c, true, err
}

// coversWhere asks for covers with the names of both, in order of their days.
func (t *tx) coversWhere(where string, to *[]domain.Cover, args ...any) question {
	return question{sql: `SELECT ` + coverColumns + `, u.name, w.name FROM covers v JOIN users u ON u.id = v.user_id JOIN users w ON w.id = v.for_id
		WHERE ` + where + ` ORDER BY v.held_on, v.id`, args: args, each: func(r row) error {
		var found coverRow
		var who, whose string
		if err := r.Scan(found.scanned(&who, &whose)...); err != nil {
			return err
		}
		c, believed, err := t.cover(found)
		if c.UserName, c.ForName = who, whose; believed {
			*to = append(*to, c)
		}
		return err
	}}
}

// coversOf asks for all of a cohort's.
func (t *tx) coversOf(cohort domain.CohortID, to *[]domain.Cover) question {
	return t.coversWhere("v.cohort_id = $1", to, cohort.String())
}

// CoversOf gives those of a cohort, ended ones too.
func (t *tx) CoversOf(cohort domain.CohortID) (covers []domain.Cover, err error) {
	err = t.ask(t.coversOf(cohort, &covers))
	return covers, err
}

// CoversBetween gives those of sessions that are held on some days.
func (t *tx) CoversBetween(from, until domain.Date) (covers []domain.Cover, err error) {
	err = t.ask(t.coversWhere("v.held_on >= $1 AND v.held_on <= $2", &covers, from, until))
	return covers, err
}

// CoversBy gives those by which somebody is a substitute from a day on.
func (t *tx) CoversBy(user domain.UserID, from domain.Date) (covers []domain.Cover, err error) {
	err = t.ask(t.coversWhere("v.user_id = $1 AND v.held_on >= $2 AND v.ended_at IS NULL", &covers, user.String(), from))
	return covers, err
}

// Cover gives one.
func (t *tx) Cover(id domain.CoverID) (domain.Cover, error) {
	var covers []domain.Cover
	err := t.ask(t.coversWhere("v.id = $1", &covers, id.String()))
	return one(covers, err)
}

// CreateCovers lets a substitute lead. Their cohort is locked.
func (t *tx) CreateCovers(covers []domain.Cover) error {
	rows := make([]coverRow, len(covers))
	for i, c := range covers {
		if err := t.mine(lockCohort, c.CohortID); err != nil {
			return err
		}
		var err error
		if rows[i], err = t.coverToRow(c); err != nil {
			return err
		}
	}
	return t.insert(&rows)
}

// SaveCover writes one. Its cohort is locked.
func (t *tx) SaveCover(c domain.Cover) error {
	if err := t.mine(lockCohort, c.CohortID); err != nil {
		return err
	}
	row, err := t.coverToRow(c)
	if err != nil {
		return err
	}
	return t.update(&row)
}

// notEndedCovers asks for the covers by which a login's person is a substitute,
// without those that ended or have expired. Which have begun, the clock says.
func notEndedCovers(id domain.LoginID, now time.Time, to *[]coverRow) question {
	return question{sql: `SELECT ` + coverColumns + ` FROM logins l JOIN covers v ON v.user_id = l.user_id
		WHERE l.id = $1 AND v.expires_at > $2 AND v.ended_at IS NULL AND v.ended_by IS NULL`, args: []any{id.String(), now}, each: func(found row) error {
		var r coverRow
		err := found.Scan(r.scanned()...)
		*to = append(*to, r)
		return err
	}}
}
