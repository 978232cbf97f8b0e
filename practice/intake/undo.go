package intake

import (
	"bytes"
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/practice"
)

var noteUndone = practice.Plain("step undone")

// UndoReferralStep takes a referral's last step back, by who took it, while
// nothing rests on it. The client is back in the lines that the step took them
// out of, at their old places, or nothing is undone: a seat or another wait there
// speaks against it.
func (desk *Desk) UndoReferralStep(ctx context.Context, by domain.Actor, id domain.ReferralID, step int) (card ReferralCard, err error) {
	err = desk.Change(ctx, by, domain.UndoReferralStep, func(tx practice.Tx, d *practice.Deed) error {
		d.About("referral", id, domain.ClientID{})
		r, lines, err := lockLines(tx, id, step)
		if err != nil {
			return err
		}
		d.About("referral", id, r.ClientID)
		if err := practice.MayTreat(tx, by, domain.UndoReferralStep, domain.ReadReferral, r.ClientID); err != nil {
			return err
		}
		undone, err := r.Undo(step, by, d.Now)
		if err := d.Check(err); err != nil {
			return err
		}
		if undone, err = dated(tx, undone); err != nil {
			return err
		}
		d.Note(noteUndone, string(r.Status))
		if err := tx.SaveReferral(undone); err != nil {
			return err
		}
		for _, l := range lines {
			l.place.referral = undone
			if err := l.comesBack(tx, d); err != nil {
				return err
			}
		}
		card, err = referralCard(tx, d, undone)
		return err
	})
	return card, err
}

// dated gives a referral the limit of its urgency.
func dated(tx practice.Tx, r intake.Referral) (intake.Referral, error) {
	zone, err := practice.Zone(tx)
	if err != nil {
		return r, err
	}
	return r.Dated(zone), nil
}

// line is a wait that ended, and the place that it was for.
type line struct {
	wait  intake.WaitEntry
	place place
}

// comesBack puts the client back in the line, unless the cohort takes nobody any
// more, or they sit or wait there anew.
func (l line) comesBack(tx practice.Tx, d *practice.Deed) error {
	if err := l.place.mayWait(tx, candidate{client: l.wait.ClientID, referral: l.wait.ReferralID}, d.Now); err != nil {
		return err
	}
	if _, waits := l.place.wait(); waits {
		return intake.ErrAlreadyWaiting
	}
	w, err := l.wait.Return(d.By, d.Now)
	if err != nil {
		return err
	}
	if r := l.place.referral; !r.ID.IsZero() { // it may have been corrected meanwhile
		w.Urgency, w.Since = r.Urgency, r.ReceivedOn
	}
	return tx.SaveWait(w)
}

// lockLines locks a referral with the lines that one of its steps took the
// client out of: their cohorts, the client, the referral and the waits.
func lockLines(tx practice.Tx, id domain.ReferralID, step int) (r intake.Referral, lines []line, err error) {
	if r, err = tx.Referral(id); err != nil {
		return r, nil, err
	}
	ended, err := waitsEndedAt(tx, r, step)
	if err != nil {
		return r, nil, err
	}
	for _, w := range ended {
		c, err := tx.LockCohort(w.CohortID)
		if err != nil {
			return r, nil, err
		}
		lines = append(lines, line{wait: w, place: place{cohort: c}})
	}
	client, err := tx.LockClient(domain.Everything(), r.ClientID)
	if err != nil {
		return r, nil, err
	}
	if r, err = tx.LockReferral(id); err != nil {
		return r, nil, err
	}
	open, err := tx.LockWaitsOf(r.ClientID)
	if err != nil {
		return r, nil, err
	}
	for i := range lines {
		if lines[i].wait, err = tx.LockWait(lines[i].wait.ID); err != nil {
			return r, nil, err
		}
		lines[i].place.client, lines[i].place.waits = client, open
	}
	return r, lines, nil
}

// waitsEndedAt gives the waits that ended with a step, in the order in which
// their cohorts are locked.
func waitsEndedAt(tx practice.Tx, r intake.Referral, step int) ([]intake.WaitEntry, error) {
	if step < 1 || step > len(r.History) {
		return nil, nil
	}
	waits, err := tx.WaitsOf(r.ClientID)
	ended := slices.DeleteFunc(waits, func(w intake.WaitEntry) bool {
		return w.ReferralID != r.ID || w.LeftAt == nil || !w.LeftAt.Equal(r.History[step-1].At)
	})
	slices.SortFunc(ended, func(a, b intake.WaitEntry) int { return bytes.Compare(a.CohortID.UUID[:], b.CohortID.UUID[:]) })
	return ended, err
}

// ReturnToWaitlist puts a client back in the line that somebody took them out of
// by a slip, at their old place, and their referral among the waitlisted.
func (desk *Desk) ReturnToWaitlist(ctx context.Context, by domain.Actor, id domain.WaitID) (card WaitCard, err error) {
	err = desk.onWait(ctx, by, domain.ReturnToWaitlist, id, func(tx practice.Tx, d *practice.Deed, p place, w intake.WaitEntry) error {
		if w.LeftAt == nil {
			return intake.ErrNotLeft
		}
		if w, err = tx.LockWait(id); err != nil {
			return err
		}
		if !w.ReferralID.IsZero() {
			r, err := p.referral.Rewait(*w.LeftAt, by, d.Now)
			if err != nil {
				return err
			}
			if r.Version != p.referral.Version {
				if err := tx.SaveReferral(r); err != nil {
					return err
				}
			}
		}
		if err := (line{wait: w, place: p}).comesBack(tx, d); err != nil {
			return err
		}
		w, err := tx.Wait(id)
		if err != nil {
			return err
		}
		card, err = waitCard(tx, w, d.Now)
		return err
	})
	return card, err
}
