package program

import (
	"bytes"
	"context"
	"errors"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// Calendar is the sessions of some days.
type Calendar struct {
	Span     program.CalendarSpan
	TimeZone string // the practice's, whose days they are
	Sessions []program.CalendarSession
	Planned  []program.CalendarSession // dates of cohorts that have not started
	Closed   []program.ClosedDay
}

// Calendar gives all sessions of a span of days, of one leader's or of one
// cohort where the filter says so. Dates and themes name nobody.
func (desk *Desk) Calendar(ctx context.Context, by domain.Actor, span program.CalendarSpan, of program.CalendarFilter) (c Calendar, err error) {
	err = desk.Look(ctx, by, domain.ReadCalendar, func(tx practice.Tx, scope domain.Scope) error {
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		if c = (Calendar{Span: span, TimeZone: settings.TimeZone}); len(practice.FaultsOf(ctx)) > 0 {
			return nil // the days could not be read
		}
		zone, err := domain.LoadZone(settings.TimeZone)
		if err = errors.Join(span.Validate(), err); err != nil {
			return err
		}
		of.From, of.To = span.Instants(zone)
		if c.Sessions, err = calendarSessions(tx, by, scope, of); err != nil {
			return err
		}
		if c.Planned, err = plannedSessions(tx, scope, of); err != nil {
			return err
		}
		if err := errors.Join(labeledCalendar(tx, by, c.Planned), asShown(tx, sessionsIn(c.Planned, ofCalendar)...)); err != nil {
			return err
		}
		c.Closed, err = program.ClosedBetween(settings.Closed, span.From, span.To)
		return err
	})
	return c, err
}

// CalendarFeed gives the file of an actor's calendar feed: what they lead.
func (desk *Desk) CalendarFeed(ctx context.Context, by domain.Actor, feed domain.CalendarFeed) ([]byte, error) {
	if desk.writeFeed == nil {
		return nil, domain.ErrNotFound
	}
	of := program.CalendarFilter{LeaderID: by.UserID, CalledOff: true}
	of.From, of.To = program.FeedSpan(desk.Now())
	f := program.Feed{UserID: by.UserID, MadeAt: feed.MadeAt, Names: feed.Names}
	if err := desk.Look(ctx, by, domain.ReadCalendar, func(tx practice.Tx, scope domain.Scope) (err error) {
		f.Sessions, err = calendarSessions(tx, by, scope, of)
		return err
	}); err != nil {
		return nil, err
	}
	var file bytes.Buffer
	err := desk.writeFeed(&file, f)
	return file.Bytes(), err
}

// calendarSessions reads them with who covers them. A substitute has what they
// cover in their calendar before it is open to them: it names nobody who comes.
func calendarSessions(tx practice.Tx, by domain.Actor, scope domain.Scope, of program.CalendarFilter) (_ []program.CalendarSession, err error) {
	if of.Covers, err = coversAround(tx, of); err != nil {
		return nil, err
	}
	sessions, err := tx.CalendarSessions(scope, of)
	if err != nil {
		return nil, err
	}
	return sessions, errors.Join(labeledCalendar(tx, by, sessions), asShown(tx, sessionsIn(sessions, ofCalendar)...))
}

// coversAround gives the covers of a calendar's days, and of one more at both
// ends: cohorts meet in other zones.
func coversAround(tx practice.Tx, of program.CalendarFilter) ([]domain.Cover, error) {
	return tx.CoversBetween(domain.DateIn(of.From, time.UTC).AddDays(-1), domain.DateIn(of.To, time.UTC).AddDays(1))
}

func ofCalendar(s *program.CalendarSession) *program.Session { return &s.Session }
