package repository

import (
	"time"

	"gorm.io/gorm/clause"

	"cohort/domain"
	"cohort/domain/program"
)

type attendanceRow struct {
	SessionID domain.SessionID `gorm:"primaryKey"`
	ClientID  domain.ClientID  `gorm:"primaryKey"`
	Status    string
	Minutes   *int
	Place     string
	MarkedBy  domain.UserID
	MarkedAt  time.Time
}

func (attendanceRow) TableName() string { return "attendances" }

func attendanceFromRow(r attendanceRow) (program.Attendance, error) {
	return program.Attendance{SessionID: r.SessionID, ClientID: r.ClientID, Status: program.AttendanceStatus(r.Status),
		Minutes: r.Minutes, Place: r.Place, MarkedBy: r.MarkedBy, MarkedAt: r.MarkedAt}, nil
}

// Attendance gives the marks of one session.
func (t *tx) Attendance(session domain.SessionID) ([]program.Attendance, error) {
	rows, err := list[attendanceRow](t.db, "client_id", "session_id = ?", session)
	if err != nil {
		return nil, err
	}
	return each(rows, attendanceFromRow)
}

// AttendanceOf gives the marks of a whole cohort.
func (t *tx) AttendanceOf(cohort domain.CohortID) ([]program.Attendance, error) {
	rows, err := list[attendanceRow](t.db, "session_id, client_id",
		"session_id IN (SELECT id FROM sessions WHERE cohort_id = ?)", cohort)
	if err != nil {
		return nil, err
	}
	return each(rows, attendanceFromRow)
}

// SaveAttendance adds marks or replaces earlier ones.
func (t *tx) SaveAttendance(marks []program.Attendance) error {
	if len(marks) == 0 {
		return nil
	}
	if t.queues() && ofOneRollCall(marks) {
		t.tr.queueAttendance(marks)
		return nil
	}
	rows := make([]attendanceRow, len(marks))
	for i, m := range marks {
		rows[i] = attendanceRow{SessionID: m.SessionID, ClientID: m.ClientID, Status: string(m.Status), Minutes: m.Minutes, Place: m.Place, MarkedBy: m.MarkedBy, MarkedAt: m.MarkedAt}
	}
	return t.db.Clauses(clause.OnConflict{UpdateAll: true}).Create(&rows).Error
}
