package practice

import (
	"context"
	"errors"
	"sync"
	"time"

	"cohort/domain"
)

// readRecorder writes the audit of reads and refusals. Each caller waits until
// its entry is committed; callers that come while a write is under way share
// the next one, so a busy clinic pays for one commit instead of fifty.
type readRecorder struct {
	store   Store
	grew    chan<- struct{}
	mu      sync.Mutex
	waiting []pendingEntry
	writing bool
}

type pendingEntry struct {
	entry domain.AuditEntry
	done  chan error
}

// auditTimeout bounds how long a reader waits for the audit.
const AuditTimeout = 10 * time.Second

func newReadRecorder(store Store, grew chan<- struct{}) *readRecorder {
	return &readRecorder{store: store, grew: grew}
}

// record returns once the entry is kept. When it cannot be, the reader gets
// the error instead of the data. A caller who gives up waiting gets an error;
// the entry is written all the same.
func (r *readRecorder) record(ctx context.Context, entry domain.AuditEntry) error {
	p := pendingEntry{entry, make(chan error, 1)}
	r.mu.Lock()
	r.waiting = append(r.waiting, p)
	if !r.writing {
		r.writing = true
		go r.write()
	}
	r.mu.Unlock()
	select {
	case err := <-p.done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// maxShared is how many entries one insert takes.
const maxShared = 200

// write takes what waits until nothing does. It does not use any caller's
// context: one who hangs up must not take the others' entries along.
func (r *readRecorder) write() {
	for {
		r.mu.Lock()
		batch := r.waiting[:min(len(r.waiting), maxShared)]
		r.waiting = r.waiting[len(batch):]
		if len(batch) == 0 {
			r.writing, r.waiting = false, nil
			r.mu.Unlock()
			return
		}
		r.mu.Unlock()
		err := r.append(batch)
		for _, p := range batch {
			p.done <- err
		}
	}
}

func (r *readRecorder) append(batch []pendingEntry) error {
	ctx, cancel := context.WithTimeout(context.Background(), AuditTimeout)
	defer cancel()
	entries := make([]domain.AuditEntry, len(batch))
	for i, p := range batch {
		entries[i] = p.entry
	}
	err := r.store.Write(ctx, func(tx Tx) error { return tx.AppendAudit(entries...) })
	tell(r.grew)
	var known domain.Error
	if errors.Is(err, domain.ErrOutcomeUnknown) || err != nil && !(errors.As(err, &known) && known.Kind == domain.KindUnavailable) {
		// An entry too many harms nobody; and whatever keeps the audit from being
		// written, nothing is shown until it is.
		return domain.ErrUnavailable.Because(err)
	}
	return err
}
