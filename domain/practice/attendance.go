package practice

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/program"
)

// TakeAttendance writes the roll call of a session, for the whole roster or
// for some of it. Saying the same again changes nothing. Members who were
// forgotten at closing can still be marked, and are charged then.
func (p *Practice) TakeAttendance(ctx context.Context, by domain.Actor, id domain.SessionID, marks []program.Attendance) (v SessionView, err error) {
	err = p.onSession(ctx, by, domain.TakeAttendance, id, func(tx Tx, d *Deed, c program.Cohort, s program.Session) error {
		book, err := tx.Book(c, id)
		if err != nil {
			return err
		}
		roster := clientsOf(rosterOf(book.Roster, s.Number))
		if err := program.CheckMarks(marks, roster, c.Schedule.DurationMinutes); err != nil {
			return err
		}
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
	return v, err
}

func mark(tx Tx, d *Deed, c program.Cohort, s program.Session, book CohortBook, news []program.Attendance) (program.Session, error) {
	for i := range news {
		news[i].SessionID, news[i].MarkedBy, news[i].MarkedAt = s.ID, d.By.UserID, d.Now
	}
	d.Note("marked", len(news))
	if err := tx.SaveAttendance(news); err != nil {
		return s, err
	}
	s.Version, s.UpdatedAt = s.Version+1, d.Now
	if s.Status == program.SessionClosed {
		s.Attended = program.HeadCount(book.Marks) + program.HeadCount(news)
		charges, err := chargesFor(tx, c, s, book.Roster, news, d)
		if err != nil {
			return s, err
		}
		if err := tx.CreateCharges(charges); err != nil {
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

// CloseSession ends a session and writes its charges, once: closing again
// finds them written and answers the same.
func (p *Practice) CloseSession(ctx context.Context, by domain.Actor, id domain.SessionID) (v SessionView, err error) {
	err = p.onSession(ctx, by, domain.CloseSession, id, func(tx Tx, d *Deed, c program.Cohort, s program.Session) error {
		book, err := tx.Book(c, id)
		if err != nil {
			return err
		}
		if s.Status == program.SessionClosed {
			d.NothingDone()
			v, err = finishedView(tx, book, c, s)
			return err
		}
		v, err = closeSession(tx, d, c, s, book)
		return err
	})
	return v, err
}

func closeSession(tx Tx, d *Deed, c program.Cohort, s program.Session, book CohortBook) (v SessionView, err error) {
	if s, err = s.Close(book.Marks, d.By.UserID, d.Now); err != nil {
		return v, err
	}
	charges, err := chargesFor(tx, c, s, book.Roster, book.Marks, d)
	if err != nil {
		return v, err
	}
	s.Version++
	d.Note("attended", s.Attended)
	d.Note("charges", len(charges))
	if err := tx.CreateCharges(charges); err != nil {
		return v, err
	}
	v = book.viewOf(c, s, book.Marks)
	v.Charges = charges // there are no others: a session is closed once
	v.Missing = missingOf(v)
	return v, tx.SaveSession(s)
}

// chargesFor takes the fees as they stand now: what is changed later changes
// nothing that was charged.
func chargesFor(tx Tx, c program.Cohort, s program.Session, seats []RosterSeat, marks []program.Attendance, d *Deed) ([]billing.Charge, error) {
	settings, own, err := tx.FeesOf(c.ID)
	if err != nil {
		return nil, err
	}
	fees := billing.Fees{Cohort: c.Fee.Money, Clients: own, NoShow: settings.NoShowFee, Code: settings.SessionCode,
		Currency: settings.Currency, ClientCode: map[domain.ClientID]string{}}
	for _, seat := range seats {
		fees.ClientCode[seat.ClientID] = seat.ClientCode
	}
	return billing.ChargesFor(s, marks, fees, d.Now), nil
}

// missingOf says in words what a closed session left open.
func missingOf(v SessionView) []string {
	missing := []string{}
	if open := program.Unmarked(clientsOf(v.Roster), v.Attendance); len(open) > 0 {
		missing = append(missing, "Not marked, so not charged: "+codes(v.Roster, open))
	}
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

func codes(seats []RosterSeat, of []domain.ClientID) string {
	var names []string
	for _, seat := range seats {
		if slices.Contains(of, seat.ClientID) {
			names = append(names, seat.ClientCode)
		}
	}
	return strings.Join(names, ", ")
}

// CancelSession calls a session off: nobody is charged for it.
func (p *Practice) CancelSession(ctx context.Context, by domain.Actor, id domain.SessionID, reason string) (v SessionView, err error) {
	err = p.onSession(ctx, by, domain.CancelSession, id, func(tx Tx, d *Deed, c program.Cohort, s program.Session) error {
		var f domain.Faults
		f.Required("reason", reason, 2000)
		if err := f.Err(); err != nil {
			return err
		}
		if s, err = s.Cancel(reason, d.Now); err != nil {
			return err
		}
		d.Note("reason", reason)
		s.Version++
		if err := tx.SaveSession(s); err != nil {
			return err
		}
		v, err = sessionView(tx, c, s)
		return err
	})
	return v, err
}

// AttendanceOf gives every mark of a cohort, for its attendance strips.
func (p *Practice) AttendanceOf(ctx context.Context, by domain.Actor, id domain.CohortID) (marks []program.Attendance, sessions []program.Session, err error) {
	err = p.read(ctx, by, domain.ReadSession, func(tx Tx, scope domain.Scope, d *Deed) error {
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
