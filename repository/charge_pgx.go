package repository

import (
	"slices"

	"github.com/jackc/pgx/v5"

	"cohort/domain"
	"cohort/domain/billing"
)

// ofOneClosing says that the charges are what closing one session makes: they
// share all but member, kind and fee, and none takes another one back.
func ofOneClosing(charges []billing.Charge) bool {
	first := charges[0]
	return !slices.ContainsFunc(charges, func(c billing.Charge) bool {
		return !c.ReversesID.IsZero() || c.Reason != "" || c.CohortID != first.CohortID || c.SessionID != first.SessionID ||
			c.ServiceDate != first.ServiceDate || c.Units != first.Units || !c.CreatedAt.Equal(first.CreatedAt)
	})
}

// queueCharges adds the charges of one session as one statement: what differs
// travels as arrays.
func (tr *transaction) queueCharges(charges []billing.Charge) {
	n := len(charges)
	ids, clients, codes, kinds, services := make([]string, n), make([]string, n), make([]string, n), make([]string, n), make([]string, n)
	amounts, currencies, sources := make([]int64, n), make([]string, n), make([]string, n)
	for i, c := range charges {
		ids[i], clients[i], codes[i], kinds[i], services[i] = c.ID.String(), c.ClientID.String(), c.ClientCode, string(c.Kind), c.Code
		amounts[i], currencies[i], sources[i] = c.Fee.Amount, c.Fee.Currency, string(c.FeeSource)
	}
	first := charges[0]
	tr.later.Queue(`INSERT INTO charges (cohort_id, session_id, service_date, units, created_at, id, client_id, client_code, kind, code,
		fee_amount, fee_currency, fee_source)
		SELECT $1::uuid, $2::uuid, $3::date, $4::integer, $5::timestamptz, c.*
		FROM unnest($6::uuid[], $7::uuid[], $8::text[], $9::text[], $10::text[], $11::bigint[], $12::text[], $13::text[]) AS c`,
		first.CohortID.String(), first.SessionID.String(), first.ServiceDate, first.Units, first.CreatedAt,
		ids, clients, codes, kinds, services, amounts, currencies, sources)
}

// feesOfPgx is FeesOf in one round trip.
func (t *tx) feesOfPgx(cohort domain.CohortID) (domain.Settings, map[domain.ClientID]int64, error) {
	var settings settingsRow
	fees := map[domain.ClientID]int64{}
	var batch pgx.Batch
	batch.Queue("SELECT practice_name, currency, time_zone, session_code, no_show_fee, version, updated_at FROM settings WHERE id = 1").
		QueryRow(func(row pgx.Row) error {
			return row.Scan(&settings.PracticeName, &settings.Currency, &settings.TimeZone, &settings.SessionCode, &settings.NoShowFee,
				&settings.Version, &settings.UpdatedAt)
		})
	batch.Queue(`SELECT c.id, c.fee_amount FROM clients c WHERE c.fee_amount IS NOT NULL
		AND c.id IN (SELECT client_id FROM enrollments WHERE cohort_id = $1)`, cohort.String()).Query(func(rows pgx.Rows) error {
		var client domain.ClientID
		var amount int64
		_, err := pgx.ForEachRow(rows, []any{toID(&client), &amount}, func() error {
			fees[client] = amount
			return nil
		})
		return err
	})
	err := t.send(&batch)
	return settings.settings(), fees, missing(err)
}
