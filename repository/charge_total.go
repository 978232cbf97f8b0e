package repository

import (
	"gorm.io/gorm"

	"cohort/domain/billing"
)

// chargeSum counts and adds up charges.
type chargeSum struct {
	Count  int
	Amount int64
}

// Sums of single charges, and of what batches have of each day: of all, of
// those that stand, of those that are reversed.
func sumOf(table string) string {
	return "count(*) AS count, CAST(coalesce(sum(" + table + ".fee_amount), 0) AS bigint) AS amount"
}

var exportedSums = map[billing.ChargeStatus]string{
	"": "CAST(coalesce(sum(charge_count), 0) AS bigint) AS count, CAST(coalesce(sum(total_amount), 0) AS bigint) AS amount",
	billing.ChargeExported: `CAST(coalesce(sum(charge_count - reversed_count), 0) AS bigint) AS count,
		CAST(coalesce(sum(total_amount - reversed_amount), 0) AS bigint) AS amount`,
	billing.ChargeReversed: "CAST(coalesce(sum(reversed_count), 0) AS bigint) AS count, CAST(coalesce(sum(reversed_amount), 0) AS bigint) AS amount",
}

// ChargeTotals counts and adds up all that the filter lets through: a client's
// or a group's charges one by one, the practice's from the sums of its batches
// and what is open.
func (t *tx) ChargeTotals(f billing.ChargeFilter) (count int, amount int64, err error) {
	var exported, open chargeSum
	if !f.ClientID.IsZero() || !f.CohortID.IsZero() {
		err = t.filtered(t.chargesWithFate(allCharges), allCharges, f, true).Select(sumOf("charges")).Scan(&open).Error
		return open.Count, open.Amount, err
	}
	wanted := f.ExportedOnly()
	if wanted == nil || *wanted {
		if err := ofDays(t.db.Table("batch_days"), f).Select(exportedSums[f.Status]).Scan(&exported).Error; err != nil {
			return 0, 0, err
		}
	}
	if wanted == nil || !*wanted {
		db := ofDays(t.db.Table("open_charges"), f)
		if f.Status != "" {
			db = db.Where(isReversed(f.Status))
		}
		err = db.Select(sumOf("open_charges")).Scan(&open).Error
	}
	return exported.Count + open.Count, exported.Amount + open.Amount, err
}

// ofDays limits a question to the days of the filter.
func ofDays(db *gorm.DB, f billing.ChargeFilter) *gorm.DB {
	if !f.From.IsZero() {
		db = db.Where("service_date >= ?", f.From)
	}
	if !f.To.IsZero() {
		db = db.Where("service_date <= ?", f.To)
	}
	return db
}
