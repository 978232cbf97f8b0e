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
	CameAfter *int
	LeftAfter *int
	Place     string
	Reason    []byte
	MarkedBy  domain.UserID
	MarkedAt  time.Time
}

func (attendanceRow) TableName() string { return "attendances" }

// attendanceReason is why somebody was taken off the roster of a session. It is
// sealed for the session: the row follows its client through a merge.
const attendanceReason = "attendances.reason"

func (t *tx) attendanceFromRow(r attendanceRow) (program.Attendance, error) {
	reason, err := t.open(attendanceReason, r.SessionID, r.Reason)
	return program.Attendance{SessionID: r.SessionID, ClientID: r.ClientID, Status: program.AttendanceStatus(r.Status),
		Minutes: r.Minutes, CameAfter: r.CameAfter, LeftAfter: r.LeftAfter, Place: program.AttendancePlace(r.Place), Reason: reason,
		MarkedBy: r.MarkedBy, MarkedAt: r.MarkedAt}, err
}

func (t *tx) attendanceToRow(m program.Attendance) (attendanceRow, error) {
	reason, err := t.seal(attendanceReason, m.SessionID, m.Reason)
	return attendanceRow{SessionID: m.SessionID, ClientID: m.ClientID, Status: string(m.Status), Minutes: m.Minutes, CameAfter: m.CameAfter,
		LeftAfter: m.LeftAfter, Place: string(m.Place), Reason: reason, MarkedBy: m.MarkedBy, MarkedAt: m.MarkedAt}, err
}

// Attendance gives the marks of one session.
func (t *tx) Attendance(session domain.SessionID) (marks []program.Attendance, err error) {
	err = t.ask(t.marksOf(session, &marks))
	return marks, err
}

// marksOf asks for the marks of a session in the order of the members' ids.
func (t *tx) marksOf(session domain.SessionID, to *[]program.Attendance) question {
	*to = []program.Attendance{}
	return question{sql: `SELECT client_id, status, minutes, came_after, left_after, place, reason, marked_by, marked_at FROM attendances
		WHERE session_id = $1 ORDER BY client_id`, args: []any{session.String()}, each: func(r row) error {
		m := program.Attendance{SessionID: session}
		var reason []byte
		if err := r.Scan(toID(&m.ClientID), (*string)(&m.Status), &m.Minutes, &m.CameAfter, &m.LeftAfter, &m.Place, &reason, toID(&m.MarkedBy), &m.MarkedAt); err != nil {
			return err
		}
		var err error
		m.Reason, err = t.open(attendanceReason, session, reason)
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
	return each(rows, t.attendanceFromRow)
}

// SaveAttendance adds marks or replaces earlier ones.
func (t *tx) SaveAttendance(marks []program.Attendance) error {
	if len(marks) == 0 {
		return nil
	}
	rows, err := each(marks, t.attendanceToRow)
	if err != nil {
		return err
	}
	if t.queues() && ofOneRollCall(marks) {
		t.tr.queueAttendance(rows)
		return nil
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
