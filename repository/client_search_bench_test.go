package repository_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"cohort/domain"
	"cohort/practice"
	"cohort/repository"
	"cohort/repository/storetest"
)

// BenchmarkClientSearch prints what search, a page of the list and the warning
// of duplicates take among 50,000 clients, the median and the slowest of many.
func BenchmarkClientSearch(b *testing.B) {
	for _, open := range []func(testing.TB) *repository.Store{storetest.SQLite, storetest.Postgres} {
		store := open(b)
		b.Run(store.Kind(), func(b *testing.B) {
			storetest.FillClients(b, store, storetest.ManyClients)
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			began := time.Now()
			if err := store.ReadDirectory(context.Background()); err != nil {
				b.Fatal(err)
			}
			took := time.Since(began)
			runtime.GC()
			runtime.ReadMemStats(&after)
			b.Logf("%d clients are read in %v and take %.1f MB", storetest.ManyClients, took.Round(time.Millisecond), float64(after.HeapAlloc-before.HeapAlloc)/1e6)
			for b.Loop() {
				for _, text := range []string{"", "m", "ma", "mar", "jose", "soren", "o'ne", "alvarez ana", "lopez-garcia", "kowski", "zzz", "명", "明", "C-0123", "0142", "(212) 555-0142", "1987-03-04", "4 Mar 1987", "ana 03/04/1987"} {
					b.Logf("%-16q %s", text, timed(b, store, text))
				}
				b.Logf("%-16s %s", "a changed client", timedChange(b, store))
			}
		})
	}
}

func timed(b *testing.B, store *repository.Store, text string) string {
	b.Helper()
	const times = 40
	var took []time.Duration
	n, processor := 0, storetest.ProcessorTime(b)
	for range times {
		began := time.Now()
		if err := store.Read(context.Background(), func(tx practice.Tx) error {
			list, err := tx.Clients(domain.Everything(), domain.ClientFilter{Text: text}, domain.Page{Limit: 50})
			n = len(list.Items)
			return err
		}); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	processor = (storetest.ProcessorTime(b) - processor) / times
	return fmt.Sprintf("%6.2f ms, fastest %6.2f ms, slowest %6.2f ms, processor %6.2f ms, %d on the page", ms(took[times/2]), ms(took[0]), ms(took[times-1]), ms(processor), n)
}

// timedChange changes a client and searches for them, as the next search after
// every change takes in what changed.
func timedChange(b *testing.B, store *repository.Store) string {
	b.Helper()
	r, key := rand.New(rand.NewPCG(9, 9)), domain.ClientID{}
	if err := store.Read(context.Background(), func(tx practice.Tx) error {
		list, err := tx.Clients(domain.Everything(), domain.ClientFilter{Text: "C-012345"}, domain.Page{Limit: 1})
		key = list.Items[0].ID
		return err
	}); err != nil {
		b.Fatal(err)
	}
	var took []time.Duration
	for range 10 {
		if err := store.Write(context.Background(), func(tx practice.Tx) error {
			c, err := tx.LockClient(domain.Everything(), key)
			if err != nil {
				return err
			}
			c.LastName = storetest.InventedClient(r, 0).LastName
			return tx.SaveClient(c)
		}); err != nil {
			b.Fatal(err)
		}
		began := time.Now()
		if n := len(foundBy(b, store, "C-012345")); n != 1 {
			b.Fatal(n)
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	return fmt.Sprintf("%6.2f ms, fastest %6.2f ms, slowest %6.2f ms", ms(took[5]), ms(took[0]), ms(took[9]))
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
