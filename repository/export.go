package repository

import (
	"time"

	"github.com/jackc/pgx/v5"

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
}

func (batchRow) TableName() string { return "export_batches" }

func batchToRow(b billing.Batch) *batchRow {
	return &batchRow{b.ID, b.Number, string(b.Format), b.FormatVersion, b.From, b.To, b.Count, b.Total.Amount,
		b.Total.Currency, b.SHA256, optional(b.CreatedBy), b.CreatedByName, b.CreatedAt}
}

func batchFromRow(r batchRow) (billing.Batch, error) {
	return billing.Batch{ID: r.ID, Number: r.Number, From: r.FromOn, To: r.ToOn, Format: billing.Format(r.Format),
		FormatVersion: r.FormatVersion, Count: r.ChargeCount, Total: domain.Money{Amount: r.TotalAmount, Currency: r.Currency},
		SHA256: r.SHA256, CreatedBy: given(r.CreatedBy), CreatedByName: r.CreatedByName, CreatedAt: r.CreatedAt}, nil
}

// NextBatchNumber gives the number after the last one, and locks the numbering
// until the transaction ends: a batch that is given up leaves no gap.
func (t *tx) NextBatchNumber() (int, error) { return t.nextNumber("export_batch") }

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
	if err := db.Order("number DESC").Limit(p.Limit + 1).Find(&rows).Error; err != nil {
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

// exportColumns are what a file may hold of a charge: no name, no diagnosis,
// no group, no theme. The order is the index's, so a million rows stream
// without being sorted.
const exportColumns = `SELECT charges.id, charges.client_code, charges.session_id, charges.service_date, charges.kind,
	charges.code, charges.units, charges.fee_amount, charges.fee_currency, charges.reverses_id
	FROM batch_charges JOIN charges ON charges.id = batch_charges.charge_id
	WHERE batch_charges.batch_id = `

const exportOrder = " ORDER BY batch_charges.service_date, batch_charges.charge_id"

// EachCharge streams a batch's charges; on PostgreSQL over pgx rows, which is
// several times faster than GORM and keeps one row in memory.
func (t *tx) EachCharge(id domain.BatchID, do func(billing.Charge) error) error {
	if t.byHand {
		return t.onPgx(func(conn *pgx.Conn) error { return t.eachChargePgx(conn, id, do) })
	}
	rows, err := t.db.Raw(exportColumns+"?"+exportOrder, id).Rows()
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // rows.Err has what matters
	for rows.Next() {
		var c billing.Charge
		var reverses *domain.ChargeID
		if err := rows.Scan(&c.ID, &c.ClientCode, &c.SessionID, &c.ServiceDate, &c.Kind, &c.Code, &c.Units,
			&c.Fee.Amount, &c.Fee.Currency, &reverses); err != nil {
			return err
		}
		c.ReversesID = given(reverses)
		if err := do(c); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (t *tx) eachChargePgx(conn *pgx.Conn, id domain.BatchID, do func(billing.Charge) error) error {
	rows, err := conn.Query(t.ctx, exportColumns+"$1"+exportOrder, id.String())
	if err != nil {
		return err
	}
	defer rows.Close()
	var c billing.Charge
	var reverses *[16]byte
	var day time.Time
	for rows.Next() {
		if err := rows.Scan((*[16]byte)(&c.ID.UUID), &c.ClientCode, (*[16]byte)(&c.SessionID.UUID), &day, (*string)(&c.Kind),
			&c.Code, &c.Units, &c.Fee.Amount, &c.Fee.Currency, &reverses); err != nil {
			return err
		}
		c.ServiceDate, c.ReversesID = domain.DateOf(day), domain.ChargeID{}
		if reverses != nil {
			c.ReversesID.UUID = *reverses
		}
		if err := do(c); err != nil {
			return err
		}
	}
	return rows.Err()
}
