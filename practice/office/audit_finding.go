package office

import (
	"context"
	"errors"

	"cohort/domain"
	"cohort/practice"
)

// Finding says what is wrong with the audit by the last verification that
// ended: nil when it held, or none was yet. It is for machines that watch.
func (desk *Desk) Finding(ctx context.Context) (found *domain.ChainBreak, err error) {
	err = desk.store.Read(ctx, func(tx practice.Tx) error {
		v, err := tx.EndedVerification()
		found = v.Break
		return ignoring(err, domain.ErrNotFound)
	})
	return found, err
}

// AcknowledgeFinding keeps that somebody looks after what the last verification
// found, and why it is left at that. It is told no more, until something else is found.
func (desk *Desk) AcknowledgeFinding(ctx context.Context, by domain.Actor, why string) (v domain.AuditVerification, err error) {
	err = desk.Change(ctx, by, domain.AcknowledgeAudit, func(tx practice.Tx, d *practice.Deed) error {
		d.AboutMany("audit", domain.ClientID{})
		var f domain.Faults
		f.Required("reason", why, domain.MaxReason)
		if err := d.Check(f.Err()); err != nil {
			return err
		}
		v, err = tx.LockEndedVerification()
		if errors.Is(err, domain.ErrNotFound) {
			err = domain.ErrNoFinding
		}
		if err != nil {
			return err
		}
		was := v.Known
		if v, err = v.Acknowledge(by, d.Now); err != nil {
			return err
		}
		if was != nil {
			d.NothingDone()
			return nil
		}
		d.Note(noteBreak, *v.Break)
		d.Note(practice.Reason, why)
		return tx.SaveVerification(v)
	})
	return v, err
}

// toldFinding is what an administrator is told of the audit, first of all.
func toldFinding(tx practice.Tx, by domain.Actor) ([]ToldNotice, error) {
	if by.Reach(domain.AcknowledgeAudit) == domain.None {
		return nil, nil
	}
	v, err := tx.EndedVerification()
	if err := ignoring(err, domain.ErrNotFound); err != nil || !v.Waits() {
		return nil, err
	}
	n := domain.SecurityNotice{ID: domain.SecurityNoticeID(v.ID), Kind: domain.NoticeAudit, ByName: v.By.Name, At: *v.EndedAt,
		Detail: domain.NoticeDetail{After: Tampered{*v.Break}.Error()}}
	return []ToldNotice{{SecurityNotice: n}}, nil
}
