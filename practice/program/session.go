package program

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// CancelSession calls a session off: nobody is charged for it. One that has a
// roll or homework is cancelled only withRecord, and what is recorded stays.
func (desk *Desk) CancelSession(ctx context.Context, by domain.Actor, id domain.SessionID, reason string, withRecord bool) (v SessionView, err error) {
	err = desk.onSession(ctx, by, domain.CancelSession, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort, s program.Session) error {
		var f domain.Faults
		f.Required("reason", reason, domain.MaxReason)
		if err := f.Err(); err != nil {
			return err
		}
		if s, err = s.Cancel(reason, d.Now); err != nil {
			return err
		}
		book, err := tx.Book(c, id)
		if err != nil {
			return err
		}
		if !withRecord && isRecorded(book, id) {
			return program.ErrSessionRecorded
		}
		d.Note(practice.Reason, reason)
		s.Version++
		if err := tx.SaveSession(s); err != nil {
			return err
		}
		v, err = finishedView(tx, book, c, s)
		return err
	})
	return v.seenBy(by), err
}

func isRecorded(book program.CohortBook, id domain.SessionID) bool {
	return program.RollCalled(book.Marks) || slices.ContainsFunc(book.Homework, func(h program.Homework) bool { return h.SessionID == id })
}

// onSession is the only way to act on a session: it locks the cohort and then
// the session, so that two people who act on one group wait for each other in
// one order, asks the policy, acts and writes the audit.
func (desk *Desk) onSession(ctx context.Context, by domain.Actor, action domain.Action, id domain.SessionID,
	do func(practice.Tx, *practice.Deed, program.Cohort, program.Session) error) error {
	return desk.Change(ctx, by, action, func(tx practice.Tx, d *practice.Deed) error {
		d.About("session", id, domain.ClientID{})
		c, s, err := tx.LockSession(id)
		if err != nil {
			return err
		}
		if err := mayActOn(tx, d, c, s); err != nil {
			return err
		}
		return do(tx, d, c, s)
	})
}
