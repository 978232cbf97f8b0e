package repository

import (
	"github.com/jackc/pgx/v5"

	"cohort/domain"
	"cohort/domain/program"
)

// The columns of the rows that are read by hand, in the order of the scans.
const (
	cohortColumns = `c.id, c.name, c.type, c.approach, c.problem_area, c.delivery, c.entry, c.entry_weeks, c.curriculum_id,
		c.curriculum_version, c.lead_id, c.min_members, c.max_members, c.fee_amount, c.fee_currency, c.fee_reason, c.place,
		c.starts_on, c.wall_time, c.time_zone, c.duration_minutes, c.cadence, c.session_count, c.status, c.started_at,
		c.ended_at, c.version, c.created_at, c.updated_at`
	sessionColumns = `s.id, s.cohort_id, s.number, s.held_on, s.starts_at, s.ends_at, s.week_number, s.theme, s.notice,
		s.status, s.closed_at, s.closed_by, s.cancel_reason, s.attended, s.version, s.updated_at`
)

// scanned gives the places of cohortColumns and of what follows them.
func (r *cohortRow) scanned(more ...any) []any {
	r.CurriculumID = &domain.CurriculumID{} // given reads a zero id as none
	return append([]any{toID(&r.ID), &r.Name, &r.Type, &r.Approach, &r.ProblemArea, &r.Delivery, &r.Entry, &r.EntryWeeks,
		toID(r.CurriculumID), &r.CurriculumVersion, toID(&r.LeadID), &r.MinMembers, &r.MaxMembers, &r.FeeAmount, &r.FeeCurrency,
		&r.FeeReason, &r.Place, day{&r.StartsOn}, &r.WallTime, &r.TimeZone, &r.DurationMinutes, &r.Cadence, &r.SessionCount,
		&r.Status, &r.StartedAt, &r.EndedAt, &r.Version, &r.CreatedAt, &r.UpdatedAt}, more...)
}

// scanned gives the places of sessionColumns.
func (r *sessionRow) scanned() []any {
	r.ClosedBy = &domain.UserID{}
	return []any{toID(&r.ID), toID(&r.CohortID), &r.Number, day{&r.HeldOn}, &r.StartsAt, &r.EndsAt, &r.WeekNumber, &r.Theme,
		&r.Notice, &r.Status, &r.ClosedAt, toID(r.ClosedBy), &r.CancelReason, &r.Attended, &r.Version, &r.UpdatedAt}
}

// queueLeaders asks for the co-leads with their names, in their places.
func queueLeaders(batch *pgx.Batch, id domain.CohortID, each func(domain.UserID, string)) {
	batch.Queue(`SELECT l.user_id, u.name FROM cohort_leaders l JOIN users u ON u.id = l.user_id
		WHERE l.cohort_id = $1 AND NOT l.is_lead ORDER BY l.place`, id.String()).Query(func(rows pgx.Rows) error {
		var user domain.UserID
		var name string
		_, err := pgx.ForEachRow(rows, []any{toID(&user), &name}, func() error {
			each(user, name)
			return nil
		})
		return err
	})
}

// queueRoster asks for every episode of a cohort; see Roster.
func queueRoster(batch *pgx.Batch, id domain.CohortID, to *[]program.RosterSeat) {
	*to = make([]program.RosterSeat, 0, program.MostMembers)
	batch.Queue(`SELECT e.id, e.client_id, e.since_on, e.until_on, e.from_session, e.through_session, e.committed_sessions, e.version,
		clients.code, `+shownName+` FROM enrollments e JOIN clients ON clients.id = e.client_id
		WHERE e.cohort_id = $1 ORDER BY e.until_on IS NOT NULL, e.created_at, e.id`, id.String()).Query(func(rows pgx.Rows) error {
		s := program.RosterSeat{Enrollment: program.Enrollment{CohortID: id}}
		_, err := pgx.ForEachRow(rows, []any{toID(&s.ID), toID(&s.ClientID), day{&s.Since}, day{&s.Until}, &s.FromSession,
			&s.ThroughSession, &s.CommittedSessions, &s.Version, &s.ClientCode, &s.FirstName}, func() error {
			*to = append(*to, s)
			return nil
		})
		return err
	})
}

// usualSessions is how many sessions most cohorts have, so that their list
// seldom has to grow.
const usualSessions = 16

// queueSessions asks for a cohort's sessions in order.
func (t *tx) queueSessions(batch *pgx.Batch, id domain.CohortID, to *[]program.Session) {
	*to = make([]program.Session, 0, usualSessions)
	batch.Queue(`SELECT `+sessionColumns+` FROM sessions s WHERE s.cohort_id = $1 ORDER BY s.number`, id.String()).
		Query(func(rows pgx.Rows) error {
			var row sessionRow
			places := row.scanned()
			for rows.Next() {
				if err := rows.Scan(places...); err != nil {
					return err
				}
				s, err := t.sessionFromRow(row)
				if err != nil {
					return err
				}
				*to = append(*to, s)
			}
			return rows.Err()
		})
}

// cohortViewPgx is CohortView in one round trip: the cohort, its leaders, its
// roster and its sessions are asked for together.
func (t *tx) cohortViewPgx(scope domain.Scope, id domain.CohortID) (v program.CohortView, err error) {
	var row cardRow
	var batch pgx.Batch
	var own any // whose cohorts alone may be seen
	if !scope.All() {
		own = scope.Leader().String()
	}
	batch.Queue(`SELECT `+cohortColumns+`, u.name, v.name FROM cohorts c JOIN users u ON u.id = c.lead_id
		LEFT JOIN curriculum_versions v ON v.curriculum_id = c.curriculum_id AND v.number = c.curriculum_version
		WHERE c.id = $1 AND ($2::uuid IS NULL OR EXISTS (SELECT 1 FROM cohort_leaders l WHERE l.cohort_id = c.id AND l.user_id = $2))`,
		id.String(), own).QueryRow(func(found pgx.Row) error { return found.Scan(row.Row.scanned(&row.LeadName, &row.Curriculum)...) })
	queueLeaders(&batch, id, func(user domain.UserID, name string) {
		v.CoLeadIDs, v.CoLeadNames = append(v.CoLeadIDs, user), append(v.CoLeadNames, name)
	})
	queueRoster(&batch, id, &v.Roster)
	t.queueSessions(&batch, id, &v.Sessions)
	if err = t.send(&batch); err != nil {
		return program.CohortView{}, missing(err)
	}
	for _, seat := range v.Roster {
		if seat.Until.IsZero() {
			row.Taken++
		}
	}
	for _, s := range v.Sessions {
		if s.Status == program.SessionClosed {
			row.Closed++
		}
	}
	leaders := v.CoLeadIDs
	v.CohortCard, err = cardFromRow(row)
	v.CoLeadIDs = leaders
	v.NextSession = nextOf(v.Sessions)
	return v, err
}

// nextOf is the first session that is still scheduled.
func nextOf(sessions []program.Session) *program.Session {
	for i := range sessions {
		if sessions[i].Status == program.SessionScheduled {
			return &sessions[i]
		}
	}
	return nil
}
