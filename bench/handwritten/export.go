package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"net/http"
	"strconv"

	"cohort/domain"
)

// downloadExport streams a batch as CSV with the standard library's writer.
func (s *server) downloadExport(w http.ResponseWriter, r *http.Request, by domain.Actor) error {
	e, err := s.entry(by, domain.ReadExport, domain.Read, "export", r.PathValue("id"), "")
	if err != nil {
		return err
	}
	if err := s.audit.record(e); err != nil {
		return err
	}
	rows, err := s.pool.Query(r.Context(), `SELECT c.id::text, to_char(c.service_date, 'YYYY-MM-DD'), c.client_code, c.kind, c.code, c.units, c.fee_amount,
		c.fee_currency, coalesce(c.reverses_id::text, '') FROM batch_charges b JOIN charges c ON c.id = b.charge_id
		WHERE b.batch_id = $1 ORDER BY b.service_date, b.charge_id`, r.PathValue("id"))
	if err != nil {
		return err
	}
	defer rows.Close()
	buffer := bufio.NewWriterSize(w, 64<<10)
	out := csv.NewWriter(buffer)
	var id, day, client, kind, code, currency, reverses string
	var units int
	var amount int64
	for rows.Next() {
		if err := rows.Scan(&id, &day, &client, &kind, &code, &units, &amount, &currency, &reverses); err != nil {
			return err
		}
		if err := out.Write([]string{"0001", id, day, client, kind, code, strconv.Itoa(units), fmt.Sprintf("%d.%02d", amount/100, amount%100), currency, reverses}); err != nil {
			return err
		}
	}
	out.Flush()
	if err := rows.Err(); err != nil {
		return err
	}
	return buffer.Flush()
}
