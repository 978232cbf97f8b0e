package repository_test

import (
	"context"
	"errors"
	"testing"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/practice"
	"cohort/repository"
	"cohort/repository/storetest"
)

// The schema of both databases lets one charge stand for an attendance: another
// one only once it is reversed.
func TestOneChargeStandsForAnAttendance(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		r := newRunning(t, store)
		_, charges := r.marks(r.sessions[0].ID)
		first := charges[0]
		again, third := first, first
		again.ID, third.ID = domain.NewID[domain.ChargeID](), domain.NewID[domain.ChargeID]()
		again.CorrectsID, third.CorrectsID = first.ID, again.ID
		reversal, err := first.Reverse("wrong", intakeDay)
		if err != nil {
			t.Fatal(err)
		}
		create := func(c billing.Charge) error {
			return store.Write(context.Background(), func(tx practice.Tx) error { return tx.CreateCharges([]billing.Charge{c}) })
		}
		for _, step := range []struct {
			what   string
			charge billing.Charge
			want   error
		}{
			{"the first", first, nil},
			{"a second beside it", again, billing.ErrAlreadyCharged},
			{"its reversal", reversal, nil},
			{"its reversal again", func() billing.Charge { c := reversal; c.ID = domain.NewID[domain.ChargeID](); return c }(), billing.ErrAlreadyReversed},
			{"a second in its place", again, nil},
			{"a third beside that", third, billing.ErrAlreadyCharged},
		} {
			if err := create(step.charge); !errors.Is(err, step.want) {
				t.Errorf("%s: %v", step.what, err)
			}
		}
	})
}
