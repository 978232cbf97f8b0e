package main

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/jackc/pgx/v5"
)

type mark struct {
	ClientID string `json:"clientId"`
	Status   string `json:"status"`
}

// takeAttendance keeps the marks of a session in one statement.
func (s *server) takeAttendance(r *http.Request) (any, error) {
	var body struct{ Items []mark }
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		return nil, err
	}
	clients, statuses := make([]string, len(body.Items)), make([]string, len(body.Items))
	for i, m := range body.Items {
		clients[i], statuses[i] = m.ClientID, m.Status
	}
	return collect[mark](s, r, `INSERT INTO attendances (session_id, client_id, status, place, marked_by, marked_at)
		SELECT s.id, m.client_id, m.status, '', c.lead_id, $4 FROM unnest($2::uuid[], $3::text[]) AS m (client_id, status), sessions s
		JOIN cohorts c ON c.id = s.cohort_id WHERE s.id = $1 AND s.status = 'scheduled'
		ON CONFLICT (session_id, client_id) DO UPDATE SET status = excluded.status, marked_by = excluded.marked_by, marked_at = excluded.marked_at
		RETURNING client_id::text, status`, r.PathValue("id"), clients, statuses, time.Now().UTC())
}

type closed struct {
	Status  string   `json:"status"`
	Roster  []member `json:"roster"`
	Charges []charge `json:"charges"`
}

// closeSession charges who was there and closes, in one transaction and two
// round trips.
func (s *server) closeSession(r *http.Request) (any, error) {
	id, now := r.PathValue("id"), time.Now().UTC()
	out := closed{Status: "closed"}
	batch := &pgx.Batch{}
	batch.Queue(`UPDATE sessions SET status = 'closed', closed_at = $2, version = version + 1, updated_at = $2,
		attended = (SELECT count(*) FROM attendances a WHERE a.session_id = $1 AND a.status = 'present') WHERE id = $1 AND status = 'scheduled'`, id, now)
	batch.Queue(`INSERT INTO charges (id, client_id, client_code, cohort_id, session_id, service_date, kind, code, units, fee_amount, fee_currency, fee_source, created_at)
		SELECT gen_random_uuid(), a.client_id, m.code, s.cohort_id, s.id, s.held_on, 'session', '90853', 1, coalesce(o.amount, f.amount), f.currency, 'cohort', $2
		FROM attendances a JOIN clients m ON m.id = a.client_id JOIN sessions s ON s.id = a.session_id JOIN cohort_fees f ON f.cohort_id = s.cohort_id
		LEFT JOIN client_fees o ON o.client_id = a.client_id
		WHERE a.session_id = $1 AND a.status = 'present' ON CONFLICT DO NOTHING`, id, now)
	batch.Queue(`SELECT `+chargeColumns+`, NULL::text FROM charges c WHERE c.session_id = $1 ORDER BY c.id`, id).Query(func(rows pgx.Rows) (err error) {
		out.Charges, err = pgx.CollectRows(rows, pgx.RowToStructByPos[charge])
		return err
	})
	batch.Queue(rosterQuery+`(SELECT cohort_id FROM sessions WHERE id = $1)`, id).Query(func(rows pgx.Rows) (err error) {
		out.Roster, err = pgx.CollectRows(rows, pgx.RowToStructByPos[member])
		return err
	})
	return out, s.pool.SendBatch(r.Context(), batch).Close() // a batch is one transaction
}
