package main

import (
	"net/http"
	"time"

	"github.com/jackc/pgx/v5"
)

type cohort struct {
	ID         string    `json:"id"`
	Name       string    `json:"name"`
	Delivery   string    `json:"delivery"`
	Status     string    `json:"status"`
	LeadName   string    `json:"leadName"`
	MinMembers int       `json:"minMembers"`
	MaxMembers int       `json:"maxMembers"`
	Fee        int64     `json:"fee"`
	StartsOn   string    `json:"startsOn"`
	Time       string    `json:"time"`
	TimeZone   string    `json:"timeZone"`
	Minutes    int       `json:"durationMinutes"`
	Version    int       `json:"version"`
	CreatedAt  time.Time `json:"createdAt"`
}

type member struct {
	EnrollmentID string `json:"enrollmentId"`
	ClientID     string `json:"clientId"`
	ClientCode   string `json:"clientCode"`
	FirstName    string `json:"firstName"`
	Since        string `json:"since"`
	Until        string `json:"until"`
	FromSession  int    `json:"fromSession"`
	Committed    int    `json:"committedSessions"`
}

type session struct {
	ID       string    `json:"id"`
	Number   int       `json:"number"`
	Date     string    `json:"date"`
	StartsAt time.Time `json:"startsAt"`
	EndsAt   time.Time `json:"endsAt"`
	Theme    string    `json:"theme"`
	Status   string    `json:"status"`
	Attended int       `json:"attended"`
}

type cohortPage struct {
	cohort
	Roster   []member  `json:"roster"`
	Sessions []session `json:"sessions"`
}

const rosterQuery = `SELECT e.id::text, e.client_id::text, c.code, encode(c.identity, 'base64'),
	to_char(e.since_on, 'YYYY-MM-DD'), coalesce(to_char(e.until_on, 'YYYY-MM-DD'), ''), e.from_session, e.committed_sessions
	FROM enrollments e JOIN clients c ON c.id = e.client_id WHERE e.cohort_id = `

// readCohort asks for the cohort, its roster and sessions in one round trip.
func (s *server) readCohort(r *http.Request) (any, error) {
	var c cohortPage
	id, batch := r.PathValue("id"), &pgx.Batch{}
	batch.Queue(`SELECT c.id::text, encode(c.content, 'base64'), c.delivery, c.status, u.name, c.min_members, c.max_members, f.amount,
		to_char(c.starts_on, 'YYYY-MM-DD'), c.wall_time, c.time_zone, c.duration_minutes, c.version, c.created_at
		FROM cohorts c JOIN users u ON u.id = c.lead_id JOIN cohort_fees f ON f.cohort_id = c.id WHERE c.id = $1`, id).Query(func(rows pgx.Rows) (err error) {
		c.cohort, err = pgx.CollectExactlyOneRow(rows, pgx.RowToStructByPos[cohort])
		return err
	})
	batch.Queue(rosterQuery+"$1", id).Query(func(rows pgx.Rows) (err error) {
		c.Roster, err = pgx.CollectRows(rows, pgx.RowToStructByPos[member])
		return err
	})
	batch.Queue(`SELECT id::text, number, to_char(held_on, 'YYYY-MM-DD'), starts_at, ends_at, coalesce(encode(content, 'base64'), ''), status, attended
		FROM sessions WHERE cohort_id = $1 ORDER BY number`, id).Query(func(rows pgx.Rows) (err error) {
		c.Sessions, err = pgx.CollectRows(rows, pgx.RowToStructByPos[session])
		return err
	})
	return c, s.pool.SendBatch(r.Context(), batch).Close()
}
