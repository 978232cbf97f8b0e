package billing

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"iter"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/practice"
)

// pageOfFile is how many charges of a file are in memory at a time.
const pageOfFile = 2000

// pages reads the charges of a batch page by page.
func pages(read func(behind billing.Charge) ([]billing.Charge, error)) iter.Seq2[[]billing.Charge, error] {
	return func(yield func([]billing.Charge, error) bool) {
		var last billing.Charge
		for {
			page, err := read(last)
			if !yield(page, err) || err != nil || len(page) < pageOfFile {
				return
			}
			last = page[len(page)-1]
		}
	}
}

// chargesIn reads them within a transaction.
func (desk *Desk) chargesIn(tx practice.Tx, b billing.Batch) iter.Seq2[[]billing.Charge, error] {
	return pages(func(behind billing.Charge) ([]billing.Charge, error) {
		return tx.ChargesOfBatch(b.ID, behind, pageOfFile)
	})
}

// chargesOf reads them with a connection for each page: one who takes long to
// receive a file holds none meanwhile. The set is locked, so pages fit together.
func (desk *Desk) chargesOf(ctx context.Context, b billing.Batch) iter.Seq2[[]billing.Charge, error] {
	return pages(func(behind billing.Charge) (page []billing.Charge, err error) {
		err = desk.store.Read(ctx, func(tx practice.Tx) error {
			page, err = tx.ChargesOfBatch(b.ID, behind, pageOfFile)
			return err
		})
		return page, err
	})
}

// writeBatch writes the file of a batch.
func (desk *Desk) writeBatch(b billing.Batch, charges iter.Seq2[[]billing.Charge, error], to io.Writer) error {
	file, err := desk.newWriter(b, to)
	if err != nil {
		return err
	}
	for page, err := range charges {
		if err != nil {
			return err
		}
		for _, c := range page {
			if err := file.Write(c); err != nil {
				return err
			}
		}
	}
	return file.Close()
}

// described gives the batch with the count, the total and the digest of its
// charges.
func (desk *Desk) described(b billing.Batch, charges iter.Seq2[[]billing.Charge, error]) (billing.Batch, error) {
	b.Count, b.Total.Amount = 0, 0
	counted := func(yield func([]billing.Charge, error) bool) {
		for page, err := range charges {
			b.Count += len(page)
			for _, c := range page {
				b.Total.Amount += c.Fee.Amount
			}
			if !yield(page, err) {
				return
			}
		}
	}
	digest := sha256.New()
	err := desk.writeBatch(b, counted, digest)
	b.SHA256 = hex.EncodeToString(digest.Sum(nil))
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
	err := desk.Read(ctx, by, domain.DownloadExport, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) (err error) {
		d.About("export", id, domain.ClientID{})
		b, err = whole(tx.Batch(id))
		return err
	})
	if err != nil {
		return err
	}
	digest := sha256.New()
	err = desk.writeBatch(b, desk.chargesOf(ctx, b), io.MultiWriter(to(b), digest))
	if err == nil && hex.EncodeToString(digest.Sum(nil)) != b.SHA256 {
		return ErrFileChanged
	}
	return err
}
