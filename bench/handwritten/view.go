package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// sessionView is the session that both writes answer with.
type sessionView struct {
	ID         string          `json:"id"`
	CohortID   string          `json:"cohortId"`
	CohortName string          `json:"cohortName"`
	TimeZone   string          `json:"timeZone"`
	Number     int             `json:"number"`
	Of         int             `json:"of"`
	Date       string          `json:"date"`
	StartsAt   time.Time       `json:"startsAt"`
	EndsAt     time.Time       `json:"endsAt"`
	Theme      string          `json:"theme"`
	Week       json.RawMessage `json:"week"`
	Status     string          `json:"status"`
	Attended   int             `json:"attended"`
	Roster     []member        `json:"roster"`
	Attendance []mark          `json:"attendance"`
	Homework   []string        `json:"homework"`
	Charges    []charge        `json:"charges"`
	Version    int             `json:"version"`
}

type charge struct {
	ID          string  `json:"id"`
	ClientID    string  `json:"clientId"`
	ClientCode  string  `json:"clientCode"`
	ServiceDate string  `json:"serviceDate"`
	Kind        string  `json:"kind"`
	Code        string  `json:"code"`
	Units       int     `json:"units"`
	Amount      int64   `json:"amount"`
	Currency    string  `json:"currency"`
	FeeSource   string  `json:"feeSource"`
	Batch       *int    `json:"batchNumber"`
	Reversal    *string `json:"reversal"`
}

// view reads back what a write left: everything in one round trip.
func (s *server) view(ctx context.Context, tx pgx.Tx, cohort, id string) (v sessionView, err error) {
	batch := &pgx.Batch{}
	batch.Queue(`SELECT s.id::text, s.cohort_id::text, c.content, c.time_zone, s.number, c.session_count, s.held_on::text, s.starts_at, s.ends_at,
		s.content, s.week_number, s.status, s.attended, s.version, coalesce(c.curriculum_id::text, ''), c.curriculum_version, v.outline FROM sessions s JOIN cohorts c ON c.id = s.cohort_id
		LEFT JOIN curriculum_versions v ON v.curriculum_id = c.curriculum_id AND v.number = c.curriculum_version WHERE s.id = $1`, id)
	batch.Queue(`SELECT e.id::text, e.client_id::text, c.code, c.identity,
		e.since_on::text, coalesce(e.until_on::text, ''), e.from_session, e.committed_sessions
		FROM enrollments e JOIN clients c ON c.id = e.client_id WHERE e.cohort_id = $1 ORDER BY e.until_on IS NOT NULL, e.created_at, e.id`, cohort)
	batch.Queue(`SELECT client_id::text, status, minutes, place FROM attendances WHERE session_id = $1 ORDER BY client_id`, id)
	batch.Queue(`SELECT h.id::text FROM homework h WHERE h.cohort_id = $1 ORDER BY h.assigned_at`, cohort)
	batch.Queue(`SELECT c.id::text, c.client_id::text, c.client_code, c.service_date::text, c.kind, c.code, c.units, c.fee_amount, c.fee_currency,
		c.fee_source, b.number, r.id::text FROM charges c LEFT JOIN batch_charges bc ON bc.charge_id = c.id
		LEFT JOIN export_batches b ON b.id = bc.batch_id LEFT JOIN charges r ON r.reverses_id = c.id WHERE c.session_id = $1 ORDER BY c.id`, id)
	results := tx.SendBatch(ctx, batch)
	err = s.scanView(results, &v)
	if closing := results.Close(); err == nil {
		err = closing
	}
	return v, err
}

func (s *server) scanView(results pgx.BatchResults, v *sessionView) error {
	var week int
	var content, cohortContent, outline []byte
	var curriculum string
	var version int
	if err := results.QueryRow().Scan(&v.ID, &v.CohortID, &cohortContent, &v.TimeZone, &v.Number, &v.Of, &v.Date, &v.StartsAt, &v.EndsAt,
		&content, &week, &v.Status, &v.Attended, &v.Version, &curriculum, &version, &outline); err != nil {
		return err
	}
	var said sessionSaid
	var cohort cohortSaid
	if err := errors.Join(opened(s.keys, "sessions.content/"+v.ID, content, &said), opened(s.keys, "cohorts.content/"+v.CohortID, cohortContent, &cohort)); err != nil {
		return err
	}
	v.Theme, v.CohortName = said.Theme, cohort.Name
	if len(outline) > 0 && week > 0 {
		var o struct{ Weeks []json.RawMessage }
		if err := opened(s.keys, fmt.Sprintf("curriculum_versions.outline.%d/%s", version, curriculum), outline, &o); err != nil {
			return err
		}
		v.Week = o.Weeks[week-1]
	}
	if err := each(results, func(rows pgx.Rows) error {
		m, err := scanMember(s.keys, rows)
		v.Roster = append(v.Roster, m)
		return err
	}); err != nil {
		return err
	}
	if err := each(results, func(rows pgx.Rows) error {
		var m mark
		err := rows.Scan(&m.ClientID, &m.Status, &m.Minutes, &m.Place)
		v.Attendance = append(v.Attendance, m)
		return err
	}); err != nil {
		return err
	}
	if err := each(results, func(rows pgx.Rows) error {
		var h string
		err := rows.Scan(&h)
		v.Homework = append(v.Homework, h)
		return err
	}); err != nil {
		return err
	}
	return each(results, func(rows pgx.Rows) error {
		var c charge
		err := rows.Scan(&c.ID, &c.ClientID, &c.ClientCode, &c.ServiceDate, &c.Kind, &c.Code, &c.Units, &c.Amount, &c.Currency, &c.FeeSource, &c.Batch, &c.Reversal)
		v.Charges = append(v.Charges, c)
		return err
	})
}
