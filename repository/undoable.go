package repository

import (
	"cmp"
	"time"

	"cohort/domain"
)

// undoable is the row of something done to a cohort that can be taken back: what
// was done is sealed, and the row stays when it was undone.
type undoable[ID any] struct {
	ID       ID `gorm:"primaryKey"`
	CohortID domain.CohortID
	Content  []byte
	MadeBy   domain.UserID
	MadeAt   time.Time
	UndoneBy *domain.UserID
	UndoneAt *time.Time
}

// lastStanding gives the newest row of a cohort that was not undone.
func lastStanding[Row any](t *tx, cohort domain.CohortID) (row Row, err error) {
	var rows []Row
	err = t.db.Where("cohort_id = ? AND undone_at IS NULL", cohort).Order("made_at DESC, id DESC").Limit(1).Find(&rows).Error
	if err != nil || len(rows) == 0 {
		return row, cmp.Or(err, error(domain.ErrNotFound))
	}
	return rows[0], nil
}

// keep writes a row under its cohort, which is locked: by insert or by update.
func keep[Row any](t *tx, cohort domain.CohortID, row *Row, write func(any) error) error {
	if err := t.mine(lockCohort, cohort); err != nil {
		return err
	}
	return write(row)
}
