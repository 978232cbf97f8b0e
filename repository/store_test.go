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
		fee := int64(2500)
		want := domain.DefaultSettings()
		want.PracticeName, want.NoShowFee, want.Version = "Harbor Group Practice", &fee, 2
		err := store.Write(context.Background(), func(tx practice.Tx) error { return tx.SaveSettings(want) })
		if err != nil {
			t.Fatal(err)
		}
		err = store.Read(context.Background(), func(tx practice.Tx) error {
			got, err := tx.Settings()
			if err == nil && (got.PracticeName != want.PracticeName || *got.NoShowFee != fee || got.Version != 2) {
				t.Errorf("got %+v", got)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
