package program

import (
	"context"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

var noteSession = practice.Plain("session")

// How far ahead make-ups are looked for, and how late one that took place is told.
const (
	makeUpDays   = 90
	makeUpToldIn = 30
)

// MakeUps lists the sessions of other cohorts that teach a week that a member
// missed: first those to come, by start, then those in which they may have sat
// already, the last one first. They are told by code, hour and lead alone.
func (desk *Desk) MakeUps(ctx context.Context, by domain.Actor, id domain.EnrollmentID, week program.WeekKey) (offers []program.MakeUp, err error) {
	err = desk.Read(ctx, by, domain.ArrangeMakeUp, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.About("enrollment", id, domain.ClientID{})
		e, err := ownMembership(tx, d, id)
		if err != nil {
			return err
		}
		lack, err := lacking(tx, e, week)
		if err != nil {
			return err
		}
		offers, err = makeUps(tx, e, lack.Week.Theme, d.Now)
		return err
	})
	return offers, err
}

// lacking is a week of a member's own cohort that they lack.
func lacking(tx practice.Tx, e program.Enrollment, week program.WeekKey) (lack program.CatchUp, err error) {
	c, err := tx.Cohort(e.CohortID)
	if err != nil {
		return lack, err
	}
	book, err := practice.CatchUpBook(tx, c)
	if err != nil {
		return lack, err
	}
	return book.Lacking(e, book.Named(week.Version, week.Number))
}

func makeUps(tx practice.Tx, e program.Enrollment, theme string, now time.Time) (offers []program.MakeUp, err error) {
	teach, err := tx.CalendarSessions(domain.Everything(), program.CalendarFilter{From: now.AddDate(0, 0, -makeUpToldIn), To: now.AddDate(0, 0, makeUpDays)})
	if err != nil {
		return nil, err
	}
	episodes, err := tx.EnrollmentsOf(e.ClientID)
	if err != nil {
		return nil, err
	}
	teach = slices.DeleteFunc(teach, func(s program.CalendarSession) bool {
		sits := slices.ContainsFunc(episodes, func(o program.Enrollment) bool { return o.CohortID == s.CohortID && o.Until.IsZero() })
		return sits || !s.MakesUp(theme, e.CohortID)
	})
	teach = comingFirst(teach, now)
	ids := make([]domain.SessionID, len(teach))
	for i, s := range teach {
		ids[i] = s.ID
	}
	guests, err := tx.GuestsIn(ids...)
	for _, s := range teach {
		offers = append(offers, program.MakeUp{CalendarSession: s, Free: s.MaxMembers - s.Seats.Taken - guests[s.ID]})
	}
	return offers, err
}

// comingFirst puts sessions, which are by start, in the order in which one looks
// for them.
func comingFirst(byStart []program.CalendarSession, now time.Time) []program.CalendarSession {
	coming := slices.IndexFunc(byStart, func(s program.CalendarSession) bool { return s.StartsAt.After(now) })
	if coming < 0 {
		coming = len(byStart)
	}
	begun := slices.Clone(byStart[:coming])
	slices.Reverse(begun)
	return append(slices.Clone(byStart[coming:]), begun...)
}

// ArrangeMakeUp seats a member as a guest in a session of another cohort: one to
// come, or one in which they sat already. Their own seat, record and fee stay
// where they are; that they were there is marked by who leads the session.
func (desk *Desk) ArrangeMakeUp(ctx context.Context, by domain.Actor, id domain.EnrollmentID, week program.WeekKey, session domain.SessionID, override string) (g program.Guest, err error) {
	err = desk.Change(ctx, by, domain.ArrangeMakeUp, func(tx practice.Tx, d *practice.Deed) error {
		d.About("enrollment", id, domain.ClientID{})
		e, err := ownMembership(tx, d, id)
		if err != nil {
			return err
		}
		if err := d.Check(overrideFaults(override).Err()); err != nil {
			return err
		}
		host, err := tx.Session(session)
		if err != nil {
			return practice.UnknownAs(err, "sessionId", "is no session that makes this up")
		}
		hostCohort, err := tx.LockCohort(host.CohortID)
		if err != nil {
			return err
		}
		if err := tx.LockClients(e.ClientID); err != nil {
			return err
		}
		lack, err := fitsAsGuest(tx, d, e, week, session)
		if err != nil {
			return err
		}
		if err := passGuest(tx, d, hostCohort, session, e, override); err != nil {
			return err
		}
		g = program.Guest{ID: domain.NewID[domain.GuestID](), SessionID: session, EnrollmentID: id, Week: lack.Key, By: by.UserID, At: d.Now}
		d.Note(noteWeek, lack.Key.Number)
		d.Note(noteSession, session.String())
		return tx.CreateGuest(g)
	})
	return g, err
}

// fitsAsGuest refuses a session that does not teach what was missed, or is full.
func fitsAsGuest(tx practice.Tx, d *practice.Deed, e program.Enrollment, week program.WeekKey, session domain.SessionID) (program.CatchUp, error) {
	lack, err := lacking(tx, e, week)
	if err != nil {
		return lack, err
	}
	offers, err := makeUps(tx, e, lack.Week.Theme, d.Now)
	if err != nil {
		return lack, err
	}
	i := slices.IndexFunc(offers, func(o program.MakeUp) bool { return o.ID == session })
	switch {
	case i < 0:
		return lack, program.ErrNoMakeUp
	case !offers[i].Takes(d.Now):
		return lack, program.ErrSessionFull
	}
	return lack, nil
}

// passGuest refuses who has something else at that hour, but for a reason.
func passGuest(tx practice.Tx, d *practice.Deed, host program.Cohort, session domain.SessionID, e program.Enrollment, override string) error {
	s, err := tx.Session(session)
	if err != nil {
		return err
	}
	guest := program.Enrollment{CohortID: host.ID, ClientID: e.ClientID, Since: e.Since, FromSession: s.Number}
	return passClashes(tx, d, practice.Gathering{Cohort: host, Sessions: []program.Session{s}, Members: []program.Enrollment{guest}}, override)
}

// UndoMakeUp takes a guest off a session, and what was marked of them in it while
// that is not closed.
func (desk *Desk) UndoMakeUp(ctx context.Context, by domain.Actor, id domain.GuestID) (g program.Guest, err error) {
	err = desk.Change(ctx, by, domain.ArrangeMakeUp, func(tx practice.Tx, d *practice.Deed) error {
		d.About("make_up", id, domain.ClientID{})
		found, err := tx.Guest(id)
		if err != nil {
			return err
		}
		e, err := ownMembership(tx, d, found.EnrollmentID)
		if err != nil {
			return err
		}
		s, err := tx.Session(found.SessionID)
		if err != nil {
			return err
		}
		host, err := tx.LockCohort(s.CohortID)
		if err != nil {
			return err
		}
		if found, err = tx.Guest(id); err != nil {
			return err
		}
		if s, err = tx.Session(found.SessionID); err != nil {
			return err
		}
		book, err := tx.Book(host, s.ID)
		if err != nil {
			return err
		}
		marked := slices.ContainsFunc(book.Marks, func(m program.Attendance) bool { return m.ClientID == e.ClientID })
		if g, err = found.Undo(s, marked, by.UserID, d.Now); err != nil {
			return err
		}
		d.Note(noteWeek, g.Week.Number)
		if err := tx.DropAttendance([]program.Attendance{{SessionID: s.ID, ClientID: e.ClientID}}); err != nil {
			return err
		}
		return tx.SaveGuest(g)
	})
	return g, err
}
