package main

import (
	"context"
	"log/slog"
	"time"

	"cohort/domain/practice"
)

const housekeepingEvery = time.Hour

// keepHouse removes what has expired and signs the audit, now and every hour.
// The channel is closed when it has stopped. A failure is tried again an hour
// later; nothing that people do depends on it.
func keepHouse(ctx context.Context, o *office) <-chan struct{} {
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		tick := time.NewTicker(housekeepingEvery)
		defer tick.Stop()
		for {
			o.tidy(ctx)
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
		}
	}()
	return stopped
}

func (o *office) tidy(ctx context.Context) {
	err := o.store.Write(ctx, func(tx practice.Tx) error { return tx.DropExpired(o.practice.Now()) })
	if err != nil && ctx.Err() == nil {
		slog.Error("expired rows stay for an hour", "error", err)
	}
	if err := o.signAuditEnd(ctx); err != nil && ctx.Err() == nil {
		slog.Error("the audit's end was not signed", "error", err)
	}
}
