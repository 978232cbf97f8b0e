package practice

import (
	"context"
	"errors"
	"sync"
	"time"

	"cohort/domain"
)

// rowRefusals writes into the audit which rows the server did not write: the
// table and the row, and nothing that it says. A row that is met again within a minute was told of: a page that
// asks all the time makes no flood.
type rowRefusals struct {
	practice *Practice
	mu       sync.Mutex
	toldAt   map[domain.RefusedRow]time.Time
}

const rowToldAgainAfter = time.Minute

// tell gives those that were not told of yet.
func (r *rowRefusals) tell(ctx context.Context, rows []domain.RefusedRow) (due []domain.RefusedRow, err error) {
	now := r.practice.Now()
	due = r.due(rows, now)
	for _, row := range due {
		entry := domain.Actor{}.Entry(domain.RefuseRow, domain.Refused, domain.Subject{Kind: row.Table, ID: row.ID}, now)
		err = errors.Join(err, r.practice.reading.record(ctx, entry))
	}
	return due, err
}

// due are those that were not told of within the last minute.
func (r *rowRefusals) due(rows []domain.RefusedRow, now time.Time) (due []domain.RefusedRow) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for row, at := range r.toldAt {
		if now.Sub(at) >= rowToldAgainAfter {
			delete(r.toldAt, row)
		}
	}
	if r.toldAt == nil {
		r.toldAt = map[domain.RefusedRow]time.Time{}
	}
	for _, row := range rows {
		if _, told := r.toldAt[row]; !told {
			r.toldAt[row] = now
			due = append(due, row)
		}
	}
	return due
}
