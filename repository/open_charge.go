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

// daysOfBatch adds up charges that go into a batch, day by day.
const daysOfBatch = `INSERT INTO batch_days (batch_id, service_date, charge_count, total_amount, reversed_count, reversed_amount)
	SELECT @batch, service_date, count(*), sum(fee_amount), count(*) FILTER (WHERE reversed), coalesce(sum(fee_amount) FILTER (WHERE reversed), 0)
	FROM taken WHERE true GROUP BY service_date
	ON CONFLICT (batch_id, service_date) DO UPDATE SET charge_count = batch_days.charge_count + excluded.charge_count,
		total_amount = batch_days.total_amount + excluded.total_amount, reversed_count = batch_days.reversed_count + excluded.reversed_count,
		reversed_amount = batch_days.reversed_amount + excluded.reversed_amount`

// firstOpen are the first open charges of a batch's period.
const firstOpen = `SELECT * FROM open_charges WHERE service_date BETWEEN @from AND @to ORDER BY service_date, charge_id LIMIT @most`

// FillBatch puts the first open charges of the period into the batch.
func (t *tx) FillBatch(b billing.Batch, most int) (count int, total int64, err error) {
	from := b.From
	if from.IsZero() {
		from = calendarBegins
	}
	named := map[string]any{"batch": b.ID, "from": from, "to": b.To, "most": most}
	var sum chargeSum
	if t.postgres {
		// One statement finds the charges once: one that is closed meanwhile stays
		// open. They are named to the DELETE as an array, which it looks up one by
		// one; with IN it reads all open charges at every step.
		err = t.db.Raw(`WITH taken AS (DELETE FROM open_charges WHERE charge_id = ANY (ARRAY (SELECT charge_id FROM (`+firstOpen+`) AS first))
				RETURNING charge_id, service_date, fee_amount, reversed),
			filled AS (INSERT INTO batch_charges (charge_id, batch_id, service_date) SELECT charge_id, @batch, service_date FROM taken),
			days AS (`+daysOfBatch+`)
			SELECT `+sumOf("taken")+` FROM taken`, named).Scan(&sum).Error
		return sum.Count, sum.Amount, err
	}
	if err := t.db.Raw("SELECT "+sumOf("taken")+" FROM ("+firstOpen+") AS taken", named).Scan(&sum).Error; err != nil {
		return 0, 0, err
	}
	for _, step := range []string{
		`INSERT INTO batch_charges (charge_id, batch_id, service_date) SELECT charge_id, @batch, service_date FROM (` + firstOpen + `) AS taken`,
		"WITH taken AS (" + firstOpen + ") " + daysOfBatch,
		`DELETE FROM open_charges WHERE charge_id IN (SELECT charge_id FROM (` + firstOpen + `) AS taken)`,
	} {
		if err := t.db.Exec(step, named).Error; err != nil {
			return 0, 0, err
		}
	}
	return sum.Count, sum.Amount, nil
}
