package clinical

import (
	"context"
	"errors"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/intake"
	"cohort/practice"
)

// UndoAssessment takes the newest change of an assessment back: it counts again,
// with its flags, or stands where it stood. The change stays in its history. Its
// error is ErrAssessmentUnchanged.
func (desk *Desk) UndoAssessment(ctx context.Context, by domain.Actor, id domain.AssessmentID) (a intake.Assessment, err error) {
	var seen intake.AssessmentChange
	before := func(tx practice.Tx, _ *practice.Deed, _ intake.Assessment) (back domain.ClientID, err error) {
		if seen, err = lastChange(tx, id); err != nil || !seen.Moved() {
			return back, err
		}
		return seen.FromID, practice.MayTreat(tx, by, domain.UndoAssessment, domain.ReadAssessment, seen.FromID)
	}
	err = desk.onAssessment(ctx, by, domain.UndoAssessment, id, before, func(tx practice.Tx, d *practice.Deed, was intake.Assessment, _ domain.Client) error {
		change, err := lastChange(tx, id)
		switch {
		case err != nil:
			return err
		case change.ID != seen.ID: // another one came before the lock
			return domain.ErrBusy.After(time.Second)
		}
		a, change = was.Undo(change, by, d.Now)
		noteChange(d, change)
		return errors.Join(flagsBack(tx, d, was, a, change), tx.SaveAssessment(a), tx.SaveAssessmentChange(change),
			practice.SettleBlanks(tx, d, was.ClientID, nil), practice.SettleBlanks(tx, d, a.ClientID, nil))
	})
	return a, err
}

func lastChange(tx practice.Tx, id domain.AssessmentID) (intake.AssessmentChange, error) {
	change, err := tx.LastAssessmentChange(id)
	if errors.Is(err, domain.ErrNotFound) {
		err = intake.ErrAssessmentUnchanged
	}
	return change, err
}

// flagsBack undoes what a change did to the flags: they go back where the
// assessment goes, or are open again. What was raised anew is closed, unless
// somebody has answered it.
func flagsBack(tx practice.Tx, d *practice.Deed, was, a intake.Assessment, change intake.AssessmentChange) error {
	return eachFlag(tx, was.ClientID, a.ID, func(f clinical.RiskFlag) error {
		switch f.ClientID = a.ClientID; {
		case slices.Contains(change.Raised, f.ID) && f.IsOpen():
			f = f.Close(clinical.ClosedBack, d.Now)
		case !change.Moved() && f.ClosedFor == clinical.ClosedVoided:
			f = f.Reopen()
		}
		return tx.SaveRiskFlag(f)
	})
}
