package practice

import (
	"context"
	"encoding/json"
	"errors"
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
	detail map[string]any
	quiet  bool
}

// About names the thing that the deed is done to.
func (d *Deed) About(kind string, id domain.AnyID, client domain.ClientID) {
	d.about = domain.Subject{Kind: kind, ID: id.String(), ClientID: client}
}

// Note adds to what the audit keeps: a reason, what changed. It is encrypted
// in the database.
func (d *Deed) Note(key string, value any) {
	if d.detail == nil {
		d.detail = map[string]any{}
	}
	d.detail[key] = value
}

// NothingDone keeps the audit silent: a retry found everything done already.
func (d *Deed) NothingDone() { d.quiet = true }

func (d *Deed) entry(outcome domain.Outcome) (domain.AuditEntry, error) {
	e := d.By.Entry(d.Action, outcome, d.about, d.Now)
	if len(d.detail) == 0 {
		return e, nil
	}
	text, err := json.Marshal(d.detail)
	e.Detail = string(text)
	return e, err
}

// change is the only way to change anything: it checks the role, runs do in
// one transaction and writes the audit entry in the same one, last, because
// the end of the audit chain is locked from then until the commit. A refusal
// is recorded outside the transaction that it rolled back.
func (p *Practice) change(ctx context.Context, by domain.Actor, action domain.Action, do func(Tx, *Deed) error) error {
	d := &Deed{By: by, Action: action, Now: p.now()}
	if domain.ReachOf(action, by.Role) == domain.None {
		return p.refused(ctx, d, domain.ErrForbidden)
	}
	err := p.store.Write(ctx, func(tx Tx) error {
		*d = Deed{By: by, Action: action, Now: d.Now} // a transaction that is tried again starts afresh
		if err := do(tx, d); err != nil {
			return err
		}
		if d.quiet {
			return nil
		}
		entry, err := d.entry(domain.Done)
		if err != nil {
			return err
		}
		return tx.AppendAudit(entry)
	})
	return p.refused(ctx, d, err)
}

// refused records a refusal and hands the error on. Only what was forbidden
// or hidden is a refusal; a typing error is not.
func (p *Practice) refused(ctx context.Context, d *Deed, err error) error {
	var e domain.Error
	if !errors.As(err, &e) || e.Kind != domain.KindForbidden && e.Kind != domain.KindNotFound {
		return err
	}
	d.detail = map[string]any{"code": e.Code}
	entry, failed := d.entry(domain.Refused)
	if failed == nil {
		failed = p.reading.record(ctx, entry)
	}
	if failed != nil {
		return failed
	}
	return err
}

// Refuse records that somebody was turned away before any use case began, at
// the route, and gives the error to answer with.
func (p *Practice) Refuse(ctx context.Context, by domain.Actor, action domain.Action) error {
	return p.refused(ctx, &Deed{By: by, Action: action, Now: p.now()}, domain.ErrForbidden)
}

// read runs a question and records it before the answer leaves. do says in
// the deed what was looked at.
func (p *Practice) read(ctx context.Context, by domain.Actor, action domain.Action, do func(Tx, domain.Scope, *Deed) error) error {
	d := &Deed{By: by, Action: action, Now: p.now()}
	scope, err := domain.ScopeOf(by, action)
	if err == nil {
		err = p.store.Read(ctx, func(tx Tx) error { return do(tx, scope, d) })
	}
	if err != nil {
		return p.refused(ctx, d, err)
	}
	if d.quiet {
		return nil
	}
	entry, err := d.entry(domain.Read)
	if err != nil {
		return err
	}
	return p.reading.record(ctx, entry)
}

// look is read for what identifies nobody: settings, curricula, instruments.
// It is not audited.
func (p *Practice) look(ctx context.Context, by domain.Actor, action domain.Action, do func(Tx, domain.Scope) error) error {
	return p.read(ctx, by, action, func(tx Tx, scope domain.Scope, d *Deed) error {
		d.NothingDone()
		return do(tx, scope)
	})
}
