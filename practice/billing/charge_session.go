package billing

import (
	"time"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/program"
	"cohort/practice"
)

// ChargesFor gives the charges of a session's marks, by the fees that held on
// the session's day: closing it late charges what closing it in time would have.
func ChargesFor(tx practice.Tx, c program.Cohort, s program.Session,
	seats []program.RosterSeat, marks []program.Attendance, now time.Time) ([]billing.Charge, error) {
	fees, err := tx.FeesOf(c.ID, s.Date)
	if err != nil {
		return nil, err
	}
	fees.Delivery = c.Delivery
	fees.ClientCode = map[domain.ClientID]string{}
	fees.Guests = map[domain.ClientID]domain.Money{}
	for _, seat := range seats {
		fees.ClientCode[seat.ClientID] = seat.ClientCode
		if !seat.Guest {
			continue
		}
		own, err := tx.FeesOf(seat.CohortID, s.Date)
		if err != nil {
			return nil, err
		}
		fees.Guests[seat.ClientID] = own.Cohort
		if amount, agreed := own.Clients[seat.ClientID]; agreed {
			fees.Clients[seat.ClientID] = amount
		}
	}
	return billing.ChargesFor(s, marks, fees, now), nil
}
