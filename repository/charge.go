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

// listedCharge is a charge with what became of it.
type listedCharge struct {
	Row         chargeRow `gorm:"embedded"`
	BatchNumber *int
	Reversed    bool
}

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
		rows[i] = chargeRow{c.ID, c.ClientID, c.ClientCode, c.CohortID, c.SessionID, c.ServiceDate, string(c.Kind), c.Code,
			c.Units, c.Fee.Amount, c.Fee.Currency, string(c.FeeSource), optional(c.ReversesID), reason, c.CreatedAt}
	}
	return duplicateAs(t.insert(rows), billing.ErrAlreadyReversed)
}

func (t *tx) chargeFromRow(listed listedCharge) (billing.Charge, error) {
	r := listed.Row
	reason, err := t.open(chargeReason, r.ID, r.Reason)
	c := billing.Charge{ID: r.ID, ClientID: r.ClientID, ClientCode: r.ClientCode, CohortID: r.CohortID, SessionID: r.SessionID,
		ServiceDate: r.ServiceDate, Kind: billing.ChargeKind(r.Kind), Code: r.Code, Units: r.Units,
		Fee: domain.Money{Amount: r.FeeAmount, Currency: r.FeeCurrency}, FeeSource: billing.FeeSource(r.FeeSource),
		Status: billing.ChargeReady, ReversesID: given(r.ReversesID), Reason: reason, CreatedAt: r.CreatedAt}
	if listed.BatchNumber != nil {
		c.Status, c.BatchNumber = billing.ChargeExported, *listed.BatchNumber
	}
	if listed.Reversed {
		c.Status = billing.ChargeReversed
	}
	return c, err
}

// chargesWithFate joins what became of each charge: its batch, its reversal.
func (t *tx) chargesWithFate() *gorm.DB {
	return t.db.Table("charges").Select("charges.*, export_batches.number AS batch_number, reversals.id IS NOT NULL AS reversed").
		Joins("LEFT JOIN batch_charges ON batch_charges.charge_id = charges.id").
		Joins("LEFT JOIN export_batches ON export_batches.id = batch_charges.batch_id").
		Joins("LEFT JOIN charges AS reversals ON reversals.reverses_id = charges.id")
}

// ChargesOfSession gives what closing a session made, and its reversals.
func (t *tx) ChargesOfSession(session domain.SessionID) ([]billing.Charge, error) {
	var rows []listedCharge
	if err := t.chargesWithFate().Where("charges.session_id = ?", session).Order("charges.id").Find(&rows).Error; err != nil {
		return nil, err
	}
	return each(rows, t.chargeFromRow)
}

// Charge gives one.
func (t *tx) Charge(id domain.ChargeID) (billing.Charge, error) {
	var row listedCharge
	found := t.chargesWithFate().Where("charges.id = ?", id).Limit(1).Find(&row)
	if found.Error == nil && found.RowsAffected == 0 {
		return billing.Charge{}, domain.ErrNotFound
	}
	if found.Error != nil {
		return billing.Charge{}, found.Error
	}
	return t.chargeFromRow(row)
}

// LockCharge gives one for its reversal.
func (t *tx) LockCharge(id domain.ChargeID) (billing.Charge, error) {
	if _, err := lockOne[chargeRow](t, lockCharge, "id = ?", id); err != nil {
		return billing.Charge{}, err
	}
	return t.Charge(id)
}

// filtered limits a query to what the filter lets through.
func filtered(db *gorm.DB, f billing.ChargeFilter) *gorm.DB {
	if !f.From.IsZero() {
		db = db.Where("charges.service_date >= ?", f.From)
	}
	if !f.To.IsZero() {
		db = db.Where("charges.service_date <= ?", f.To)
	}
	if !f.CohortID.IsZero() {
		db = db.Where("charges.cohort_id = ?", f.CohortID)
	}
	if !f.ClientID.IsZero() {
		db = db.Where("charges.client_id = ?", f.ClientID)
	}
	exported := f.Exported
	switch f.Status {
	case billing.ChargeReversed:
		db = db.Where("EXISTS (SELECT 1 FROM charges AS r WHERE r.reverses_id = charges.id)")
	case billing.ChargeReady, billing.ChargeExported:
		wanted := f.Status == billing.ChargeExported
		exported = &wanted
		db = db.Where("NOT EXISTS (SELECT 1 FROM charges AS r WHERE r.reverses_id = charges.id)")
	}
	if exported != nil {
		inBatch := "EXISTS (SELECT 1 FROM batch_charges AS b WHERE b.charge_id = charges.id)"
		if !*exported {
			inBatch = "NOT " + inBatch
		}
		db = db.Where(inBatch)
	}
	return db
}

// Charges lists by service date, newest first.
func (t *tx) Charges(f billing.ChargeFilter, p domain.Page) (domain.List[billing.Charge], error) {
	db, err := afterCharge(filtered(t.chargesWithFate(), f), p.After)
	if err != nil {
		return domain.List[billing.Charge]{}, err
	}
	var rows []listedCharge
	err = db.Order("charges.service_date DESC, charges.id DESC").Limit(p.Limit + 1).Find(&rows).Error
	if err != nil {
		return domain.List[billing.Charge]{}, err
	}
	return page(rows, p.Limit, func(r listedCharge) string { return r.Row.ID.String() }, t.chargeFromRow)
}

func afterCharge(db *gorm.DB, cursor string) (*gorm.DB, error) {
	if cursor == "" {
		return db, nil
	}
	if _, err := domain.ParseID[domain.ChargeID](cursor); err != nil {
		return nil, errCursor
	}
	return db.Where("(charges.service_date, charges.id) < (SELECT c.service_date, c.id FROM charges AS c WHERE c.id = ?)", cursor), nil
}

// ChargeTotals counts and adds up all that the filter lets through.
func (t *tx) ChargeTotals(f billing.ChargeFilter) (count int, amount int64, err error) {
	var total struct {
		Count  int
		Amount int64
	}
	err = filtered(t.db.Table("charges"), f).
		Select("count(*) AS count, CAST(coalesce(sum(charges.fee_amount), 0) AS bigint) AS amount").Scan(&total).Error
	return total.Count, total.Amount, err
}

// FeesOf gives the practice's settings and the session fees agreed with
// single members of a cohort.
func (t *tx) FeesOf(cohort domain.CohortID) (domain.Settings, map[domain.ClientID]int64, error) {
	if t.byHand {
		return t.feesOfPgx(cohort)
	}
	fees := map[domain.ClientID]int64{}
	settings, err := t.Settings()
	if err != nil {
		return settings, fees, err
	}
	var rows []struct {
		ID        domain.ClientID
		FeeAmount int64
	}
	err = t.db.Table("clients").Select("id, fee_amount").
		Where("fee_amount IS NOT NULL AND id IN (SELECT client_id FROM enrollments WHERE cohort_id = ?)", cohort).Scan(&rows).Error
	for _, r := range rows {
		fees[r.ID] = r.FeeAmount
	}
	return settings, fees, err
}
