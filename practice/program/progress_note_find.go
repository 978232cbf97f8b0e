package program

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// FoundNote is a note in which all words stand that were looked for.
type FoundNote struct {
	RecordNote
	Date   domain.Date // of its session
	Places []clinical.FoundPlace
}

// NotesFound is what was found.
type NotesFound struct {
	Items []FoundNote
	More  bool // than are shown
}

// mostNotesFound is how many notes are shown.
const mostNotesFound = 50

// FindInNotesOf looks for words in a client's notes: those that are signed, and
// drafts of sessions that the actor leads.
func (desk *Desk) FindInNotesOf(ctx context.Context, by domain.Actor, client domain.ClientID, text string) (NotesFound, error) {
	return desk.findInNotes(ctx, by, text, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) (clinical.NotesAmong, error) {
		d.About("client", client, client)
		_, err := tx.Client(scope, client)
		return clinical.NotesAmong{Client: client}, err
	})
}

// FindInNotesOfCohort looks for words in the notes of a cohort that the actor
// leads.
func (desk *Desk) FindInNotesOfCohort(ctx context.Context, by domain.Actor, cohort domain.CohortID, text string) (NotesFound, error) {
	return desk.findInNotes(ctx, by, text, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) (clinical.NotesAmong, error) {
		d.About("cohort", cohort, domain.ClientID{})
		_, err := visibleCohort(tx, scope, cohort)
		return clinical.NotesAmong{Cohort: cohort}, err
	})
}

// findInNotes looks among some notes. What was typed is kept nowhere, the audit
// included: it says who looked, where, and whose notes they were shown.
func (desk *Desk) findInNotes(ctx context.Context, by domain.Actor, text string, among func(practice.Tx, domain.Scope, *practice.Deed) (clinical.NotesAmong, error)) (found NotesFound, err error) {
	err = desk.Read(ctx, by, domain.FindInNotes, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		found = NotesFound{}
		where, err := among(tx, scope, d)
		if err != nil {
			return err
		}
		var f domain.Faults
		f.Text("text", text, domain.MaxReason)
		q := clinical.ReadNoteQuery(text)
		if err := d.Check(f.Err()); err != nil || q.IsEmpty() {
			return err
		}
		perhaps, err := tx.NotesPerhapsSaying(where, q.Marks())
		if err != nil {
			return err
		}
		return found.confirm(tx, d, q, perhaps)
	})
	return found, err
}

// confirm keeps of notes those that the actor may read and in which the words
// really stand.
func (found *NotesFound) confirm(tx practice.Tx, d *practice.Deed, q clinical.NoteQuery, perhaps []clinical.ProgressNote) error {
	may := noteReach{tx: tx, d: d, treats: map[domain.ClientID]bool{}, sessions: map[domain.SessionID]ledSession{}}
	var kept []clinical.ProgressNote
	var places [][]clinical.FoundPlace
	for _, n := range perhaps {
		at := q.In(n.SaidWithAddenda())
		if len(at) == 0 {
			continue
		}
		if reads, err := may.read(n); err != nil {
			return err
		} else if !reads {
			continue
		}
		if found.More = len(kept) == mostNotesFound; found.More {
			break
		}
		kept, places = append(kept, n), append(places, at)
	}
	recorded, err := recordNotes(tx, kept)
	for i, r := range recorded {
		found.Items = append(found.Items, FoundNote{RecordNote: r, Date: may.sessions[r.SessionID].on, Places: places[i]})
	}
	return err
}

// noteReach says which notes the actor reads: those of sessions that they lead,
// and signed ones of clients whom they treat.
type noteReach struct {
	tx       practice.Tx
	d        *practice.Deed
	treats   map[domain.ClientID]bool
	sessions map[domain.SessionID]ledSession
}

type ledSession struct {
	own bool
	on  domain.Date
}

func (r *noteReach) read(n clinical.ProgressNote) (bool, error) {
	session, err := r.session(n)
	if err != nil || session.own || !n.Status.Locked() {
		return session.own, err
	}
	treats, known := r.treats[n.ClientID]
	if !known {
		if treats, err = r.tx.Treats(r.d.By.UserID, n.ClientID); err != nil {
			return false, err
		}
		r.treats[n.ClientID] = treats
	}
	return treats, nil
}

func (r *noteReach) session(n clinical.ProgressNote) (ledSession, error) {
	if known, is := r.sessions[n.SessionID]; is {
		return known, nil
	}
	c, s, err := sessionOfNote(r.tx, n)
	found := ledSession{own: owns(r.d.By, domain.ReadSessionNotes, c, s), on: s.Date}
	r.sessions[n.SessionID] = found
	return found, err
}
