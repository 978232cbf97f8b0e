package clinical

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// NotesPaper is signed notes as a file that may leave the practice.
type NotesPaper struct {
	Practice   string
	Letterhead []string // lines below the practice's name
	Notes      []PaperNote
}

// PaperNote is one note of the file. It stands alone, as in its member's record.
type PaperNote struct {
	ProgressNote
	Name        string // the client's, in full
	Code        string
	Born        domain.Date
	Cohort      string
	Zone        *time.Location // in which its times are told
	Corrections []program.AttendanceCorrection
}

// ChangedAt is when something was last added to what the file says. The same
// notes give the same file, whenever it is made.
func (p NotesPaper) ChangedAt() (last time.Time) {
	later := func(at time.Time) {
		if at.After(last) {
			last = at
		}
	}
	for _, n := range p.Notes {
		for _, s := range []*Signature{n.Signed, n.CoSigned} {
			if s != nil {
				later(s.At)
			}
		}
		for _, a := range n.Addenda {
			later(a.Signed.At)
		}
		for _, c := range n.Corrections {
			later(c.At)
		}
	}
	return last
}

// NotesSpan is the days, both with it, of which a client's notes are wanted; a day
// that is zero is no bound.
type NotesSpan struct{ From, To domain.Date }

// Days are the bounds as days.
func (s NotesSpan) Days() (from, to domain.Date) {
	from, to = s.From, s.To
	if from.IsZero() {
		from = domain.Date{Year: 1, Month: time.January, Day: 1}
	}
	if to.IsZero() {
		to = domain.Date{Year: 9999, Month: time.December, Day: 31}
	}
	return from, to
}

// MostPaperNotes is how many notes one file has at most.
const MostPaperNotes = 400

// ErrTooManyNotes is what a longer span gets.
var ErrTooManyNotes = domain.Invalid("to", "has more notes than one file takes: choose a shorter span")

// Validate names what is wrong with a span.
func (s NotesSpan) Validate() error {
	var f domain.Faults
	f.When(!s.From.IsZero() && !s.To.IsZero() && s.From.After(s.To), "to", "is before the first day")
	return f.Err()
}
