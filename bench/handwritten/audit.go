package main

import (
	"context"
	"log"
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

// appendAudit adds entries with their MACs, to be linked later, as one round trip.
func (s *server) appendAudit(ctx context.Context, tx pgx.Tx, entries []domain.AuditEntry) error {
	batch := &pgx.Batch{}
	for _, e := range entries {
		var client any
		if !e.ClientID.IsZero() {
			client = e.ClientID.String()
		}
		batch.Queue(`WITH taken AS (INSERT INTO audit_entries (id, at, actor_id, actor_name, role, action, outcome, subject_kind, subject_id,
			client_id, address, request_id, sealed, mac) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14) RETURNING seq, mac)
			INSERT INTO audit_unlinked (seq, mac) SELECT seq, mac FROM taken`,
			e.ID.String(), e.At, e.ActorID.String(), e.ActorName, string(e.Role), string(e.Action), string(e.Outcome),
			e.SubjectKind, e.SubjectID, client, e.Address, e.RequestID, e.Sealed, e.Sum(s.keys.AuditKey()))
	}
	return tx.SendBatch(ctx, batch).Close()
}

// linkAudit links what waits, every now and then.
func (s *server) linkAudit() {
	for range time.Tick(50 * time.Millisecond) {
		if err := pgx.BeginFunc(context.Background(), s.pool, s.linkWaiting); err != nil {
			log.Print(err)
		}
	}
}

func (s *server) linkWaiting(tx pgx.Tx) error {
	ctx := context.Background()
	var head domain.AuditLink
	if err := tx.QueryRow(ctx, `SELECT place, seq, hash FROM audit_head WHERE id = 1 FOR UPDATE`).Scan(&head.Place, &head.Seq, &head.Hash); err != nil {
		return err
	}
	rows, err := tx.Query(ctx, `DELETE FROM audit_unlinked WHERE seq IN (SELECT seq FROM audit_unlinked ORDER BY seq LIMIT 1000) RETURNING seq, mac`)
	if err != nil {
		return err
	}
	var links [][]any
	var seq int64
	var mac string
	if _, err := pgx.ForEachRow(rows, []any{&seq, &mac}, func() error {
		head = head.Next(s.keys.AuditKey(), seq, mac)
		links = append(links, []any{head.Place, head.Seq, head.Hash})
		return nil
	}); err != nil || len(links) == 0 {
		return err
	}
	if _, err := tx.CopyFrom(ctx, pgx.Identifier{"audit_links"}, []string{"place", "seq", "hash"}, pgx.CopyFromRows(links)); err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `UPDATE audit_head SET place = $1, seq = $2, hash = $3 WHERE id = 1`, head.Place, head.Seq, head.Hash)
	return err
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
