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
		Minutes: r.Minutes, Place: program.AttendancePlace(r.Place), MarkedBy: r.MarkedBy, MarkedAt: r.MarkedAt}, nil
}

// Attendance gives the marks of one session.
func (t *tx) Attendance(session domain.SessionID) (marks []program.Attendance, err error) {
	err = t.ask(marksOf(session, &marks))
	return marks, err
}

// marksOf asks for the marks of a session in the order of the members' ids.
func marksOf(session domain.SessionID, to *[]program.Attendance) question {
	*to = []program.Attendance{}
	return question{sql: `SELECT client_id, status, minutes, place, marked_by, marked_at FROM attendances
		WHERE session_id = $1 ORDER BY client_id`, args: []any{session.String()}, each: func(r row) error {
		m := program.Attendance{SessionID: session}
		err := r.Scan(toID(&m.ClientID), (*string)(&m.Status), &m.Minutes, &m.Place, toID(&m.MarkedBy), &m.MarkedAt)
		*to = append(*to, m)
		return err
	}}
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
		rows[i] = attendanceRow{SessionID: m.SessionID, ClientID: m.ClientID, Status: string(m.Status), Minutes: m.Minutes, Place: string(m.Place), MarkedBy: m.MarkedBy, MarkedAt: m.MarkedAt}
	}
	return t.db.Clauses(clause.OnConflict{UpdateAll: true}).Create(&rows).Error
}

// DropAttendance takes marks away: those of who does not belong to the session
// any more.
func (t *tx) DropAttendance(marks []program.Attendance) error {
	for _, m := range marks {
		if err := t.db.Where("session_id = ? AND client_id = ?", m.SessionID, m.ClientID).Delete(&attendanceRow{}).Error; err != nil {
			return err
		}
	}
	return nil
}
