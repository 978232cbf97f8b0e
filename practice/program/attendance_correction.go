package program

import (
	"context"
	"errors"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/program"
	"cohort/practice"
	billingdesk "cohort/practice/billing"
)

var (
	noteCorrected = practice.Plain("corrected") // how many marks
	noteReversed  = practice.Plain("reversed")  // how many charges
)

// CorrectAttendance changes marks of a closed session for a reason. What stood
// stays in its history; a charge that no longer fits is reversed and the right
// one made, at the fee of the session's day. Saying what stands changes nothing.
func (desk *Desk) CorrectAttendance(ctx context.Context, by domain.Actor, id domain.SessionID, marks []program.Attendance, reason string) (v SessionView, err error) {
	err = desk.onSession(ctx, by, domain.CorrectAttendance, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort, s program.Session) error {
		book, err := tx.Book(c, id)
		if err != nil {
			return err
		}
		marks := program.TakenOffFor(marks, reason)
		if err := d.Check(program.CheckCorrection(marks, reason, clientsOf(everybody(book)), s.Minutes())); err != nil {
			return err
		}
		marks = program.Timed(marks, s.Minutes())
		corrections, err := s.Correct(book.Marks, marks)
		if err != nil {
			return err
		}
		if len(corrections) == 0 {
			d.NothingDone()
			v, err = finishedView(tx, book, c, s)
			return err
		}
		v, err = correct(tx, d, c, s, book, corrections, reason)
		return err
	})
	return v.seenBy(by), err
}

func correct(tx practice.Tx, d *practice.Deed, c program.Cohort, s program.Session, book program.CohortBook,
	corrections []program.AttendanceCorrection, reason string) (v SessionView, err error) {
	news := signed(corrections, reason, d)
	charges, err := billingdesk.CorrectionOf(tx, c, s, everybody(book), corrections,
		func(stands billing.Charge) (billing.Charge, error) { return tx.LockCharge(stands.ID) }, d.Now)
	if err != nil {
		return v, err
	}
	d.Note(practice.Reason, reason)
	d.Note(noteCorrected, len(news))
	d.Note(noteReversed, len(charges.Reversals))
	d.Note(noteCharges, len(charges.Made))
	if err := charges.Save(tx); err != nil {
		return v, err
	}
	if err := tx.CreateCorrections(corrections); err != nil {
		return v, err
	}
	if err := tx.SaveAttendance(news); err != nil {
		return v, err
	}
	book.Marks = merged(book.Marks, news)
	s.Attended, s.Version, s.UpdatedAt = program.HeadCount(book.Marks), s.Version+1, d.Now
	if err := errors.Join(tx.SaveSession(s), oweNotes(tx, s), tx.SettleNotes(s.ID)); err != nil {
		return v, err
	}
	return finishedView(tx, book, c, s)
}

// signed puts who corrects, when and why under corrections, and gives the new
// marks.
func signed(corrections []program.AttendanceCorrection, reason string, d *practice.Deed) (news []program.Attendance) {
	for i := range corrections {
		c := &corrections[i]
		c.Reason, c.By, c.ByName, c.At = reason, d.By.UserID, d.By.Name, d.Now
		c.Now.SessionID, c.Now.MarkedBy, c.Now.MarkedAt = c.SessionID, d.By.UserID, d.Now
		news = append(news, c.Now)
	}
	return news
}

// CorrectionAhead gives what correcting marks of a closed session now would do
// to its charges, by the rule that correcting itself goes by. It writes nothing.
func (desk *Desk) CorrectionAhead(ctx context.Context, by domain.Actor, id domain.SessionID, marks []program.Attendance) (out billingdesk.Correction, net domain.Money, err error) {
	err = desk.lookAhead(ctx, by, domain.CorrectAttendance, id, func(tx practice.Tx, c program.Cohort, s program.Session, currency string, d *practice.Deed) error {
		book, err := tx.Book(c, id)
		if err != nil {
			return err
		}
		marks := program.TakenOffFor(marks, "ahead")
		if err := d.Check(program.CheckMarksOf(marks, clientsOf(everybody(book)), s.Minutes())); err != nil {
			return err
		}
		marks = program.Timed(marks, s.Minutes())
		corrections, err := s.Correct(book.Marks, marks)
		if err != nil {
			return err
		}
		out, err = billingdesk.CorrectionOf(tx, c, s, everybody(book), corrections,
			func(stands billing.Charge) (billing.Charge, error) { return stands, nil }, d.Now)
		if err != nil {
			return err
		}
		net, err = out.Net(currency)
		return err
	})
	return out, net, err
}

// withMarked adds to a session's roster the members who were marked without
// standing on it: they came before they were enrolled, or after they had left.
func withMarked(on, all []program.RosterSeat, marks []program.Attendance) []program.RosterSeat {
	there := map[domain.ClientID]bool{}
	for _, seat := range on {
		there[seat.ClientID] = true
	}
	for _, m := range marks {
		if there[m.ClientID] {
			continue
		}
		for _, seat := range all {
			if seat.ClientID == m.ClientID {
				on = append(on, seat)
				there[m.ClientID] = true
				break
			}
		}
	}
	return on
}
