package program

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/domain/program/livehour"
	"cohort/practice"
)

var noteFacts = practice.Plain("facts") // how many were noted

// LiveHour gives a session's hour: what was noted in it, on whatever device, and
// what its leaders look back at.
func (desk *Desk) LiveHour(ctx context.Context, by domain.Actor, id domain.SessionID) (v LiveView, err error) {
	err = desk.Read(ctx, by, domain.ReadLiveHour, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("session", id, domain.ClientID{})
		c, s, err := visibleSession(tx, d, scope, id)
		if err != nil {
			return err
		}
		l, err := liveOf(tx, c, s)
		if err != nil {
			return err
		}
		v, err = l.view(tx, d.Now)
		return err
	})
	return v, err
}

// RecordLive takes in what a device noted, once: what is known already changes
// nothing. Marks and homework go into the session's record, as the session's page
// would write them. What the record cannot take over any more, since the session
// was closed meanwhile, is kept with the reason, for its leaders to decide.
func (desk *Desk) RecordLive(ctx context.Context, by domain.Actor, id domain.SessionID, facts []livehour.Fact) (v LiveView, err error) {
	err = desk.onSession(ctx, by, domain.RecordLiveHour, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort, s program.Session) error {
		l, err := liveOf(tx, c, s)
		if err != nil {
			return err
		}
		if err := program.CheckLiveFacts(facts, clientsOf(everybody(l.book))); err != nil {
			return err
		}
		if err := l.keep(tx, d, facts); err != nil {
			return err
		}
		v, err = l.view(tx, d.Now)
		return err
	})
	return v, err
}

// live is a session's hour with what it rests on.
type live struct {
	cohort  program.Cohort
	session program.Session
	book    program.CohortBook
	hour    program.LiveHour
	kept    int // facts
}

func liveOf(tx practice.Tx, c program.Cohort, s program.Session) (l live, err error) {
	l = live{cohort: c, session: s}
	if l.book, err = tx.Book(c, s.ID); err != nil {
		return l, err
	}
	facts, err := tx.LiveFacts(s.ID)
	if err != nil {
		return l, err
	}
	l.kept = len(facts[s.ID])
	l.hour = program.NewLiveHour(program.LiveRecord{Session: s, Roster: clientsOf(slices.Concat(rosterOf(l.book.Roster, s.Number), l.book.Guests)),
		WalkIns: walkInsOf(l.book.Roster, s.Number), Marks: l.book.Marks, Homework: l.book.Homework}, facts[s.ID])
	return l, nil
}

// keep writes what is new of the facts, and what follows from them.
func (l *live) keep(tx practice.Tx, d *practice.Deed, facts []livehour.Fact) (err error) {
	landing := l.hour.Note(facts, d.By.UserID, d.Now)
	if landing.News == 0 {
		d.NothingDone()
		return nil
	}
	d.Note(noteFacts, landing.News)
	if len(landing.Marks) > 0 {
		if l.session, err = mark(tx, d, l.cohort, l.session, l.book, landing.Marks); err != nil {
			return err
		}
		l.book.Marks = merged(l.book.Marks, landing.Marks)
	}
	for _, r := range landing.Returns {
		if _, err := tx.LockReturn(r.HomeworkID, r.ClientID); err != nil {
			return err
		}
		if err := tx.SaveReturn(r); err != nil {
			return err
		}
	}
	l.kept += len(landing.Kept)
	return tx.AddLiveFacts(l.session, landing.Kept)
}

// LiveRoom gives what the room may see of a session's hour. It names nobody, so a
// screen may ask as often as it likes.
func (desk *Desk) LiveRoom(ctx context.Context, by domain.Actor, id domain.SessionID) (v RoomView, err error) {
	err = desk.Read(ctx, by, domain.ReadLiveHour, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.NothingDone()
		c, s, err := visibleSession(tx, d, scope, id)
		if err != nil {
			return err
		}
		l, err := liveOf(tx, c, s)
		v = l.room(desk.Now())
		return err
	})
	return v, err
}
