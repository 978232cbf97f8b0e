package repository

import (
	"slices"

	"github.com/jackc/pgx/v5/pgconn"

	"cohort/domain"
	"cohort/domain/program"
)

// queueSession writes a session that the transaction has locked.
func (tr *transaction) queueSession(s *sessionRow) {
	tr.doubtful = true
	tr.later.Queue(`UPDATE sessions SET cohort_id = $2, number = $3, held_on = $4, starts_at = $5, ends_at = $6, week_number = $7,
		content = $8, status = $9, closed_at = $10, closed_by = $11, attended = $12, version = $13, updated_at = $14, room_id = $15, curriculum_version = $16 WHERE id = $1`, s.ID.String(), s.CohortID.String(), s.Number, s.HeldOn, s.StartsAt, s.EndsAt, s.WeekNumber,
		s.Content, s.Status, s.ClosedAt, orNull(given(s.ClosedBy)), s.Attended, s.Version, s.UpdatedAt, orNull(given(s.RoomID)), s.CurriculumVersion).
		Exec(func(tag pgconn.CommandTag) error {
			if tag.RowsAffected() == 0 {
				return domain.ErrNotFound
			}
			return nil
		})
}

// ofOneRollCall says that the marks differ in nothing but the member and what
// is said of them.
func ofOneRollCall(marks []program.Attendance) bool {
	first := marks[0]
	return !slices.ContainsFunc(marks, func(m program.Attendance) bool {
		return m.SessionID != first.SessionID || m.MarkedBy != first.MarkedBy || !m.MarkedAt.Equal(first.MarkedAt)
	})
}

// queueAttendance adds the marks of one roll call or replaces earlier ones, as
// one statement: what differs travels as arrays.
func (tr *transaction) queueAttendance(marks []attendanceRow) {
	n := len(marks)
	clients, statuses, places, reasons := make([]string, n), make([]string, n), make([]string, n), make([][]byte, n)
	minutes, came, left := make([]*int, n), make([]*int, n), make([]*int, n)
	for i, m := range marks {
		clients[i], statuses[i], places[i], reasons[i] = m.ClientID.String(), m.Status, m.Place, m.Reason
		minutes[i], came[i], left[i] = m.Minutes, m.CameAfter, m.LeftAfter
	}
	first := marks[0]
	tr.later.Queue(`INSERT INTO attendances (session_id, client_id, status, minutes, came_after, left_after, place, reason, marked_by, marked_at)
		SELECT $1::uuid, m.client_id, m.status, m.minutes, m.came_after, m.left_after, m.place, m.reason, $2::uuid, $3::timestamptz
		FROM unnest($4::uuid[], $5::text[], $6::integer[], $7::integer[], $8::integer[], $9::text[], $10::bytea[])
			AS m (client_id, status, minutes, came_after, left_after, place, reason)
		ON CONFLICT (session_id, client_id) DO UPDATE SET status = excluded.status, minutes = excluded.minutes,
		came_after = excluded.came_after, left_after = excluded.left_after, place = excluded.place, reason = excluded.reason,
		marked_by = excluded.marked_by, marked_at = excluded.marked_at`,
		first.SessionID.String(), first.MarkedBy.String(), first.MarkedAt, clients, statuses, minutes, came, left, places, reasons)
}

// queueLed writes who led a session, whose cohort is locked.
func (tr *transaction) queueLed(session domain.SessionID, led []program.Led) {
	tr.later.Queue("DELETE FROM session_leaders WHERE session_id = $1", session.String())
	for i, l := range led {
		tr.later.Queue("INSERT INTO session_leaders (session_id, user_id, place, led_as) VALUES ($1, $2, $3, $4)", session.String(), l.UserID.String(), i, string(l.As))
	}
}
