package api_test

import (
	"context"
	"net/http"
	"slices"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/domain/intake"
	"cohort/practice"
	"cohort/repository"
	"cohort/repository/storetest"
)

// BenchmarkFind prints what finding anything takes at the server among 50,000
// clients, half of them referred, and forty running cohorts: from the request to
// the answer in JSON, with the record of who was shown. Median, 95th of a
// hundred and slowest of many.
func BenchmarkFind(b *testing.B) {
	amongCohorts(b, func(b *testing.B, w *apitest.World) {
		refer(b, w.Store, storetest.FillClients(b, w.Store, storetest.ManyClients))
		w.Do("intake", http.MethodPost, "/find", body{"text": "mar"}).Want(http.StatusOK) // names are read once
		for b.Loop() {
			for _, text := range []string{"m", "mar", "jose", "alvarez ana", "kowski", "zzz", "明", "C-0123", "(212) 555-0142", "1987-03-04", "mar accepted", "received", "tue", "3 mar", "today"} {
				processor := storetest.ProcessorTime(b)
				took, found := timeFind(w, text)
				processor = (storetest.ProcessorTime(b) - processor) / time.Duration(len(took))
				b.Logf("%-16q median %5.2f ms, p95 %5.2f ms, slowest %5.2f ms, processor %5.2f ms, %d found", text, milliseconds(took[len(took)/2]), milliseconds(took[len(took)*95/100]), milliseconds(took[len(took)-1]), milliseconds(processor), found)
			}
		}
	})
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func timeFind(w *apitest.World, text string) (took []time.Duration, found int) {
	for range 60 {
		began := time.Now()
		a := w.Do("intake", http.MethodPost, "/find", body{"text": text}).Want(http.StatusOK)
		took = append(took, time.Since(began))
		found = 0
		for _, kind := range []string{"clients", "referrals", "cohorts", "sessions"} {
			found += len(a.Field(kind).([]any))
		}
	}
	slices.Sort(took)
	return took, found
}

// refer makes a referral of every second client, in the states that are open.
func refer(b *testing.B, store *repository.Store, clients []domain.Client) {
	b.Helper()
	statuses := []intake.ReferralStatus{"received", "triaged", "accepted"}
	for from := 0; from < len(clients); from += 2000 {
		if err := store.Write(context.Background(), func(tx practice.Tx) error {
			for i := from; i < min(from+2000, len(clients)); i += 2 {
				c := clients[i]
				if err := tx.CreateReferral(intake.Referral{ID: domain.NewID[domain.ReferralID](), ClientID: c.ID, Source: "self", Urgency: intake.Routine, Reason: "x",
					ReceivedOn: apitest.March(1 + i%28), AnswerBy: c.CreatedAt, Status: statuses[i/2%len(statuses)], Version: 1, CreatedAt: c.CreatedAt, UpdatedAt: c.CreatedAt}); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			b.Fatal(err)
		}
	}
}
