package main

import (
	"bufio"
	"log"
	"net/http"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5/pgtype"
)

type charge struct {
	ID          string  `json:"id"`
	ClientCode  string  `json:"clientCode"`
	SessionID   string  `json:"sessionId"`
	ServiceDate string  `json:"serviceDate"`
	Kind        string  `json:"kind"`
	Code        string  `json:"code"`
	Units       int     `json:"units"`
	Amount      int64   `json:"amount"`
	Currency    string  `json:"currency"`
	Batch       *string `json:"batchId"`
}

const chargeColumns = `c.id::text, c.client_code, c.session_id::text, to_char(c.service_date, 'YYYY-MM-DD'), c.kind, c.code, c.units,
	c.fee_amount, c.fee_currency`

func (s *server) listCharges(r *http.Request) (any, error) {
	return collect[charge](s, r, `SELECT `+chargeColumns+`, b.batch_id::text FROM charges c LEFT JOIN batch_charges b ON b.charge_id = c.id
		ORDER BY c.service_date DESC, c.id DESC LIMIT $1`, r.URL.Query().Get("limit"))
}

// downloadExport writes a batch as CSV, as it comes from the database.
func (s *server) downloadExport(w http.ResponseWriter, r *http.Request) {
	rows, err := s.pool.Query(r.Context(), `SELECT c.id, c.service_date, c.client_code, c.kind, c.code, c.units, c.fee_amount, c.fee_currency, c.reverses_id
		FROM batch_charges b JOIN charges c ON c.id = b.charge_id WHERE b.batch_id = $1 ORDER BY b.service_date, b.charge_id`, r.PathValue("id"))
	if err != nil {
		log.Print(err)
		http.Error(w, "failed", http.StatusInternalServerError)
		return
	}
	defer rows.Close()
	out := bufio.NewWriterSize(w, 64<<10)
	var id, reverses pgtype.UUID
	var day time.Time
	var client, kind, code, currency string
	var units, amount int64
	var line []byte
	for rows.Next() {
		if err := rows.Scan(&id, &day, &client, &kind, &code, &units, &amount, &currency, &reverses); err != nil {
			log.Print(err)
			return
		}
		line = append(append(line[:0], "0001,"...), id.String()...)
		line = day.AppendFormat(append(line, ','), time.DateOnly)
		line = append(append(append(append(append(append(line, ','), client...), ','), kind...), ','), code...)
		line = strconv.AppendInt(append(line, ','), units, 10)
		line = strconv.AppendInt(append(line, ','), amount/100, 10)
		line = append(line, '.', byte('0'+amount/10%10), byte('0'+amount%10), ',')
		line = append(append(line, currency...), ',')
		if reverses.Valid {
			line = append(line, reverses.String()...)
		}
		if _, err := out.Write(append(line, '\r', '\n')); err != nil {
			return
		}
	}
	if err := rows.Err(); err != nil {
		log.Print(err)
		return
	}
	if err := out.Flush(); err != nil {
		log.Print(err)
	}
}
