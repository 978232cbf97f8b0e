package repository_test

import (
	"context"
	"testing"

	"cohort/domain"
	"cohort/practice"
	"cohort/repository"
	"cohort/repository/storetest"
)

func TestSettingsAreKept(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		want := domain.DefaultSettings()
		want.PracticeName, want.Version = "Harbor Group Practice", 2
		want.Address = domain.PostalAddress{Line1: "12 Harbor Street", City: "Brooklyn", Region: "NY", PostalCode: "11201", Country: "US"}
		want.NPI, want.TaxID = "1234567893", "12-3456789"
		err := store.Write(context.Background(), func(tx practice.Tx) error { return tx.SaveSettings(want) })
		if err != nil {
			t.Fatal(err)
		}
		err = store.Read(context.Background(), func(tx practice.Tx) error {
			got, err := tx.Settings()
			if err == nil && (got.PracticeName != want.PracticeName || got.Version != 2 || got.Address != want.Address || got.NPI != want.NPI || got.TaxID != want.TaxID) {
				t.Errorf("got %+v", got)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
