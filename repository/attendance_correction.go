package repository

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

type correctionRow struct {
	ID           domain.CorrectionID `gorm:"primaryKey"`
	SessionID    domain.SessionID
	ClientID     domain.ClientID
	WasStatus    string
	WasMinutes   *int
	WasCameAfter *int
	WasLeftAfter *int
	WasPlace     string
	WasReason    []byte
	WasMarkedBy  *domain.UserID
	WasMarkedAt  *time.Time
	Reason       []byte
	CorrectedBy  domain.UserID
	CorrectedAt  time.Time
}

func (correctionRow) TableName() string { return "attendance_corrections" }

const (
	correctionReason    = "attendance_corrections.reason"
	correctionWasReason = "attendance_corrections.was_reason"
)

// CreateCorrections adds corrections; nothing ever changes them.
func (t *tx) CreateCorrections(corrections []program.AttendanceCorrection) error {
	rows := make([]correctionRow, len(corrections))
	for i, c := range corrections {
		reason, err := t.seal(correctionReason, c.ID, c.Reason)
		if err != nil {
			return err
		}
		wasReason, err := t.seal(correctionWasReason, c.ID, c.Was.Reason)
		if err != nil {
			return err
		}
		rows[i] = correctionRow{WasCameAfter: c.Was.CameAfter, WasLeftAfter: c.Was.LeftAfter, WasReason: wasReason,
			ID: c.ID, SessionID: c.SessionID, ClientID: c.ClientID, WasStatus: string(c.Was.Status), WasMinutes: c.Was.Minutes,
			WasPlace: string(c.Was.Place), WasMarkedBy: optional(c.Was.MarkedBy), Reason: reason, CorrectedBy: c.By, CorrectedAt: c.At}
		if !c.Was.MarkedAt.IsZero() {
			rows[i].WasMarkedAt = &c.Was.MarkedAt
		}
	}
	return t.insert(rows)
}

// CorrectionsOf gives the corrections of a session in the order in which they
// were made, without what took the place of each.
func (t *tx) CorrectionsOf(session domain.SessionID) (corrections []program.AttendanceCorrection, err error) {
	var rows []struct {
		Row       correctionRow `gorm:"embedded"`
		WasByName *string
		ByName    string
	}
	err = t.db.Table("attendance_corrections AS c").Select("c.*, before.name AS was_by_name, after.name AS by_name").
		Joins("LEFT JOIN users AS before ON before.id = c.was_marked_by").Joins("JOIN users AS after ON after.id = c.corrected_by").
		Where("c.session_id = ?", session).Order("c.corrected_at, c.id").Find(&rows).Error
	for _, r := range rows {
		c := program.AttendanceCorrection{ID: r.Row.ID, SessionID: r.Row.SessionID, ClientID: r.Row.ClientID, By: r.Row.CorrectedBy, ByName: r.ByName, At: r.Row.CorrectedAt.UTC()}
		c.Was = program.Attendance{SessionID: c.SessionID, ClientID: c.ClientID, Status: program.AttendanceStatus(r.Row.WasStatus), Minutes: r.Row.WasMinutes,
			Place: program.AttendancePlace(r.Row.WasPlace), MarkedBy: given(r.Row.WasMarkedBy)}
		if r.Row.WasMarkedAt != nil {
			c.Was.MarkedAt, c.WasByName = r.Row.WasMarkedAt.UTC(), *r.WasByName
		}
		c.Was.CameAfter, c.Was.LeftAfter = r.Row.WasCameAfter, r.Row.WasLeftAfter
		if c.Was.Reason, err = t.open(correctionWasReason, c.ID, r.Row.WasReason); err != nil {
			return nil, err
		}
		if c.Reason, err = t.open(correctionReason, c.ID, r.Row.Reason); err != nil {
			return nil, err
		}
		corrections = append(corrections, c)
	}
	return corrections, err
}
