package repository

import (
	"cohort/domain"
	"cohort/domain/billing"
)

// openChargeRow is a charge that no batch has yet. The schema adds one with
// every charge, and notes its reversal; FillBatch takes it away.
type openChargeRow struct {
	ChargeID    domain.ChargeID `gorm:"primaryKey"`
	ServiceDate domain.Date
	FeeAmount   int64
	Reversed    bool
}

func (openChargeRow) TableName() string { return "open_charges" }

// batchDayRow is what a batch has of one day, and how much of that is
// reversed. The schema adds reversals that come later.
type batchDayRow struct {
	BatchID        domain.BatchID `gorm:"primaryKey"`
	ServiceDate    domain.Date    `gorm:"primaryKey"`
	ChargeCount    int
	TotalAmount    int64
	ReversedCount  int
	ReversedAmount int64
}

func (batchDayRow) TableName() string { return "batch_days" }

// daysOfBatch adds up open charges, grouped by day.
const daysOfBatch = `INSERT INTO batch_days (batch_id, service_date, charge_count, total_amount, reversed_count, reversed_amount)
	SELECT @batch, service_date, count(*), sum(fee_amount), count(*) FILTER (WHERE reversed), coalesce(sum(fee_amount) FILTER (WHERE reversed), 0)`

// FillBatch puts every open charge of the period into the batch.
func (t *tx) FillBatch(b billing.Batch) (count int, total int64, err error) {
	named := map[string]any{"batch": b.ID, "from": b.From, "to": b.To}
	var sum chargeSum
	if t.postgres {
		// One statement finds the charges once: one that is closed meanwhile stays open.
		err = t.db.Raw(`WITH taken AS (DELETE FROM open_charges WHERE service_date BETWEEN @from AND @to
				RETURNING charge_id, service_date, fee_amount, reversed),
			filled AS (INSERT INTO batch_charges (charge_id, batch_id, service_date) SELECT charge_id, @batch, service_date FROM taken),
			days AS (`+daysOfBatch+` FROM taken GROUP BY service_date)
			SELECT count(*) AS count, CAST(coalesce(sum(fee_amount), 0) AS bigint) AS amount FROM taken`, named).Scan(&sum).Error
		return sum.Count, sum.Amount, err
	}
	for _, step := range []string{
		`INSERT INTO batch_charges (charge_id, batch_id, service_date)
			SELECT charge_id, @batch, service_date FROM open_charges WHERE service_date BETWEEN @from AND @to`,
		daysOfBatch + ` FROM open_charges WHERE service_date BETWEEN @from AND @to GROUP BY service_date`,
		`DELETE FROM open_charges WHERE service_date BETWEEN @from AND @to`,
	} {
		if err := t.db.Exec(step, named).Error; err != nil {
			return 0, 0, err
		}
	}
	err = t.db.Table("batch_days").Select(exportedSums[""]).Where("batch_id = ?", b.ID).Scan(&sum).Error
	return sum.Count, sum.Amount, err
}
