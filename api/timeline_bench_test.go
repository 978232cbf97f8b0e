package api_test

import (
	"context"
	"net/http"
	"slices"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
	"cohort/repository"
	"cohort/repository/storetest"
)

// BenchmarkTimelineOfTwoYears prints what a page of the timeline of a client
// takes who came twice a week for two years, with a note, homework and a charge
// for each time: the first page of fifty, and all pages one after another. And
// what one wants to know of that client before the hour.
func BenchmarkTimelineOfTwoYears(b *testing.B) {
	for _, open := range []func(testing.TB) *repository.Store{storetest.SQLite, storetest.Postgres} {
		store := open(b)
		b.Run(store.Kind(), func(b *testing.B) {
			w := apitest.New(b, store)
			cohort, clients := w.Running(1)
			came(w, cohort, clients[0], 208)
			for range 24 {
				w.Assess(clients[0], "phq-9", 1, 1, 1, 1, 1, 1, 1, 1, 0)
			}
			var briefed []time.Duration
			for range 20 {
				began := time.Now()
				w.Do("therapist", http.MethodGet, "/clients/"+clients[0]+"/briefing", nil).Want(http.StatusOK)
				briefed = append(briefed, time.Since(began))
			}
			slices.Sort(briefed)
			b.Logf("%s: before the hour %v, the slowest of %d %v", store.Kind(), briefed[len(briefed)/2].Round(10*time.Microsecond), len(briefed), briefed[len(briefed)-1].Round(10*time.Microsecond))
			for who, n := range map[string]int{"therapist": 650, "billing": 416} {
				var first []time.Duration
				entries, whole := 0, time.Duration(0)
				for range 20 {
					cursor, page := "", 0
					entries, whole = 0, 0
					for ; page == 0 || cursor != ""; page++ {
						began := time.Now()
						a := w.Do(who, http.MethodGet, "/clients/"+clients[0]+"/timeline?limit=50"+cursor, nil).Want(http.StatusOK)
						took := time.Since(began)
						if whole += took; page == 0 {
							first = append(first, took)
						}
						entries += len(a.Field("items").([]any))
						if cursor = a.Text("nextCursor"); cursor != "" {
							cursor = "&cursor=" + cursor
						}
					}
				}
				if entries < n {
					b.Fatalf("%s reads %d entries", who, entries)
				}
				slices.Sort(first)
				b.Logf("%s, %s: a page of 50 takes %v, the slowest of %d %v; all %d entries %v", store.Kind(), who, first[len(first)/2].Round(10*time.Microsecond), len(first),
					first[len(first)-1].Round(10*time.Microsecond), entries, whole.Round(10*time.Microsecond))
			}
		})
	}
}

// came has a client come so many times before the cohort's first session, twice
// a week, with what is written and asked of it.
func came(w *apitest.World, cohort, client string, times int) {
	w.T.Helper()
	first, _ := domain.ParseID[domain.SessionID](w.Session(cohort, 1))
	id, _ := domain.ParseID[domain.ClientID](client)
	by := w.Users["therapist"]
	err := w.Store.Write(context.Background(), func(tx practice.Tx) error {
		_, s, err := tx.LockSession(first)
		if err != nil {
			return err
		}
		for i := range times {
			if err := cameOnce(tx, by, s, id, i+1); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		w.T.Fatal(err)
	}
}

func cameOnce(tx practice.Tx, by domain.User, first program.Session, client domain.ClientID, n int) error {
	s := first
	back := 7*(n/2) + 3*(n%2)
	s.ID, s.Number, s.Date = domain.NewID[domain.SessionID](), 100+n, first.Date.AddDays(-back)
	s.StartsAt, s.EndsAt, s.Status = first.StartsAt.AddDate(0, 0, -back), first.EndsAt.AddDate(0, 0, -back), program.SessionClosed
	if err := tx.CreateSessions([]program.Session{s}); err != nil {
		return err
	}
	if err := tx.SaveAttendance([]program.Attendance{{SessionID: s.ID, ClientID: client, Status: program.Present, MarkedBy: by.ID, MarkedAt: s.EndsAt}}); err != nil {
		return err
	}
	h := program.Homework{ID: domain.NewID[domain.HomeworkID](), SessionID: s.ID, CohortID: s.CohortID, Title: "Log", AssignedBy: by.ID, AssignedAt: s.EndsAt}
	h.Returns = []program.HomeworkReturn{{HomeworkID: h.ID, ClientID: client, Status: program.Returned, ReturnedAt: &s.EndsAt, Version: 1}}
	if err := tx.CreateHomework(h); err != nil {
		return err
	}
	note := clinical.NewNote(s.ID, s.CohortID, client, domain.FormatDAP, s.Date.AddDays(3))
	note.Sections = []clinical.NoteSection{{Key: "data", Title: "Data", Text: "Came to talk about the week before."}}
	record := clinical.SignedRecord{Client: client, Shared: "The group met."}
	note, err := note.Sign(clinical.SignerOn(by, s.Date), record, s.EndsAt)
	if err != nil {
		return err
	}
	if err := tx.CreateProgressNote(note, s.Date); err != nil {
		return err
	}
	return tx.CreateCharges([]billing.Charge{{ID: domain.NewID[domain.ChargeID](), ClientID: client, ClientCode: "C-1", CohortID: s.CohortID, SessionID: s.ID, ServiceDate: s.Date, Kind: billing.ForSession,
		Code: "90853", Units: 1, Minutes: 90, Fee: domain.Money{Amount: 4500, Currency: "USD"}, FeeSource: billing.FeeOfCohort, CreatedAt: s.EndsAt}})
}
