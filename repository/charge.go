package repository

import (
	"time"

	"gorm.io/gorm"

	"cohort/domain"
	"cohort/domain/billing"
)

type chargeRow struct {
	ID          domain.ChargeID `gorm:"primaryKey"`
	ClientID    domain.ClientID
	ClientCode  string
	CohortID    domain.CohortID
	SessionID   domain.SessionID
	ServiceDate domain.Date
	Kind        string
	Code        string
	Units       int
	FeeAmount   int64
	FeeCurrency string
	FeeSource   string
	ReversesID  *domain.ChargeID
	Reason      []byte
	CreatedAt   time.Time `gorm:"autoCreateTime:false"`
}

func (chargeRow) TableName() string { return "charges" }

const chargeReason = "charges.reason"

// CreateCharges adds charges; nothing ever changes them.
func (t *tx) CreateCharges(charges []billing.Charge) error {
	if len(charges) == 0 {
		return nil
	}
	if t.queues() && ofOneClosing(charges) {
		t.tr.queueCharges(charges)
		return nil
	}
	rows := make([]chargeRow, len(charges))
	for i, c := range charges {
		reason, err := t.seal(chargeReason, c.ID, c.Reason)
		if err != nil {
			return err
		}
		rows[i] = chargeRow{ID: c.ID, ClientID: c.ClientID, ClientCode: c.ClientCode, CohortID: c.CohortID, SessionID: c.SessionID, ServiceDate: c.ServiceDate, Kind: string(c.Kind), Code: c.Code,
			Units: c.Units, FeeAmount: c.Fee.Amount, FeeCurrency: c.Fee.Currency, FeeSource: string(c.FeeSource), ReversesID: optional(c.ReversesID), Reason: reason, CreatedAt: c.CreatedAt}
	}
	return duplicateAs(t.insert(rows), billing.ErrAlreadyReversed)
}

// chargeColumns are a charge and what became of it: its batch, its reversal.
const chargeColumns = `charges.id, charges.client_id, charges.client_code, charges.cohort_id, charges.session_id, charges.service_date,
	charges.kind, charges.code, charges.units, charges.fee_amount, charges.fee_currency, charges.fee_source, charges.reverses_id,
	charges.reason, charges.created_at, export_batches.number, reversals.id IS NOT NULL`

// chargesWithFate is the charges of a source with chargeColumns.
func (t *tx) chargesWithFate(from chargeSource) *gorm.DB {
	return t.db.Table(from.table).Joins(from.join).Select(chargeColumns).
		Joins("LEFT JOIN batch_charges ON batch_charges.charge_id = charges.id").
		Joins("LEFT JOIN export_batches ON export_batches.id = batch_charges.batch_id").
		Joins("LEFT JOIN charges AS reversals ON reversals.reverses_id = charges.id")
}

// chargesOf reads the charges of a question with chargeColumns, so many at most
// (0: all), by hand: a page of 50 costs a third of what it costs through GORM.
func (t *tx) chargesOf(db *gorm.DB, most int) (charges []billing.Charge, err error) {
	var c billing.Charge
	var reason []byte
	var batch *int
	var reversed bool
	places := []any{toID(&c.ID), toID(&c.ClientID), &c.ClientCode, toID(&c.CohortID), toID(&c.SessionID), day{&c.ServiceDate},
		(*string)(&c.Kind), &c.Code, &c.Units, &c.Fee.Amount, &c.Fee.Currency, (*string)(&c.FeeSource), toID(&c.ReversesID),
		&reason, &c.CreatedAt, &batch, &reversed}
	asked := composed(db, most, func(r row) error {
		if err := r.Scan(places...); err != nil {
			return err
		}
		c.Status, c.BatchNumber = billing.ChargeReady, 0
		if batch != nil {
			c.Status, c.BatchNumber = billing.ChargeExported, *batch
		}
		if reversed {
			c.Status = billing.ChargeReversed
		}
		var err error
		c.Reason, err = t.open(chargeReason, c.ID, reason)
		charges = append(charges, c)
		return err
	})
	if len(asked.args) == 0 || most == 0 { // one plan serves all of them
		err = t.ask(asked)
	} else {
		err = t.askAfresh(asked)
	}
	return charges, err
}

// ChargesOfSession gives what closing a session made, and its reversals.
func (t *tx) ChargesOfSession(session domain.SessionID) ([]billing.Charge, error) {
	return t.chargesOf(t.chargesWithFate(allCharges).Where("charges.session_id = ?", session).Order("charges.id"), 0)
}

// Charge gives one.
func (t *tx) Charge(id domain.ChargeID) (billing.Charge, error) {
	found, err := t.chargesOf(t.chargesWithFate(allCharges).Where("charges.id = ?", id), 0)
	if err == nil && len(found) == 0 {
		err = domain.ErrNotFound
	}
	if err != nil {
		return billing.Charge{}, err
	}
	return found[0], nil
}

// LockCharge gives one for its reversal.
func (t *tx) LockCharge(id domain.ChargeID) (billing.Charge, error) {
	if _, err := lockOne[chargeRow](t, lockCharge, "id = ?", id); err != nil {
		return billing.Charge{}, err
	}
	return t.Charge(id)
}

// Charges lists by service date, newest first.
func (t *tx) Charges(f billing.ChargeFilter, p domain.Page) (domain.List[billing.Charge], error) {
	from := sourceOf(f)
	db, err := afterCharge(t.filtered(t.chargesWithFate(from), from, f, p.After == ""), from, p.After)
	if err != nil {
		return domain.List[billing.Charge]{}, err
	}
	charges, err := t.chargesOf(db.Order(from.date+" DESC, "+from.id+" DESC"), p.Limit+1)
	if err != nil {
		return domain.List[billing.Charge]{}, err
	}
	return page(charges, p.Limit, func(c billing.Charge) string { return c.ID.String() }, same[billing.Charge])
}

// FeesOf gives the practice's settings and the session fees agreed with
// single members of a cohort.
func (t *tx) FeesOf(cohort domain.CohortID) (settings domain.Settings, fees map[domain.ClientID]int64, err error) {
	fees = map[domain.ClientID]int64{}
	err = t.ask(settingsTo(&settings), question{sql: `SELECT c.id, c.fee_amount FROM clients c WHERE c.fee_amount IS NOT NULL
		AND c.id IN (SELECT client_id FROM enrollments WHERE cohort_id = $1)`, args: []any{cohort.String()}, each: func(r row) error {
		var client domain.ClientID
		var amount int64
		err := r.Scan(toID(&client), &amount)
		fees[client] = amount
		return err
	}})
	return settings, fees, err
}
