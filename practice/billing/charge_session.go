package billing

import (
	"time"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/program"
	"cohort/practice"
)

// ChargesFor gives the charges of a session's marks. It takes the fees as they stand now: what is changed later changes
// nothing that was charged.
func ChargesFor(tx practice.Tx, c program.Cohort, s program.Session,
	seats []program.RosterSeat, marks []program.Attendance, now time.Time) ([]billing.Charge, error) {
	settings, own, err := tx.FeesOf(c.ID)
	if err != nil {
		return nil, err
	}
	fees := billing.Fees{Cohort: c.Fee.Money, Clients: own, NoShow: settings.NoShowFee, Code: settings.SessionCode,
		Currency: settings.Currency, ClientCode: map[domain.ClientID]string{}}
	for _, seat := range seats {
		fees.ClientCode[seat.ClientID] = seat.ClientCode
	}
	return billing.ChargesFor(s, marks, fees, now), nil
}
