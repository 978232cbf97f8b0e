package repository

import (
	"time"

	"cohort/domain"
	"cohort/domain/billing"
)

type batchRow struct {
	ID            domain.BatchID `gorm:"primaryKey"`
	Number        int
	Format        string
	FormatVersion int
	FromOn        domain.Date
	ToOn          domain.Date
	ChargeCount   int
	TotalAmount   int64
	Currency      string
	SHA256        string `gorm:"column:sha256"`
	CreatedBy     *domain.UserID
	CreatedByName string
	CreatedAt     time.Time `gorm:"autoCreateTime:false"`
	WorkedAt      *time.Time
}

func (batchRow) TableName() string { return "export_batches" }

func batchToRow(b billing.Batch) *batchRow {
	r := &batchRow{ID: b.ID, Number: b.Number, Format: string(b.Format), FormatVersion: b.FormatVersion, FromOn: b.From, ToOn: b.To,
		ChargeCount: b.Count, TotalAmount: b.Total.Amount, Currency: b.Total.Currency, SHA256: b.SHA256,
		CreatedBy: optional(b.CreatedBy), CreatedByName: b.CreatedByName, CreatedAt: b.CreatedAt}
	if b.UnderWay() {
		r.WorkedAt = &b.WorkedAt
	}
	return r
}

func batchFromRow(r batchRow) (billing.Batch, error) {
	b := billing.Batch{ID: r.ID, Number: r.Number, From: r.FromOn, To: r.ToOn, Format: billing.Format(r.Format),
		FormatVersion: r.FormatVersion, Count: r.ChargeCount, Total: domain.Money{Amount: r.TotalAmount, Currency: r.Currency},
		SHA256: r.SHA256, CreatedBy: given(r.CreatedBy), CreatedByName: r.CreatedByName, CreatedAt: r.CreatedAt}
	if r.WorkedAt != nil {
		b.WorkedAt = *r.WorkedAt
	}
	return b, nil
}

// NextBatchNumber gives the number after the last one, and locks the numbering
// until the transaction ends: a batch that is given up leaves no gap.
func (t *tx) NextBatchNumber() (int, error) { return t.nextNumber("export_batch") }

// LockBatch gives one that is being made, for its next step.
func (t *tx) LockBatch(id domain.BatchID) (billing.Batch, error) {
	row, err := lockOne[batchRow](t, lockBatch, "id = ?", id)
	if err != nil {
		return billing.Batch{}, err
	}
	return batchFromRow(row)
}

// BatchesUnderWay gives the batches that are being made.
func (t *tx) BatchesUnderWay() ([]billing.Batch, error) {
	rows, err := list[batchRow](t.db, "worked_at", "worked_at IS NOT NULL")
	if err != nil {
		return nil, err
	}
	return each(rows, batchFromRow)
}

// CreateBatch adds a batch.
func (t *tx) CreateBatch(b billing.Batch) error { return t.insert(batchToRow(b)) }

// SaveBatch writes what filling and hashing found out.
func (t *tx) SaveBatch(b billing.Batch) error { return t.update(batchToRow(b)) }

// Batches lists batches, newest first.
func (t *tx) Batches(p domain.Page) (domain.List[billing.Batch], error) {
	db, err := beforeNumber(t.db, "CAST(number AS BIGINT)", p.After) // a made-up cursor may not fit the column
	if err != nil {
		return domain.List[billing.Batch]{}, err
	}
	var rows []batchRow
	if err := db.Where("worked_at IS NULL").Order("number DESC").Limit(p.Limit + 1).Find(&rows).Error; err != nil {
		return domain.List[billing.Batch]{}, err
	}
	return page(rows, p.Limit, func(r batchRow) string { return numberCursor(int64(r.Number)) }, batchFromRow)
}

// Batch gives one.
func (t *tx) Batch(id domain.BatchID) (billing.Batch, error) {
	row, err := find[batchRow](t.db, "id = ?", id)
	if err != nil {
		return billing.Batch{}, err
	}
	return batchFromRow(row)
}

// BatchByNumber gives one by the number that people know it by.
func (t *tx) BatchByNumber(number int) (billing.Batch, error) {
	if !fitsNumber(int64(number)) {
		return billing.Batch{}, domain.ErrNotFound
	}
	row, err := find[batchRow](t.db, "number = ?", number)
	if err != nil {
		return billing.Batch{}, err
	}
	return batchFromRow(row)
}

// A file may hold of a charge what is asked for here: no name, no diagnosis,
// no group, no theme. The order is the index's, so nothing is sorted.
const chargesOfBatch = `SELECT c.id, c.client_code, c.session_id, c.service_date, c.kind, c.code, c.units, c.minutes, c.place, c.fee_amount, c.fee_currency, c.reverses_id
	FROM batch_charges b JOIN charges c ON c.id = b.charge_id
	WHERE b.batch_id = $1 AND (b.service_date, b.charge_id) > ($2, $3) ORDER BY b.service_date, b.charge_id LIMIT $4`

// ChargesOfBatch gives the next charges of a batch's file. The rows are read
// by hand: there may be a million of them.
func (t *tx) ChargesOfBatch(id domain.BatchID, behind billing.Charge, most int) ([]billing.Charge, error) {
	charges := make([]billing.Charge, 0, most)
	var c billing.Charge
	places := []any{toID(&c.ID), &c.ClientCode, toID(&c.SessionID), day{&c.ServiceDate}, (*string)(&c.Kind), &c.Code, &c.Units, &c.Minutes, (*string)(&c.Place),
		&c.Fee.Amount, &c.Fee.Currency, toID(&c.ReversesID)}
	from := behind.ServiceDate
	if from.IsZero() {
		from = domain.Date{Year: 1, Month: time.January, Day: 1}
	}
	err := t.ask(question{sql: chargesOfBatch, args: []any{id.String(), from.String(), behind.ID.String(), most}, each: func(r row) error {
		err := r.Scan(places...)
		charges = append(charges, c)
		return err
	}})
	return charges, err
}
