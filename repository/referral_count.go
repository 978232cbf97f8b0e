package repository

import (
	"time"

	"cohort/domain"
	"cohort/domain/intake"
)

// referralMonthRow counts the referrals that were received in a month, given
// by its first day, and are in a state. The schema keeps it true.
type referralMonthRow struct {
	Month  domain.Date `gorm:"primaryKey"`
	Status string      `gorm:"primaryKey"`
	N      int
}

func (referralMonthRow) TableName() string { return "referral_months" }

// CountReferrals counts the referrals received on a day or later by status:
// whole months by their counts, the rest of the first one by one.
func (t *tx) CountReferrals(receivedFrom domain.Date) (map[intake.ReferralStatus]int, error) {
	var rows []referralMonthRow
	months := t.db.Model(&referralMonthRow{}).Select("status, CAST(sum(n) AS bigint) AS n").Group("status")
	if receivedFrom.IsZero() {
		err := months.Scan(&rows).Error
		return counted(rows), err
	}
	next := domain.DateOf(time.Date(receivedFrom.Year, receivedFrom.Month+1, 1, 0, 0, 0, 0, time.UTC))
	if err := months.Where("month >= ?", next).Scan(&rows).Error; err != nil {
		return nil, err
	}
	var rest []referralMonthRow
	err := t.db.Model(&referralRow{}).Select("status, count(*) AS n").
		Where("received_on >= ? AND received_on < ?", receivedFrom, next).Group("status").Scan(&rest).Error
	return counted(append(rows, rest...)), err
}

func counted(rows []referralMonthRow) map[intake.ReferralStatus]int {
	counts := map[intake.ReferralStatus]int{}
	for _, r := range rows {
		if r.N > 0 {
			counts[intake.ReferralStatus(r.Status)] += r.N
		}
	}
	return counts
}
