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
	CohortID    *domain.CohortID
	SessionID   *domain.SessionID
	ServiceDate domain.Date
	Kind        string
	Code        string
	Units       int
	Minutes     int
	Place       string
	FeeAmount   int64
	FeeCurrency string
	FeeSource   string
	ReversesID  *domain.ChargeID
	CorrectsID  *domain.ChargeID
	Reason      []byte
	CreatedAt   time.Time `gorm:"autoCreateTime:false"`
	Reversed    bool      // the schema sets it
}

func (chargeRow) TableName() string { return "charges" }

const chargeReason = "charges.reason"

// CreateCharges adds charges, or reversals; nothing ever changes them.
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
		rows[i] = chargeRow{ID: c.ID, ClientID: c.ClientID, ClientCode: c.ClientCode, CohortID: optional(c.CohortID), SessionID: optional(c.SessionID), ServiceDate: c.ServiceDate, Kind: string(c.Kind), Code: c.Code,
			Units: c.Units, Minutes: c.Minutes, Place: string(c.Place), FeeAmount: c.Fee.Amount, FeeCurrency: c.Fee.Currency, FeeSource: string(c.FeeSource), ReversesID: optional(c.ReversesID), CorrectsID: optional(c.CorrectsID), Reason: reason, CreatedAt: c.CreatedAt}
	}
	if !charges[0].ReversesID.IsZero() {
		return duplicateAs(t.insert(rows), billing.ErrAlreadyReversed)
	}
	return duplicateAs(t.insert(rows), billing.ErrAlreadyCharged)
}

// chargeColumns are a charge and what became of it: its batch, its reversal.
const chargeColumns = `charges.id, charges.client_id, charges.client_code, charges.cohort_id, charges.session_id, charges.service_date,
	charges.kind, charges.code, charges.units, charges.minutes, charges.place, charges.fee_amount, charges.fee_currency, charges.fee_source, charges.reverses_id,
	charges.corrects_id, charges.reason, charges.created_at, export_batches.number, charges.reversed`

// chargesWithFate is the charges of a source with chargeColumns.
func (t *tx) chargesWithFate(from chargeSource) *gorm.DB {
	return t.db.Table(from.table).Joins(from.join).Select(chargeColumns).
		Joins("LEFT JOIN batch_charges ON batch_charges.charge_id = charges.id").
		Joins("LEFT JOIN export_batches ON export_batches.id = batch_charges.batch_id")
}

// chargesOf reads the charges of a question with chargeColumns, so many at most
// (0: all), by hand: a page of 50 costs a third of what it costs through GORM.
func (t *tx) chargesOf(db *gorm.DB, most int) (charges []billing.Charge, err error) {
	var c billing.Charge
	var reason []byte
	var batch *int
	var reversed bool
	places := []any{toID(&c.ID), toID(&c.ClientID), &c.ClientCode, toID(&c.CohortID), toID(&c.SessionID), day{&c.ServiceDate},
		(*string)(&c.Kind), &c.Code, &c.Units, &c.Minutes, (*string)(&c.Place), &c.Fee.Amount, &c.Fee.Currency, (*string)(&c.FeeSource), toID(&c.ReversesID), toID(&c.CorrectsID),
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

// ReversalOf gives what took a charge back.
func (t *tx) ReversalOf(id domain.ChargeID) (*billing.Charge, error) {
	found, err := t.chargesOf(t.chargesWithFate(allCharges).Where("charges.reverses_id = ?", id), 0)
	if err == nil && len(found) == 0 {
		err = domain.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return &found[0], nil
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

// FeesOf gives what a session of a cohort on a day is charged by.
func (t *tx) FeesOf(cohort domain.CohortID, on domain.Date) (fees billing.Fees, err error) {
	fees.Clients = map[domain.ClientID]int64{}
	err = t.ask(
		question{sql: `SELECT s.currency, p.no_show_fee, p.session_code,
			(SELECT f.amount FROM cohort_fees f WHERE f.cohort_id = $1 AND f.from_on <= $2` + lastDecided + `)
			FROM settings s, (SELECT f.no_show_fee, f.session_code FROM practice_fees f WHERE f.from_on <= $2` + lastDecided + `) AS p WHERE s.id = 1`,
			args: []any{cohort.String(), on.String()}, must: true,
			each: func(r row) error { return r.Scan(&fees.Currency, &fees.NoShow, &fees.Code, &fees.Cohort.Amount) }},
		question{sql: `SELECT f.client_id, f.amount FROM client_fees f WHERE f.client_id IN (SELECT client_id FROM enrollments WHERE cohort_id = $1)
			AND f.from_on <= $2` + decidedOrder,
			args: []any{cohort.String(), on.String()}, each: func(r row) error { return feeOfClient(r, fees.Clients) }})
	fees.Cohort.Currency = fees.Currency
	return fees, err
}

// feeOfClient reads the next of what was agreed with clients, in order: it goes
// before what was agreed earlier.
func feeOfClient(r row, to map[domain.ClientID]int64) error {
	var client domain.ClientID
	var amount *int64
	err := r.Scan(toID(&client), &amount)
	if delete(to, client); amount != nil {
		to[client] = *amount
	}
	return err
}
