package repository

import (
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"cohort/domain"
	"cohort/domain/program"
)

// lockSessionPgx is LockSession in one round trip, which is what a closing is
// made of: see transaction for what that is worth. The statements run in order,
// so the cohort is locked before the session.
func (t *tx) lockSessionPgx(id domain.SessionID) (c program.Cohort, s program.Session, err error) {
	var cohort cohortRow
	var session sessionRow
	var coLeads []domain.UserID
	var batch pgx.Batch
	batch.Queue(`SELECT `+cohortColumns+` FROM cohorts c WHERE c.id = (SELECT cohort_id FROM sessions WHERE id = $1) FOR `+noKeyUpdate, id.String()).
		QueryRow(func(found pgx.Row) error { return found.Scan(cohort.scanned()...) })
	batch.Queue(`SELECT l.user_id FROM cohort_leaders l JOIN sessions s ON s.cohort_id = l.cohort_id
		WHERE s.id = $1 AND NOT l.is_lead ORDER BY l.place`, id.String()).Query(func(rows pgx.Rows) error {
		var user domain.UserID
		_, err := pgx.ForEachRow(rows, []any{toID(&user)}, func() error {
			coLeads = append(coLeads, user)
			return nil
		})
		return err
	})
	batch.Queue(`SELECT `+sessionColumns+` FROM sessions s WHERE s.id = $1 FOR `+noKeyUpdate, id.String()).
		QueryRow(func(found pgx.Row) error { return found.Scan(session.scanned()...) })
	if err = t.take(lockCohort); err != nil {
		return c, s, err
	}
	if err = t.take(lockSession); err != nil {
		return c, s, err
	}
	if err = t.send(&batch); err != nil {
		return c, s, missing(err)
	}
	t.took(lockCohort, cohort.ID)
	if c, err = cohortFromRow(cohort); err != nil {
		return c, s, err
	}
	c.CoLeadIDs = coLeads
	s, err = t.sessionFromRow(session)
	return c, s, err
}

// bookPgx is Book in one round trip.
func (t *tx) bookPgx(c program.Cohort, session domain.SessionID) (b program.CohortBook, err error) {
	var batch pgx.Batch
	var version curriculumVersionRow
	if !c.CurriculumID.IsZero() {
		batch.Queue("SELECT outline FROM curriculum_versions WHERE curriculum_id = $1 AND number = $2", c.CurriculumID.String(), c.CurriculumVersion).
			QueryRow(func(found pgx.Row) error { return found.Scan(&version.Outline) })
	}
	queueRoster(&batch, c.ID, &b.Roster)
	if !session.IsZero() {
		queueMarks(&batch, session, &b.Marks)
	}
	homework := homeworkRows{numbers: map[domain.SessionID]int{}}
	homework.queue(&batch, c.ID)
	if err = t.send(&batch); err != nil {
		return b, missing(err)
	}
	if version.Outline != "" {
		read, err := versionFromRow(version)
		if err != nil {
			return b, err
		}
		b.Weeks = read.Outline.Weeks
	}
	b.Numbers = homework.numbers
	if len(homework.rows) > 0 {
		b.Homework, err = t.homeworkFromRows(homework.rows, homework.returns)
	}
	return b, err
}

// queueMarks asks for the marks of a session in the order of the members' ids.
func queueMarks(batch *pgx.Batch, session domain.SessionID, to *[]program.Attendance) {
	*to = []program.Attendance{}
	batch.Queue(`SELECT client_id, status, minutes, place, marked_by, marked_at FROM attendances
		WHERE session_id = $1 ORDER BY client_id`, session.String()).Query(func(rows pgx.Rows) error {
		for rows.Next() {
			m := program.Attendance{SessionID: session}
			if err := rows.Scan(toID(&m.ClientID), (*string)(&m.Status), &m.Minutes, &m.Place, toID(&m.MarkedBy), &m.MarkedAt); err != nil {
				return err
			}
			*to = append(*to, m)
		}
		return rows.Err()
	})
}

// homeworkRows is a cohort's homework as it lies in the tables, with the
// numbers of the sessions that gave it.
type homeworkRows struct {
	rows    []homeworkRow
	returns []returnRow
	numbers map[domain.SessionID]int
}

func (h *homeworkRows) queue(batch *pgx.Batch, cohort domain.CohortID) {
	batch.Queue(`SELECT h.id, h.session_id, h.content, h.due_on, h.assigned_by, h.assigned_at, s.number FROM homework h
		JOIN sessions s ON s.id = h.session_id WHERE h.cohort_id = $1 ORDER BY h.assigned_at, h.id`, cohort.String()).
		Query(func(rows pgx.Rows) error {
			for rows.Next() {
				row, number := homeworkRow{CohortID: cohort}, 0
				if err := rows.Scan(toID(&row.ID), toID(&row.SessionID), &row.Content, day{&row.DueOn}, toID(&row.AssignedBy),
					&row.AssignedAt, &number); err != nil {
					return err
				}
				h.rows, h.numbers[row.SessionID] = append(h.rows, row), number
			}
			return rows.Err()
		})
	batch.Queue(`SELECT r.homework_id, r.client_id, r.status, r.feedback, r.returned_at, r.version FROM homework h
		JOIN homework_returns r ON r.homework_id = h.id WHERE h.cohort_id = $1 ORDER BY r.client_id`, cohort.String()).
		Query(func(rows pgx.Rows) error {
			for rows.Next() {
				var row returnRow
				if err := rows.Scan(toID(&row.HomeworkID), toID(&row.ClientID), &row.Status, &row.Feedback, &row.ReturnedAt, &row.Version); err != nil {
					return err
				}
				h.returns = append(h.returns, row)
			}
			return rows.Err()
		})
}

// queueSession writes a session that the transaction has locked.
func (tr *transaction) queueSession(s *sessionRow) {
	tr.doubtful = true
	tr.later.Queue(`UPDATE sessions SET cohort_id = $2, number = $3, held_on = $4, starts_at = $5, ends_at = $6, week_number = $7,
		theme = $8, notice = $9, status = $10, closed_at = $11, closed_by = $12, cancel_reason = $13, attended = $14, version = $15,
		updated_at = $16 WHERE id = $1`, s.ID.String(), s.CohortID.String(), s.Number, s.HeldOn, s.StartsAt, s.EndsAt, s.WeekNumber,
		s.Theme, s.Notice, s.Status, s.ClosedAt, orNull(given(s.ClosedBy)), s.CancelReason, s.Attended, s.Version, s.UpdatedAt).
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
		clients[i], statuses[i], minutes[i], places[i] = m.ClientID.String(), string(m.Status), m.Minutes, m.Place
	}
	first := marks[0]
	tr.later.Queue(`INSERT INTO attendances (session_id, client_id, status, minutes, place, marked_by, marked_at)
		SELECT $1::uuid, m.client_id, m.status, m.minutes, m.place, $2::uuid, $3::timestamptz
		FROM unnest($4::uuid[], $5::text[], $6::integer[], $7::text[]) AS m (client_id, status, minutes, place)
		ON CONFLICT (session_id, client_id) DO UPDATE SET status = excluded.status, minutes = excluded.minutes,
		place = excluded.place, marked_by = excluded.marked_by, marked_at = excluded.marked_at`,
		first.SessionID.String(), first.MarkedBy.String(), first.MarkedAt, clients, statuses, minutes, places)
}
