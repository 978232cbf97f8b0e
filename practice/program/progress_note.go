package program

import (
	"cmp"
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
)

// SessionNotes is a session with its notes, as whoever writes them sees it.
type SessionNotes struct {
	Session    program.Session
	Cohort     program.Cohort
	Facts      clinical.SessionFacts
	DueOn      domain.Date
	Shared     SharedPartView
	Techniques []string // to choose from
	Formats    []clinical.NoteFormat
	Phrases    []domain.NotePhrase
	Format     domain.NoteFormatKey // what a note of this writer begins with
	Signer     clinical.Signer
	Members    []MemberNotes
}

// SharedPartView is the shared part with what was found in it, and in the session.
type SharedPartView struct {
	clinical.SharedPart
	Faults []clinical.Fault
}

// NoteView is a note with what was found in it.
type NoteView struct {
	clinical.ProgressNote
	Faults []clinical.Fault
	Late   bool
}

// MemberNotes is one member of a session as the notes page shows them.
type MemberNotes struct {
	Seat    program.RosterSeat
	Mark    program.Attendance // zero without one
	Minutes int
	Place   program.AttendancePlace
	Note    *NoteView // nil before anything was written
	Context NoteContext
}

// Needed says that a note is to be written.
func (m MemberNotes) Needed() bool { return m.Mark.Status.Attended() }

// ErrNotesTooEarly is what writing gets before the session is closed.
var ErrNotesTooEarly = domain.Conflict("session_not_closed", "Close the session first, then write its notes.")

// SessionNotes gives a session with its notes to those who lead it.
func (desk *Desk) SessionNotes(ctx context.Context, by domain.Actor, id domain.SessionID) (v SessionNotes, err error) {
	err = desk.lookAtNotes(ctx, by, id, func(tx practice.Tx, n notes) error {
		v, err = n.page(tx, by)
		return err
	})
	return v, err
}

// SharedPart gives what the notes of a session have in common, with what was found.
func (desk *Desk) SharedPart(ctx context.Context, by domain.Actor, id domain.SessionID) (v SharedPartView, err error) {
	err = desk.lookAtNotes(ctx, by, id, func(tx practice.Tx, n notes) error {
		v = SharedPartView{n.shared, n.checked().Check(nil).Shared}
		return nil
	})
	return v, err
}

// MemberNote gives one member's note, unwritten where nobody began it.
func (desk *Desk) MemberNote(ctx context.Context, by domain.Actor, session domain.SessionID, client domain.ClientID) (v NoteView, err error) {
	err = desk.lookAtNotes(ctx, by, session, func(tx practice.Tx, n notes) error {
		if !slices.Contains(clientsOf(n.view.Roster), client) {
			return domain.ErrNotFound
		}
		if n.find(client) == nil {
			n.all = append(n.all, clinical.NewNote(session, n.cohort.ID, client, n.rules.Format, clinical.Owed(n.session, n.rules).DueOn))
		}
		found, err := n.checkOne(tx, client)
		v = n.noted(*n.find(client), found)
		return err
	})
	return v, err
}

// lookAtNotes reads a session's notes for those who lead it.
func (desk *Desk) lookAtNotes(ctx context.Context, by domain.Actor, id domain.SessionID, look func(practice.Tx, notes) error) error {
	return desk.Read(ctx, by, domain.ReadSessionNotes, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("session", id, domain.ClientID{})
		c, s, err := visibleSession(tx, d, scope, id)
		if err != nil {
			return err
		}
		n, err := notesOf(tx, by, c, s, d.Now)
		if err != nil {
			return err
		}
		return look(tx, n)
	})
}

func (n notes) page(tx practice.Tx, by domain.Actor) (v SessionNotes, err error) {
	found, err := n.check(tx)
	if err != nil {
		return v, err
	}
	chosen, err := tx.NoteFormat(by.UserID)
	if err != nil {
		return v, err
	}
	v = SessionNotes{Session: n.view.Session, Cohort: n.cohort, Facts: n.facts, DueOn: clinical.Owed(n.session, n.rules).DueOn, Shared: SharedPartView{n.shared, found.Shared}, Techniques: n.techniques(),
		Formats: clinical.NoteFormats(n.rules), Phrases: n.rules.Phrases, Signer: n.signer}
	format, _ := clinical.FormatOf(n.rules, cmp.Or(chosen, n.rules.Format))
	v.Format = format.Key
	seats := program.WithRoomNames(n.view.Roster, func(program.RosterSeat) bool { return true })
	contexts, err := n.contexts(tx, clientsOf(seats))
	if err != nil {
		return v, err
	}
	for _, seat := range seats {
		mark := n.record().markOf(seat.ClientID)
		m := MemberNotes{Seat: seat, Mark: mark, Minutes: mark.Present(n.session.Minutes()), Place: n.cohort.Delivery.At(mark), Context: contexts[seat.ClientID]}
		if note := n.find(seat.ClientID); note != nil {
			shown := n.noted(*note, found)
			m.Note = &shown
		}
		v.Members = append(v.Members, m)
	}
	return v, nil
}
