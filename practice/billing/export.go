package billing

import (
	"context"
	"io"
	"time"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/practice"
)

// What is noted of a batch.
var (
	noteNumber = practice.Kept("number")
	noteCount  = practice.Kept("count")
	noteDigest = practice.Kept("sha256")
)

// BatchWriter writes the file of an export batch, charge by charge. The
// document package has one for each format and version.
type BatchWriter interface {
	Write(billing.Charge) error
	Close() error
}

// NewBatchWriter makes the writer of a batch's format and version.
type NewBatchWriter func(b billing.Batch, to io.Writer) (BatchWriter, error)

// exportStep is how many charges one transaction takes. Others wait for no
// longer than that: on SQLite one writes at a time.
const exportStep = 1000

// CreateExport locks every open charge of a period into a numbered batch. Without
// a first day that is everything open: what was corrected or charged late of a
// month that was exported goes into the next batch. Without a last day it is
// today. It
// writes down the digest of its file, in steps. A small export is made in the
// first one. Once there is a first step, the batch is going to be made, if
// need be by FinishExports; the same key (practice.WithKey) asks for it again. Meanwhile another
// export is answered with ErrExportUnderWay.
func (desk *Desk) CreateExport(ctx context.Context, by domain.Actor, wanted billing.Batch) (b billing.Batch, err error) {
	err = desk.Change(ctx, by, domain.CreateExport, func(tx practice.Tx, d *practice.Deed) error {
		if err := d.Check(wanted.Validate()); err != nil {
			return err
		}
		if wanted.To.IsZero() {
			if wanted.To, err = practice.LatestToday(tx, d.Now); err != nil {
				return err
			}
		}
		b, err = practice.Once(ctx, tx, d, loadBatch(tx), func() (billing.Batch, string, error) {
			made, err := desk.begin(tx, d, wanted)
			return made, made.ID.String(), err
		})
		return err
	})
	if err != nil || !b.UnderWay() {
		return b, err
	}
	return desk.goOn(ctx, by, b)
}

// begin numbers the batch and takes its first step.
func (desk *Desk) begin(tx practice.Tx, d *practice.Deed, b billing.Batch) (billing.Batch, error) {
	settings, err := tx.Settings()
	if err != nil {
		return b, err
	}
	if b.Number, err = tx.NextBatchNumber(); err != nil {
		return b, err
	}
	if others, err := tx.BatchesUnderWay(); err != nil {
		return b, err
	} else if len(others) > 0 {
		return b, billing.ErrExportUnderWay
	}
	b.ID, b.FormatVersion, b.CreatedAt, b.WorkedAt = domain.NewID[domain.BatchID](), billing.FormatVersion, d.Now, d.Now
	b.CreatedBy, b.CreatedByName = d.By.UserID, d.By.Name
	b.Total.Currency = settings.Currency
	d.About("export", b.ID, domain.ClientID{})
	d.Note(noteNumber, b.Number)
	if err := tx.CreateBatch(b); err != nil {
		return b, err
	}
	taken, _, err := tx.FillBatch(b, exportStep)
	switch {
	case err != nil || taken == exportStep: // the rest in the next steps
		return b, err
	case taken == 0:
		return b, billing.ErrNothingToExport
	}
	if b, err = desk.described(b, desk.chargesIn(tx, b)); err != nil {
		return b, err
	}
	return finish(tx, d, b)
}

// finish writes down what is known of a batch once all its charges are.
func finish(tx practice.Tx, d *practice.Deed, b billing.Batch) (billing.Batch, error) {
	b.WorkedAt = time.Time{}
	d.Note(noteCount, b.Count)
	d.Note(noteDigest, b.SHA256)
	return b, tx.SaveBatch(b)
}

func loadBatch(tx practice.Tx) func(string) (billing.Batch, error) {
	return func(id string) (billing.Batch, error) {
		parsed, err := domain.ParseID[domain.BatchID](id)
		if err != nil {
			return billing.Batch{}, err
		}
		return tx.Batch(parsed)
	}
}

// Exports lists the batches, newest first.
func (desk *Desk) Exports(ctx context.Context, by domain.Actor, page domain.Page) (list domain.List[billing.Batch], err error) {
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	err = desk.Look(ctx, by, domain.ReadExport, func(tx practice.Tx, _ domain.Scope) error { // counts and totals name nobody
		list, err = tx.Batches(page)
		return err
	})
	return list, err
}

// Export gives one batch. One that is still being made is not there yet.
func (desk *Desk) Export(ctx context.Context, by domain.Actor, id domain.BatchID) (b billing.Batch, err error) {
	err = desk.Look(ctx, by, domain.ReadExport, func(tx practice.Tx, _ domain.Scope) error {
		b, err = whole(tx.Batch(id))
		return err
	})
	return b, err
}

// BatchByNumber finds a batch by the number that people know it by.
func (desk *Desk) BatchByNumber(ctx context.Context, by domain.Actor, number int) (b billing.Batch, err error) {
	err = desk.Look(ctx, by, domain.ReadExport, func(tx practice.Tx, _ domain.Scope) error {
		b, err = whole(tx.BatchByNumber(number))
		return err
	})
	return b, err
}

// whole hides a batch that is still being made.
func whole(b billing.Batch, err error) (billing.Batch, error) {
	if err == nil && b.UnderWay() {
		return billing.Batch{}, domain.ErrNotFound
	}
	return b, err
}
