package billing

import (
	"context"
	"errors"
	"time"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/practice"
)

// goOn makes the rest of a batch: it fills it step by step, reads its file for
// the digest and writes that down. Two who go on with one batch hinder nobody:
// each step locks the batch, and only one of them finishes it.
func (desk *Desk) goOn(ctx context.Context, by domain.Actor, b billing.Batch) (billing.Batch, error) {
	for more := true; more && b.UnderWay(); {
		var err error
		if b, more, err = desk.step(ctx, b.ID); err != nil {
			return b, err
		}
	}
	if !b.UnderWay() {
		return b, nil
	}
	described, err := desk.described(b, desk.chargesOf(ctx, b))
	if err != nil {
		return b, err
	}
	err = desk.Change(ctx, by, domain.CreateExport, func(tx practice.Tx, d *practice.Deed) error {
		d.About("export", b.ID, domain.ClientID{})
		now, err := tx.LockBatch(b.ID)
		if err != nil || !now.UnderWay() {
			d.NothingDone()
			described = now
			return err
		}
		d.Note(noteNumber, b.Number)
		described, err = finish(tx, d, described)
		return err
	})
	return described, err
}

// step puts the next charges into a batch, in a transaction of its own, and
// says whether there may be more.
func (desk *Desk) step(ctx context.Context, id domain.BatchID) (b billing.Batch, more bool, err error) {
	err = desk.store.Write(ctx, func(tx practice.Tx) error {
		if b, err = tx.LockBatch(id); err != nil || !b.UnderWay() {
			return err
		}
		taken, _, err := tx.FillBatch(b, exportStep)
		if err != nil {
			return err
		}
		more, b.WorkedAt = taken == exportStep, desk.Now()
		return tx.SaveBatch(b)
	})
	return b, more, err
}

// ExportRest is how long an export may rest before it counts as cut off: no
// step takes nearly as long.
const ExportRest = time.Minute

// FinishExports finishes exports that were cut off half-way: their server
// ended, or whoever asked hung up.
func (desk *Desk) FinishExports(ctx context.Context) error {
	var cut []billing.Batch
	err := desk.store.Read(ctx, func(tx practice.Tx) (err error) {
		cut, err = tx.BatchesUnderWay()
		return err
	})
	by := domain.Operator("housekeeping")
	by.Roles = []domain.Role{domain.Billing} // whose work it finishes
	for _, b := range cut {
		if desk.Now().Sub(b.WorkedAt) >= ExportRest {
			_, failed := desk.goOn(ctx, by, b)
			err = errors.Join(err, failed)
		}
	}
	return err
}
