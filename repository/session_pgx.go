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
		content = $8, status = $9, closed_at = $10, closed_by = $11, attended = $12, version = $13, updated_at = $14 WHERE id = $1`, s.ID.String(), s.CohortID.String(), s.Number, s.HeldOn, s.StartsAt, s.EndsAt, s.WeekNumber,
		s.Content, s.Status, s.ClosedAt, orNull(given(s.ClosedBy)), s.Attended, s.Version, s.UpdatedAt).
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
func (tr *transaction) queueAttendance(marks []program.Attendance) {
	n := len(marks)
	clients, statuses, minutes, places := make([]string, n), make([]string, n), make([]*int, n), make([]string, n)
	for i, m := range marks {
		clients[i], statuses[i], minutes[i], places[i] = m.ClientID.String(), string(m.Status), m.Minutes, string(m.Place)
	}
	first := marks[0]
	tr.later.Queue(`INSERT INTO attendances (session_id, client_id, status, minutes, place, marked_by, marked_at)
		SELECT $1::uuid, m.client_id, m.status, m.minutes, m.place, $2::uuid, $3::timestamptz
		FROM unnest($4::uuid[], $5::text[], $6::integer[], $7::text[]) AS m (client_id, status, minutes, place)
		ON CONFLICT (session_id, client_id) DO UPDATE SET status = excluded.status, minutes = excluded.minutes,
		place = excluded.place, marked_by = excluded.marked_by, marked_at = excluded.marked_at`,
		first.SessionID.String(), first.MarkedBy.String(), first.MarkedAt, clients, statuses, minutes, places)
}

// queueLed writes who led a session, whose cohort is locked.
func (tr *transaction) queueLed(session domain.SessionID, led []program.Led) {
	tr.later.Queue("DELETE FROM session_leaders WHERE session_id = $1", session.String())
	for i, l := range led {
		tr.later.Queue("INSERT INTO session_leaders (session_id, user_id, place, led_as) VALUES ($1, $2, $3, $4)", session.String(), l.UserID.String(), i, string(l.As))
	}
}
