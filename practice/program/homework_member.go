package program

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// ChangeHomework says what one member does otherwise, and which stages they have
// reached.
func (desk *Desk) ChangeHomework(ctx context.Context, by domain.Actor, id domain.HomeworkID, client domain.ClientID, personal string, stagesMet int) (r program.HomeworkReturn, err error) {
	err = desk.onReturn(ctx, by, domain.RecordReturn, id, client, func(tx practice.Tx, d *practice.Deed, found program.HomeworkReturn) error {
		of, err := tx.Homework(id)
		if err != nil {
			return err
		}
		if r, err = found.Change(personal, stagesMet, of); d.Check(err) != nil {
			return d.Check(err)
		}
		if r == found {
			d.NothingDone()
			return nil
		}
		r.Version++
		return tx.SaveReturn(r)
	})
	return r, err
}

// RecordReturns notes the same of everybody of whom nothing is recorded yet.
func (desk *Desk) RecordReturns(ctx context.Context, by domain.Actor, id domain.HomeworkID, status program.ReturnStatus) (h program.Homework, err error) {
	err = desk.onHomework(ctx, by, domain.RecordReturn, id, func(tx practice.Tx, d *practice.Deed, found program.Homework) error {
		changed, err := found.RecordAll(status, d.Now)
		if err := d.Check(err); err != nil {
			return err
		}
		for _, r := range changed {
			now, err := tx.LockReturn(id, r.ClientID)
			if err != nil {
				return err
			}
			if now.Status != program.ReturnOpen { // told meanwhile
				continue
			}
			if err := tx.SaveReturn(r); err != nil {
				return err
			}
			d.AlsoConcerns(r.ClientID)
		}
		if len(changed) == 0 {
			d.NothingDone()
		}
		d.Note(practice.Status, status)
		h, err = tx.Homework(id)
		return err
	})
	return h, err
}

// CarryHomework gives homework on to the next session, to those who have not
// finished it.
func (desk *Desk) CarryHomework(ctx context.Context, by domain.Actor, id domain.HomeworkID) (h program.Homework, err error) {
	err = desk.onHomework(ctx, by, domain.AssignHomework, id, func(tx practice.Tx, d *practice.Deed, found program.Homework) error {
		sessions, err := tx.Sessions(found.CohortID)
		if err != nil {
			return err
		}
		to, err := program.NextSession(sessions, found.SessionID)
		if err != nil {
			return err
		}
		seats, err := tx.Roster(found.CohortID)
		if err != nil {
			return err
		}
		all, err := tx.HomeworkOf(found.CohortID)
		if err != nil {
			return err
		}
		h, err = found.Carry(domain.NewID[domain.HomeworkID](), to, clientsOf(rosterOf(seats, to.Number)), all, by.UserID, d.Now)
		if err != nil {
			return err
		}
		d.Note(noteHomework, h.ID.String())
		return tx.CreateHomework(h)
	})
	return h, err
}

// UndoCarry takes back what was carried over by mistake, while nothing was recorded
// of it, and gives the homework that it went on with.
func (desk *Desk) UndoCarry(ctx context.Context, by domain.Actor, id domain.HomeworkID) (h program.Homework, err error) {
	err = desk.onHomework(ctx, by, domain.AssignHomework, id, func(tx practice.Tx, d *practice.Deed, found program.Homework) error {
		all, err := tx.HomeworkOf(found.CohortID)
		if err != nil {
			return err
		}
		if err := found.UndoCarry(all); err != nil {
			return err
		}
		d.Note(noteHomework, found.CarriedFrom.String())
		if err := tx.DropHomework(found); err != nil {
			return err
		}
		h, err = tx.Homework(found.CarriedFrom)
		return err
	})
	return h, err
}

// onHomework is the only way to act on homework as a whole: it locks the cohort,
// asks the policy about it, acts and writes the audit in one transaction.
func (desk *Desk) onHomework(ctx context.Context, by domain.Actor, action domain.Action, id domain.HomeworkID, do func(practice.Tx, *practice.Deed, program.Homework) error) error {
	return desk.Change(ctx, by, action, func(tx practice.Tx, d *practice.Deed) error {
		d.About("homework", id, domain.ClientID{})
		h, err := tx.Homework(id)
		if err != nil {
			return err
		}
		if _, err := LockCohort(tx, by, action, domain.ReadCohort, h.CohortID); err != nil {
			return err
		}
		if h, err = tx.Homework(id); err != nil { // as it is under the lock
			return err
		}
		return do(tx, d, h)
	})
}
