package apitest

import (
	"context"
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/program"
	"cohort/practice"
)

// ChargeFee is the fee of each of the charges that Charges adds.
const ChargeFee = 4500

// Charges adds so many open charges in March, all of one client: more than
// anybody would want to make by closing sessions.
func (w *World) Charges(n int) {
	w.T.Helper()
	cohortID, clients := w.Running(1)
	cohort, err := domain.ParseID[domain.CohortID](cohortID)
	if err != nil {
		w.T.Fatal(err)
	}
	client, err := domain.ParseID[domain.ClientID](clients[0])
	if err != nil {
		w.T.Fatal(err)
	}
	code := w.Do("intake", http.MethodGet, "/clients/"+clients[0], nil).Want(http.StatusOK).Text("code")
	var sessions []program.Session
	var charges []billing.Charge
	for i := range n {
		s := program.Session{ID: domain.NewID[domain.SessionID](), CohortID: cohort, Number: 100 + i, Date: March(1 + i%31), StartsAt: w.Time(),
			EndsAt: w.Time().Add(time.Hour), Status: program.SessionClosed, Version: 1, UpdatedAt: w.Time()}
		sessions = append(sessions, s)
		charges = append(charges, billing.Charge{ID: domain.NewID[domain.ChargeID](), ClientID: client, ClientCode: code, CohortID: cohort,
			SessionID: s.ID, ServiceDate: s.Date, Kind: billing.ForSession, Code: "90853", Units: 1, FeeSource: billing.FeeOfCohort,
			Fee: domain.Money{Amount: ChargeFee, Currency: "USD"}, CreatedAt: w.Time()})
	}
	err = w.Store.Write(context.Background(), func(tx practice.Tx) error {
		for from := 0; from < n; from += 500 { // statements take only so many values
			to := min(n, from+500)
			if err := tx.CreateSessions(sessions[from:to]); err != nil {
				return err
			}
			if err := tx.CreateCharges(charges[from:to]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		w.T.Fatal(err)
	}
}

// March is a day of the month of the test worlds.
func March(day int) domain.Date { return domain.Date{Year: 2026, Month: time.March, Day: day} }

// JSON is a body as Do sends it.
func JSON(t testing.TB, body any) string {
	t.Helper()
	encoded, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	return string(encoded)
}
