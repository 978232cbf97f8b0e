package repository_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"cohort/domain"
	"cohort/keyring"
	"cohort/practice"
	"cohort/practice/desks"
	"cohort/repository"
	"cohort/repository/storetest"
)

// Everybody writes at once, and two link meanwhile: every entry is linked just
// once, in places without a gap.
func TestEveryEntryIsLinkedOnce(t *testing.T) {
	eachAudited(t, func(a audited) {
		const writers, each = 64, 5
		stop := make(chan struct{})
		var linking, writing sync.WaitGroup
		for range 2 {
			linking.Go(func() {
				for {
					if err := a.desks.Office.LinkAudit(context.Background()); err != nil {
						a.Error(err)
						return
					}
					select {
					case <-stop:
						return
					default:
					}
				}
			})
		}
		for range writers {
			writing.Go(func() {
				for range each {
					a.append()
				}
			})
		}
		writing.Wait()
		close(stop)
		linking.Wait()
		a.link()
		seen, places := map[int64]bool{}, int64(0)
		err := a.store.Read(context.Background(), func(tx practice.Tx) error {
			return tx.EachLink(0, func(link domain.AuditLink, e *domain.AuditEntry) error {
				places++
				if link.Place != places || seen[link.Seq] || e == nil {
					return fmt.Errorf("link %+v of %v", link, e)
				}
				seen[link.Seq] = true
				return nil
			})
		})
		if err != nil || places != 10+writers*each {
			a.Fatalf("%d links, %v", places, err)
		}
		if got := a.verify(); got.Break != nil || got.Waiting != 0 {
			a.Errorf("%+v", got)
		}
	})
}

func TestAnEntryIsKeptWithItsChangeOrNotAtAll(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		undone := errors.New("undone")
		for _, end := range []error{undone, nil} {
			err := store.Write(t.Context(), func(tx practice.Tx) error {
				err := tx.AppendAudit(domain.Operator("a").Entry(domain.ReadAudit, domain.Read, domain.Subject{}, noon))
				return errors.Join(err, end)
			})
			if !errors.Is(err, end) {
				t.Fatal(err)
			}
		}
		entries, waiting := 0, 0
		err := store.Read(t.Context(), func(tx practice.Tx) (err error) {
			if waiting, err = tx.CountUnlinked(10); err != nil {
				return err
			}
			return tx.EachAudit(func(_ domain.AuditEntry, link domain.AuditLink) error {
				entries++
				if link.Place != 0 {
					t.Errorf("linked at once, at %d", link.Place)
				}
				return nil
			})
		})
		if err != nil || entries != 1 || waiting != 1 {
			t.Errorf("%d entries, %d wait, %v", entries, waiting, err)
		}
	})
}

// What was rolled back leaves a gap between numbers, and what is committed
// late a lower number behind a higher one: both are in order.
func TestALateEntryIsLinkedBehindHigherNumbers(t *testing.T) {
	store := storetest.Postgres(t)
	late, done := make(chan struct{}), make(chan error, 1)
	entry := func() domain.AuditEntry {
		return domain.Operator("a").Entry(domain.ReadAudit, domain.Read, domain.Subject{}, noon)
	}
	go func() {
		done <- store.Write(context.Background(), func(tx practice.Tx) error {
			err := repository.ByGORM(tx).AppendAudit(entry()) // takes its number now, and not with the commit
			late <- struct{}{}
			<-late
			return err
		})
	}()
	<-late
	write(t, store, func(tx practice.Tx) error { return tx.AppendAudit(entry()) })
	write(t, store, link)
	late <- struct{}{}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	write(t, store, link)
	var order []int64
	err := store.Read(t.Context(), func(tx practice.Tx) error {
		verifier := tx.AuditVerifier(domain.AuditLink{})
		return tx.EachLink(0, func(link domain.AuditLink, e *domain.AuditEntry) error {
			order = append(order, link.Seq)
			if broken := verifier.Next(link, e); broken != nil {
				t.Errorf("%+v", broken)
			}
			return nil
		})
	})
	if err != nil || len(order) != 2 || order[0] != 2 || order[1] != 1 {
		t.Errorf("linked %v, %v", order, err)
	}
}

// A server that is killed between a commit and the link leaves its entries in
// the queue; the next one to start links and signs them first of all.
func TestWhatACrashLeftIsLinkedAtTheNextStart(t *testing.T) {
	eachAudited(t, func(a audited) {
		for range 3 {
			a.append()
		}
		if n, err := a.desks.Office.Unlinked(t.Context(), 10); n != 3 || err != nil {
			t.Fatalf("%d wait, %v", n, err)
		}
		linked := make(chan struct{}, 1)
		starting := desks.Open(desks.Outside{Store: afterWrites{a.store, func() { linked <- struct{}{} }}, Keys: a.keys,
			Now: func() time.Time { return noon }, Checkpoints: keyring.NewCheckpoints(a.checkpoints, a.keys)})
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() {
			starting.Office.KeepAudit(ctx, func(err error) { t.Error(err) })
			close(ended)
		}()
		<-linked
		if n, err := a.desks.Office.Unlinked(t.Context(), 10); n != 0 || err != nil {
			t.Errorf("%d wait still, %v", n, err)
		}
		stop()
		<-ended
		if got := a.verify(); got.Break != nil || got.Reached.Place != 13 || got.Checkpoint == nil || got.Checkpoint.Place != 13 {
			t.Errorf("%+v", got)
		}
	})
}
