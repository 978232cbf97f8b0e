package repository

import (
	"cohort/domain"
	"cohort/domain/billing"
)

type clientFeeRow struct {
	ID       domain.FeeID `gorm:"primaryKey"`
	ClientID domain.ClientID
	Decided  decidedRow `gorm:"embedded"`
	Amount   *int64
	Reason   []byte
}

func (clientFeeRow) TableName() string { return "client_fees" }

const clientFeeReason = "client_fees.reason"

// AddClientFee adds a fee to those agreed with a client.
func (t *tx) AddClientFee(client domain.ClientID, fee domain.ClientFee) error {
	if err := t.mine(lockClient, client); err != nil {
		return err
	}
	r := clientFeeRow{ID: domain.NewID[domain.FeeID](), ClientID: client, Decided: decidedToRow(fee.Decided)}
	if !fee.None {
		r.Amount = &fee.Amount
	}
	var err error
	if r.Reason, err = t.seal(clientFeeReason, r.ID, fee.Reason); err != nil {
		return err
	}
	return t.insert(&r)
}

// ClientFees gives what was agreed with a client, in order.
func (t *tx) ClientFees(client domain.ClientID) (fees []domain.ClientFee, err error) {
	var id domain.FeeID
	var amount *int64
	var reason []byte
	var decided domain.Decided
	places := append([]any{toID(&id), &amount, &reason}, decidedTo(&decided)...)
	err = t.ask(question{sql: "SELECT f.id, f.amount, f.reason, " + decidedColumns + " FROM client_fees f LEFT JOIN users u ON u.id = f.set_by WHERE f.client_id = $1" + decidedOrder,
		args: []any{client.String()}, each: func(r row) error {
			if err := r.Scan(places...); err != nil {
				return err
			}
			fee := domain.ClientFee{Decided: decidedRead(decided), None: amount == nil}
			if amount != nil {
				fee.Amount = *amount
			}
			var err error
			fee.Reason, err = t.open(clientFeeReason, id, reason)
			fees = append(fees, fee)
			return err
		}})
	return fees, err
}

// ClientFeeReach counts the sessions that a client's fee of these days is about:
// open ones on whose roster they stand, and charges for sessions that stand.
func (t *tx) ClientFeeReach(client domain.ClientID, from, until domain.Date) (domain.FeeReach, error) {
	reach, err := sessionsWithin(t.db.Table("sessions").Where(`EXISTS (SELECT 1 FROM enrollments AS e WHERE e.client_id = ? AND e.cohort_id = sessions.cohort_id
		AND e.from_session <= sessions.number AND (e.until_on IS NULL OR sessions.number <= e.through_session))`, client), from, until)
	if err != nil {
		return reach, err
	}
	var kept int64
	charged := ofDays(t.db.Table("charges").Where("client_id = ? AND kind = ? AND reverses_id IS NULL AND NOT reversed", client, billing.ForSession),
		billing.ChargeFilter{From: from})
	if !until.IsZero() {
		charged = charged.Where("service_date < ?", until)
	}
	err = charged.Count(&kept).Error
	reach.Kept = int(kept)
	return reach, err
}
