package practice

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
)

// AssignHomework gives homework to members of a session, to all of its roster
// when none is named. It can still be given after the session was closed:
// fees are what closing fixes.
func (p *Practice) AssignHomework(ctx context.Context, by domain.Actor, id domain.SessionID, wanted program.Homework,
	to []domain.ClientID, key Key) (h program.Homework, err error) {
	err = p.onSession(ctx, by, domain.AssignHomework, id, func(tx Tx, d *Deed, c program.Cohort, s program.Session) error {
		h, err = once(tx, d, key, loadHomework(tx), func() (program.Homework, string, error) {
			made, err := assign(tx, d, s, wanted, to)
			return made, made.ID.String(), err
		})
		return err
	})
	return h, err
}

func loadHomework(tx Tx) func(string) (program.Homework, error) {
	return func(id string) (program.Homework, error) {
		parsed, err := domain.ParseID[domain.HomeworkID](id)
		if err != nil {
			return program.Homework{}, err
		}
		return tx.Homework(parsed)
	}
}

func assign(tx Tx, d *Deed, s program.Session, wanted program.Homework, to []domain.ClientID) (program.Homework, error) {
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
	d.Note("homework", h.ID.String())
	return h, tx.CreateHomework(h)
}

// RecordReturn notes what came back of a member's homework.
func (p *Practice) RecordReturn(ctx context.Context, by domain.Actor, id domain.HomeworkID, client domain.ClientID,
	status program.ReturnStatus, feedback string) (r program.HomeworkReturn, err error) {
	var h program.Homework
	err = p.store.Read(ctx, func(tx Tx) error {
		h, err = tx.Homework(id)
		return err
	})
	if err != nil {
		d := &Deed{By: by, Action: domain.RecordReturn, Now: p.now()}
		d.About("homework", id, client)
		return r, p.refused(ctx, d, err)
	}
	err = p.onCohort(ctx, by, domain.RecordReturn, h.CohortID, func(tx Tx, d *Deed, c program.Cohort) error {
		d.About("homework", id, client)
		found, err := tx.LockReturn(id, client)
		if err != nil {
			return err
		}
		if found.Status == status && found.Feedback == feedback {
			d.NothingDone()
			r = found
			return nil
		}
		if r, err = found.Record(status, feedback, d.Now); err != nil {
			return err
		}
		r.Version++
		d.Note("status", status)
		return tx.SaveReturn(r)
	})
	return r, err
}

// HomeworkOf gives a cohort's homework with all returns, oldest first.
func (p *Practice) HomeworkOf(ctx context.Context, by domain.Actor, id domain.CohortID) (list []program.Homework, err error) {
	err = p.read(ctx, by, domain.ReadSession, func(tx Tx, scope domain.Scope, d *Deed) error {
		d.About("cohort", id, domain.ClientID{})
		if _, err := visibleCohort(tx, scope, id); err != nil {
			return err
		}
		list, err = tx.HomeworkOf(id)
		return err
	})
	switch {
	case !domain.SeesNames(by.Role):
		list = nil
	case by.Role != domain.Therapist:
		list = withoutFeedback(list)
	}
	return list, err
}
