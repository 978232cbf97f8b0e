package intake

import (
	"context"
	"errors"
	"slices"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/practice"
)

// UndoMerge parts two records again, within thirty days: what had moved goes
// back, and what rests on it since.
func (desk *Desk) UndoMerge(ctx context.Context, by domain.Actor, id domain.ClientID) (c domain.Client, err error) {
	err = desk.Change(ctx, by, domain.UndoMerge, func(tx practice.Tx, d *practice.Deed) error {
		d.About("client", id, id)
		if _, err := tx.Client(domain.Everything(), id); err != nil {
			return err
		}
		m, err := tx.ClientMerge(id)
		if errors.Is(err, domain.ErrNotFound) {
			return domain.ErrMergeUndone
		} else if err != nil {
			return err
		}
		from, into, err := tx.LockTwins(m.FromID, m.IntoID)
		if err != nil {
			return err
		}
		d.AlsoConcerns(into.ID)
		if !into.MergedInto.IsZero() {
			return domain.ErrClientMerged
		}
		if m, err = tx.ClientMerge(id); err != nil { // another one may have undone it meanwhile
			return practice.UnknownAs(err, "id", "is not merged")
		}
		if m, err = m.Undo(by, d.Now); err != nil {
			return err
		}
		if err := errors.Join(tx.MoveClientBack(m), partWaits(tx, d, m)); err != nil {
			return err
		}
		c = from
		c.MergedInto = domain.ClientID{}
		into = m.Parted(into)
		return saveTwins(tx, d, &into, &c, tx.SaveClientMerge(m), m)
	})
	return c, err
}

// partWaits opens the waits again that a merge ended, unless the client has got
// the seat or waits there anew.
func partWaits(tx practice.Tx, d *practice.Deed, m domain.ClientMerge) error {
	for _, before := range m.Waits {
		w, err := tx.Wait(before.ID)
		if err != nil {
			return err
		}
		switch {
		case !before.Ended && w.LeftAt == nil:
			w.Since, w.Urgency = before.Since, intake.Urgency(before.Urgency)
		case before.Ended && w.Outcome == intake.LeftOff:
			free, err := mayWaitAgain(tx, d, w)
			if err != nil {
				return err
			}
			if !free {
				continue
			}
			w = w.Reopen(d.By, d.Now)
			if err := rewait(tx, d, before.Unwaited); err != nil {
				return err
			}
		default:
			continue
		}
		if err := tx.SaveWait(w); err != nil {
			return err
		}
	}
	return nil
}

func mayWaitAgain(tx practice.Tx, d *practice.Deed, w intake.WaitEntry) (bool, error) {
	seats, err := seatsOf(tx, d, w.ClientID)
	if err != nil || slices.Contains(seats, w.CohortID) {
		return false, err
	}
	open, err := openWaits(tx, w.ClientID)
	if err != nil || slices.ContainsFunc(open, func(o intake.WaitEntry) bool { return o.CohortID == w.CohortID }) {
		return false, err
	}
	c, err := tx.Cohort(w.CohortID)
	return err == nil && c.Status != program.CohortCompleted && c.Status != program.CohortCancelled, err
}

// rewait puts a referral among the waitlisted again, unless it has gone on since.
func rewait(tx practice.Tx, d *practice.Deed, id domain.ReferralID) error {
	if id.IsZero() {
		return nil
	}
	r, err := tx.Referral(id)
	if err != nil || r.Status != intake.ReferralAccepted {
		return err
	}
	if r, err = r.Move(intake.Step{To: intake.ReferralWaitlisted}, d.By, d.Now); err != nil {
		return err
	}
	return tx.SaveReferral(r)
}
