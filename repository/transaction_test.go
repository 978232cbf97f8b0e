package repository_test

import (
	"context"
	"errors"
	"testing"

	"cohort/domain"
	"cohort/practice"
	"cohort/repository/storetest"
)

// The transaction on PostgreSQL travels in pieces; it must still be all or
// nothing, and give its connection back clean.
func TestTransactionIsAllOrNothing(t *testing.T) {
	store := storetest.Postgres(t)
	store.SQL().SetMaxOpenConns(1) // whatever one leaves behind, the next one finds
	r := newRunning(t, store)
	session := r.sessions[1]
	session.Notice = "changed"
	failed := errors.New("failed")
	over, cancel := context.WithCancel(context.Background())
	cases := map[string]func(practice.Tx) error{
		"the use case fails": func(tx practice.Tx) error { return errors.Join(tx.SaveSession(session), failed) },
		"a write that waited finds no row": func(tx practice.Tx) error {
			other := session
			other.ID = domain.NewID[domain.SessionID]()
			return errors.Join(tx.SaveSession(session), tx.SaveSession(other))
		},
		"a write that waited breaks a rule": func(tx practice.Tx) error {
			_, charges := r.marks(domain.NewID[domain.SessionID]())
			return errors.Join(tx.SaveSession(session), tx.CreateCharges(charges))
		},
		"a question fails on the way": func(tx practice.Tx) error {
			_, err := tx.Session(domain.NewID[domain.SessionID]())
			return errors.Join(tx.SaveSession(session), err)
		},
		"a failure is swallowed": func(tx practice.Tx) error {
			_, charges := r.marks(domain.NewID[domain.SessionID]())
			_ = tx.CreateCharges(charges)
			_, _ = tx.Session(session.ID) // sends the charges, which fail
			return tx.SaveSession(session)
		},
		"nobody waits any more": func(tx practice.Tx) error {
			_, err := tx.Session(session.ID)
			cancel()
			return errors.Join(err, tx.SaveSession(session))
		},
	}
	for name, do := range cases {
		t.Run(name, func(t *testing.T) {
			ctx := context.Background()
			if name == "nobody waits any more" {
				ctx = over
			}
			locked := func(tx practice.Tx) error {
				if _, _, err := tx.LockSession(session.ID); err != nil {
					return err
				}
				return do(tx)
			}
			if err := store.Write(ctx, locked); err == nil {
				t.Error("it was kept")
			}
			write(t, store, func(tx practice.Tx) error {
				kept, err := tx.Session(session.ID)
				same(t, kept.Notice, "moved", err)
				return err
			})
		})
	}
	t.Run("a panic", func(t *testing.T) {
		func() {
			defer func() { _ = recover() }()
			_ = store.Write(context.Background(), func(tx practice.Tx) error {
				_, _ = tx.Session(session.ID)
				panic("lost")
			})
		}()
		write(t, store, func(tx practice.Tx) error {
			_, _, err := tx.LockSession(session.ID)
			return errors.Join(err, tx.SaveSession(session))
		})
		write(t, store, func(tx practice.Tx) error {
			kept, err := tx.Session(session.ID)
			same(t, kept.Notice, "changed", err)
			return err
		})
	})
}
