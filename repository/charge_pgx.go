package repository

import (
	"slices"

	"cohort/domain/billing"
)

// ofOneClosing says that the charges are what closing one session makes: they
// share all but member, kind and fee, and none takes another one back.
func ofOneClosing(charges []billing.Charge) bool {
	first := charges[0]
	return !slices.ContainsFunc(charges, func(c billing.Charge) bool {
		return !c.ReversesID.IsZero() || !c.CorrectsID.IsZero() || c.SessionID.IsZero() || c.Reason != "" || c.CohortID != first.CohortID || c.SessionID != first.SessionID ||
			c.ServiceDate != first.ServiceDate || c.Units != first.Units || !c.CreatedAt.Equal(first.CreatedAt)
	})
}

// queueCharges adds the charges of one session as one statement: what differs
// travels as arrays.
func (tr *transaction) queueCharges(charges []billing.Charge) {
	n := len(charges)
	ids, clients, codes, kinds, services := make([]string, n), make([]string, n), make([]string, n), make([]string, n), make([]string, n)
	minutes, places := make([]int, n), make([]string, n)
	amounts, currencies, sources := make([]int64, n), make([]string, n), make([]string, n)
	for i, c := range charges {
		ids[i], clients[i], codes[i], kinds[i], services[i] = c.ID.String(), c.ClientID.String(), c.ClientCode, string(c.Kind), c.Code
		minutes[i], places[i] = c.Minutes, string(c.Place)
		amounts[i], currencies[i], sources[i] = c.Fee.Amount, c.Fee.Currency, string(c.FeeSource)
	}
	first := charges[0]
	tr.later.Queue(`INSERT INTO charges (cohort_id, session_id, service_date, units, created_at, id, client_id, client_code, kind, code,
		fee_amount, fee_currency, fee_source, minutes, place)
		SELECT $1::uuid, $2::uuid, $3::date, $4::integer, $5::timestamptz, c.*
		FROM unnest($6::uuid[], $7::uuid[], $8::text[], $9::text[], $10::text[], $11::bigint[], $12::text[], $13::text[], $14::integer[], $15::text[]) AS c`,
		first.CohortID.String(), first.SessionID.String(), first.ServiceDate, first.Units, first.CreatedAt,
		ids, clients, codes, kinds, services, amounts, currencies, sources, minutes, places)
}
