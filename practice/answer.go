package practice

import (
	"context"

	"cohort/domain"
)

// answering is a request whose answer is not known yet. What it read and did
// goes into the audit with the clients whom the answer shows.
type answering struct {
	entries []domain.AuditEntry
	// silent is what was done without a word: nothing changed, or what was read
	// identifies nobody. It is recorded when the answer shows somebody after all.
	silent *domain.AuditEntry
}

type answeringKey struct{}

func answeringOf(ctx context.Context) *answering {
	a, _ := ctx.Value(answeringKey{}).(*answering)
	return a
}

// Answering gives a request the context in which its use cases run: what they
// record waits for Answered, without which nothing may be answered.
func (p *Practice) Answering(ctx context.Context) context.Context {
	return context.WithValue(ctx, answeringKey{}, &answering{})
}

// Answered records what the request read and did, with the clients whom its
// answer shows, and returns once that is kept. The first entry names them: one
// for a list, however many it shows.
func (p *Practice) Answered(ctx context.Context, by domain.Actor, shown []domain.ClientID) error {
	a, r := answeringOf(ctx), requestOf(ctx)
	if r != nil {
		r.shown = shown
	}
	entries := a.entries
	if len(entries) == 0 && a.silent != nil && len(shown) > 0 {
		entries = []domain.AuditEntry{*a.silent}
	}
	if len(entries) == 0 {
		return nil
	}
	if err := p.underEmergency(ctx, by, entries, shown); err != nil {
		return err
	}
	for _, entry := range entries {
		shown = besides(entry.ClientID, shown) // found under them already
	}
	entries[0].Shown = shown
	if r != nil {
		return r.tx.AppendAudit(entries...)
	}
	for _, entry := range entries {
		if err := p.reading.record(ctx, entry); err != nil {
			return err
		}
	}
	return nil
}

// besides gives the clients but for the one whom the entry is about.
func besides(about domain.ClientID, shown []domain.ClientID) (others []domain.ClientID) {
	for _, id := range shown {
		if id != about {
			others = append(others, id)
		}
	}
	return others
}

// waits keeps entries until the answer is known, if it is to be.
func waits(ctx context.Context, entries ...domain.AuditEntry) bool {
	a := answeringOf(ctx)
	if a != nil {
		a.entries = append(a.entries, entries...)
	}
	return a != nil
}

// silently keeps what a deed would say as a read, for the case that its answer
// shows a client.
func (d *Deed) silently(ctx context.Context) error {
	a := answeringOf(ctx)
	if a == nil || a.silent != nil || d.heard {
		return nil
	}
	entry, err := d.entry(domain.Read)
	a.silent = &entry
	return err
}
