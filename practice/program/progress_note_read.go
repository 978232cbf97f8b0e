package program

import (
	"context"
	"fmt"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
)

// indexedField names a field of an entry of a list.
func indexedField(list string, i int, field string) string {
	if field == "" {
		return fmt.Sprintf("%s[%d]", list, i)
	}
	return fmt.Sprintf("%s[%d].%s", list, i, field)
}

// RecordNote is a note as it stands in a member's record.
type RecordNote struct {
	clinical.ProgressNote
	ClientCode string
	FirstName  string
	CohortName string
	client     domain.Client
	// Corrections are of the member's attendance, after the note was signed.
	Corrections []program.AttendanceCorrection
}

// mayReadNote lets in who leads the note's session, whom it waits for or who
// co-signed it, and once it is signed who treats the client.
func mayReadNote(tx practice.Tx, d *practice.Deed, n clinical.ProgressNote, c program.Cohort, s program.Session) error {
	by := d.By
	if owns(by, domain.ReadSessionNotes, c, s) || n.WaitsFor == by.UserID || n.CoSigned != nil && n.CoSigned.UserID == by.UserID {
		return nil
	}
	if !n.Status.Locked() {
		return domain.ErrNotFound
	}
	return practice.MayTreat(tx, by, domain.ReadProgressNotes, domain.ReadProgressNotes, n.ClientID)
}

// ProgressNote gives one note.
func (desk *Desk) ProgressNote(ctx context.Context, by domain.Actor, id domain.ProgressNoteID) (v RecordNote, err error) {
	err = desk.Read(ctx, by, domain.ReadProgressNotes, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.About("progress_note", id, domain.ClientID{})
		n, err := tx.ProgressNote(id)
		if err != nil {
			return err
		}
		d.Concerns(n.ClientID)
		c, s, err := sessionOfNote(tx, n)
		if err != nil {
			return err
		}
		if err := mayReadNote(tx, d, n, c, s); err != nil {
			d.Concerns(domain.ClientID{})
			return err
		}
		recorded, err := recordNotes(tx, []clinical.ProgressNote{n})
		if err == nil {
			v = recorded[0]
		}
		return err
	})
	return v, err
}

func sessionOfNote(tx practice.Tx, n clinical.ProgressNote) (c program.Cohort, s program.Session, err error) {
	if s, err = tx.Session(n.SessionID); err != nil {
		return c, s, err
	}
	c, err = tx.Cohort(s.CohortID)
	return c, s, err
}

// recordNotes adds to notes whom they are about.
func recordNotes(tx practice.Tx, notes []clinical.ProgressNote) ([]RecordNote, error) {
	var ids []domain.ClientID
	var cohorts []domain.CohortID
	for _, n := range notes {
		ids, cohorts = append(ids, n.ClientID), append(cohorts, n.CohortID)
	}
	clients, err := tx.ClientsByID(ids)
	if err != nil {
		return nil, err
	}
	names, err := tx.CohortNames(domain.Everything(), cohorts)
	if err != nil {
		return nil, err
	}
	out := make([]RecordNote, len(notes))
	for i, n := range notes {
		c := clients[n.ClientID]
		out[i] = RecordNote{ProgressNote: n, ClientCode: c.Code, FirstName: c.ShownName(), CohortName: names[n.CohortID], client: c}
		if n.Signed == nil {
			continue
		}
		corrected, err := tx.CorrectionsOf(n.SessionID)
		if err != nil {
			return nil, err
		}
		for _, c := range corrected {
			if c.ClientID == n.ClientID && c.At.After(n.Signed.At) {
				out[i].Corrections = append(out[i].Corrections, c)
			}
		}
	}
	return out, nil
}

// NotesOf lists the signed notes of a client, the newest session first.
func (desk *Desk) NotesOf(ctx context.Context, by domain.Actor, client domain.ClientID, page domain.Page) (list domain.List[RecordNote], err error) {
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	err = desk.Read(ctx, by, domain.ReadProgressNotes, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("client", client, client)
		if _, err := tx.Client(scope, client); err != nil {
			return err
		}
		found, err := tx.SignedNotes(client, page)
		if err != nil {
			return err
		}
		list.Next = found.Next
		list.Items, err = recordNotes(tx, found.Items)
		return err
	})
	return list, err
}

// AddAddendum adds to a note that is signed.
func (desk *Desk) AddAddendum(ctx context.Context, by domain.Actor, id domain.ProgressNoteID, name, text string) (a clinical.Addendum, err error) {
	err = desk.Change(ctx, by, domain.AddAddendum, func(tx practice.Tx, d *practice.Deed) error {
		d.About("progress_note", id, domain.ClientID{})
		n, err := tx.ProgressNote(id)
		if err != nil {
			return err
		}
		c, s, err := tx.LockSession(n.SessionID)
		if err != nil {
			return err
		}
		if n, err = tx.LockProgressNote(n.SessionID, n.ClientID); err != nil {
			return err
		}
		if err := mayReadNote(tx, d, n, c, s); err != nil {
			return err
		}
		d.Concerns(n.ClientID)
		u, err := tx.User(by.UserID)
		if err != nil {
			return err
		}
		today, err := practice.Today(tx, d.Now)
		if err != nil {
			return err
		}
		if a, err = n.Add(clinical.SignerOn(u, today), name, text, d.Now); err != nil {
			return err
		}
		if err := d.Check(nil); err != nil {
			return err
		}
		return tx.CreateAddendum(id, a)
	})
	return a, err
}

// Worklist is the sessions that still need notes or co-signatures of somebody.
type Worklist struct {
	Items                  []clinical.NotesDue
	Unsigned, Late, CoSign int // notes
	Today                  domain.Date
}

// mostDue is how many sessions a worklist shows.
const mostDue = 200

// NotesDue gives a worklist, with the counts of all.
func (desk *Desk) NotesDue(ctx context.Context, by domain.Actor, which clinical.NotesList) (w Worklist, err error) {
	err = desk.Read(ctx, by, domain.ReadSessionNotes, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.AboutMany("progress_notes", domain.ClientID{})
		d.NothingDone() // dates, themes and numbers name nobody
		if w.Today, err = practice.Today(tx, d.Now); err != nil {
			return err
		}
		owed, err := tx.OwedNotes(scope, mostDue)
		if err != nil {
			return err
		}
		waiting, err := tx.WaitingNotes(by.UserID, mostDue)
		if err != nil {
			return err
		}
		for _, due := range owed {
			w.Unsigned += due.Count
			late := w.Today.After(due.DueOn)
			if late {
				w.Late += due.Count
			}
			if which == clinical.NotesUnsigned || which == clinical.NotesLate && late {
				w.Items = append(w.Items, due)
			}
		}
		for _, due := range waiting {
			w.CoSign += due.Count
		}
		if which == clinical.NotesToCoSign {
			w.Items = waiting
		}
		return nil
	})
	return w, err
}
