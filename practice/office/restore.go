package office

import (
	"context"
	"errors"
	"slices"
	"time"

	"cohort/domain"
	"cohort/practice"
)

// What is noted of a restore.
var (
	noteRestore  = practice.Kept("restore")
	noteNumbers  = practice.Kept("numbers")
	noteLogins   = practice.Kept("loginsEnded")
	noteDisabled = practice.Kept("disabled")
	noteChanged  = practice.Kept("changedSince")
	noteGone     = practice.Kept("addedSince")
)

// Restored is what a restore came to.
type Restored struct {
	domain.Restore
	Standing domain.Standing // of the practice, now that it has caught up
	Known    bool            // whether anything was known from after the state that was put back
	Logins   int             // that were ended
	Disabled []domain.User   // who were disabled since, and are again
	Changed  []domain.User   // who were changed since in another way
	Gone     int             // people who were added since
	Admins   int             // who can sign in
}

// RecordRestore makes a database that was put back to an older state say so:
// in its audit, and by ending every login and invitation, disabling who was
// disabled since, and letting numbers go on behind the last that is known
// outside. backupAt is when that state was saved; zero, the database was put
// back by other means. KeepRestore belongs to it, once the database is in place.
func (desk *Desk) RecordRestore(ctx context.Context, by domain.Actor, backupAt time.Time) (r Restored, err error) {
	kept, err := desk.kept()
	if err != nil && !errors.Is(err, domain.ErrCheckpoints) { // what is wrong with them, verifying says
		return r, err
	}
	err = desk.store.Write(ctx, func(tx practice.Tx) error {
		d := desk.Deed(by, domain.RestorePractice)
		d.AboutMany("practice", domain.ClientID{})
		if r, err = begunRestore(tx, kept, backupAt, d.Now); err != nil {
			return err
		}
		up := r.Standing.Behind(lastKnown(kept, r.Head, backupAt))
		if err := r.catchUp(tx, up, d); err != nil {
			return err
		}
		r.note(d, up)
		if err := d.Append(tx); err != nil {
			return err
		}
		r.Standing, err = tx.Standing()
		return err
	})
	if err != nil {
		return r, err
	}
	return r, desk.LinkAudit(ctx)
}

func begunRestore(tx practice.Tx, kept []domain.Checkpoint, backupAt, now time.Time) (r Restored, err error) {
	head, err := tx.AuditHead()
	if err != nil {
		return r, err
	}
	known := map[string]bool{}
	for _, before := range restoresOf(tx) {
		known[before.ID] = true
	}
	r.Restore = domain.NewRestore(domain.NewID[domain.AuditID]().String(), head, kept, known, backupAt, now)
	r.Standing, err = tx.Standing()
	return r, err
}

// lastKnown gives how the practice stood last, when that is known from after
// the state that was put back.
func lastKnown(kept []domain.Checkpoint, head domain.AuditLink, backupAt time.Time) *domain.Standing {
	if len(kept) == 0 {
		return nil
	}
	last := kept[len(kept)-1]
	if last.Place < head.Place && (backupAt.IsZero() || last.At.Before(backupAt)) {
		return nil
	}
	for _, c := range slices.Backward(kept) {
		if c.Standing != nil {
			return c.Standing
		}
	}
	return nil
}

func (r *Restored) catchUp(tx practice.Tx, up domain.CatchUp, d *practice.Deed) (err error) {
	r.Known, r.Gone = up.Known, up.Gone
	for _, p := range up.People {
		if err := r.asLastKnown(tx, p, d.Now); err != nil {
			return err
		}
	}
	if r.Admins, err = tx.LockActiveAdmins(); err != nil {
		return err
	}
	if r.Logins, err = tx.EndEveryLogin(domain.EndedByRestore, d.Now); err != nil {
		return err
	}
	return tx.ContinueNumbers(up.Numbers)
}

func (r *Restored) asLastKnown(tx practice.Tx, p domain.PersonStanding, now time.Time) error {
	before, err := tx.LockUser(p.ID)
	if err != nil {
		return err
	}
	led, err := tx.LedCohorts(p.ID)
	if err != nil {
		return err
	}
	u := p.As(before, len(led) > 0)
	u.Version, u.UpdatedAt = u.Version+1, now
	if u.Status != before.Status {
		r.Disabled = append(r.Disabled, u)
	} else {
		r.Changed = append(r.Changed, u)
	}
	return tx.SaveUser(u)
}

func (r *Restored) note(d *practice.Deed, up domain.CatchUp) {
	d.Note(noteRestore, r.Restore)
	d.Note(noteNumbers, up.Numbers)
	d.Note(noteLogins, r.Logins)
	d.Note(noteDisabled, namesOf(r.Disabled))
	d.Note(noteChanged, namesOf(r.Changed))
	d.Note(noteGone, r.Gone)
}

func namesOf(users []domain.User) []string {
	names := make([]string, len(users))
	for i, u := range users {
		names[i] = u.Name
	}
	return names
}

// KeepRestore writes a restore down among the checkpoints outside.
func (desk *Desk) KeepRestore(r Restored) error {
	if desk.outside == nil {
		return nil
	}
	return desk.outside.Keep(domain.Checkpoint{AuditLink: r.Head, At: r.At, Standing: &r.Standing,
		Restored: &domain.RestoreMark{ID: r.ID, Behind: r.Head.Place}})
}
