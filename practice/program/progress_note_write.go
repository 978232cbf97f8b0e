package program

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
)

// onNotes acts on the notes of a closed session: it locks the session, as
// whatever acts on one does, and reads what its notes rest on.
func (desk *Desk) onNotes(ctx context.Context, by domain.Actor, action domain.Action, id domain.SessionID, do func(practice.Tx, *practice.Deed, *notes) error) error {
	return desk.onSession(ctx, by, action, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort, s program.Session) error {
		if s.Status != program.SessionClosed {
			return ErrNotesTooEarly
		}
		n, err := notesOf(tx, by, c, s, d.Now)
		if err != nil {
			return err
		}
		return do(tx, d, &n)
	})
}

// WriteSharedPart writes what the notes of a session have in common.
func (desk *Desk) WriteSharedPart(ctx context.Context, by domain.Actor, id domain.SessionID, expected domain.Version, wanted clinical.SharedPart) (v SharedPartView, err error) {
	err = desk.onNotes(ctx, by, domain.WriteProgressNotes, id, func(tx practice.Tx, d *practice.Deed, n *notes) error {
		was := n.shared
		if err := expected.Matches(was.Version); err != nil {
			return err
		}
		if n.shared, err = was.Write(wanted, by, d.Now); err != nil {
			return err
		}
		quiet := clinical.Quiet(was.UpdatedBy, by.UserID, was.AuditedAt, d.Now)
		if !quiet {
			n.shared.AuditedAt = d.Now
		}
		if err := d.Check(nil); err != nil {
			return err
		}
		v = SharedPartView{n.shared, n.checked().Check(nil).Shared}
		if quiet && !namesOthers(v.Faults) {
			d.HeardBefore()
		}
		return tx.SaveSharedPart(n.shared, clinical.Owed(n.session, n.rules))
	})
	return v, err
}

// namesOthers says whether faults show somebody whom the audit has to name.
func namesOthers(faults []clinical.Fault) bool {
	return slices.ContainsFunc(faults, func(f clinical.Fault) bool { return !f.Other.IsZero() })
}

// WriteProgressNote writes the note of one member. The first time makes it. What
// is found in it is told with it: in all notes of the session, since two may
// have become alike.
func (desk *Desk) WriteProgressNote(ctx context.Context, by domain.Actor, session domain.SessionID, client domain.ClientID, expected domain.Version,
	wanted clinical.ProgressNote, dismissed []clinical.Place) (v NoteView, err error) {
	err = desk.onNotes(ctx, by, domain.WriteProgressNotes, session, func(tx practice.Tx, d *practice.Deed, n *notes) error {
		if !slices.Contains(clientsOf(n.view.Roster), client) {
			return domain.ErrNotFound
		}
		was, isNew, err := n.begun(tx, client)
		if err != nil {
			return err
		}
		d.About("progress_note", was.ID, client)
		if err := expected.Matches(was.Version); err != nil {
			return err
		}
		if !n.record().markOf(client).Status.Attended() {
			return clinical.ErrNoteNotNeeded
		}
		format, known := clinical.FormatOf(n.rules, wanted.Format)
		var f domain.Faults
		f.When(!known, "format", "is none of the practice's formats")
		f.Join(wanted.Validate())
		if err := d.Check(f.Err()); err != nil {
			return err
		}
		wanted.ClientID = client
		wanted.Dismissed = n.checked().DismissedAt(wanted, dismissed)
		note, err := was.Write(wanted, format, by, d.Now)
		if err != nil {
			return err
		}
		if v, err = n.written(tx, d, was, note); err != nil {
			return err
		}
		return n.keep(tx, v.ProgressNote, isNew)
	})
	return v, err
}

// begun gives a member's note, locked, or a new one.
func (n notes) begun(tx practice.Tx, client domain.ClientID) (note clinical.ProgressNote, isNew bool, err error) {
	note, err = tx.LockProgressNote(n.session.ID, client)
	if domain.ErrNotFound.Is(err) {
		return clinical.NewNote(n.session.ID, n.cohort.ID, client, n.rules.Format, clinical.Owed(n.session, n.rules).DueOn), true, nil
	}
	return note, false, err
}

// written checks a note among the others, and says whether the audit is told.
func (n *notes) written(tx practice.Tx, d *practice.Deed, was, note clinical.ProgressNote) (v NoteView, err error) {
	quiet := clinical.Quiet(was.UpdatedBy, d.By.UserID, was.AuditedAt, d.Now)
	if !quiet {
		note.AuditedAt = d.Now
	}
	if at := n.find(note.ClientID); at != nil {
		*at = note
	} else {
		n.all = append(n.all, note)
	}
	found, err := n.checkOne(tx, note.ClientID)
	if err != nil {
		return v, err
	}
	if v = n.noted(note, found); quiet && !namesOthers(v.Faults) {
		d.HeardBefore()
	}
	return v, nil
}

func (n notes) keep(tx practice.Tx, note clinical.ProgressNote, isNew bool) error {
	if !isNew {
		return tx.SaveProgressNote(note)
	}
	if err := tx.OweNotes(clinical.Owed(n.session, n.rules)); err != nil {
		return err
	}
	return tx.CreateProgressNote(note, n.session.Date)
}

// ChooseNoteFormat says with which format somebody's own notes begin.
func (desk *Desk) ChooseNoteFormat(ctx context.Context, by domain.Actor, format domain.NoteFormatKey) error {
	return desk.Change(ctx, by, domain.ChooseNoteFormat, func(tx practice.Tx, d *practice.Deed) error {
		d.About("user", by.UserID, domain.ClientID{})
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		if _, known := clinical.FormatOf(settings.Notes, format); !known {
			return d.Check(domain.Invalid("format", "is none of the practice's"))
		}
		return tx.SaveNoteFormat(by.UserID, format)
	})
}
