package main

import (
	"context"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"cohort/domain"
)

// recorder writes the audit of reads; those that wait share one commit.
type recorder struct {
	server  *server
	mu      sync.Mutex
	waiting []pending
	writing bool
}

type pending struct {
	entry domain.AuditEntry
	done  chan error
}

func (r *recorder) record(entry domain.AuditEntry) error {
	p := pending{entry, make(chan error, 1)}
	r.mu.Lock()
	r.waiting = append(r.waiting, p)
	if !r.writing {
		r.writing = true
		go r.write()
	}
	r.mu.Unlock()
	return <-p.done
}

func (r *recorder) write() {
	for {
		r.mu.Lock()
		batch := r.waiting
		r.waiting = nil
		if len(batch) == 0 {
			r.writing = false
			r.mu.Unlock()
			return
		}
		r.mu.Unlock()
		entries := make([]domain.AuditEntry, len(batch))
		for i, p := range batch {
			entries[i] = p.entry
		}
		err := pgx.BeginFunc(context.Background(), r.server.pool, func(tx pgx.Tx) error {
			return r.server.appendAudit(context.Background(), tx, entries)
		})
		for _, p := range batch {
			p.done <- err
		}
	}
}

// appendAudit links entries behind the end of the chain, as one statement.
func (s *server) appendAudit(ctx context.Context, tx pgx.Tx, entries []domain.AuditEntry) error {
	var head domain.AuditHead
	if err := tx.QueryRow(ctx, `SELECT seq, hash FROM audit_head WHERE id = 1 FOR UPDATE`).Scan(&head.Seq, &head.Hash); err != nil {
		return err
	}
	batch := &pgx.Batch{}
	for i := range entries {
		e := &entries[i]
		head = e.Link(s.keys.AuditKey(), head)
		var client any
		if !e.ClientID.IsZero() {
			client = e.ClientID.String()
		}
		batch.Queue(`INSERT INTO audit_entries (seq, id, at, actor_id, actor_name, role, action, outcome, subject_kind, subject_id,
			client_id, address, request_id, sealed, prev_hash, hash) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16)`,
			e.Seq, e.ID.String(), e.At, e.ActorID.String(), e.ActorName, string(e.Role), string(e.Action), string(e.Outcome),
			e.SubjectKind, e.SubjectID, client, e.Address, e.RequestID, e.Sealed, e.PrevHash, e.Hash)
	}
	batch.Queue(`UPDATE audit_head SET seq = $1, hash = $2 WHERE id = 1`, head.Seq, head.Hash)
	return tx.SendBatch(ctx, batch).Close()
}

func (s *server) entry(by domain.Actor, action domain.Action, outcome domain.Outcome, kind, id string, detail string) (domain.AuditEntry, error) {
	e := by.Entry(action, outcome, domain.Subject{Kind: kind, ID: id}, time.Now())
	if detail == "" {
		return e, nil
	}
	sealed, err := s.keys.Seal("audit_entries.detail/"+e.ID.String(), detail)
	e.Sealed = sealed
	return e, err
}
