package program

import (
	"context"
	"errors"
	"slices"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// What an absence notes: its days.
var (
	noteAwayFrom  = practice.Plain("from")
	noteAwayUntil = practice.Plain("until")
)

// Away is an absence with what it leaves to be led.
type Away struct {
	domain.Absence
	Sessions []program.AffectedSession
}

// RecordAbsence says on which days somebody is away: they themselves, or for
// them intake or the administrator.
func (desk *Desk) RecordAbsence(ctx context.Context, by domain.Actor, wanted domain.Absence) (v Away, err error) {
	err = desk.Change(ctx, by, domain.RecordAbsence, func(tx practice.Tx, d *practice.Deed) error {
		a := wanted
		a.ID, a.MadeBy, a.MadeAt = domain.NewID[domain.AbsenceID](), by.UserID, d.Now
		if a.UserID.IsZero() {
			a.UserID = by.UserID
		}
		d.About("absence", a.ID, domain.ClientID{})
		today, err := practice.Today(tx, d.Now)
		if err != nil {
			return err
		}
		user, err := tx.LockUser(a.UserID)
		f := domain.Faults{}
		f.When(by.Reach(domain.RecordAbsence) != domain.All && a.UserID != by.UserID, "userId", "must be yourself")
		f.When(domain.ErrNotFound.Is(err) || err == nil && !user.Holds(domain.Therapist), "userId", "must be a therapist of this practice")
		if err != nil && !domain.ErrNotFound.Is(err) {
			return err
		}
		f.Join(a.Validate(today))
		if err := d.Check(f.Err()); err != nil {
			return err
		}
		a.UserName = user.Name
		noteAbsence(d, a)
		if err := tx.CreateAbsence(a); err != nil {
			return err
		}
		cover, err := newCovering(tx, by, today)
		if err != nil {
			return err
		}
		v, err = cover.away(a, today)
		return err
	})
	return v, err
}

// EndAbsence takes an absence back, or ends it early: its person is there again.
// Who covers them goes on doing so until that is ended.
func (desk *Desk) EndAbsence(ctx context.Context, by domain.Actor, id domain.AbsenceID) (v domain.Absence, err error) {
	err = desk.Change(ctx, by, domain.EndAbsence, func(tx practice.Tx, d *practice.Deed) error {
		d.About("absence", id, domain.ClientID{})
		if v, err = tx.Absence(id); err != nil {
			return err
		}
		if err := domain.Allow(by, domain.EndAbsence, domain.ReadAbsence, v.UserID == by.UserID); err != nil {
			return err
		}
		if _, err := tx.LockUser(v.UserID); err != nil {
			return err
		}
		if v, err = tx.Absence(id); err != nil {
			return err
		}
		if v.EndedAt != nil {
			d.NothingDone()
			return nil
		}
		noteAbsence(d, v)
		v = v.End(by.UserID, d.Now)
		return tx.SaveAbsence(v)
	})
	return v, err
}

func noteAbsence(d *practice.Deed, a domain.Absence) {
	d.Note(noteAwayFrom, a.From.String())
	d.Note(noteAwayUntil, a.Until.String())
}

// Absences lists who is away now or will be, with the sessions that somebody
// else has to lead: one's own, or everybody's.
func (desk *Desk) Absences(ctx context.Context, by domain.Actor) (all []Away, err error) {
	err = desk.Look(ctx, by, domain.ReadAbsence, func(tx practice.Tx, scope domain.Scope) error { // names no client
		today, err := practice.Today(tx, desk.Now())
		if err != nil {
			return err
		}
		cover, err := newCovering(tx, by, today)
		if err != nil {
			return err
		}
		for _, a := range cover.absences {
			if !scope.All() && a.UserID != by.UserID {
				continue
			}
			away, err := cover.away(a, today)
			if err != nil {
				return err
			}
			all = append(all, away)
		}
		return nil
	})
	return all, err
}

// Uncovered lists the sessions to come that nobody is left to lead, the first
// ones first: of everybody, or of cohorts that one leads.
func (desk *Desk) Uncovered(ctx context.Context, by domain.Actor) (found []program.AffectedSession, err error) {
	err = desk.Look(ctx, by, domain.ListUncovered, func(tx practice.Tx, scope domain.Scope) error { // names no client
		today, err := practice.Today(tx, desk.Now())
		if err != nil {
			return err
		}
		cover, err := newCovering(tx, by, today)
		if err != nil {
			return err
		}
		found, err = cover.uncovered(scope, today)
		return err
	})
	return found, err
}

// covering looks at sessions whose leaders may be away.
type covering struct {
	tx       practice.Tx
	by       domain.Actor
	absences []domain.Absence
	known    map[domain.UserID]domain.User
	failed   error // of looking up who may lead
}

// newCovering begins with who is away on a day or later.
func newCovering(tx practice.Tx, by domain.Actor, from domain.Date) (*covering, error) {
	absences, err := tx.Absences(from)
	return &covering{tx: tx, by: by, absences: absences, known: map[domain.UserID]domain.User{}}, err
}

// away is an absence with the sessions to come that its person was to lead.
func (v *covering) away(a domain.Absence, today domain.Date) (Away, error) {
	sessions, err := v.sessions(later(a.From, today), a.Until, func(s program.CalendarSession) bool {
		return slices.ContainsFunc(s.Leaders, func(l program.Leading) bool { return l.UserID == a.UserID }) ||
			slices.ContainsFunc(program.CoversOf(s.Covers, s.Session), func(c domain.Cover) bool { return c.UserID == a.UserID })
	})
	if sessions == nil {
		sessions = []program.AffectedSession{}
	}
	return Away{Absence: a, Sessions: sessions}, err
}

// uncovered looks at the days on which anybody is away or covered for.
func (v *covering) uncovered(scope domain.Scope, today domain.Date) (found []program.AffectedSession, err error) {
	last := today.AddDays(domain.MostAbsenceDays)
	covers, err := v.tx.CoversBetween(today, last)
	if err != nil {
		return nil, err
	}
	until := today
	for _, a := range v.absences {
		until = later(until, a.Until)
	}
	for _, c := range covers {
		until = later(until, c.On)
	}
	if len(v.absences)+len(covers) == 0 {
		return nil, nil
	}
	affected, err := v.sessions(today, until, func(s program.CalendarSession) bool {
		leads := slices.ContainsFunc(s.Leaders, func(l program.Leading) bool { return l.UserID == v.by.UserID })
		return scope.All() || leads
	})
	for _, s := range affected {
		if s.Uncovered() && len(s.Away) > 0 {
			found = append(found, s)
		}
	}
	return found, err
}

// sessions gives those of some days that are still to be held, with who is left
// to lead them.
func (v *covering) sessions(from, until domain.Date, of func(program.CalendarSession) bool) (found []program.AffectedSession, err error) {
	zone, err := practice.Zone(v.tx)
	if err != nil || until.Before(from) {
		return nil, err
	}
	filter := program.CalendarFilter{}
	filter.From, filter.To = program.CalendarSpan{From: from, To: until}.Instants(zone)
	all, err := calendarSessions(v.tx, v.by, domain.Everything(), filter)
	if err != nil {
		return nil, err
	}
	for _, s := range all {
		if s.Status != program.SessionScheduled || !of(s) {
			continue
		}
		a := program.LedWithout(s, v.absences, func(id domain.UserID) bool { return v.mayLead(id, s.Date) })
		if len(a.Away) > 0 || len(program.CoversOf(s.Covers, s.Session)) > 0 {
			found = append(found, a)
		}
	}
	return found, v.failed
}

// mayLead asks each person once.
func (v *covering) mayLead(id domain.UserID, day domain.Date) bool {
	u, asked := v.known[id]
	if !asked {
		var err error
		u, err = v.tx.User(id)
		v.known[id], v.failed = u, errors.Join(v.failed, err)
	}
	return u.MayLeadOn(day)
}

func later(a, b domain.Date) domain.Date {
	if a.Before(b) {
		return b
	}
	return a
}
