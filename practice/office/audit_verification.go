package office

import (
	"context"
	"errors"
	"fmt"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// What is noted of a walk along the audit.
var (
	noteWhole   = practice.Kept("whole")
	noteEntries = practice.Kept("entries")
	noteBreak   = practice.Kept("break")
)

// StartVerification lets the audit be verified in the background, from where
// the last verification ended, or whole from the first entry. It gives the one
// that is under way when there is one.
func (desk *Desk) StartVerification(ctx context.Context, by domain.Actor, whole bool) (v domain.AuditVerification, err error) {
	if by.Reach(domain.ReadAudit) == domain.None {
		return v, desk.Refuse(ctx, by, domain.VerifyAudit)
	}
	err = desk.store.Write(ctx, func(tx practice.Tx) error {
		v, err = tx.LockRunningVerification()
		if !errors.Is(err, domain.ErrNotFound) {
			return err
		}
		if v, err = desk.newVerification(tx, by, whole); err != nil {
			return err
		}
		if err := tx.CreateVerification(v); err != nil {
			return err
		}
		d := desk.verifying(by)
		d.Note(noteWhole, whole)
		return d.Append(tx)
	})
	if errors.Is(err, domain.ErrVerifying) { // somebody else was faster
		return desk.Verification(ctx, by)
	}
	desk.Afterwards(ctx, func() {
		select {
		case desk.asked <- struct{}{}:
		default:
		}
	})
	return v, err
}

func (desk *Desk) newVerification(tx practice.Tx, by domain.Actor, whole bool) (v domain.AuditVerification, err error) {
	v = domain.AuditVerification{ID: domain.NewID[domain.VerificationID](), State: domain.VerificationRunning, By: by, StartedAt: desk.Now()}
	if !whole {
		if v.Behind, err = tx.LastVerified(); err != nil && !errors.Is(err, domain.ErrNotFound) {
			return v, err
		}
	}
	head, err := tx.AuditHead()
	if err != nil && !errors.Is(err, domain.ErrNotFound) { // that it is missing, the walk finds
		return v, err
	}
	v.Until = head.Place
	v.LastSeq, err = tx.LastAuditSeq()
	return v, err
}

// verifying is the deed of verifying the audit.
func (desk *Desk) verifying(by domain.Actor) *practice.Deed {
	d := desk.Deed(by, domain.VerifyAudit)
	d.AboutMany("audit", domain.ClientID{})
	return d
}

// Verification gives the verification that was begun last: how far it has come
// or what it found. Without any it is the zero one.
func (desk *Desk) Verification(ctx context.Context, by domain.Actor) (v domain.AuditVerification, err error) {
	err = desk.Look(ctx, by, domain.ReadAudit, func(tx practice.Tx, _ domain.Scope) error {
		v, err = tx.NewestVerification()
		if errors.Is(err, domain.ErrNotFound) {
			return nil
		}
		return err
	})
	return v, err
}

// VerifyAudit walks the whole audit while the caller waits, and names the
// first entry that was edited, removed, inserted or moved. It also holds the
// audit against the end that the database remembers and against the
// checkpoints outside, which miss a tail that was cut off, and against a copy of
// those that was shipped elsewhere (nil: none). told hears how far it has come.
func (desk *Desk) VerifyAudit(ctx context.Context, by domain.Actor, shipped Known, told func(domain.AuditVerification)) (v domain.AuditVerification, err error) {
	if by.Reach(domain.ReadAudit) == domain.None {
		return v, desk.Refuse(ctx, by, domain.VerifyAudit)
	}
	if err := desk.LinkAudit(ctx); err != nil && !errors.Is(err, domain.ErrNotFound) {
		return v, err
	}
	err = desk.store.Read(ctx, func(tx practice.Tx) error {
		v, err = desk.newVerification(tx, by, true)
		return err
	})
	if err != nil {
		return v, err
	}
	v, err = desk.walk(ctx, v, shipped, func(v domain.AuditVerification) error { told(v); return nil })
	if err != nil {
		return v, err
	}
	return v, desk.found(ctx, v, practice.Tx.CreateVerification)
}

// found keeps what a verification found, with its entry in the audit. A broken
// audit may take no more entries: the finding counts more.
func (desk *Desk) found(ctx context.Context, v domain.AuditVerification, keep func(practice.Tx, domain.AuditVerification) error) error {
	keepIt := func(tx practice.Tx) error {
		before, err := tx.EndedVerification()
		if err := ignoring(err, domain.ErrNotFound); err != nil {
			return err
		}
		return keep(tx, v.After(before))
	}
	d := desk.verifying(v.By)
	d.Note(noteEntries, v.Reached.Place)
	if v.Break != nil {
		d.Note(noteBreak, *v.Break)
	}
	err := desk.store.Write(ctx, func(tx practice.Tx) error {
		if err := keepIt(tx); err != nil {
			return err
		}
		return d.AppendAs(tx, domain.Read)
	})
	if err != nil && v.Break != nil {
		return desk.store.Write(ctx, keepIt)
	}
	return err
}

// KeepVerifying walks along the audit when somebody has asked for it, here or
// at another server that has ended since, until ctx ends. failed hears of what
// went wrong; it is tried again.
func (desk *Desk) KeepVerifying(ctx context.Context, failed func(error)) {
	tick := time.NewTicker(verificationLookEvery)
	defer tick.Stop()
	for {
		if err := desk.RunVerification(ctx); err != nil && ctx.Err() == nil {
			failed(err)
		}
		select {
		case <-desk.asked:
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

const verificationLookEvery = 5 * time.Second

// wholeEvery is how often the whole audit is verified, at the least.
const wholeEvery = 24 * time.Hour

// VerifyAtStart lets the whole audit be verified because a server starts: what
// was done to it while none ran is found then. A new one has nothing to verify.
func (desk *Desk) VerifyAtStart(ctx context.Context) error {
	people := 0
	err := desk.store.Read(ctx, func(tx practice.Tx) (err error) {
		people, err = tx.CountUsers()
		return err
	})
	if err != nil || people == 0 {
		return err
	}
	_, err = desk.StartVerification(ctx, domain.Operator("verification at start"), true)
	return err
}

// VerifyInTurn lets the whole audit be verified when that was not begun for a
// day, at any server.
func (desk *Desk) VerifyInTurn(ctx context.Context) error {
	last, err := desk.lastWhole(ctx)
	if err != nil || desk.Now().Sub(last) < wholeEvery {
		return err
	}
	_, err = desk.StartVerification(ctx, domain.Operator("daily verification"), true)
	return err
}

// lastWhole says when the last verification of the whole audit began.
func (desk *Desk) lastWhole(ctx context.Context) (at time.Time, err error) {
	err = desk.store.Read(ctx, func(tx practice.Tx) error {
		at, err = tx.LastWholeVerification()
		return err
	})
	return at, err
}

// Tampered is what a verification in the background found.
type Tampered struct{ domain.ChainBreak }

// Error names the entry and what is wrong with it.
func (t Tampered) Error() string {
	if t.Seq == 0 {
		return "the audit was tampered with: " + t.What
	}
	return fmt.Sprintf("the audit was tampered with: entry %d %s", t.Seq, t.What)
}

// RunVerification walks for the verification that was asked for, when nobody
// does. What it found it answers as Tampered. It tells how far it has come as it goes, so that whoever asks at any
// server sees it, and another server can go on from there.
func (desk *Desk) RunVerification(ctx context.Context) error {
	v, err := desk.claimVerification(ctx)
	if err != nil || v.State != domain.VerificationRunning {
		return err
	}
	walked, err := desk.walk(ctx, v, desk.shipped, func(v domain.AuditVerification) error { return desk.saveVerification(ctx, v) })
	if err != nil {
		rest, cancel := context.WithTimeout(context.WithoutCancel(ctx), practice.AuditTimeout)
		defer cancel()
		return errors.Join(err, desk.release(rest))
	}
	err = desk.found(ctx, walked, saveRunning)
	if walked.Break != nil {
		return errors.Join(Tampered{*walked.Break}, err)
	}
	return err
}

// claimVerification takes on the running verification for which nobody walks.
// Without one it gives the zero verification.
func (desk *Desk) claimVerification(ctx context.Context) (v domain.AuditVerification, err error) {
	err = desk.store.Read(ctx, func(tx practice.Tx) error { // mostly: a question costs no one a lock
		v, err = tx.NewestVerification()
		return err
	})
	if errors.Is(err, domain.ErrNotFound) {
		return domain.AuditVerification{}, nil
	}
	if err != nil || !v.Abandoned(desk.Now()) {
		return domain.AuditVerification{}, err
	}
	err = desk.store.Write(ctx, func(tx practice.Tx) error {
		now := desk.Now()
		v, err = tx.LockRunningVerification()
		if errors.Is(err, domain.ErrNotFound) || err == nil && !v.Abandoned(now) {
			v = domain.AuditVerification{}
			return nil
		}
		if err != nil {
			return err
		}
		v.SeenAt = &now
		return tx.SaveVerification(v)
	})
	return v, err
}

// saveVerification says how far the walk has come.
func (desk *Desk) saveVerification(ctx context.Context, v domain.AuditVerification) error {
	now := desk.Now()
	v.SeenAt = &now
	return desk.store.Write(ctx, func(tx practice.Tx) error { return saveRunning(tx, v) })
}

// release leaves the running verification to somebody else.
func (desk *Desk) release(ctx context.Context) error {
	return desk.store.Write(ctx, func(tx practice.Tx) error {
		v, err := tx.LockRunningVerification()
		if errors.Is(err, domain.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		v.SeenAt = nil
		return tx.SaveVerification(v)
	})
}

// saveRunning writes a verification unless another server has ended it.
func saveRunning(tx practice.Tx, v domain.AuditVerification) error {
	now, err := tx.LockRunningVerification()
	if err == nil && now.ID != v.ID {
		err = domain.ErrNotFound
	}
	if err != nil {
		return err
	}
	return tx.SaveVerification(v)
}
