package program

import (
	"context"
	"errors"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

var noteHomework = practice.Plain("homework")

// AssignHomework gives homework to members of a session, to all of its roster
// when none is named. It can still be given after the session was closed:
// fees are what closing fixes.
func (desk *Desk) AssignHomework(ctx context.Context, by domain.Actor, id domain.SessionID, wanted program.Homework,
	to []domain.ClientID) (h program.Homework, err error) {
	err = desk.onSession(ctx, by, domain.AssignHomework, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort, s program.Session) error {
		h, err = assign(tx, d, s, wanted, to)
		return err
	})
	return h, err
}

func assign(tx practice.Tx, d *practice.Deed, s program.Session, wanted program.Homework, to []domain.ClientID) (program.Homework, error) {
	if s.Status == program.SessionCancelled {
		return wanted, program.ErrSessionCancelled
	}
	seats, err := tx.Roster(s.CohortID)
	if err != nil {
		return wanted, err
	}
	wanted.ID, wanted.AssignedBy, wanted.AssignedAt = domain.NewID[domain.HomeworkID](), d.By.UserID, d.Now
	h, err := wanted.Assign(to, clientsOf(rosterOf(seats, s.Number)), s)
	if err != nil {
		return h, err
	}
	d.Note(noteHomework, h.ID.String())
	return h, tx.CreateHomework(h)
}

// RecordReturn notes what came back of a member's homework.
func (desk *Desk) RecordReturn(ctx context.Context, by domain.Actor, id domain.HomeworkID, client domain.ClientID,
	status program.ReturnStatus, feedback string) (r program.HomeworkReturn, err error) {
	err = desk.onReturn(ctx, by, domain.RecordReturn, id, client, func(tx practice.Tx, d *practice.Deed, found program.HomeworkReturn) error {
		if found.Status == status && found.Feedback == feedback {
			d.NothingDone()
			r = found
			return nil
		}
		if r, err = found.Record(status, feedback, d.Now); err != nil {
			return err
		}
		r.Version++
		d.Note(practice.Status, status)
		return tx.SaveReturn(r)
	})
	return r, err
}

// mayTakeBack locks the cohort of a homework, and asks the policy about it. A
// substitute takes back what was given up to the session that they cover.
func mayTakeBack(tx practice.Tx, d *practice.Deed, h program.Homework) error {
	c, err := tx.LockCohort(h.CohortID)
	if err != nil {
		return err
	}
	leads := c.LedBy(d.By.UserID)
	for _, cover := range d.By.CoversIn(d.Action, c.ID) {
		if reaches, err := reachesBack(tx, cover, h); err != nil || reaches && !leads {
			return errors.Join(err, underCover(tx, d, cover))
		}
	}
	return domain.Allow(d.By, d.Action, domain.ReadCohort, leads)
}

// reachesBack says whether a homework was given up to the session of a cover.
func reachesBack(tx practice.Tx, cover domain.Cover, h program.Homework) (bool, error) {
	covered, err := tx.Session(cover.SessionID)
	if err != nil {
		return false, err
	}
	gave, err := tx.Session(h.SessionID)
	return gave.Number <= covered.Number && cover.Covers(covered.ID, covered.Date), err
}

// onReturn is the only way to act on a member's homework: it locks the cohort
// and then the return, asks the policy about the cohort, acts and writes the
// audit in one transaction.
func (desk *Desk) onReturn(ctx context.Context, by domain.Actor, action domain.Action, id domain.HomeworkID, client domain.ClientID,
	do func(practice.Tx, *practice.Deed, program.HomeworkReturn) error) error {
	return desk.Change(ctx, by, action, func(tx practice.Tx, d *practice.Deed) error {
		d.About("homework", id, client)
		h, err := tx.Homework(id)
		if err != nil {
			return err
		}
		if err := mayTakeBack(tx, d, h); err != nil {
			return err
		}
		r, err := tx.LockReturn(id, client)
		if err != nil {
			return err
		}
		return do(tx, d, r)
	})
}

// HomeworkOf gives a cohort's homework with all returns, oldest first.
func (desk *Desk) HomeworkOf(ctx context.Context, by domain.Actor, id domain.CohortID) (list []program.Homework, err error) {
	err = desk.Read(ctx, by, domain.ReadSession, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("cohort", id, domain.ClientID{})
		c, err := visibleCohort(tx, scope, id)
		if err != nil {
			return err
		}
		list, err = tx.HomeworkOf(id)
		list = homeworkFor(by, c.LedBy(by.UserID), list)
		return err
	})
	return list, err
}
