package main

import (
	"net/http"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"

	"cohort/domain"
)

// listedCharge is a charge as a list shows it: with what became of it.
type listedCharge struct {
	ID          string       `json:"id"`
	ClientID    string       `json:"clientId"`
	ClientCode  string       `json:"clientCode"`
	CohortID    string       `json:"cohortId"`
	SessionID   string       `json:"sessionId"`
	ServiceDate string       `json:"serviceDate"`
	Kind        string       `json:"kind"`
	Code        string       `json:"code"`
	Units       int          `json:"units"`
	Fee         domain.Money `json:"fee"`
	FeeSource   string       `json:"feeSource"`
	Batch       *int         `json:"batchNumber,omitempty"`
	Reversed    bool         `json:"reversed,omitempty"`
	CreatedAt   time.Time    `json:"createdAt"`
}

// listCharges gives the newest charges.
func (s *server) listCharges(w http.ResponseWriter, r *http.Request, by domain.Actor) error {
	limit, err := strconv.Atoi(r.URL.Query().Get("limit"))
	if err != nil {
		return err
	}
	rows, err := s.pool.Query(r.Context(), `SELECT c.id::text, c.client_id::text, c.client_code, c.cohort_id::text, c.session_id::text,
		to_char(c.service_date, 'YYYY-MM-DD'), c.kind, c.code, c.units, c.fee_amount, c.fee_currency, c.fee_source, b.number, v.id IS NOT NULL, c.created_at
		FROM charges c LEFT JOIN batch_charges f ON f.charge_id = c.id LEFT JOIN export_batches b ON b.id = f.batch_id
		LEFT JOIN charges v ON v.reverses_id = c.id ORDER BY c.service_date DESC, c.id DESC LIMIT $1`, limit)
	if err != nil {
		return err
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (c listedCharge, err error) {
		err = row.Scan(&c.ID, &c.ClientID, &c.ClientCode, &c.CohortID, &c.SessionID, &c.ServiceDate, &c.Kind, &c.Code, &c.Units,
			&c.Fee.Amount, &c.Fee.Currency, &c.FeeSource, &c.Batch, &c.Reversed, &c.CreatedAt)
		return c, err
	})
	if err != nil {
		return err
	}
	e, err := s.entry(by, domain.ReadCharge, domain.Read, "charges", "", "")
	if err != nil {
		return err
	}
	if err := s.audit.record(e); err != nil {
		return err
	}
	return answer(w, map[string]any{"items": list})
}
