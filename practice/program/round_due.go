package program

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/practice"
)

// DueInSession is who is to fill in what, by rule.
type DueInSession struct {
	Members []MemberDue // who belongs to the session, in the order of the roster
	Left    []MemberDue // who left the group lately without last scores
}

// MemberDue is what one member is to fill in.
type MemberDue struct {
	Seat program.RosterSeat
	Due  []intake.Due
}

// leftLately is for how many days after somebody's last one their last scores are
// asked for.
const leftLately = 30

// QuestionnairesDue gives what is due by rule on the day of a session: for who belongs to
// it, and for who left lately. It is worked out from the days of forms and marks, so
// that what is recorded late changes it.
func (desk *Desk) QuestionnairesDue(ctx context.Context, by domain.Actor, id domain.SessionID) (due DueInSession, err error) {
	err = desk.Read(ctx, by, domain.ReadRounds, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		due = DueInSession{}
		d.About("session", id, domain.ClientID{})
		c, s, err := visibleSession(tx, d, scope, id)
		if err != nil {
			return err
		}
		if !leadsNow(d, c, s) {
			return domain.ErrForbidden
		}
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		rules := settings.Questionnaires.For(c.ProblemArea)
		lib, err := tx.Instruments()
		if err != nil {
			return err
		}
		rules = slices.DeleteFunc(rules, func(r domain.DueRule) bool { return lib.Retired(r.Instrument) })
		if len(rules) == 0 || s.Status == program.SessionCancelled {
			return nil
		}
		return due.read(tx, d, c, s, rules)
	})
	return due, err
}

func (due *DueInSession) read(tx practice.Tx, d *practice.Deed, c program.Cohort, s program.Session, rules []domain.DueRule) error {
	book, err := tx.Book(c, s.ID)
	if err != nil {
		return err
	}
	seats := slices.DeleteFunc(inRoom(d.By, book.Roster, s), func(seat program.RosterSeat) bool { return !asked(seat, s) })
	if len(seats) == 0 {
		return nil
	}
	past, err := practice.CatchUpBook(tx, c)
	if err != nil {
		return err
	}
	taken, err := tx.AssessmentsOfMany(clientsOf(seats))
	if err != nil {
		return err
	}
	for _, seat := range seats {
		list := intake.DueOn(s.Date, rules, dueMember(seat.Enrollment, s, past), taken[seat.ClientID])
		switch {
		case len(list) == 0:
		case seat.OnRoster(s.Number):
			due.Members = append(due.Members, MemberDue{seat, list})
		default:
			due.Left = append(due.Left, MemberDue{seat, list})
		}
	}
	return nil
}

// asked says whether a seat belongs to a session, or left not long before it. Who sits
// there for one session belongs to another group.
func asked(seat program.RosterSeat, s program.Session) bool {
	left := !seat.Until.IsZero() && seat.Until.Before(s.Date) && !seat.Until.Before(s.Date.AddDays(-leftLately))
	return !seat.Guest && (seat.OnRoster(s.Number) || left)
}

// dueMember is a membership as it stands for a session.
func dueMember(e program.Enrollment, s program.Session, past program.CatchUpBook) intake.DueMember {
	m := intake.DueMember{ClientID: e.ClientID, Since: e.Since}
	final := 0
	came := map[domain.SessionID]bool{}
	for _, mark := range past.Marks {
		came[mark.SessionID] = came[mark.SessionID] || mark.ClientID == e.ClientID && mark.Status.Attended()
	}
	for _, other := range past.Sessions {
		if other.Status == program.SessionCancelled {
			continue
		}
		if e.OnRoster(other.Number) {
			final = max(final, other.Number)
		}
		if came[other.ID] && other.ID != s.ID {
			m.Attended = append(m.Attended, other.Date)
		}
	}
	m.Last = s.Number >= final
	if !e.OnRoster(s.Number) {
		m.Last, m.Left = true, e.Until
	}
	return m
}
