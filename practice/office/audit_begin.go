package office

import (
	"context"

	"cohort/domain"
	"cohort/practice"
)

var noteFault = practice.Kept("fault")

// BeginCheckpoints goes on from checkpoints that are missing or were changed:
// on a new machine, or when it was found out what happened. The audit keeps who
// did so and what was wrong. Those that are left still count.
func (desk *Desk) BeginCheckpoints(ctx context.Context, by domain.Actor) error {
	if by.Reach(domain.ReadAudit) == domain.None {
		return desk.Refuse(ctx, by, domain.BeginCheckpoints)
	}
	d := desk.Deed(by, domain.BeginCheckpoints)
	d.AboutMany("audit", domain.ClientID{})
	if _, fault := desk.kept(); fault != nil {
		d.Note(noteFault, fault.Error())
	}
	if err := desk.Record(ctx, d, domain.Done); err != nil {
		return err
	}
	if err := desk.LinkAudit(ctx); err != nil || desk.outside == nil {
		return err
	}
	at, err := desk.standsAt(ctx)
	if err != nil {
		return err
	}
	return desk.outside.BeginAnew(at)
}

// standsAt is a checkpoint of now, with how the practice stands.
func (desk *Desk) standsAt(ctx context.Context) (at domain.Checkpoint, err error) {
	at.At = desk.Now()
	err = desk.store.Read(ctx, func(tx practice.Tx) error {
		if at.AuditLink, err = tx.AuditHead(); err != nil {
			return err
		}
		standing, err := tx.Standing()
		at.Standing = &standing
		return err
	})
	return at, err
}
