package program

import (
	"context"
	"errors"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/program"
	"cohort/practice"
)

// SessionView is a session as its page shows it.
type SessionView struct {
	program.Session
	Cohort     program.Cohort
	Week       *program.Week        // of the curriculum, nil without one
	BuildsOn   []int                // numbers of the weeks it builds on
	Themes     []string             // of all weeks of the curriculum, in order
	Roster     []program.RosterSeat // who belongs to this session
	Attendance []program.Attendance
	Homework   []program.Homework             // given in this session
	Earlier    []program.Homework             // given last time, or before that and still owed by somebody on the roster
	Charges    []billing.Charge               // what closing and correcting made, and reversals
	Corrected  []program.AttendanceCorrection // in the order in which it was
	Missing    []string                       // after closing: what was left open, in words
	Unreturned []string                       // the same of homework
	Covers     []domain.Cover                 // by which others lead it, or led it
	LedBy      []program.Led                  // once it is closed; as planned before
	LedChanges []program.LedChange            // in the order in which it was corrected
}

// SessionsBetween lists the sessions that start in a span of time: a day, a week.
func (desk *Desk) SessionsBetween(ctx context.Context, by domain.Actor, from, to time.Time, page domain.Page) (list domain.List[program.DatedSession], err error) {
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	err = desk.Look(ctx, by, domain.ReadSession, func(tx practice.Tx, scope domain.Scope) error { // dates and themes name nobody
		if list, err = tx.SessionsBetween(scope, from, to, page); err != nil {
			return err
		}
		return errors.Join(labeled(tx, by, list.Items), asShown(tx, sessionsIn(list.Items, ofDated)...))
	})
	return list, err
}

// UnclosedSessions lists the sessions that have begun and were neither closed
// nor cancelled, oldest first: nobody is charged for them yet.
func (desk *Desk) UnclosedSessions(ctx context.Context, by domain.Actor, page domain.Page) (list domain.List[program.DatedSession], err error) {
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	err = desk.Read(ctx, by, domain.ListUnclosedSessions, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.AboutMany("sessions", domain.ClientID{})
		if list, err = tx.UnclosedSessions(scope, d.Now, page); err != nil {
			return err
		}
		return errors.Join(labeled(tx, by, list.Items), asShown(tx, sessionsIn(list.Items, ofDated)...))
	})
	return list, err
}

// Session gives a session with everything that its page shows.
func (desk *Desk) Session(ctx context.Context, by domain.Actor, id domain.SessionID) (v SessionView, err error) {
	err = desk.Read(ctx, by, domain.ReadSession, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("session", id, domain.ClientID{})
		c, s, err := visibleSession(tx, d, scope, id)
		if err != nil {
			return err
		}
		v, err = sessionView(tx, c, s)
		return err
	})
	return v.seenBy(by), err
}

// SessionsOf gives all sessions of a cohort, each as its page shows it.
func (desk *Desk) SessionsOf(ctx context.Context, by domain.Actor, id domain.CohortID) (views []SessionView, err error) {
	err = desk.Read(ctx, by, domain.ReadSession, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("cohort", id, domain.ClientID{})
		c, err := visibleCohort(tx, scope, id)
		if err != nil {
			return err
		}
		views, err = sessionViews(tx, c)
		return err
	})
	for i := range views {
		views[i] = views[i].seenBy(by)
	}
	return views, err
}

// visibleSession gives a session within the scope of a question: one that the
// actor leads, or that a cover opens to them.
func visibleSession(tx practice.Tx, d *practice.Deed, scope domain.Scope, id domain.SessionID) (c program.Cohort, s program.Session, err error) {
	if s, err = tx.Session(id); err != nil {
		return c, s, err
	}
	if c, err = tx.Cohort(s.CohortID); err != nil || c.LedSession(d.By.UserID, s) {
		return c, s, err
	}
	if cover := d.By.CoverFor(d.Action, s.ID, s.Date); cover != nil {
		return c, s, underCover(tx, d, *cover)
	}
	if !scope.All() {
		return c, s, domain.ErrNotFound
	}
	return c, s, nil
}

// visibleCohort gives a cohort within the scope of a question.
func visibleCohort(tx practice.Tx, scope domain.Scope, id domain.CohortID) (program.Cohort, error) {
	c, err := tx.Cohort(id)
	if err == nil && !scope.All() && !c.LedBy(scope.Leader()) {
		return c, domain.ErrNotFound
	}
	return c, err
}

// Own says whether the session is the actor's to lead: by leading the cohort, or
// as a substitute for now.
func (v SessionView) Own(by domain.Actor) bool {
	return owns(by, domain.ReadSession, v.Cohort, v.Session)
}

// CoverUntil is until when the session is open to the actor as a substitute, nil
// for who leads it or does not.
func (v SessionView) CoverUntil(by domain.Actor) *time.Time {
	cover := by.CoverFor(domain.ReadSession, v.ID, v.Date)
	if cover == nil || v.Cohort.LedSession(by.UserID, v.Session) {
		return nil
	}
	return &cover.ExpiresAt
}

// viewOf is a session's page as far as it follows from the book.
func viewOf(b program.CohortBook, c program.Cohort, s program.Session, marks []program.Attendance) SessionView {
	v := SessionView{Session: s, Cohort: c, Roster: append(withMarked(rosterOf(b.Roster, s.Number), b.Roster, marks), b.Guests...), Attendance: marks,
		Covers: program.CoversOf(b.Covers, s), LedBy: b.Led[s.ID]}
	if len(v.LedBy) == 0 {
		v.LedBy = c.PlannedLed(s, b.Covers)
	}
	weeks := b.WeeksFor(s)
	if s.WeekNumber > 0 && s.WeekNumber <= len(weeks) {
		v.Week = &weeks[s.WeekNumber-1]
		v.BuildsOn = v.Week.BuildsOn
	}
	for _, h := range b.Homework {
		switch {
		case h.SessionID == s.ID:
			v.Homework = append(v.Homework, h)
		case b.Numbers[h.SessionID] < s.Number && (b.Numbers[h.SessionID] == s.Number-1 || isOwed(h, b.Homework, v.Roster)):
			v.Earlier = append(v.Earlier, h)
		}
	}
	v.Themes = make([]string, len(weeks))
	for i, w := range weeks {
		v.Themes[i] = w.Theme
	}
	return v
}

// isOwed says whether somebody on the roster still has to bring it back; who
// has left does not, nor for whom it goes on with what was given since.
func isOwed(h program.Homework, all []program.Homework, roster []program.RosterSeat) bool {
	return slices.ContainsFunc(h.Returns, func(r program.HomeworkReturn) bool {
		return r.Status == program.ReturnOpen && slices.Contains(clientsOf(roster), r.ClientID) && !program.IsCarried(all, h.ID, r.ClientID)
	})
}

func rosterOf(seats []program.RosterSeat, number int) []program.RosterSeat {
	var on []program.RosterSeat
	for _, seat := range seats {
		if seat.OnRoster(number) {
			on = append(on, seat)
		}
	}
	return on
}

func clientsOf(seats []program.RosterSeat) []domain.ClientID {
	ids := make([]domain.ClientID, len(seats))
	for i, seat := range seats {
		ids[i] = seat.ClientID
	}
	return ids
}

func sessionView(tx practice.Tx, c program.Cohort, s program.Session) (SessionView, error) {
	book, err := tx.Book(c, s.ID)
	if err != nil {
		return SessionView{}, err
	}
	return finishedView(tx, book, c, s)
}

// finishedView adds to the session's page what closing made.
func finishedView(tx practice.Tx, book program.CohortBook, c program.Cohort, s program.Session) (v SessionView, err error) {
	v = viewOf(book, c, s, book.Marks)
	if err := errors.Join(asShown(tx, &v.Session), cohortsInRooms(tx, &v.Cohort)); err != nil {
		return v, err
	}
	if s.Status == program.SessionClosed {
		if v.Charges, err = tx.ChargesOfSession(s.ID); err != nil {
			return v, err
		}
		if err = leftOpen(tx, &v); err != nil {
			return v, err
		}
		if v.Corrected, err = tx.CorrectionsOf(s.ID); err != nil {
			return v, err
		}
		v.Corrected = program.Followed(v.Corrected, v.Attendance)
		v.LedChanges, err = tx.LedChangesOf(s.ID)
	}
	return v, err
}

func sessionViews(tx practice.Tx, c program.Cohort) ([]SessionView, error) {
	book, err := tx.Book(c, domain.SessionID{})
	if err != nil {
		return nil, err
	}
	sessions, err := tx.Sessions(c.ID)
	if err != nil {
		return nil, err
	}
	all, err := tx.AttendanceOf(c.ID)
	if err != nil {
		return nil, err
	}
	marks := map[domain.SessionID][]program.Attendance{}
	for _, m := range all {
		marks[m.SessionID] = append(marks[m.SessionID], m)
	}
	views := make([]SessionView, len(sessions))
	for i, s := range sessions {
		views[i] = viewOf(book, c, s, marks[s.ID])
		views[i].Earlier = nil // each homework once: with the session that gave it
	}
	return views, asShown(tx, sessionsIn(views, ofView)...)
}
