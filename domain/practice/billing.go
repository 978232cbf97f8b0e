package practice

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"

	"cohort/domain"
	"cohort/domain/billing"
)

// ChargeList is a page of charges, with the totals of all when asked for.
type ChargeList struct {
	List[billing.Charge]
	Totals *ChargeTotals
}

// ChargeTotals counts and adds up all charges that a filter lets through.
type ChargeTotals struct {
	Count  int
	Amount domain.Money
}

// Charges lists charges by service date, newest first. Totals cost more than
// the page, so they are asked for.
func (p *Practice) Charges(ctx context.Context, by domain.Actor, filter ChargeFilter, page Page, totals bool) (list ChargeList, err error) {
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	err = p.read(ctx, by, domain.ReadCharges, func(tx Tx, _ domain.Scope, d *Deed) error {
		d.about = domain.Subject{Kind: "charges", ClientID: filter.ClientID}
		if list.List, err = tx.Charges(filter, page); err != nil || !totals {
			return err
		}
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		count, amount, err := tx.ChargeTotals(filter)
		list.Totals = &ChargeTotals{count, domain.Money{Amount: amount, Currency: settings.Currency}}
		return err
	})
	return list, err
}

// ReverseCharge voids a charge by a second one of the opposite amount.
func (p *Practice) ReverseCharge(ctx context.Context, by domain.Actor, id domain.ChargeID, reason string, key Key) (r billing.Charge, err error) {
	err = p.change(ctx, by, domain.ReverseCharge, func(tx Tx, d *Deed) error {
		d.About("charge", id, domain.ClientID{})
		r, err = once(tx, d, key, loadCharge(tx), func() (billing.Charge, string, error) {
			made, err := reverse(tx, d, id, reason)
			return made, made.ID.String(), err
		})
		return err
	})
	return r, err
}

func reverse(tx Tx, d *Deed, id domain.ChargeID, reason string) (billing.Charge, error) {
	charge, err := tx.LockCharge(id)
	if err != nil {
		return billing.Charge{}, err
	}
	d.about.ClientID = charge.ClientID
	reversal, err := charge.Reverse(reason, d.Now)
	if err != nil {
		return billing.Charge{}, err
	}
	d.Note("reason", reason)
	d.Note("reversal", reversal.ID.String())
	return reversal, tx.CreateCharges([]billing.Charge{reversal})
}

func loadCharge(tx Tx) func(string) (billing.Charge, error) {
	return func(id string) (billing.Charge, error) {
		parsed, err := domain.ParseID[domain.ChargeID](id)
		if err != nil {
			return billing.Charge{}, err
		}
		return tx.Charge(parsed)
	}
}

// BatchWriter writes the file of an export batch, charge by charge. The
// document package has one for each format and version.
type BatchWriter interface {
	Write(billing.Charge) error
	Close() error
}

// NewBatchWriter makes the writer of a batch's format and version.
type NewBatchWriter func(b billing.Batch, to io.Writer) (BatchWriter, error)

// CreateExport locks every open charge of a period into a numbered batch and
// writes down the digest of its file.
func (p *Practice) CreateExport(ctx context.Context, by domain.Actor, wanted billing.Batch, key Key) (b billing.Batch, err error) {
	err = p.change(ctx, by, domain.CreateExport, func(tx Tx, d *Deed) error {
		if err := wanted.Validate(); err != nil {
			return err
		}
		b, err = once(tx, d, key, loadBatch(tx), func() (billing.Batch, string, error) {
			made, err := p.export(tx, d, wanted)
			return made, made.ID.String(), err
		})
		return err
	})
	return b, err
}

func (p *Practice) export(tx Tx, d *Deed, b billing.Batch) (billing.Batch, error) {
	settings, err := tx.Settings()
	if err != nil {
		return b, err
	}
	if b.Number, err = tx.NextBatchNumber(); err != nil {
		return b, err
	}
	b.ID, b.FormatVersion, b.CreatedAt = domain.NewID[domain.BatchID](), billing.FormatVersion, d.Now
	b.CreatedBy, b.CreatedByName = d.By.UserID, d.By.Name
	b.Total.Currency = settings.Currency
	d.About("export", b.ID, domain.ClientID{})
	if err := tx.CreateBatch(b); err != nil {
		return b, err
	}
	if b.Count, b.Total.Amount, err = tx.FillBatch(b); err != nil {
		return b, err
	}
	if b.Count == 0 {
		return b, billing.ErrNothingToExport
	}
	digest := sha256.New()
	if err := p.writeBatch(tx, b, digest); err != nil {
		return b, err
	}
	b.SHA256 = hex.EncodeToString(digest.Sum(nil))
	d.Note("number", b.Number)
	d.Note("count", b.Count)
	d.Note("sha256", b.SHA256)
	return b, tx.SaveBatch(b)
}

func (p *Practice) writeBatch(tx Tx, b billing.Batch, to io.Writer) error {
	file, err := p.newBatchWriter(b, to)
	if err != nil {
		return err
	}
	if err := tx.EachCharge(b.ID, file.Write); err != nil {
		return err
	}
	return file.Close()
}

func loadBatch(tx Tx) func(string) (billing.Batch, error) {
	return func(id string) (billing.Batch, error) {
		parsed, err := domain.ParseID[domain.BatchID](id)
		if err != nil {
			return billing.Batch{}, err
		}
		return tx.Batch(parsed)
	}
}

// Exports lists the batches, newest first.
func (p *Practice) Exports(ctx context.Context, by domain.Actor, page Page) (list List[billing.Batch], err error) {
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	err = p.look(ctx, by, domain.ReadExport, func(tx Tx, _ domain.Scope) error { // counts and totals name nobody
		list, err = tx.Batches(page)
		return err
	})
	return list, err
}

// Export gives one batch.
func (p *Practice) Export(ctx context.Context, by domain.Actor, id domain.BatchID) (b billing.Batch, err error) {
	err = p.look(ctx, by, domain.ReadExport, func(tx Tx, _ domain.Scope) error {
		b, err = tx.Batch(id)
		return err
	})
	return b, err
}

// ErrFileChanged says that a batch's file would no longer have the bytes that
// were promised.
var ErrFileChanged = domain.Error{Code: "file_changed", Message: "The file no longer has its recorded digest."}

// ExportFile writes a batch's file. The read is recorded before the first
// byte leaves. The bytes are checked against the recorded digest on their way;
// when they differ, the end of the file is withheld and the call fails.
func (p *Practice) ExportFile(ctx context.Context, by domain.Actor, id domain.BatchID, to func(billing.Batch) io.Writer) error {
	var b billing.Batch
	err := p.read(ctx, by, domain.ReadExport, func(tx Tx, _ domain.Scope, d *Deed) (err error) {
		d.About("export", id, domain.ClientID{})
		b, err = tx.Batch(id)
		return err
	})
	if err != nil {
		return err
	}
	digest := sha256.New()
	out := to(b)
	err = p.store.Read(ctx, func(tx Tx) error { return p.writeBatch(tx, b, io.MultiWriter(out, digest)) })
	if err == nil && hex.EncodeToString(digest.Sum(nil)) != b.SHA256 {
		return ErrFileChanged
	}
	return err
}

// BatchByNumber finds a batch by the number that people know it by.
func (p *Practice) BatchByNumber(ctx context.Context, by domain.Actor, number int) (b billing.Batch, err error) {
	err = p.look(ctx, by, domain.ReadExport, func(tx Tx, _ domain.Scope) error {
		b, err = tx.BatchByNumber(number)
		return err
	})
	return b, err
}
