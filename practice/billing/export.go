package billing

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"

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

// CreateExport locks every open charge of a period into a numbered batch and
// writes down the digest of its file.
func (desk *Desk) CreateExport(ctx context.Context, by domain.Actor, wanted billing.Batch, key practice.Key) (b billing.Batch, err error) {
	err = desk.Change(ctx, by, domain.CreateExport, func(tx practice.Tx, d *practice.Deed) error {
		if err := wanted.Validate(); err != nil {
			return err
		}
		b, err = practice.Once(tx, d, key, loadBatch(tx), func() (billing.Batch, string, error) {
			made, err := desk.export(tx, d, wanted)
			return made, made.ID.String(), err
		})
		return err
	})
	return b, err
}

func (desk *Desk) export(tx practice.Tx, d *practice.Deed, b billing.Batch) (billing.Batch, error) {
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
	if err := desk.writeBatch(tx, b, digest); err != nil {
		return b, err
	}
	b.SHA256 = hex.EncodeToString(digest.Sum(nil))
	d.Note(noteNumber, b.Number)
	d.Note(noteCount, b.Count)
	d.Note(noteDigest, b.SHA256)
	return b, tx.SaveBatch(b)
}

func (desk *Desk) writeBatch(tx practice.Tx, b billing.Batch, to io.Writer) error {
	file, err := desk.newWriter(b, to)
	if err != nil {
		return err
	}
	if err := tx.EachCharge(b.ID, file.Write); err != nil {
		return err
	}
	return file.Close()
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

// Export gives one batch.
func (desk *Desk) Export(ctx context.Context, by domain.Actor, id domain.BatchID) (b billing.Batch, err error) {
	err = desk.Look(ctx, by, domain.ReadExport, func(tx practice.Tx, _ domain.Scope) error {
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
func (desk *Desk) ExportFile(ctx context.Context, by domain.Actor, id domain.BatchID, to func(billing.Batch) io.Writer) error {
	var b billing.Batch
	err := desk.Read(ctx, by, domain.ReadExport, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) (err error) {
		d.About("export", id, domain.ClientID{})
		b, err = tx.Batch(id)
		return err
	})
	if err != nil {
		return err
	}
	digest := sha256.New()
	out := to(b)
	err = desk.store.Read(ctx, func(tx practice.Tx) error { return desk.writeBatch(tx, b, io.MultiWriter(out, digest)) })
	if err == nil && hex.EncodeToString(digest.Sum(nil)) != b.SHA256 {
		return ErrFileChanged
	}
	return err
}

// BatchByNumber finds a batch by the number that people know it by.
func (desk *Desk) BatchByNumber(ctx context.Context, by domain.Actor, number int) (b billing.Batch, err error) {
	err = desk.Look(ctx, by, domain.ReadExport, func(tx practice.Tx, _ domain.Scope) error {
		b, err = tx.BatchByNumber(number)
		return err
	})
	return b, err
}
