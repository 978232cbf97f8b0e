package repository_test

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/program"
	"cohort/practice"
	"cohort/repository"
	"cohort/repository/storetest"
)

// books are charges as a bookkeeper would remember them, beside those kept.
type books struct {
	running
	t       *testing.T
	random  *rand.Rand
	charges []billing.Charge // Status: what became of it; BatchNumber: 0 while open
	batches int
}

func newBooks(t *testing.T, store *repository.Store) *books {
	return &books{running: newRunning(t, store), t: t, random: rand.New(rand.NewPCG(4, 7))}
}

// change writes one deed, by hand or by GORM.
func (b *books) change(do func(practice.Tx) error) {
	b.t.Helper()
	byGORM := b.random.IntN(2) == 0
	write(b.t, b.store, func(tx practice.Tx) error {
		if byGORM {
			tx = repository.ByGORM(tx)
		}
		return do(tx)
	})
}

func (b *books) day() domain.Date { return domain.DateOf(intakeDay).AddDays(b.random.IntN(12)) }

// closeSession charges all members of a new session.
func (b *books) closeSession() {
	s := b.sessions[1]
	s.ID, s.Number, s.Date = domain.NewID[domain.SessionID](), len(b.sessions)+1, b.day()
	b.sessions = append(b.sessions, s)
	_, charges := b.marks(s.ID)
	for i := range charges {
		charges[i].ServiceDate, charges[i].Fee.Amount = s.Date, int64(1+b.random.IntN(9000))
	}
	b.change(func(tx practice.Tx) error {
		if err := tx.CreateSessions([]program.Session{s}); err != nil {
			return err
		}
		return tx.CreateCharges(charges)
	})
	b.charges = append(b.charges, charges...)
}

// reverse voids a charge that may be open or exported.
func (b *books) reverse() {
	i := b.random.IntN(len(b.charges))
	kept := b.charges[i]
	if kept.BatchNumber != 0 && kept.Status != billing.ChargeReversed {
		kept.Status = billing.ChargeExported
	}
	reversal, err := kept.Reverse("typed twice", intakeDay)
	if err != nil {
		return // has been, or is one
	}
	b.change(func(tx practice.Tx) error { return tx.CreateCharges([]billing.Charge{reversal}) })
	b.charges[i].Status = billing.ChargeReversed
	b.charges = append(b.charges, reversal)
}

// export locks the open charges of some days into a batch.
func (b *books) export() {
	b.batches++
	batch := billing.Batch{ID: domain.NewID[domain.BatchID](), Number: b.batches, From: b.day(), Format: billing.FormatCSV, CreatedAt: intakeDay}
	batch.To = batch.From.AddDays(b.random.IntN(6))
	var count int
	var total int64
	b.change(func(tx practice.Tx) (err error) {
		if err := tx.CreateBatch(batch); err != nil {
			return err
		}
		for most := 1 + b.random.IntN(9); ; {
			n, amount, err := tx.FillBatch(batch, most)
			count, total = count+n, total+amount
			if err != nil || n < most {
				return err
			}
		}
	})
	for i, c := range b.charges {
		if c.BatchNumber == 0 && !c.ServiceDate.Before(batch.From) && !c.ServiceDate.After(batch.To) {
			b.charges[i].BatchNumber = b.batches
			count, total = count-1, total-c.Fee.Amount
		}
	}
	if count != 0 || total != 0 {
		b.t.Errorf("batch %d: %d charges and %d cents too many", b.batches, count, total)
	}
}

// expected are the charges that a filter lets through, newest first.
func (b *books) expected(f billing.ChargeFilter) (found []billing.Charge) {
	for _, c := range b.charges {
		if c.Status != billing.ChargeReversed && c.BatchNumber != 0 {
			c.Status = billing.ChargeExported
		}
		exported := c.BatchNumber != 0
		if f.Status != "" && f.Status != c.Status || f.Exported != nil && f.Status != billing.ChargeReady && f.Status != billing.ChargeExported && *f.Exported != exported ||
			!f.From.IsZero() && c.ServiceDate.Before(f.From) || !f.To.IsZero() && c.ServiceDate.After(f.To) ||
			!f.ClientID.IsZero() && f.ClientID != c.ClientID || !f.CohortID.IsZero() && f.CohortID != c.CohortID {
			continue
		}
		found = append(found, c)
	}
	slices.SortFunc(found, func(x, y billing.Charge) int {
		return cmp.Or(y.ServiceDate.DaysSince(x.ServiceDate), cmp.Compare(y.ID.String(), x.ID.String()))
	})
	return found
}

// filters are all combinations.
func (b *books) filters() (all []billing.ChargeFilter) {
	yes, no, day := true, false, b.day()
	for _, exported := range []*bool{nil, &yes, &no} {
		for _, status := range []billing.ChargeStatus{"", billing.ChargeReady, billing.ChargeExported, billing.ChargeReversed} {
			for _, f := range []billing.ChargeFilter{{}, {From: day}, {To: day}, {From: day, To: day.AddDays(3)}, {ClientID: b.clients[1].ID}, {CohortID: b.cohort.ID, From: day}} {
				f.Exported, f.Status = exported, status
				all = append(all, f)
			}
		}
	}
	return all
}

// agree compares every list, page by page, and every total with what is remembered.
func (b *books) agree(tx practice.Tx) error {
	for _, f := range b.filters() {
		want, got, page := b.expected(f), []billing.Charge{}, domain.Page{Limit: 7}
		for {
			list, err := tx.Charges(f, page)
			if err != nil {
				return err
			}
			got = append(got, list.Items...)
			if page.After = list.Next; page.After == "" {
				break
			}
		}
		if !slices.EqualFunc(got, want, func(x, y billing.Charge) bool {
			return x.ID == y.ID && x.Status == y.Status && x.BatchNumber == y.BatchNumber
		}) {
			b.t.Errorf("%+v: %d charges listed, %d expected", f, len(got), len(want))
		}
		var sum int64
		for _, c := range want {
			sum += c.Fee.Amount
		}
		if count, amount, err := tx.ChargeTotals(f); err != nil || count != len(want) || amount != sum {
			b.t.Errorf("%+v: %d charges of %d, %v; expected %d of %d", f, count, amount, err, len(want), sum)
		}
	}
	return nil
}

// Whatever is closed, reversed and exported in whatever order, lists and
// totals are those of the charges themselves.
func TestListsAndTotalsOfChargesAgreeAfterAnyDeeds(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		b := newBooks(t, store)
		b.closeSession()
		for deed := range 60 {
			[]func(){b.closeSession, b.closeSession, b.reverse, b.reverse, b.export}[b.random.IntN(5)]()
			if deed%12 == 11 {
				write(t, store, b.agree)
			}
			if t.Failed() {
				t.Fatalf("after %d deeds", deed+1)
			}
		}
		fates := map[string]int{}
		for _, c := range b.charges {
			fates[string(c.Status)+map[bool]string{true: ", open", false: ", exported"}[c.BatchNumber == 0]]++
		}
		if len(fates) != 4 {
			t.Errorf("not everything happened: %v", fates)
		}
	})
}

// A charge that is reversed while a batch takes it counts as reversed in the batch.
func TestAReversalWaitsForTheBatchThatTakesItsCharge(t *testing.T) {
	store := storetest.Postgres(t)
	b := newBooks(t, store)
	b.closeSession()
	charge := b.charges[0]
	reversal, err := charge.Reverse("typed twice", intakeDay)
	if err != nil {
		t.Fatal(err)
	}
	reversed := make(chan error, 1)
	write(t, store, func(tx practice.Tx) error {
		batch := billing.Batch{ID: domain.NewID[domain.BatchID](), Number: 1, From: charge.ServiceDate, To: charge.ServiceDate, Format: billing.FormatCSV, CreatedAt: intakeDay}
		if err := tx.CreateBatch(batch); err != nil {
			return err
		}
		if _, _, err := tx.FillBatch(batch, 1000); err != nil {
			return err
		}
		go func() {
			reversed <- store.Write(context.Background(), func(tx practice.Tx) error { return tx.CreateCharges([]billing.Charge{reversal}) })
		}()
		for waiting := 0; waiting == 0; {
			if err := store.SQL().QueryRow("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()").Scan(&waiting); err != nil {
				return err
			}
		}
		return nil
	})
	if err := <-reversed; err != nil {
		t.Fatal(err)
	}
	b.charges[0].Status = billing.ChargeReversed
	for i := range b.charges {
		b.charges[i].BatchNumber = 1
	}
	b.charges = append(b.charges, reversal)
	write(t, store, b.agree)
}
