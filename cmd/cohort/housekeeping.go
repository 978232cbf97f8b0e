package main

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"cohort/practice"
	desk "cohort/practice/office"
	"cohort/shipping"
)

const (
	housekeepingEvery = time.Hour
	exportsEvery      = time.Minute
	verifyEvery       = time.Hour // whether it is due
)

// keepHouse removes what has expired, now and every hour, finishes exports
// that were cut off, reads who the clients are, and links, signs and ships the
// audit while it grows. When the context ends it does so once more; wait
// returns after that. Nothing that people do depends on it: what fails is
// logged and tried again.
func (o *office) keepHouse(ctx context.Context, mailing *desk.Mailing, ships *shipping.Shipping) (wait func()) {
	var under sync.WaitGroup
	under.Go(func() { ships.Keep(ctx) })
	under.Go(func() { every(ctx, housekeepingEvery, o.dropExpired) })
	under.Go(func() { every(ctx, exportsEvery, o.finishExports) })
	under.Go(func() { o.readDirectory(ctx) })
	under.Go(func() { o.writeLetters(ctx, mailing) })
	under.Go(func() {
		o.desks.Office.KeepAudit(ctx, func(err error) { slog.Error("the audit is not linked and signed", "error", err) })
	})
	under.Go(func() {
		o.desks.Office.KeepVerifying(ctx, func(err error) {
			if found, is := errors.AsType[desk.Tampered](err); is {
				slog.Error("ALARM: "+found.Error(), "entry", found.Seq)
				return
			}
			slog.Error("the audit is not verified", "error", err)
		})
	})
	under.Go(func() {
		o.verify(ctx, "at the start", o.desks.Office.VerifyAtStart)
		later(ctx, verifyEvery, func(ctx context.Context) { o.verify(ctx, "of the day", o.desks.Office.VerifyInTurn) })
	})
	return func() {
		under.Wait()
		ships.Finish()
	}
}

// every does something now and then again and again, until the context ends.
func every(ctx context.Context, pause time.Duration, do func(context.Context)) {
	tick := time.NewTicker(pause)
	defer tick.Stop()
	for {
		do(ctx)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// later does something again and again, but not at once: a start stays quick.
func later(ctx context.Context, pause time.Duration, do func(context.Context)) {
	tick := time.NewTicker(pause)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			do(ctx)
		}
	}
}

func (o *office) verify(ctx context.Context, when string, begin func(context.Context) error) {
	if err := begin(ctx); err != nil && ctx.Err() == nil {
		slog.Error("a verification of the audit is not begun", "verification", when, "error", err)
	}
}

func (o *office) finishExports(ctx context.Context) {
	if err := o.desks.Billing.FinishExports(ctx); err != nil && ctx.Err() == nil {
		slog.Error("an export that was cut off is not finished", "error", err)
	}
}

func (o *office) dropExpired(ctx context.Context) {
	err := o.store.Write(ctx, func(tx practice.Tx) error { return tx.DropExpired(o.desks.Now()) })
	if err != nil && ctx.Err() == nil {
		slog.Error("expired rows stay for an hour", "error", err)
	}
}

// readDirectory reads who the clients are before anybody searches. Whoever
// searches reads what is missing, so a failure costs them time alone.
func (o *office) readDirectory(ctx context.Context) {
	if err := o.store.ReadDirectory(ctx); err != nil && ctx.Err() == nil {
		slog.Warn("clients are not read yet; the first search does it", "error", err)
	}
}
