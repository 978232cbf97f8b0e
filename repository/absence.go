package repository

import (
	"time"

	"cohort/domain"
)

type absenceRow struct {
	ID      domain.AbsenceID `gorm:"primaryKey"`
	UserID  domain.UserID
	FromOn  domain.Date
	UntilOn domain.Date
	MadeBy  domain.UserID
	MadeAt  time.Time
	EndedAt *time.Time
	EndedBy *domain.UserID
}

func (absenceRow) TableName() string { return "absences" }

// namedAbsenceRow comes with the name of who is away.
type namedAbsenceRow struct {
	Row      absenceRow `gorm:"embedded"`
	UserName string
}

func absenceToRow(a domain.Absence) *absenceRow {
	return &absenceRow{ID: a.ID, UserID: a.UserID, FromOn: a.From, UntilOn: a.Until, MadeBy: a.MadeBy, MadeAt: a.MadeAt, EndedAt: a.EndedAt, EndedBy: optional(a.EndedBy)}
}

func (t *tx) absencesWhere(where string, args ...any) ([]domain.Absence, error) {
	var rows []namedAbsenceRow
	err := t.db.Table("absences AS a").Joins("JOIN users AS u ON u.id = a.user_id").Select("a.*, u.name AS user_name").
		Where(where, args...).Order("a.from_on, a.id").Scan(&rows).Error
	if err != nil {
		return nil, err
	}
	return each(rows, func(r namedAbsenceRow) (domain.Absence, error) {
		return domain.Absence{ID: r.Row.ID, UserID: r.Row.UserID, UserName: r.UserName, From: r.Row.FromOn, Until: r.Row.UntilOn, MadeBy: r.Row.MadeBy, MadeAt: r.Row.MadeAt.UTC(),
			EndedAt: r.Row.EndedAt, EndedBy: given(r.Row.EndedBy)}, nil
	})
}

// Absences gives those that reach a day or later and were not taken back.
func (t *tx) Absences(from domain.Date) ([]domain.Absence, error) {
	return t.absencesWhere("a.until_on >= ? AND a.ended_at IS NULL", from)
}

// Absence gives one.
func (t *tx) Absence(id domain.AbsenceID) (domain.Absence, error) {
	return one(t.absencesWhere("a.id = ?", id))
}

// CreateAbsence keeps that somebody is away, who is locked.
func (t *tx) CreateAbsence(a domain.Absence) error {
	if err := t.mine(lockUser, a.UserID); err != nil {
		return err
	}
	return t.insert(absenceToRow(a))
}

// SaveAbsence writes one of somebody who is locked.
func (t *tx) SaveAbsence(a domain.Absence) error {
	if err := t.mine(lockUser, a.UserID); err != nil {
		return err
	}
	return t.update(absenceToRow(a))
}
