package program

import (
	"context"
	"fmt"
	"slices"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// ledAtClosing is who led a session: who was to, or whom somebody names.
func ledAtClosing(tx practice.Tx, c program.Cohort, s program.Session, book program.CohortBook, ledBy []domain.UserID) ([]program.Led, error) {
	if len(ledBy) > 0 {
		return ledAsNamed(tx, c, s, ledBy)
	}
	if led := c.PlannedLed(s, book.Covers); len(led) > 0 {
		return led, nil
	}
	return ledAsNamed(tx, c, s, []domain.UserID{c.LeadID})
}

// ledAsNamed is who led a session as somebody says, each a therapist of this
// practice, now or then.
func ledAsNamed(tx practice.Tx, c program.Cohort, s program.Session, ledBy []domain.UserID) ([]program.Led, error) {
	led, err := c.LedSessionBy(s, ledBy)
	if err != nil {
		return nil, err
	}
	var f domain.Faults
	for i := range led {
		u, err := tx.User(led[i].UserID)
		known := err == nil
		if !known && !domain.ErrNotFound.Is(err) {
			return nil, err
		}
		f.When(!known || !u.Holds(domain.Therapist) && led[i].As == program.LedAsSubstitute,
			fmt.Sprintf("ledBy[%d]", slices.Index(ledBy, led[i].UserID)), "must be a therapist of this practice")
		led[i].Name = u.Name
	}
	return led, f.Err()
}

// CorrectLed changes who led a closed session, for a reason. What stood stays in
// its history. Saying what stands changes nothing.
func (desk *Desk) CorrectLed(ctx context.Context, by domain.Actor, id domain.SessionID, ledBy []domain.UserID, reason string) (v SessionView, err error) {
	err = desk.onSession(ctx, by, domain.CorrectLed, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort, s program.Session) error {
		var f domain.Faults
		f.Required("reason", reason, domain.MaxReason)
		after, err := ledAsNamed(tx, c, s, ledBy)
		f.Join(err)
		if err := d.Check(f.Err()); err != nil {
			return err
		}
		if s.Status != program.SessionClosed {
			return program.ErrLedNotClosed
		}
		book, err := tx.Book(c, id)
		if err != nil {
			return err
		}
		before := book.Led[id]
		if program.SameLed(before, after) {
			d.NothingDone()
			v, err = finishedView(tx, book, c, s)
			return err
		}
		d.Note(practice.Reason, reason)
		d.Note(practice.Before, ledNames(before))
		d.Note(practice.After, ledNames(after))
		change := program.LedChange{ID: domain.NewID[domain.LedChangeID](), SessionID: id, Before: before, After: after, Reason: reason, By: by.UserID, At: d.Now}
		if err := tx.SaveLed(id, c.ID, after); err != nil {
			return err
		}
		if err := tx.CreateLedChange(change); err != nil {
			return err
		}
		s.Version, s.UpdatedAt = s.Version+1, d.Now
		if err := tx.SaveSession(s); err != nil {
			return err
		}
		book.Led[id] = after
		v, err = finishedView(tx, book, c, s)
		return err
	})
	return v.seenBy(by), err
}

func ledNames(led []program.Led) (names []string) {
	for _, l := range led {
		names = append(names, fmt.Sprintf("%s (%s)", l.Name, l.As))
	}
	return names
}

// LedHours gives what people led in some days, one's own where one sees no
// others. It names no client.
func (desk *Desk) LedHours(ctx context.Context, by domain.Actor, span program.LedSpan) (hours []program.LedHour, err error) {
	err = desk.Look(ctx, by, domain.ReadLedHours, func(tx practice.Tx, scope domain.Scope) error {
		if err := span.Validate(); err != nil {
			return err
		}
		hours, err = tx.LedHours(scope, span)
		return err
	})
	return hours, err
}
