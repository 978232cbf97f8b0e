package clinical

import (
	"context"
	"errors"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/practice"
)

// AssessmentChangeView is a change with what it was about. The code of a client
// whom the reader may not see is left out.
type AssessmentChangeView struct {
	intake.AssessmentChange
	Assessment         intake.Assessment
	FromCode, IntoCode string
	Undoable           bool // it is the newest that holds, and all whom it concerns are within reach
}

// AssessmentChanges gives what was moved from or to a client's record, or voided
// on it, newest first.
func (desk *Desk) AssessmentChanges(ctx context.Context, by domain.Actor, id domain.ClientID) (all []AssessmentChangeView, err error) {
	err = desk.Read(ctx, by, domain.ReadAssessment, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("client", id, id)
		if _, err := tx.Client(scope, id); err != nil {
			return err
		}
		changes, err := tx.AssessmentChanges(id)
		if err != nil {
			return err
		}
		for _, c := range changes {
			v, err := changeView(tx, scope, c)
			if err != nil {
				return err
			}
			all = append(all, v)
		}
		return nil
	})
	return all, err
}

func changeView(tx practice.Tx, scope domain.Scope, c intake.AssessmentChange) (v AssessmentChangeView, err error) {
	v = AssessmentChangeView{AssessmentChange: c}
	if v.Assessment, err = tx.Assessment(c.AssessmentID); err != nil {
		return v, err
	}
	within := true
	for _, side := range []struct {
		id   domain.ClientID
		code *string
	}{{c.FromID, &v.FromCode}, {c.IntoID, &v.IntoCode}, {v.Assessment.ClientID, new(string)}} {
		if side.id.IsZero() {
			continue
		}
		client, err := tx.Client(scope, side.id)
		if err != nil && !errors.Is(err, domain.ErrNotFound) {
			return v, err
		}
		*side.code = client.Code
		within = within && err == nil && client.MergedInto.IsZero()
	}
	last, err := tx.LastAssessmentChange(c.AssessmentID)
	if errors.Is(err, domain.ErrNotFound) {
		err = nil
	}
	v.Undoable = within && c.UndoneAt == nil && last.ID == c.ID
	return v, err
}
