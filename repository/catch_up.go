package repository

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

type caughtUpRow struct {
	ID                domain.CatchUpID `gorm:"primaryKey"`
	EnrollmentID      domain.EnrollmentID
	Week              int
	CurriculumVersion int // whose week it is
	How               string
	DoneOn            domain.Date
	MadeBy            domain.UserID
	MadeAt            time.Time
	UndoneBy          *domain.UserID
	UndoneAt          *time.Time
}

func (caughtUpRow) TableName() string { return "catch_ups" }

func caughtUpToRow(c program.CaughtUp) *caughtUpRow {
	return &caughtUpRow{ID: c.ID, EnrollmentID: c.EnrollmentID, Week: c.Week.Number, CurriculumVersion: c.Week.Version, How: string(c.Way), DoneOn: c.On, MadeBy: c.By, MadeAt: c.At,
		UndoneBy: optional(c.UndoneBy), UndoneAt: c.UndoneAt}
}

func caughtUpFromRow(r caughtUpRow) program.CaughtUp {
	return program.CaughtUp{ID: r.ID, EnrollmentID: r.EnrollmentID, Week: program.WeekKey{Version: r.CurriculumVersion, Number: r.Week}, Way: program.CatchUpWay(r.How), On: r.DoneOn, By: r.MadeBy,
		At: r.MadeAt.UTC(), UndoneBy: given(r.UndoneBy), UndoneAt: r.UndoneAt}
}

// CatchUps gives what was recorded of a cohort's members and stands.
func (t *tx) CatchUps(cohort domain.CohortID) (done []program.CaughtUp, err error) {
	var rows []struct {
		Row    caughtUpRow `gorm:"embedded"`
		ByName string
	}
	err = t.db.Table("catch_ups AS c").Select("c.*, u.name AS by_name").Joins("JOIN enrollments AS e ON e.id = c.enrollment_id").
		Joins("JOIN users AS u ON u.id = c.made_by").Where("e.cohort_id = ? AND c.undone_at IS NULL", cohort).Order("c.made_at, c.id").Find(&rows).Error
	for _, r := range rows {
		c := caughtUpFromRow(r.Row)
		c.ByName = r.ByName
		done = append(done, c)
	}
	return done, err
}

// CatchUp gives one.
func (t *tx) CatchUp(id domain.CatchUpID) (program.CaughtUp, error) {
	row, err := find[caughtUpRow](t.db, "id = ?", id)
	return caughtUpFromRow(row), err
}

// CreateCatchUp adds one. The member's cohort is locked.
func (t *tx) CreateCatchUp(c program.CaughtUp) error {
	return duplicateAs(t.insert(caughtUpToRow(c)), program.ErrAlreadyCaughtUp)
}

// SaveCatchUp writes one. The member's cohort is locked.
func (t *tx) SaveCatchUp(c program.CaughtUp) error { return t.update(caughtUpToRow(c)) }
