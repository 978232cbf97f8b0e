package program

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
)

// Briefing is what whoever leads a session needs to know before it, besides who
// comes: what is open about somebody, and what was before. It has no answers, no
// scores, and nothing of other cohorts.
type Briefing struct {
	Flags []BriefingFlag
	Last  *LastTime // nil before the first session
}

// BriefingFlag is an open risk flag of a member.
type BriefingFlag struct {
	Seat program.RosterSeat
	Flag clinical.RiskFlag
}

// LastTime is the last session before that was not cancelled.
type LastTime struct {
	Session  program.Session
	Week     *program.Week
	LedBy    []program.Led
	Absent   []program.RosterSeat // of tonight's members, who were marked and did not come
	Homework []program.Homework   // that was given in it
}

// Briefing gives what whoever leads a session needs to know.
func (desk *Desk) Briefing(ctx context.Context, by domain.Actor, id domain.SessionID) (b Briefing, err error) {
	err = desk.Read(ctx, by, domain.ReadBriefing, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("session", id, domain.ClientID{})
		c, s, err := visibleSession(tx, d, scope, id)
		if err != nil {
			return err
		}
		if !c.LedBy(by.UserID) && by.CoverFor(domain.ReadBriefing, s.ID, s.Date) == nil {
			return domain.ErrForbidden // who led it once sees it, and no clients any more
		}
		b, err = briefing(tx, by, c, s)
		return err
	})
	return b, err
}

func briefing(tx practice.Tx, by domain.Actor, c program.Cohort, s program.Session) (b Briefing, err error) {
	sessions, err := tx.Sessions(c.ID)
	if err != nil {
		return b, err
	}
	last := lastBefore(sessions, s)
	var of domain.SessionID
	if last != nil {
		of = last.ID
	}
	book, err := tx.Book(c, of)
	if err != nil {
		return b, err
	}
	roster := seatsSeenBy(by, true, rosterOf(book.Roster, s.Number), func(program.RosterSeat) bool { return true })
	for _, seat := range roster {
		flags, err := tx.RiskFlagsOf(seat.ClientID)
		if err != nil {
			return b, err
		}
		for _, f := range flags {
			if f.AnsweredAt == nil && f.ClosedAt == nil {
				b.Flags = append(b.Flags, BriefingFlag{seat, f})
			}
		}
	}
	if last == nil {
		return b, nil
	}
	v := viewOf(book, c, *last, book.Marks)
	b.Last = &LastTime{Session: *last, Week: v.Week, LedBy: v.LedBy, Homework: homeworkFor(by, true, v.Homework)}
	for _, seat := range roster {
		missed := func(m program.Attendance) bool { return m.ClientID == seat.ClientID && !m.Status.Attended() }
		if slices.ContainsFunc(book.Marks, missed) {
			b.Last.Absent = append(b.Last.Absent, seat)
		}
	}
	return b, byClock(tx, &b.Last.Session)
}

func lastBefore(sessions []program.Session, s program.Session) (last *program.Session) {
	for i, before := range sessions {
		if before.Number < s.Number && before.Status != program.SessionCancelled {
			last = &sessions[i]
		}
	}
	return last
}
