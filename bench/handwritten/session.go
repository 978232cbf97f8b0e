package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/jackc/pgx/v5"

	"cohort/domain"
)

type mark struct {
	ClientID string `json:"clientId"`
	Status   string `json:"status"`
	Minutes  *int   `json:"minutes"`
	Place    string `json:"place"`
}

// state is what both writes lock and look at first.
type state struct {
	cohort, status, lead string
	startsAt             time.Time
	heldOn               string
	number, version      int
	minutes              int
}

func lock(ctx context.Context, tx pgx.Tx, id string, by domain.Actor) (st state, err error) {
	if err = tx.QueryRow(ctx, `SELECT cohort_id::text FROM sessions WHERE id = $1`, id).Scan(&st.cohort); err != nil {
		return st, err
	}
	if err = tx.QueryRow(ctx, `SELECT duration_minutes FROM cohorts WHERE id = $1 FOR UPDATE`, st.cohort).Scan(&st.minutes); err != nil {
		return st, err
	}
	err = tx.QueryRow(ctx, `SELECT s.status, s.starts_at, s.held_on::text, s.number, s.version, l.user_id::text FROM sessions s
		JOIN cohort_leaders l ON l.cohort_id = s.cohort_id AND l.user_id = $2 WHERE s.id = $1 FOR UPDATE OF s`, id, by.UserID.String()).
		Scan(&st.status, &st.startsAt, &st.heldOn, &st.number, &st.version, &st.lead)
	return st, err
}

// last is the order in which the fee of a day comes first.
const last = " ORDER BY f.from_on DESC, f.set_at DESC, f.id DESC LIMIT 1"

// roster gives the members of the session with their codes and own fees.
func roster(ctx context.Context, tx pgx.Tx, st state) (map[string]string, map[string]*int64, error) {
	rows, err := tx.Query(ctx, `SELECT e.client_id::text, c.code, (SELECT f.amount FROM client_fees f WHERE f.client_id = c.id AND f.from_on <= $3`+last+`)
		FROM enrollments e JOIN clients c ON c.id = e.client_id
		WHERE e.cohort_id = $1 AND e.from_session <= $2 AND (e.until_on IS NULL OR $2 <= e.through_session)`, st.cohort, st.number, st.heldOn)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	codes, fees := map[string]string{}, map[string]*int64{}
	for rows.Next() {
		var id, code string
		var fee *int64
		if err := rows.Scan(&id, &code, &fee); err != nil {
			return nil, nil, err
		}
		codes[id], fees[id] = code, fee
	}
	return codes, fees, rows.Err()
}

func (s *server) takeAttendance(w http.ResponseWriter, r *http.Request, by domain.Actor) error {
	var body struct{ Items []mark }
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(&body); err != nil {
		return err
	}
	id, ctx, now := r.PathValue("id"), r.Context(), time.Now().UTC()
	var out sessionView
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		st, err := lock(ctx, tx, id, by)
		if err != nil {
			return err
		}
		codes, _, err := roster(ctx, tx, st)
		if err != nil {
			return err
		}
		batch := &pgx.Batch{}
		for _, m := range body.Items {
			if _, on := codes[m.ClientID]; !on || st.status != "scheduled" {
				return fmt.Errorf("refused")
			}
			batch.Queue(`INSERT INTO attendances (session_id, client_id, status, minutes, place, marked_by, marked_at) VALUES ($1,$2,$3,$4,$5,$6,$7)
				ON CONFLICT (session_id, client_id) DO UPDATE SET status = excluded.status, minutes = excluded.minutes, place = excluded.place,
				marked_by = excluded.marked_by, marked_at = excluded.marked_at`, id, m.ClientID, m.Status, m.Minutes, m.Place, by.UserID.String(), now)
		}
		batch.Queue(`UPDATE sessions SET version = version + 1, updated_at = $2 WHERE id = $1`, id, now)
		if err := tx.SendBatch(ctx, batch).Close(); err != nil {
			return err
		}
		if out, err = s.view(ctx, tx, st.cohort, id); err != nil {
			return err
		}
		e, err := s.entry(by, domain.TakeAttendance, domain.Done, "session", id, fmt.Sprintf(`{"marked":%d}`, len(body.Items)))
		if err != nil {
			return err
		}
		return s.appendAudit(ctx, tx, []domain.AuditEntry{e})
	})
	if err != nil {
		return err
	}
	return answer(w, out)
}

func (s *server) closeSession(w http.ResponseWriter, r *http.Request, by domain.Actor) error {
	id, ctx, now := r.PathValue("id"), r.Context(), time.Now().UTC()
	var out sessionView
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		st, err := lock(ctx, tx, id, by)
		if err != nil {
			return err
		}
		if st.status == "scheduled" {
			if err := s.charge(ctx, tx, st, id, by, now); err != nil {
				return err
			}
		}
		out, err = s.view(ctx, tx, st.cohort, id)
		if err != nil || st.status != "scheduled" {
			return err
		}
		e, err := s.entry(by, domain.CloseSession, domain.Done, "session", id, fmt.Sprintf(`{"charges":%d}`, len(out.Charges)))
		if err != nil {
			return err
		}
		return s.appendAudit(ctx, tx, []domain.AuditEntry{e})
	})
	if err != nil {
		return err
	}
	return answer(w, out)
}

// charge writes a charge for every member who was there, or owes the
// practice's no-show fee, and closes the session.
func (s *server) charge(ctx context.Context, tx pgx.Tx, st state, id string, by domain.Actor, now time.Time) error {
	codes, fees, err := roster(ctx, tx, st)
	if err != nil {
		return err
	}
	var code, currency string
	var noShow *int64
	var fee int64
	if err := tx.QueryRow(ctx, `SELECT p.session_code, c.currency, p.no_show_fee, c.amount
		FROM (SELECT f.session_code, f.no_show_fee FROM practice_fees f WHERE f.from_on <= $2`+last+`) p,
		(SELECT f.amount, f.currency FROM cohort_fees f WHERE f.cohort_id = $1 AND f.from_on <= $2`+last+`) c`, st.cohort, st.heldOn).
		Scan(&code, &currency, &noShow, &fee); err != nil {
		return err
	}
	marks, err := marksOf(ctx, tx, id)
	if err != nil {
		return err
	}
	batch, attended := &pgx.Batch{}, 0
	insert := func(client, kind, code string, amount int64, source string) {
		batch.Queue(`INSERT INTO charges (id, client_id, client_code, cohort_id, session_id, service_date, kind, code, units, fee_amount,
			fee_currency, fee_source, created_at) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,1,$9,$10,$11,$12)`,
			domain.NewID[domain.ChargeID]().String(), client, codes[client], st.cohort, id, st.heldOn, kind, code, amount, currency, source, now)
	}
	for _, m := range marks {
		switch m.Status {
		case "present", "late", "left_early":
			attended++
			if own := fees[m.ClientID]; own != nil {
				insert(m.ClientID, "session", code, *own, "client")
			} else {
				insert(m.ClientID, "session", code, fee, "cohort")
			}
		case "no_show", "late_cancel":
			if noShow != nil {
				insert(m.ClientID, m.Status, "", *noShow, "practice")
			}
		}
	}
	batch.Queue(`UPDATE sessions SET status = 'closed', closed_at = $2, closed_by = $3, attended = $4, version = version + 1, updated_at = $2 WHERE id = $1`,
		id, now, by.UserID.String(), attended)
	return tx.SendBatch(ctx, batch).Close()
}

func marksOf(ctx context.Context, tx pgx.Tx, id string) ([]mark, error) {
	rows, err := tx.Query(ctx, `SELECT client_id::text, status, minutes, place FROM attendances WHERE session_id = $1 ORDER BY client_id`, id)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[mark])
}
