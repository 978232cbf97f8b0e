package repository

import (
	"cohort/domain"
	"cohort/domain/program"
)

type cohortFeeRow struct {
	ID       domain.FeeID `gorm:"primaryKey"`
	CohortID domain.CohortID
	Decided  decidedRow `gorm:"embedded"`
	Amount   int64
	Currency string
	Reason   []byte
}

func (cohortFeeRow) TableName() string { return "cohort_fees" }

const cohortFeeReason = "cohort_fees.reason"

// AddCohortFee adds a fee to those of a cohort.
func (t *tx) AddCohortFee(cohort domain.CohortID, fee program.Fee) error {
	if err := t.mine(lockCohort, cohort); err != nil {
		return err
	}
	r := cohortFeeRow{ID: domain.NewID[domain.FeeID](), CohortID: cohort, Decided: decidedToRow(fee.Decided), Amount: fee.Amount, Currency: fee.Currency}
	var err error
	if r.Reason, err = t.seal(cohortFeeReason, r.ID, fee.Reason); err != nil {
		return err
	}
	return t.insert(&r)
}

// CohortFees gives the fees of cohorts, each in order.
func (t *tx) CohortFees(cohorts ...domain.CohortID) (map[domain.CohortID][]program.Fee, error) {
	fees := map[domain.CohortID][]program.Fee{}
	if len(cohorts) == 0 {
		return fees, nil
	}
	db := t.db.Table("cohort_fees AS f").Joins("LEFT JOIN users AS u ON u.id = f.set_by").Where("f.cohort_id IN ?", cohorts).
		Select(cohortFeeColumns).Order("f.from_on, f.set_at, f.id")
	err := t.ask(composed(db, 0, t.cohortFeeTo(func(cohort domain.CohortID, fee program.Fee) { fees[cohort] = append(fees[cohort], fee) })))
	return fees, err
}

const cohortFeeColumns = "f.id, f.cohort_id, f.amount, f.currency, f.reason, " + decidedColumns

// cohortFeeTo reads rows of cohortFeeColumns.
func (t *tx) cohortFeeTo(add func(domain.CohortID, program.Fee)) func(row) error {
	var id domain.FeeID
	var cohort domain.CohortID
	var fee program.Fee
	var reason []byte
	places := append([]any{toID(&id), toID(&cohort), &fee.Amount, &fee.Currency, &reason}, decidedTo(&fee.Decided)...)
	return func(r row) error {
		if err := r.Scan(places...); err != nil {
			return err
		}
		read := fee
		read.Decided = decidedRead(fee.Decided)
		var err error
		read.Reason, err = t.open(cohortFeeReason, id, reason)
		add(cohort, read)
		return err
	}
}

// feesOfCohort asks for the fees of one cohort.
func (t *tx) feesOfCohort(cohort domain.CohortID, to *[]program.Fee) question {
	return question{sql: "SELECT " + cohortFeeColumns + " FROM cohort_fees f LEFT JOIN users u ON u.id = f.set_by WHERE f.cohort_id = $1" + decidedOrder,
		args: []any{cohort.String()}, each: t.cohortFeeTo(func(_ domain.CohortID, fee program.Fee) { *to = append(*to, fee) })}
}

// CohortFeeReach counts the sessions of a cohort that a fee of these days is about.
func (t *tx) CohortFeeReach(cohort domain.CohortID, from, until domain.Date) (domain.FeeReach, error) {
	return sessionsWithin(t.db.Table("sessions").Where("sessions.cohort_id = ?", cohort), from, until)
}
