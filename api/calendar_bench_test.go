package api_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/repository"
	"cohort/repository/storetest"
)

// BenchmarkCalendarOfAMonth prints what a month of forty cohorts takes at the
// server, from the request to the answer in JSON: the median and the slowest.
func BenchmarkCalendarOfAMonth(b *testing.B) {
	amongCohorts(b, func(b *testing.B, w *apitest.World) {
		var took []time.Duration
		sessions := 0
		for b.Loop() {
			began := time.Now()
			a := w.Do("intake", http.MethodGet, "/calendar?from=2026-03-01&to=2026-03-31", nil).Want(http.StatusOK)
			took = append(took, time.Since(began))
			sessions = len(items(a))
		}
		slices.Sort(took)
		b.Logf("%s: %d sessions of a month, median %v, slowest of %d %v", w.Store.Kind(), sessions, took[len(took)/2].Round(time.Microsecond*10), len(took), took[len(took)-1].Round(time.Microsecond*10))
	})
}

// amongCohorts runs a benchmark on both databases in a practice with forty
// running cohorts.
func amongCohorts(b *testing.B, bench func(*testing.B, *apitest.World)) {
	for _, open := range []func(testing.TB) *repository.Store{storetest.SQLite, storetest.Postgres} {
		store := open(b)
		b.Run(store.Kind(), func(b *testing.B) {
			w := apitest.New(b, store)
			for range 40 {
				w.Running(6)
			}
			bench(b, w)
		})
	}
}
