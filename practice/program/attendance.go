package program

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
	billingdesk "cohort/practice/billing"
)

var noteMarked = practice.Plain("marked") // how many

// TakeAttendance writes the roll call of a session, for the whole roster or
// for some of it. Saying the same again changes nothing. Members who were
// forgotten at closing can still be marked, and are charged then.
func (desk *Desk) TakeAttendance(ctx context.Context, by domain.Actor, id domain.SessionID, marks []program.Attendance) (v SessionView, err error) {
	err = desk.onSession(ctx, by, domain.TakeAttendance, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort, s program.Session) error {
		if s.Status == program.SessionCancelled {
			return program.ErrSessionCancelled
		}
		book, err := tx.Book(c, id)
		if err != nil {
			return err
		}
		roster := clientsOf(slices.Concat(rosterOf(book.Roster, s.Number), book.Guests))
		if err := program.CheckMarks(marks, roster, walkInsOf(book.Roster, s.Number), s.Minutes()); err != nil {
			return err
		}
		marks = program.Timed(marks, s.Minutes())
		if err := s.TakesMarks(marks, d.Now); err != nil {
			return err
		}
		news, err := s.Mark(book.Marks, marks)
		if err != nil {
			return err
		}
		if len(news) == 0 {
			d.NothingDone()
		} else if s, err = mark(tx, d, c, s, book, news); err != nil {
			return err
		}
		book.Marks = merged(book.Marks, news)
		v, err = finishedView(tx, book, c, s)
		return err
	})
	return v.seenBy(by), err
}

// everybody who may be marked or charged in a session: members and guests.
func everybody(book program.CohortBook) []program.RosterSeat {
	return slices.Concat(book.Roster, book.Guests)
}

// walkInsOf are the members who may come before they are expected.
func walkInsOf(seats []program.RosterSeat, number int) (ids []domain.ClientID) {
	for _, seat := range seats {
		if seat.MayWalkIn(number) {
			ids = append(ids, seat.ClientID)
		}
	}
	return ids
}

func mark(tx practice.Tx, d *practice.Deed, c program.Cohort, s program.Session, book program.CohortBook, news []program.Attendance) (program.Session, error) {
	for i := range news {
		news[i].SessionID, news[i].MarkedBy, news[i].MarkedAt = s.ID, d.By.UserID, d.Now
	}
	d.Note(noteMarked, len(news))
	if err := tx.SaveAttendance(news); err != nil {
		return s, err
	}
	s.Version, s.UpdatedAt = s.Version+1, d.Now
	if s.Status == program.SessionClosed {
		s.Attended = program.HeadCount(book.Marks) + program.HeadCount(news)
		charges, err := billingdesk.ChargesFor(tx, c, s, everybody(book), news, d.Now)
		if err != nil {
			return s, err
		}
		if err := errors.Join(tx.CreateCharges(charges), oweNotes(tx, s), tx.SettleNotes(s.ID)); err != nil {
			return s, err
		}
	}
	return s, tx.SaveSession(s)
}

// merged puts the new marks among the earlier ones as the store would give
// them back: one a member, in the order of their ids.
func merged(earlier, news []program.Attendance) []program.Attendance {
	all := slices.Clone(news)
	for _, m := range earlier {
		if !slices.ContainsFunc(news, func(n program.Attendance) bool { return n.ClientID == m.ClientID }) {
			all = append(all, m)
		}
	}
	slices.SortFunc(all, func(a, b program.Attendance) int { return bytes.Compare(a.ClientID.UUID[:], b.ClientID.UUID[:]) })
	return all
}

// AttendanceOf gives every mark of a cohort, for its attendance strips.
func (desk *Desk) AttendanceOf(ctx context.Context, by domain.Actor, id domain.CohortID) (marks []program.Attendance, sessions []program.Session, err error) {
	err = desk.Read(ctx, by, domain.ReadSession, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("cohort", id, domain.ClientID{})
		if _, err := visibleCohort(tx, scope, id); err != nil {
			return err
		}
		var e1, e2 error
		marks, e1 = tx.AttendanceOf(id)
		sessions, e2 = tx.Sessions(id)
		return errors.Join(e1, e2)
	})
	return marks, sessions, err
}
