package program

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// What a cover notes: of which sessions it is.
var (
	noteCovered = practice.Plain("covered")
	noteFor     = practice.Plain("inThePlaceOf")
)

// MakeCover has a substitute lead the sessions of a cohort in some days, in the
// place of one of its leaders. Who needs the substitute at such an hour already
// needs a reason.
func (desk *Desk) MakeCover(ctx context.Context, by domain.Actor, id domain.CohortID, wanted program.CoverWanted) (covers []domain.Cover, err error) {
	err = desk.OnCohort(ctx, by, domain.MakeCover, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort) error {
		if err := d.Check(wanted.Validate()); err != nil {
			return err
		}
		if c.Status != program.CohortRunning {
			return program.ErrNotRunning
		}
		if wanted.UserID == by.UserID && by.Reach(domain.ReadPurpose) != domain.All && !c.LedBy(by.UserID) {
			return program.ErrCoverOneself
		}
		sessions, err := tx.Sessions(id)
		if err != nil {
			return err
		}
		before, err := tx.CoversOf(id)
		if err != nil {
			return err
		}
		sessions = program.CoverableIn(sessions, wanted.From, wanted.Until, c.Today(d.Now))
		if covers, err = c.Cover(wanted, sessions, before, by.UserID, d.Now); err != nil {
			return err
		}
		if err := checkSubstitute(tx, wanted.UserID, sessions); err != nil {
			return err
		}
		g := practice.Gathering{Cohort: c, Sessions: sessions, Leaders: []domain.UserID{wanted.UserID}}
		found, err := g.Clashes(tx, by, d.Now)
		if err != nil {
			return err
		}
		if err := d.PassClashes(found, wanted.Override, func(practice.Clash) string { return "userId" }); err != nil {
			return err
		}
		d.Note(practice.Reason, wanted.Reason)
		if err := tx.CreateCovers(covers); err != nil {
			return err
		}
		return nameCovers(tx, d, covers)
	}, practice.LockUsers(wanted.UserID))
	return covers, err
}

// checkSubstitute refuses who may not lead on one of the days, or is away.
func checkSubstitute(tx practice.Tx, id domain.UserID, sessions []program.Session) error {
	var f domain.Faults
	user, err := tx.User(id)
	if domain.ErrNotFound.Is(err) || err == nil && (!user.Holds(domain.Therapist) || user.Status == domain.UserDisabled) {
		return domain.Invalid("userId", "must be a therapist of this practice")
	}
	if err != nil {
		return err
	}
	away, err := tx.Absences(sessions[0].Date)
	if err != nil {
		return err
	}
	for _, s := range sessions {
		f.When(!user.LicensedOn(s.Date) && len(f) == 0, "userId", fmt.Sprintf("must have a license that is valid on %s", s.Date))
		f.When(domain.AwayOn(away, id, s.Date) && len(f) == 0, "userId", fmt.Sprintf("is away on %s", s.Date))
	}
	return f.Err()
}

// nameCovers adds the names, and says in the deed who covers what for whom.
func nameCovers(tx practice.Tx, d *practice.Deed, covers []domain.Cover) error {
	who, err := tx.User(covers[0].UserID)
	if err != nil {
		return err
	}
	whose, err := tx.User(covers[0].ForID)
	if err != nil {
		return err
	}
	var days []string
	for i := range covers {
		covers[i].UserName, covers[i].ForName = who.Name, whose.Name
		days = append(days, covers[i].On.String())
	}
	d.Note(noteSubstitute, who.Name)
	d.Note(noteFor, whose.Name)
	d.Note(noteCovered, days)
	return nil
}

// EndCover ends a cover at once. Who leads the cohort does, intake and the
// administrator, and the substitute, who gives it back.
func (desk *Desk) EndCover(ctx context.Context, by domain.Actor, id domain.CoverID) (v domain.Cover, err error) {
	err = desk.Change(ctx, by, domain.EndCover, func(tx practice.Tx, d *practice.Deed) error {
		d.About("cover", id, domain.ClientID{})
		if v, err = tx.Cover(id); err != nil {
			return err
		}
		c, err := tx.LockCohort(v.CohortID)
		if err != nil {
			return err
		}
		if err := domain.Allow(by, domain.EndCover, domain.EndCover, c.LedBy(by.UserID) || v.UserID == by.UserID); err != nil {
			return err
		}
		if v, err = tx.Cover(id); err != nil { // somebody may have ended it meanwhile
			return err
		}
		ended := v.End(by.UserID, d.Now)
		if ended.EndedAt == v.EndedAt {
			d.NothingDone()
			return nil
		}
		v = ended
		return tx.SaveCover(v)
	})
	return v, err
}

// Substitute is somebody who could take sessions of a cohort.
type Substitute struct {
	User    domain.User
	Knows   program.Knows
	Away    bool
	Clashes []practice.Clash
}

// free says whether nothing is against them.
func (s Substitute) free() bool { return !s.Away && len(s.Clashes) == 0 }

// Substitutes lists who could take the sessions of a cohort in some days: who is
// licensed on each of them and does not lead it already. Who is free comes
// first, and of these who knows the group.
func (desk *Desk) Substitutes(ctx context.Context, by domain.Actor, id domain.CohortID, from, until domain.Date) (all []Substitute, sessions []program.Session, err error) {
	err = desk.Look(ctx, by, domain.MakeCover, func(tx practice.Tx, scope domain.Scope) error { // names no client
		c, err := visibleCohort(tx, scope, id)
		if err != nil {
			return err
		}
		if sessions, err = tx.Sessions(id); err != nil {
			return err
		}
		sessions = program.CoverableIn(sessions, from, until, c.Today(desk.Now()))
		if len(sessions) == 0 {
			return nil
		}
		covers, err := tx.CoversOf(id)
		if err != nil {
			return err
		}
		away, err := tx.Absences(sessions[0].Date)
		if err != nil {
			return err
		}
		leaders, err := tx.Leaders()
		if err != nil {
			return err
		}
		for _, u := range leaders {
			if !couldTake(u, c, sessions) || u.ID == by.UserID && by.Reach(domain.ReadPurpose) != domain.All {
				continue
			}
			s := Substitute{User: u, Knows: c.KnownBy(u.ID, covers)}
			s.Away = slices.ContainsFunc(sessions, func(on program.Session) bool { return domain.AwayOn(away, u.ID, on.Date) })
			if s.Clashes, err = (practice.Gathering{Cohort: c, Sessions: sessions, Leaders: []domain.UserID{u.ID}}).Clashes(tx, by, desk.Now()); err != nil {
				return err
			}
			all = append(all, s)
		}
		slices.SortStableFunc(all, func(a, b Substitute) int {
			return cmp.Or(first(a.free(), b.free()), first(a.Knows != "", b.Knows != ""))
		})
		return nil
	})
	return all, sessions, err
}

// first puts what is true before what is not.
func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

func couldTake(u domain.User, c program.Cohort, sessions []program.Session) bool {
	return !slices.ContainsFunc(sessions, func(s program.Session) bool {
		leads := slices.ContainsFunc(program.LedOn(c.Led, s.Date), func(l program.Leading) bool { return l.UserID == u.ID })
		return leads || !u.MayLeadOn(s.Date)
	})
}
