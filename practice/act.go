package practice

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"time"

	"cohort/domain"
)

// Deed is one use case on its way: who acts, what on, and what the audit is
// going to say about it.
type Deed struct {
	By     domain.Actor
	Action domain.Action
	Now    time.Time
	about  domain.Subject
	also   []domain.ClientID // whom it concerns besides
	detail map[string]any
	quiet  bool
	heard  bool          // by the audit just before
	found  domain.Faults // when the request was read
}

// About names the thing that the deed is done to.
func (d *Deed) About(kind string, id domain.AnyID, client domain.ClientID) {
	d.about = domain.Subject{Kind: kind, ID: id.String(), ClientID: client}
}

// AboutMany says that the deed looks at a list of things: all of them, or
// those of one client.
func (d *Deed) AboutMany(kind string, of domain.ClientID) {
	d.about = domain.Subject{Kind: kind, ClientID: of}
}

// Concerns names the client whom the deed concerns.
func (d *Deed) Concerns(client domain.ClientID) { d.about.ClientID = client }

// AlsoConcerns names another client whom the deed concerns: the audit has it
// under both.
func (d *Deed) AlsoConcerns(client domain.ClientID) { d.also = append(d.also, client) }

// Note adds to what the audit keeps: a reason, what changed. It is encrypted
// in the database.
func (d *Deed) Note(note Note, value any) {
	if d.detail == nil {
		d.detail = map[string]any{}
	}
	d.detail[note.key] = value
}

// NothingDone keeps the audit silent: a retry found everything done already.
func (d *Deed) NothingDone() { d.quiet = true }

// HeardBefore keeps the audit silent about what it heard a moment ago: a draft is
// saved while somebody types. It shows whom the entry before showed.
func (d *Deed) HeardBefore() { d.quiet, d.heard = true, true }

func (d *Deed) entry(outcome domain.Outcome) (domain.AuditEntry, error) {
	e := d.By.Entry(d.Action, outcome, d.about, d.Now)
	if len(d.detail) == 0 {
		return e, nil
	}
	detail := maps.Clone(d.detail)
	if e.Detail != "" { // how the actor came to do it
		if err := json.Unmarshal([]byte(e.Detail), &detail); err != nil {
			return e, err
		}
	}
	text, err := json.Marshal(detail)
	e.Detail = string(text)
	return e, err
}

// Append writes the deed into the audit, in the transaction that does it.
func (d *Deed) Append(tx Tx) error { return d.AppendAs(tx, domain.Done) }

// AppendAs is Append for a deed that changed nothing but its own record.
func (d *Deed) AppendAs(tx Tx, outcome domain.Outcome) error {
	entries, err := d.entries(outcome)
	if err != nil {
		return err
	}
	return tx.AppendAudit(entries...)
}

// entries are one for each client whom the deed concerns.
func (d *Deed) entries(outcome domain.Outcome) ([]domain.AuditEntry, error) {
	entries := make([]domain.AuditEntry, 0, 1)
	subject := d.about
	defer func() { d.about = subject }()
	for _, client := range append([]domain.ClientID{subject.ClientID}, d.also...) {
		d.about.ClientID = client
		entry, err := d.entry(outcome)
		if err != nil {
			return nil, err
		}
		entries = append(entries, entry)
	}
	return entries, nil
}

// Change is the only way to change anything: it checks the role, runs do in
// one transaction and writes the audit entry in the same one. A refusal is
// recorded outside the transaction that it rolled back.
func (p *Practice) Change(ctx context.Context, by domain.Actor, action domain.Action, do func(Tx, *Deed) error) error {
	d := &Deed{By: by, Action: action, Now: p.Now(), found: FaultsOf(ctx)}
	if by.Reach(action) == domain.None {
		return p.Refused(ctx, d, domain.ErrForbidden)
	}
	err := p.store.Write(ctx, func(tx Tx) error {
		*d = Deed{By: by, Action: action, Now: d.Now, found: d.found} // a transaction that is tried again starts afresh
		if err := d.Check(do(tx, d)); err != nil {
			return err
		}
		if r := requestOf(ctx); r != nil {
			r.about = d.about
		}
		if d.quiet {
			return d.silently(ctx)
		}
		return d.appendAnswered(ctx, tx)
	})
	tell(p.grew)
	return p.Refused(ctx, d, err)
}

// appendAnswered is Append that waits for the answer, where one transaction
// makes both.
func (d *Deed) appendAnswered(ctx context.Context, tx Tx) error {
	entries, err := d.entries(domain.Done)
	if err != nil || requestOf(ctx) != nil && waits(ctx, entries...) {
		return err
	}
	return tx.AppendAudit(entries...)
}

// Refused records a refusal and hands the error on. Only what was forbidden
// or hidden is a refusal; a typing error is not.
func (p *Practice) Refused(ctx context.Context, d *Deed, err error) error {
	var e domain.Error
	if !errors.As(err, &e) || e.Kind != domain.KindForbidden && e.Kind != domain.KindNotFound {
		return err
	}
	d.detail = map[string]any{Code.key: e.Code}
	if failed := p.Record(ctx, d, domain.Refused); failed != nil {
		return failed
	}
	return err
}

// Refuse records that somebody was turned away before any use case began, at
// the route, and gives the error to answer with.
func (p *Practice) Refuse(ctx context.Context, by domain.Actor, action domain.Action) error {
	return p.Refused(ctx, &Deed{By: by, Action: action, Now: p.Now()}, domain.ErrForbidden)
}

// Read runs a question and records it before the answer leaves. do says in
// the deed what was looked at.
func (p *Practice) Read(ctx context.Context, by domain.Actor, action domain.Action, do func(Tx, domain.Scope, *Deed) error) error {
	d := &Deed{By: by, Action: action, Now: p.Now(), found: FaultsOf(ctx)}
	scope, err := domain.ScopeOf(by, action)
	if err == nil {
		err = p.store.Read(ctx, func(tx Tx) error { return d.Check(do(tx, scope, d)) })
	}
	if err != nil {
		return p.Refused(ctx, d, err)
	}
	if d.quiet {
		return d.silently(ctx)
	}
	return p.Record(ctx, d, domain.Read)
}

// Deed begins a deed that records itself: a read that outlasts its
// transaction, or something that a stranger tried.
func (p *Practice) Deed(by domain.Actor, action domain.Action) *Deed {
	return &Deed{By: by, Action: action, Now: p.Now()}
}

// Record keeps the audit entry of a deed and returns once it is kept. What is
// read to be answered with is kept with the answer.
func (p *Practice) Record(ctx context.Context, d *Deed, outcome domain.Outcome) error {
	entry, err := d.entry(outcome)
	if err != nil || outcome == domain.Read && waits(ctx, entry) {
		return err
	}
	if r := requestOf(ctx); r != nil {
		return r.record(entry, outcome)
	}
	return p.reading.record(ctx, entry)
}

// Look is Read for what identifies nobody: settings, curricula, instruments.
// It is not audited.
func (p *Practice) Look(ctx context.Context, by domain.Actor, action domain.Action, do func(Tx, domain.Scope) error) error {
	return p.Read(ctx, by, action, func(tx Tx, scope domain.Scope, d *Deed) error {
		d.NothingDone()
		return do(tx, scope)
	})
}
