package api_test

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// newCohortOf adds a planned cohort of a therapist with these members.
func newCohortOf(t *testing.T, w *apitest.World, lead string, members ...string) string {
	t.Helper()
	c := program.Cohort{ID: domain.NewID[domain.CohortID](), Code: domain.NewID[domain.CohortID]().String(), Name: "Anger management, spring", Type: "psychoeducational", Delivery: "in_person",
		Entry: program.EntryOpen, LeadID: w.Users[lead].ID, MinMembers: 6, MaxMembers: 8,
		Status: program.CohortPlanned, Version: 1,
		Schedule: program.Schedule{StartsOn: domain.Date{Year: 2026, Month: time.April, Day: 7}, Time: "18:00", TimeZone: "America/New_York",
			DurationMinutes: 90, Cadence: program.Weekly, Sessions: 12}, CreatedAt: w.Time(), UpdatedAt: w.Time()}
	err := w.Store.Write(context.Background(), func(tx practice.Tx) error {
		fee := program.Fee{Decided: domain.Decided{At: w.Time()}, Money: domain.Money{Amount: 4500, Currency: "USD"}}
		if err := errors.Join(tx.CreateCohort(c), tx.AddCohortFee(c.ID, fee)); err != nil {
			return err
		}
		for _, member := range members {
			client, err := domain.ParseID[domain.ClientID](member)
			if err != nil {
				return err
			}
			if err := tx.CreateEnrollment(program.Enrollment{ID: domain.NewID[domain.EnrollmentID](), CohortID: c.ID, ClientID: client,
				Since: domain.DateOf(w.Time()), FromSession: 1, Version: 1, CreatedAt: w.Time(), UpdatedAt: w.Time()}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return c.ID.String()
}

// audited counts the audit's entries about a client.
func audited(t *testing.T, w *apitest.World, client string, action domain.Action, outcome domain.Outcome) int {
	t.Helper()
	id, err := domain.ParseID[domain.ClientID](client)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	err = w.Store.Read(context.Background(), func(tx practice.Tx) error {
		list, err := tx.Audit(domain.AuditFilter{ClientID: id, Action: action, Outcome: outcome}, domain.Page{Limit: 200})
		n = len(list.Items)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func items(a *apitest.Answer) []any {
	list, _ := a.Want(http.StatusOK).Field("items").([]any)
	return list
}
