package repository_test

import (
	"cmp"
	"context"
	"os"
	"strconv"
	"testing"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// Of a long audit: an entry every ten seconds, each tenth a list that shows some
// of whom a desk works with that day, and one client in all of them.
const (
	entryEvery  = 10 * time.Second
	listEvery   = 10
	shownInList = 20
	ofTheDay    = 40
	entriesADay = int(24 * time.Hour / entryEvery)
)

// TestALongAuditIsVerifiedInTime verifies as many entries as COHORT_AUDIT_ROWS
// says, 4,000 when it says nothing, and looks for who saw a client whom a tenth
// of them show. A million must be verified in 60 s.
func TestALongAuditIsVerifiedInTime(t *testing.T) {
	rows, err := strconv.Atoi(cmp.Or(os.Getenv("COHORT_AUDIT_ROWS"), "4000"))
	if err != nil {
		t.Fatal(err)
	}
	eachAudited(t, func(a audited) {
		always := domain.NewID[domain.ClientID]()
		begun := time.Now()
		a.fill(rows, always)
		a.Logf("%s: %d entries made in %v", a.store.Kind(), rows, time.Since(begun).Round(time.Millisecond))
		begun = time.Now()
		v := a.verify()
		took := time.Since(begun)
		a.Logf("%s: %d entries verified in %v", a.store.Kind(), v.Reached.Place, took.Round(time.Millisecond))
		if v.Break != nil || v.Reached.Place < int64(rows) {
			a.Errorf("verified: %+v", v)
		}
		if limit := time.Duration(max(rows, 100_000)) * time.Minute / 1_000_000; took > limit {
			a.Errorf("verified in %v, want at most %v", took, limit)
		}
		a.whoSaw(always, rows/listEvery)
	})
}

// whoSaw times the first page of who saw a client, and one in the middle.
func (a audited) whoSaw(client domain.ClientID, showings int) {
	a.Helper()
	page := domain.Page{Limit: 50}
	read := func(what string) domain.List[domain.AuditEntry] {
		begun := time.Now()
		var found domain.List[domain.AuditEntry]
		err := a.store.Read(context.Background(), func(tx practice.Tx) (err error) {
			found, err = tx.Audit(domain.AuditFilter{ClientID: client}, page)
			return err
		})
		if err != nil || len(found.Items) != page.Limit {
			a.Fatalf("%d entries: %v", len(found.Items), err)
		}
		a.Logf("%s: who saw a client of %d showings, %s: %v", a.store.Kind(), showings, what, time.Since(begun).Round(100*time.Microsecond))
		return found
	}
	first := read("the first page")
	page.After = first.Next
	read("the second page")
}

// fill adds entries as a practice would over weeks.
func (a audited) fill(rows int, always domain.ClientID) {
	a.Helper()
	const atOnce = 500
	var today []domain.ClientID
	at := noon
	for done := 0; done < rows; done += atOnce {
		entries := make([]domain.AuditEntry, atOnce)
		for i := range entries {
			n := done + i
			if n%entriesADay == 0 {
				today = today[:0]
				for range ofTheDay {
					today = append(today, domain.NewID[domain.ClientID]())
				}
			}
			at = at.Add(entryEvery)
			client := today[n%ofTheDay]
			entries[i] = a.admin.Entry(domain.ReadClient, domain.Read, domain.Subject{Kind: "client", ID: client.String(), ClientID: client}, at)
			if n%listEvery == 0 {
				entries[i] = a.admin.Entry(domain.ListClients, domain.Read, domain.Subject{Kind: "clients"}, at)
				entries[i].Shown = []domain.ClientID{always}
				for j := range shownInList {
					entries[i].Shown = append(entries[i].Shown, today[(n/listEvery+j)%ofTheDay])
				}
			}
			entries[i].Detail = `{"fields":"name, code"}`
		}
		write(a.T, a.store, func(tx practice.Tx) error { return tx.AppendAudit(entries...) })
	}
	a.link()
}
