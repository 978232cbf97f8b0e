package program

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
	billingdesk "cohort/practice/billing"
)

// What closing notes: numbers.
var (
	noteAttended = practice.Plain("attended")
	noteCharges  = practice.Plain("charges")
)

// CloseSession ends a session and writes its charges, once: closing again
// finds them written and answers the same. Who led it is who was to, where
// nobody is named.
func (desk *Desk) CloseSession(ctx context.Context, by domain.Actor, id domain.SessionID, ledBy []domain.UserID) (v SessionView, err error) {
	err = desk.onSession(ctx, by, domain.CloseSession, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort, s program.Session) error {
		book, err := tx.Book(c, id)
		if err != nil {
			return err
		}
		if s.Status == program.SessionClosed {
			d.NothingDone()
			v, err = finishedView(tx, book, c, s)
			return err
		}
		v, err = closeSession(tx, d, c, s, book, ledBy)
		return err
	})
	return v.seenBy(by), err
}

func closeSession(tx practice.Tx, d *practice.Deed, c program.Cohort, s program.Session, book program.CohortBook, ledBy []domain.UserID) (v SessionView, err error) {
	led, err := ledAtClosing(tx, c, s, book, ledBy)
	if err != nil {
		return v, err
	}
	if s, err = s.Close(book.Marks, d.By.UserID, d.Now); err != nil {
		return v, err
	}
	charges, err := billingdesk.ChargesFor(tx, c, s, everybody(book), book.Marks, d.Now)
	if err != nil {
		return v, err
	}
	s.Version++
	d.Note(noteAttended, s.Attended)
	d.Note(noteCharges, len(charges))
	if err := tx.CreateCharges(charges); err != nil {
		return v, err
	}
	v = viewOf(book, c, s, book.Marks)
	v.Charges = charges // there are no others: a session is closed once
	v.LedBy = led
	if err = leftOpen(tx, &v); err != nil {
		return v, err
	}
	return v, errors.Join(tx.SaveSession(s), tx.SaveLed(s.ID, c.ID, led), oweNotes(tx, s), asShown(tx, &v.Session))
}

// oweNotes says by when a session that is closed needs its notes.
func oweNotes(tx practice.Tx, s program.Session) error {
	settings, err := tx.Settings()
	if err != nil {
		return err
	}
	owed := clinical.Owed(s, settings.Notes)
	if !owed.Owes {
		return nil
	}
	return tx.OweNotes(owed)
}

// leftOpen says in words what a closed session left open, and who led it
// without a license.
func leftOpen(tx practice.Tx, v *SessionView) error {
	words, err := unlicensed(tx, v.LedBy, v.Session)
	if err != nil {
		return err
	}
	v.Missing, v.Unreturned = append([]string{}, words...), unreturned(*v)
	if open := program.Unmarked(clientsOf(v.Roster), v.Attendance); len(open) > 0 {
		v.Missing = append(v.Missing, "Not marked, so not charged: "+codes(v.Roster, open))
	}
	return nil
}

// unreturned says in words what homework was left open.
func unreturned(v SessionView) (missing []string) {
	if v.Week != nil && v.Week.Homework != nil && len(v.Homework) == 0 {
		missing = append(missing, "The week plans homework, and none was given.")
	}
	there := map[domain.ClientID]bool{}
	for _, m := range v.Attendance {
		there[m.ClientID] = m.Status.Attended()
	}
	for _, h := range v.Earlier {
		var open []domain.ClientID
		for _, r := range h.Returns {
			if r.Status == program.ReturnOpen && there[r.ClientID] {
				open = append(open, r.ClientID)
			}
		}
		if len(open) > 0 {
			missing = append(missing, fmt.Sprintf("Homework %q was not recorded for %s", h.Title, codes(v.Roster, open)))
		}
	}
	return missing
}

func codes(seats []program.RosterSeat, of []domain.ClientID) string {
	var names []string
	for _, seat := range seats {
		if slices.Contains(of, seat.ClientID) {
			names = append(names, seat.ClientCode)
		}
	}
	return strings.Join(names, ", ")
}

// ChargesAhead gives the charges that closing a session now would write, by
// the rule that closing itself goes by, so that nobody is told another sum
// than is charged. It writes nothing. A session that is closed or cancelled
// has none ahead.
func (desk *Desk) ChargesAhead(ctx context.Context, by domain.Actor, id domain.SessionID) (charges []billing.Charge, total domain.Money, err error) {
	err = desk.lookAhead(ctx, by, domain.CloseSession, id, func(tx practice.Tx, c program.Cohort, s program.Session, currency string, d *practice.Deed) (err error) {
		total.Currency = currency
		if s.Status != program.SessionScheduled {
			return nil
		}
		book, err := tx.Book(c, id)
		if err != nil {
			return err
		}
		if charges, err = billingdesk.ChargesFor(tx, c, s, everybody(book), book.Marks, d.Now); err != nil {
			return err
		}
		for _, charge := range charges {
			if total, err = total.Plus(charge.Fee); err != nil {
				return err
			}
		}
		return nil
	})
	return charges, total, err
}

// lookAhead reads a session for what a deed on it would charge, in the
// practice's currency.
func (desk *Desk) lookAhead(ctx context.Context, by domain.Actor, action domain.Action, id domain.SessionID, look func(tx practice.Tx, c program.Cohort, s program.Session, currency string, d *practice.Deed) error) error {
	return desk.Read(ctx, by, action, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("session", id, domain.ClientID{})
		c, s, err := visibleSession(tx, d, scope, id)
		if err != nil {
			return err
		}
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		return look(tx, c, s, settings.Currency, d)
	})
}
