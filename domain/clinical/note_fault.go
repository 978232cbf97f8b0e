package clinical

import (
	"cmp"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/clinical/privacy"
	"cohort/domain/program"
)

// Fault is one reason why a note is not ready, or should be looked at: what, and
// where.
type Fault struct {
	Kind       domain.NoteFaultKind
	Severity   domain.NoteSeverity
	Section    string // "" for the note as a whole
	Start, End int    // in the section, as a browser counts (UTF-16)
	Text       string // what was found
	Who        string // whom it may name or resemble, as the group calls them
	Other      domain.ClientID
	Suggestion string // to stand in its place
	Kept       string // the reason for which the writer leaves it; then it blocks nothing
	Words      string
}

// Blocks says that the note cannot be signed with it.
func (f Fault) Blocks() bool { return f.Severity == domain.FaultBlocks && f.Kept == "" }

// Ready says whether nothing that was found blocks.
func Ready(faults ...Fault) bool { return !slices.ContainsFunc(faults, Fault.Blocks) }

// Checked is a session with its notes, as they are held against the rules.
type Checked struct {
	Rules    domain.NoteRules
	Session  program.Session
	Shared   SharedPart
	Signer   Signer
	Led      bool // the signer led it
	Present  int
	Unmarked []string // members without a mark, by code
	People   Around
	Today    domain.Date
	Now      time.Time
}

// Around are the people whom the notes of a session may be about.
type Around struct {
	Members map[domain.ClientID]Member // who are or were in the group, guests too
	Leaders []privacy.Person
}

// Member is somebody of the group.
type Member struct {
	Name   string // as the group calls them
	Person privacy.Person
}

// MemberNote is a member's note, as it is checked.
type MemberNote struct {
	Note      ProgressNote
	Mark      program.Attendance // zero without one
	Elsewhere []string           // other charged sessions of this member on that day, in words
	Corrected bool               // the mark, after the note was signed
	Earlier   []ProgressNote     // of this member, the newest first
	Plan      PlanStanding       // of this member, on the day of the session
}

// Faults are all that was found in a session's notes: with the shared part what
// concerns the session, with each note what concerns the member.
type Faults struct {
	Shared []Fault
	Notes  map[domain.ClientID][]Fault
}

// Check holds a session's notes against the rules. A note that is signed is no
// longer judged: it is said only what has changed beside it.
func (c Checked) Check(notes []MemberNote) Faults {
	return Faults{Shared: c.ofSession(), Notes: c.found(notes, notes)}
}

// CheckOne is Check of one member's note alone, held against the others of the
// session, for who is typing it.
func (c Checked) CheckOne(notes []MemberNote, client domain.ClientID) Faults {
	one := slices.DeleteFunc(slices.Clone(notes), func(n MemberNote) bool { return n.Note.ClientID != client })
	return Faults{Notes: c.found(one, notes)}
}

// found is what is wrong with some of the session's notes.
func (c Checked) found(some, notes []MemberNote) map[domain.ClientID][]Fault {
	out := map[domain.ClientID][]Fault{}
	names, alike := c.checkers(some), c.alike(notes)
	for _, n := range some {
		id := n.Note.ClientID
		var found []Fault
		if n.Note.Status.Locked() {
			if n.Corrected {
				found = append(found, c.fault(domain.AttendanceCorrected, "The attendance was corrected after this was signed."))
			}
		} else {
			found = slices.Concat(names.in(c, n), c.ofMember(n), alike[id], c.ofEarlier(n))
			keep(found, n.Note.Kept)
		}
		slices.SortStableFunc(found, inOrderTold)
		out[id] = found
	}
	return out
}

func inOrderTold(a, b Fault) int {
	return cmp.Compare(slices.Index(domain.NoteFaultKinds, a.Kind), slices.Index(domain.NoteFaultKinds, b.Kind))
}

// keep marks what the writer leaves as it is.
func keep(found []Fault, kept []KeptFinding) {
	for i := range found {
		for _, k := range kept {
			if f := &found[i]; f.Kind == k.Kind && f.Kind.Keepable() && f.Section == k.Section && f.Text == k.Text {
				f.Kept = k.Reason
			}
		}
	}
}

func (c Checked) fault(kind domain.NoteFaultKind, words string) Fault {
	return Fault{Kind: kind, Severity: c.Rules.Severity(kind), Words: words}
}
