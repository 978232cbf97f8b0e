package program

import (
	"context"
	"io"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// NotesFile writes the file of some notes.
type NotesFile func(io.Writer) error

// TakeNote gives one signed note as a file.
func (desk *Desk) TakeNote(ctx context.Context, by domain.Actor, id domain.ProgressNoteID) (NotesFile, error) {
	return desk.take(ctx, by, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) ([]clinical.ProgressNote, error) {
		d.About("progress_note", id, domain.ClientID{})
		n, err := tx.ProgressNote(id)
		if err != nil {
			return nil, err
		}
		c, s, err := sessionOfNote(tx, n)
		if err != nil {
			return nil, err
		}
		if err := mayReadNote(tx, d, n, c, s); err != nil {
			return nil, err
		}
		d.Concerns(n.ClientID)
		if !n.Status.Locked() {
			return nil, clinical.ErrNoteNotSigned
		}
		return []clinical.ProgressNote{n}, nil
	})
}

// TakeSessionNotes gives the signed notes of a session as one file, to those who
// lead it.
func (desk *Desk) TakeSessionNotes(ctx context.Context, by domain.Actor, id domain.SessionID) (NotesFile, error) {
	return desk.take(ctx, by, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) (signed []clinical.ProgressNote, err error) {
		d.About("session", id, domain.ClientID{})
		if _, _, err := visibleSession(tx, d, scope, id); err != nil {
			return nil, err
		}
		all, err := tx.ProgressNotes(id)
		for _, n := range all {
			if n.Status.Locked() {
				d.AlsoConcerns(n.ClientID)
				signed = append(signed, n)
			}
		}
		if err == nil && len(signed) == 0 {
			return nil, clinical.ErrNoteNotSigned
		}
		return signed, err
	})
}

// TakeNotesOf gives a client's signed notes between two days as one file. Without
// any it is a file that says so.
func (desk *Desk) TakeNotesOf(ctx context.Context, by domain.Actor, client domain.ClientID, span clinical.NotesSpan) (NotesFile, error) {
	return desk.take(ctx, by, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) ([]clinical.ProgressNote, error) {
		d.About("client", client, client)
		if _, err := tx.Client(scope, client); err != nil {
			return nil, err
		}
		if err := d.Check(span.Validate()); err != nil {
			return nil, err
		}
		found, err := tx.SignedBetween(client, span, clinical.MostPaperNotes+1)
		if err == nil && len(found) > clinical.MostPaperNotes {
			return nil, clinical.ErrTooManyNotes
		}
		return found, err
	})
}

// take reads notes and what stands on paper with them.
func (desk *Desk) take(ctx context.Context, by domain.Actor, find func(practice.Tx, domain.Scope, *practice.Deed) ([]clinical.ProgressNote, error)) (NotesFile, error) {
	var paper clinical.NotesPaper
	err := desk.Read(ctx, by, domain.TakeProgressNotes, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		notes, err := find(tx, scope, d)
		if err != nil {
			return err
		}
		paper, err = notesPaper(tx, notes)
		return err
	})
	if err == nil && desk.writeNotes == nil {
		err = domain.ErrNotFound
	}
	return func(to io.Writer) error { return desk.writeNotes(to, paper) }, err
}

func notesPaper(tx practice.Tx, notes []clinical.ProgressNote) (p clinical.NotesPaper, err error) {
	settings, err := tx.Settings()
	if err != nil {
		return p, err
	}
	p.Practice, p.Letterhead = settings.PracticeName, settings.Address.Lines()
	recorded, err := recordNotes(tx, notes)
	if err != nil {
		return p, err
	}
	zones := map[domain.CohortID]*time.Location{}
	for _, r := range recorded {
		if zones[r.CohortID] == nil {
			if zones[r.CohortID], err = zoneOf(tx, r.CohortID); err != nil {
				return p, err
			}
		}
		p.Notes = append(p.Notes, clinical.PaperNote{ProgressNote: r.ProgressNote, Name: r.client.FullName(), Code: r.ClientCode, Born: r.client.BirthDate, Cohort: r.CohortName,
			Zone: zones[r.CohortID], Corrections: r.Corrections})
	}
	return p, nil
}

// zoneOf is the zone in which a cohort meets.
func zoneOf(tx practice.Tx, id domain.CohortID) (*time.Location, error) {
	c, err := tx.Cohort(id)
	if err != nil {
		return nil, err
	}
	return domain.LoadZone(c.Schedule.TimeZone)
}
