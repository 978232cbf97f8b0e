package clinical

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"cohort/domain"
	"cohort/domain/clinical/privacy"
)

// ProgressNote is one member's note of one session. It stands alone in their
// record: once it is signed it holds all that it rests on, as it was.
type ProgressNote struct {
	ID        domain.ProgressNoteID
	SessionID domain.SessionID
	CohortID  domain.CohortID
	ClientID  domain.ClientID
	Format    domain.NoteFormatKey
	Sections  []NoteSection
	Goals     []GoalLink
	Kept      []KeptFinding
	Dismissed []SectionDismissal
	Status    NoteStatus
	DueOn     domain.Date
	WaitsFor  domain.UserID // who is to co-sign it; zero for nobody
	Record    *SignedRecord // what was signed; nil for a draft
	Signed    *Signature
	CoSigned  *Signature
	Returned  *Remark
	Addenda   []Addendum // in order; kept by themselves
	Version   int        // 1 before anything was written
	UpdatedBy domain.UserID
	ByName    string
	UpdatedAt time.Time
	AuditedAt time.Time // when the audit last heard of it, see Quiet
}

// NoteSection is what stands under one heading.
type NoteSection struct {
	Key   string `json:"key"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

// GoalLink is a goal of the member that the session was about.
type GoalLink struct {
	ID   string `json:"id,omitempty"` // "" for one that the writer put into words
	Text string `json:"text"`
	// Progress is how far the member is with it, from 0 to 10; nil where it is not said.
	Progress *int `json:"progress,omitempty"`
}

// String is the goal with how far the member is, where that is said.
func (g GoalLink) String() string {
	if g.Progress == nil {
		return g.Text
	}
	return fmt.Sprintf("%s (%d of 10)", g.Text, *g.Progress)
}

// SectionDismissal says that what was found under a heading means nobody.
type SectionDismissal struct {
	Section string `json:"section"`
	privacy.Dismissal
}

// NoteStatus is where a note stands.
type NoteStatus string

// The states of a note.
const (
	NoteDraft    NoteStatus = "draft"
	NoteSigned   NoteStatus = "signed"
	NoteWaiting  NoteStatus = "waiting"   // signed by a trainee, for a co-signature
	NoteCoSigned NoteStatus = "co_signed" // signed by both
	NoteReturned NoteStatus = "returned"  // a draft again, with a remark
)

// NoteStatuses lists them.
var NoteStatuses = []NoteStatus{NoteDraft, NoteSigned, NoteWaiting, NoteCoSigned, NoteReturned}

// Values is the closed list, as texts.
func (NoteStatus) Values() []string { return domain.Texts(NoteStatuses) }

// Locked says that the text stands: later there are only addenda.
func (s NoteStatus) Locked() bool { return s == NoteSigned || s == NoteWaiting || s == NoteCoSigned }

// Final says that the note is part of the member's record.
func (s NoteStatus) Final() bool { return s == NoteSigned || s == NoteCoSigned }

// The errors about notes.
var (
	ErrNoteSigned    = domain.Conflict("note_signed", "This note is signed. Write an addendum instead.")
	ErrNoteNotSigned = domain.Conflict("note_not_signed", "This note is not signed yet. Write into it.")
	ErrNoteNotNeeded = domain.Conflict("note_not_needed", "This member was not there, so there is nothing to write a note about.")
	ErrNothingWaits  = domain.Conflict("nothing_waits", "No note of this session waits for your signature.")
)

// NewNote is a note of which nothing was written yet.
func NewNote(session domain.SessionID, cohort domain.CohortID, client domain.ClientID, format domain.NoteFormatKey, due domain.Date) ProgressNote {
	return ProgressNote{ID: domain.NewID[domain.ProgressNoteID](), SessionID: session, CohortID: cohort, ClientID: client, Format: format, Status: NoteDraft, DueOn: due, Version: 1}
}

// Write puts another text in the place of what stands. It keeps the places that
// the writer dismissed before.
func (n ProgressNote) Write(wanted ProgressNote, format NoteFormat, by domain.Actor, now time.Time) (ProgressNote, error) {
	if n.Status.Locked() {
		return n, ErrNoteSigned
	}
	if err := wanted.Validate(); err != nil {
		return n, err
	}
	sections := slices.Clone(wanted.Sections)
	for i, s := range sections {
		if s.Text = tidy(s.Text); s.Title == "" {
			s.Title = titleOf(s.Key)
		}
		if s.Title == "" {
			s.Title = "Other"
		}
		sections[i] = s
	}
	n.Format, n.Sections, n.Goals, n.Kept = format.Key, format.Arrange(sections), wanted.Goals, wanted.Kept
	for _, d := range wanted.Dismissed {
		if !slices.Contains(n.Dismissed, d) {
			n.Dismissed = append(slices.Clone(n.Dismissed), d)
		}
	}
	n.Dismissed = n.Dismissed[max(0, len(n.Dismissed)-maxKept):]
	n.UpdatedBy, n.ByName, n.UpdatedAt = by.UserID, by.Name, now
	n.Version++
	return n, nil
}

// Validate names what is malformed in what was typed.
func (n ProgressNote) Validate() error {
	var f domain.Faults
	f.Items("sections", len(n.Sections), maxSections)
	for i, s := range n.Sections {
		at := fmt.Sprintf("sections[%d].", i)
		f.Required(at+"key", s.Key, domain.MaxName)
		f.Text(at+"title", s.Title, domain.MaxName)
		f.Text(at+"text", s.Text, domain.MaxText)
		f.When(s.Key != "" && slices.IndexFunc(n.Sections, func(o NoteSection) bool { return o.Key == s.Key }) < i, at+"key", "is named twice")
	}
	f.Items("goals", len(n.Goals), maxGoals)
	for i, g := range n.Goals {
		at := fmt.Sprintf("goals[%d].", i)
		f.Text(at+"id", g.ID, domain.MaxName)
		f.Required(at+"text", g.Text, domain.MaxReason)
		f.When(g.Progress != nil && (*g.Progress < 0 || *g.Progress > 10), at+"progress", "must be between 0 and 10")
	}
	checkKept(&f, n.Kept)
	return f.Err()
}

// Section gives what stands under a heading.
func (n ProgressNote) Section(key string) string {
	for _, s := range n.Sections {
		if s.Key == key {
			return s.Text
		}
	}
	return ""
}

// Planned is what the note says of what comes next: its plan, or what stands last
// in a format without one.
func (n ProgressNote) Planned() string {
	if plan := n.Section("plan"); plan != "" || len(n.Sections) == 0 {
		return plan
	}
	return n.Sections[len(n.Sections)-1].Text
}

// Own is the whole text of the note without its shared part, and where each
// section begins in it, in bytes.
func (n ProgressNote) Own() (text string, begins []int) {
	var b strings.Builder
	for i, s := range n.Sections {
		if i > 0 {
			b.WriteString("\n\n")
		}
		begins = append(begins, b.Len())
		b.WriteString(s.Text)
	}
	return b.String(), begins
}

// Length is how many characters were typed.
func (n ProgressNote) Length() (characters int) {
	for _, s := range n.Sections {
		characters += utf8.RuneCountInString(strings.TrimSpace(s.Text))
	}
	return characters
}

// IsLate says whether the note should have been signed before today.
func (n ProgressNote) IsLate(today domain.Date) bool {
	return !n.Status.Locked() && !n.DueOn.IsZero() && today.After(n.DueOn)
}
