package intake

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// What is noted of when a membership began or ended.
var (
	noteUntil       = practice.Plain("until")
	noteSince       = practice.Plain("since")
	noteFromSession = practice.Plain("fromSession")
)

// EndEnrollment ends a membership with a last day, today for the zero Date. The
// seat is free once that day has come; the episode and everything that belongs
// to it stays.
func (desk *Desk) EndEnrollment(ctx context.Context, by domain.Actor, id domain.EnrollmentID, reason string, until domain.Date) (e program.Enrollment, err error) {
	err = desk.onEnrollment(ctx, by, domain.EndEnrollment, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort, found program.Enrollment) error {
		l, err := leaving(tx, c, d)
		if err != nil {
			return err
		}
		if err := checkReason(reason); err != nil {
			return err
		}
		if e, err = found.Leave(until, reason, l, by); err != nil {
			return err
		}
		d.Note(noteUntil, e.Until.String())
		if err := tx.DropAttendance(e.MarksAfter(l)); err != nil {
			return err
		}
		return tx.SaveEnrollment(e)
	})
	return e, err
}

func checkReason(reason string) error { return checkReasons(reason, "") }

// checkReasons is checkReason, with why a rule is let pass besides.
func checkReasons(reason, override string) error {
	var f domain.Faults
	f.Text("reason", reason, domain.MaxReason)
	f.Text("overrideReason", override, domain.MaxReason)
	return f.Err()
}

func leaving(tx practice.Tx, c program.Cohort, d *practice.Deed) (l program.Leaving, err error) {
	if l.Joining, err = joining(tx, c, d.Now); err != nil {
		return l, err
	}
	l.Marks, err = tx.AttendanceOf(c.ID)
	return l, err
}

// ReopenEnrollment undoes a leaving that was a mistake: the member never left.
// If they have been given something else at that hour since, it needs a reason.
func (desk *Desk) ReopenEnrollment(ctx context.Context, by domain.Actor, id domain.EnrollmentID, reason, override string) (e program.Enrollment, err error) {
	err = desk.onEnrollment(ctx, by, domain.ReopenEnrollment, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort, found program.Enrollment) error {
		at, err := joining(tx, c, d.Now)
		if err != nil {
			return err
		}
		if err := checkReasons(reason, override); err != nil {
			return err
		}
		if e, err = c.Reopen(found, reason, at, by); err != nil {
			return err
		}
		if err := passClashes(tx, d, c, e, at, override); err != nil {
			return err
		}
		d.Note(noteUntil, found.Until.String())
		return tx.SaveEnrollment(e)
	})
	return e, err
}

// UpdateEnrollment takes over what was told of a membership after it began.
func (desk *Desk) UpdateEnrollment(ctx context.Context, by domain.Actor, id domain.EnrollmentID, expected domain.Version, told program.Told) (e program.Enrollment, err error) {
	err = desk.onEnrollment(ctx, by, domain.UpdateEnrollment, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort, found program.Enrollment) error {
		if err := expected.Matches(found.Version); err != nil {
			return err
		}
		zone, err := c.Zone()
		if err != nil {
			return err
		}
		client, err := tx.Client(domain.Everything(), found.ClientID)
		if err != nil {
			return err
		}
		e = found.Tell(told, domain.DateIn(d.Now, zone), d.Now)
		if err := d.Check(checkTold(c, e, told, client, domain.LatestToday(d.Now, zone))); err != nil {
			return err
		}
		if !told.Began.IsZero() {
			if e, err = correctBeginning(tx, d, c, e, told); err != nil {
				return err
			}
		}
		return tx.SaveEnrollment(e)
	})
	return e, err
}

// checkTold names everything malformed in what is told of a membership.
func checkTold(c program.Cohort, e program.Enrollment, told program.Told, client domain.Client, latest domain.Date) error {
	if !told.Began.Since.IsZero() {
		e.Since = told.Began.Since
	}
	if told.Began.FromSession != 0 {
		e.FromSession = told.Began.FromSession
	}
	var f domain.Faults
	f.Join(checkEnrollment(c, e, client, latest))
	f.Join(told.Validate())
	return f.Err()
}

// correctBeginning sets right when a membership began: sessions that become
// theirs are held against what else they sit in, and marks of those that are not
// theirs any more go.
func correctBeginning(tx practice.Tx, d *practice.Deed, c program.Cohort, e program.Enrollment, told program.Told) (program.Enrollment, error) {
	l, err := leaving(tx, c, d)
	if err != nil {
		return e, err
	}
	was, version := e.FromSession, e.Version
	if e, err = c.CorrectBeginning(e, told.Began, told.Reason, l, d.By); err != nil {
		return e, err
	}
	e.Version = version // one change, with what else is told
	d.Note(noteFromSession, e.FromSession)
	d.Note(noteSince, e.Since.String())
	if e.FromSession < was {
		if err := passClashes(tx, d, c, e, l.Joining, told.Override); err != nil {
			return e, err
		}
	}
	return e, tx.DropAttendance(e.MarksBefore(was, l))
}

// checkEnrollment names everything malformed in a membership, and every day
// that cannot be.
func checkEnrollment(c program.Cohort, e program.Enrollment, client domain.Client, latest domain.Date) error {
	var f domain.Faults
	f.Join(e.Validate(c.Schedule.Sessions, latest))
	born := func(day domain.Date) bool { return day.IsZero() || !day.Before(client.BirthDate) }
	f.When(!born(e.Since), "since", "is before the client was born")
	f.When(!born(e.CommittedOn), "committedOn", "is before the client was born")
	if e.Agreement != nil {
		f.When(!born(e.Agreement.SignedOn), "agreement.signedOn", "is before the client was born")
	}
	return f.Err()
}
