package repository

import (
	"gorm.io/gorm"

	"cohort/domain"
)

type practiceFeeRow struct {
	ID          domain.FeeID `gorm:"primaryKey"`
	Decided     decidedRow   `gorm:"embedded"`
	NoShowFee   *int64
	SessionCode string
}

func (practiceFeeRow) TableName() string { return "practice_fees" }

// AddPracticeFee adds to what the practice charges.
func (t *tx) AddPracticeFee(fee domain.PracticeFee) error {
	return t.insert(&practiceFeeRow{ID: domain.NewID[domain.FeeID](), Decided: decidedToRow(fee.Decided), NoShowFee: fee.NoShow, SessionCode: fee.SessionCode})
}

// PracticeFees gives all that the practice has charged and will, in order.
func (t *tx) PracticeFees() (fees []domain.PracticeFee, err error) {
	var fee domain.PracticeFee
	places := append([]any{&fee.NoShow, &fee.SessionCode}, decidedTo(&fee.Decided)...)
	err = t.ask(question{sql: "SELECT f.no_show_fee, f.session_code, " + decidedColumns + " FROM practice_fees f LEFT JOIN users u ON u.id = f.set_by" + decidedOrder,
		must: true, each: func(r row) error {
			err := r.Scan(places...)
			read := fee
			read.Decided = decidedRead(fee.Decided)
			if fee.NoShow != nil { // the next row is put in the same place
				amount := *fee.NoShow
				read.NoShow = &amount
			}
			fees = append(fees, read)
			return err
		}})
	return fees, err
}

// PracticeFeeReach counts the sessions that a fee of these days is about.
func (t *tx) PracticeFeeReach(from, until domain.Date) (domain.FeeReach, error) {
	db := t.db.Table("sessions")
	if !from.IsZero() {
		db = db.Where("sessions.starts_at >= ?", from.AddDays(-1).Midnight()) // finds them by an index; the day itself decides
	}
	return sessionsWithin(db, from, until)
}

// HasFees says whether any amount is written down in the practice's currency:
// a cohort's fee, a client's, or a charge.
func (t *tx) HasFees() (bool, error) {
	for _, priced := range []*gorm.DB{t.db.Table("charges"), t.db.Table("cohort_fees"), t.db.Table("client_fees")} {
		var ids []string
		if err := priced.Limit(1).Pluck("id", &ids).Error; err != nil || len(ids) > 0 {
			return len(ids) > 0, err
		}
	}
	return false, nil
}
