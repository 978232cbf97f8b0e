package clinical

import (
	"cohort/domain"
	"cohort/domain/program"
)

// NotesOwed says by when a session needs its notes.
type NotesOwed struct {
	SessionID domain.SessionID
	CohortID  domain.CohortID
	DueOn     domain.Date
	Owes      bool // somebody came
}

// Owed is what a session owes by a practice's rules.
func Owed(s program.Session, rules domain.NoteRules) NotesOwed {
	return NotesOwed{SessionID: s.ID, CohortID: s.CohortID, DueOn: s.Date.AddDays(rules.DueDays), Owes: s.Attended > 0 && !s.Date.Before(rules.Since)}
}

// HeldNote is a note with the day of its session.
type HeldNote struct {
	ProgressNote
	HeldOn domain.Date
}

// NotesDue is a session of a worklist.
type NotesDue struct {
	SessionID  domain.SessionID
	CohortID   domain.CohortID
	CohortName string
	Date       domain.Date
	Theme      string
	Count      int // notes that are to be written, or wait
	DueOn      domain.Date
}

// NotesList is which notes a worklist has.
type NotesList string

// The worklists.
const (
	NotesUnsigned NotesList = "unsigned"
	NotesLate     NotesList = "late"
	NotesToCoSign NotesList = "cosign"
)

// NotesLists lists them.
var NotesLists = []NotesList{NotesUnsigned, NotesLate, NotesToCoSign}

// Values is the closed list, as texts.
func (NotesList) Values() []string { return domain.Texts(NotesLists) }
