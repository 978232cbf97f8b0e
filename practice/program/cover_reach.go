package program

import (
	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// NoteSubstitute says of a deed that a cover let its actor in, and which.
var noteSubstitute = practice.Plain(domain.NotedSubstitute)

// owns says whether a session is the actor's own for an action: they lead it, or
// a cover lets them.
func owns(by domain.Actor, action domain.Action, c program.Cohort, s program.Session) bool {
	return c.LedSession(by.UserID, s) || by.CoverFor(action, s.ID, s.Date) != nil
}

// mayActOn asks the policy about a session that is locked. Own is what the actor
// leads; a cover that stands still opens as much as it says.
func mayActOn(tx practice.Tx, d *practice.Deed, c program.Cohort, s program.Session) error {
	if led := c.LedSession(d.By.UserID, s); !led {
		if cover := d.By.CoverFor(d.Action, s.ID, s.Date); cover != nil {
			return underCover(tx, d, *cover)
		}
	}
	err := domain.Allow(d.By, d.Action, domain.ReadSession, c.LedSession(d.By.UserID, s))
	if domain.ErrNotFound.Is(err) && d.By.CoverFor(domain.ReadSession, s.ID, s.Date) != nil {
		return domain.ErrForbidden // they see it, and may do no more
	}
	return err
}

// underCover lets in by a cover: it may have been ended since the request came.
func underCover(tx practice.Tx, d *practice.Deed, cover domain.Cover) error {
	found, err := tx.Cover(cover.ID)
	if err != nil {
		return err
	}
	if !found.Open(d.Now) {
		return domain.ErrNotFound
	}
	d.Note(noteSubstitute, cover.ID.String())
	return nil
}
