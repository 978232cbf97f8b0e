package office

import (
	"context"
	"reflect"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// Checkpointer keeps signed checkpoints of the audit outside the database.
type Checkpointer interface {
	// Keep signs a checkpoint and writes it down for good.
	Keep(domain.Checkpoint) error
	// BeginAnew keeps a checkpoint from which on nothing is missing.
	BeginAnew(domain.Checkpoint) error
	Known
}

// Known is what is known of the audit outside the database.
type Known interface {
	// Kept gives the checkpoints that were signed here, in the order in which
	// they stand. It answers domain.ErrCheckpoints too when something is missing
	// or was changed, and says what.
	Kept() ([]domain.Checkpoint, error)
}

// linkedAtOnce is how many entries one transaction links.
const linkedAtOnce = 1000

// LinkAudit links every entry that waits. Several may do so at once: they take
// turns, and each entry is linked once.
func (desk *Desk) LinkAudit(ctx context.Context) error {
	for {
		waiting, err := desk.Unlinked(ctx, 1)
		if err != nil || waiting == 0 { // mostly: a question costs no one a lock
			return err
		}
		linked := 0
		err = desk.store.Write(ctx, func(tx practice.Tx) (err error) {
			linked, err = tx.LinkAudit(linkedAtOnce)
			return err
		})
		if err != nil || linked == 0 {
			return err
		}
	}
}

// Unlinked counts the entries that wait to be linked, up to so many.
func (desk *Desk) Unlinked(ctx context.Context, most int) (n int, err error) {
	err = desk.store.Read(ctx, func(tx practice.Tx) error {
		n, err = tx.CountUnlinked(most)
		return err
	})
	return n, err
}

// Checkpoint keeps the end of the chain when it has grown since last, and with
// it how the practice stands when that has changed.
func (desk *Desk) Checkpoint(ctx context.Context, last domain.Checkpoint) (domain.Checkpoint, error) {
	if desk.outside == nil {
		return last, nil
	}
	next := domain.Checkpoint{At: desk.Now()}
	err := desk.store.Read(ctx, func(tx practice.Tx) (err error) {
		if next.AuditLink, err = tx.AuditHead(); err != nil || next.AuditLink == last.AuditLink {
			return err
		}
		standing, err := tx.Standing()
		next.Standing = &standing
		return err
	})
	if err != nil || next.Place == 0 || next.AuditLink == last.AuditLink {
		return last, err
	}
	kept := next
	if last.Standing != nil && reflect.DeepEqual(last.Standing, next.Standing) {
		kept.Standing = nil
	}
	if err := desk.outside.Keep(kept); err != nil {
		return last, err
	}
	return next, desk.lookForPutBack(ctx, last.Standing, *next.Standing)
}

// lookForPutBack has everything verified at once when a row that decides is older
// than it was some seconds ago: what is found is an alarm, and on first pages.
func (desk *Desk) lookForPutBack(ctx context.Context, before *domain.Standing, now domain.Standing) error {
	var known domain.Written
	if before == nil {
		return nil // a start verifies
	}
	known.Know(*before)
	if known.PutBack(now) == nil {
		return nil
	}
	_, err := desk.StartVerification(ctx, domain.Operator("verification of an older row"), true)
	return err
}

// The pace of keeping the chain: entries of a moment are linked together; those
// that another program left are looked for; and the end is signed.
const (
	linkAfter       = 50 * time.Millisecond
	lookEvery       = time.Second
	checkpointEvery = 5 * time.Second
)

// KeepAudit links entries behind those who write them and keeps a checkpoint
// every few seconds while the audit grows. It begins with what a crash has
// left, and ends with ctx, when all is linked and signed. failed hears of what
// went wrong; it is tried again.
func (desk *Desk) KeepAudit(ctx context.Context, failed func(error)) {
	var last domain.Checkpoint
	link := func(ctx context.Context) { desk.within(ctx, failed, desk.LinkAudit) }
	sign := func(ctx context.Context) {
		desk.within(ctx, failed, func(ctx context.Context) (err error) {
			last, err = desk.Checkpoint(ctx, last)
			return err
		})
	}
	look, checkpoint := time.NewTicker(lookEvery), time.NewTicker(checkpointEvery)
	defer look.Stop()
	defer checkpoint.Stop()
	link(ctx)
	for {
		select {
		case <-desk.AuditGrew():
			pause(ctx, linkAfter)
			link(ctx)
		case <-look.C:
			link(ctx)
		case <-checkpoint.C:
			sign(ctx)
		case <-ctx.Done():
			whole := context.WithoutCancel(ctx)
			link(whole)
			sign(whole)
			return
		}
	}
}

// within does something in the time that the audit may take.
func (desk *Desk) within(ctx context.Context, failed func(error), do func(context.Context) error) {
	limited, cancel := context.WithTimeout(ctx, practice.AuditTimeout)
	defer cancel()
	if err := do(limited); err != nil && ctx.Err() == nil {
		failed(err)
	}
}

func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
