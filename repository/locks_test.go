package repository_test

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"cohort/domain"
	"cohort/practice"
	"cohort/repository"
	"cohort/repository/storetest"
)

func TestLocksAreTakenInOneOrder(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		r := newRunning(t, store)
		vera := newUser(t, store, "Vera", domain.Admin)
		for name, c := range map[string]struct {
			do   func(practice.Tx) error
			want string // in the error; "" for none
		}{
			"in order": {func(tx practice.Tx) error {
				_, e1 := tx.LockUser(vera.ID)
				_, e2 := tx.LockSettings()
				_, _, e3 := tx.LockSession(r.sessions[0].ID)
				_, e4 := tx.NextBatchNumber()
				return errors.Join(e1, e2, e3, e4)
			}, ""},
			"the same kind again": {func(tx practice.Tx) error {
				_, e1 := tx.LockUser(vera.ID)
				_, e2 := tx.LockUser(r.lead.ID)
				return errors.Join(e1, e2)
			}, ""},
			"a session before its cohort": {func(tx practice.Tx) error {
				_, _, e1 := tx.LockSession(r.sessions[0].ID)
				_, e2 := tx.LockCohort(r.cohort.ID)
				return errors.Join(e1, e2)
			}, "cohort: locked after session"},
			"settings behind a number": {func(tx practice.Tx) error {
				_, e1 := tx.NextBatchNumber()
				_, e2 := tx.LockSettings()
				return errors.Join(e1, e2)
			}, "settings: locked after number"},
			"settings held behind a cohort": {func(tx practice.Tx) error {
				_, e1 := tx.LockCohort(r.cohort.ID)
				_, e2 := tx.HoldSettings()
				return errors.Join(e1, e2)
			}, "settings: locked after cohort"},
			"a change of somebody who was not read when they were locked": {func(tx practice.Tx) error {
				return errors.Join(tx.LockUsers(vera.ID), tx.SaveUser(vera))
			}, "user: changed without being locked"},
			"a change without a lock": {func(tx practice.Tx) error {
				u, err := tx.User(vera.ID)
				return errors.Join(err, tx.SaveUser(u))
			}, "user: changed without being locked"},
			"a change of another row than the locked one": {func(tx practice.Tx) error {
				_, err := tx.LockUser(vera.ID)
				return errors.Join(err, tx.SaveUser(r.lead))
			}, "user: changed without being locked"},
			"a session whose cohort is not locked": {func(tx practice.Tx) error {
				return tx.SaveSession(r.sessions[0])
			}, "cohort: changed without being locked"},
			"a change of what was just made": {func(tx practice.Tx) error {
				u := vera
				u.ID, u.Email = domain.NewID[domain.UserID](), "new@example.org"
				return errors.Join(tx.CreateUser(u), tx.SaveUser(u))
			}, ""},
		} {
			t.Run(name, func(t *testing.T) {
				var said error
				err := store.Write(t.Context(), func(tx practice.Tx) error {
					said = c.do(tx)
					return said
				})
				if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(said.Error(), c.want)) {
					t.Errorf("got %v, then %v", said, err)
				}
			})
		}
	})
}

func TestNothingIsLockedOutsideATransaction(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		var said error
		err := store.Read(t.Context(), func(tx practice.Tx) error {
			_, said = tx.LockSettings()
			return said
		})
		if err == nil || !strings.Contains(said.Error(), "outside a transaction") {
			t.Errorf("got %v", said)
		}
	})
}

// TestAReferenceDoesNotWaitForALockedRow: who adds something to a client does
// not wait for who changes the client, or the order would not be the whole
// truth about who waits for whom.
func TestAReferenceDoesNotWaitForALockedRow(t *testing.T) {
	store := storetest.Postgres(t)
	r := newRunning(t, store)
	locked, added := make(chan struct{}), make(chan struct{})
	var both sync.WaitGroup
	both.Go(func() {
		write(t, store, func(tx practice.Tx) error {
			_, err := tx.LockCohort(r.cohort.ID)
			close(locked)
			<-added
			return err
		})
	})
	<-locked
	marks, charges := r.marks(r.sessions[0].ID)
	err := store.Write(t.Context(), func(tx practice.Tx) error {
		return errors.Join(tx.SaveAttendance(marks), tx.CreateCharges(charges)) // charges refer to the cohort
	})
	close(added)
	both.Wait()
	if err != nil {
		t.Error(err)
	}
}
