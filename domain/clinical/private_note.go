package clinical

import (
	"time"

	"cohort/domain"
)

// PrivateNote is what a therapist notes about a client for themselves. It is no
// part of the record: nobody else reads it, or learns that there is one.
type PrivateNote struct {
	ID       domain.PrivateNoteID
	AuthorID domain.UserID
	ClientID domain.ClientID // in whose record it was begun; it may have been merged since
	PrivateText
	Signed    *Signature // nil for a draft
	Addenda   []Addendum // in order
	Voided    *Voided    // it was entered in error
	Version   int
	BegunAt   time.Time
	UpdatedAt time.Time
	AuditedAt time.Time // when the audit last heard of it, see Quiet
}

// PrivateText is what its author types.
type PrivateText struct {
	Kind      PrivateNoteKind  `json:"kind"`
	On        domain.Date      `json:"on"`                 // the day that it is about
	SessionID domain.SessionID `json:"sessionId,omitzero"` // the session that it is about, if it is about one
	Text      string           `json:"text"`
}

// Voided says that a signed note was entered in error, and why. It stays.
type Voided struct {
	Reason string    `json:"reason"`
	At     time.Time `json:"at"`
}

// PrivateNoteKind is which law keeps a private note apart.
type PrivateNoteKind string

// The kinds of private notes.
const (
	PsychotherapyNote PrivateNoteKind = "psychotherapy"  // 45 CFR 164.501
	CounselingNote    PrivateNoteKind = "sud_counseling" // 42 CFR 2.11 and 2.31(b)
)

// PrivateNoteKinds lists them.
var PrivateNoteKinds = []PrivateNoteKind{PsychotherapyNote, CounselingNote}

// Values is the closed list, as texts.
func (PrivateNoteKind) Values() []string { return domain.Texts(PrivateNoteKinds) }

// PrivateNoteState is where a private note stands.
type PrivateNoteState string

// The states of a private note.
const (
	PrivateDraft  PrivateNoteState = "draft"
	PrivateSigned PrivateNoteState = "signed"
	PrivateVoided PrivateNoteState = "in_error"
)

// Values is the closed list, as texts.
func (PrivateNoteState) Values() []string {
	return domain.Texts([]PrivateNoteState{PrivateDraft, PrivateSigned, PrivateVoided})
}

// State is where the note stands.
func (n PrivateNote) State() PrivateNoteState {
	switch {
	case n.Voided != nil:
		return PrivateVoided
	case n.Signed != nil:
		return PrivateSigned
	}
	return PrivateDraft
}

// The errors about private notes, besides ErrNoteSigned and ErrNoteNotSigned.
var (
	ErrNoLicense   = domain.Conflict("no_license", "Only who is licensed today writes private notes. Ask an administrator to look at your license.")
	ErrNoteVoided  = domain.Conflict("note_in_error", "This note is marked as entered in error already.")
	ErrNoteIsKept  = domain.Conflict("note_kept", "This note is signed and is kept. Mark it as entered in error instead.")
	ErrNoteIsEmpty = domain.Conflict("note_empty", "There is nothing in this note to sign.")
)

// NewPrivateNote is a draft by an author.
func NewPrivateNote(author domain.UserID, client domain.ClientID, wanted PrivateText, now time.Time) PrivateNote {
	wanted.Text = tidy(wanted.Text)
	return PrivateNote{ID: domain.NewID[domain.PrivateNoteID](), AuthorID: author, ClientID: client, PrivateText: wanted, Version: 1, BegunAt: now, UpdatedAt: now, AuditedAt: now}
}

// Validate names what is wrong with what was typed. A day after latest is in the
// future.
func (t PrivateText) Validate(latest domain.Date) error {
	var f domain.Faults
	domain.OneOf(&f, "kind", t.Kind, PrivateNoteKinds)
	f.When(t.On.IsZero(), "on", "is missing")
	f.When(t.On.After(latest), "on", "is in the future")
	f.Text("text", t.Text, domain.MaxText)
	return f.Err()
}

// Write puts another text in the place of a draft's.
func (n PrivateNote) Write(wanted PrivateText, now time.Time) (PrivateNote, error) {
	if n.Signed != nil {
		return n, ErrNoteSigned
	}
	wanted.Text = tidy(wanted.Text)
	n.PrivateText, n.UpdatedAt = wanted, now
	n.Version++
	return n, nil
}

// Sign locks a draft under its author's name.
func (n PrivateNote) Sign(s Signer, typed string, now time.Time) (PrivateNote, error) {
	if err := s.CheckName(typed); err != nil {
		return n, err
	}
	switch {
	case n.Signed != nil:
		return n, ErrNoteSigned
	case domain.IsBlank(n.Text):
		return n, ErrNoteIsEmpty
	case !s.Licensed:
		return n, ErrNoLicense
	}
	signed := s.signature(now)
	n.Signed, n.UpdatedAt = &signed, now
	n.Version++
	digest, err := n.Digest()
	n.Signed.Digest = digest
	return n, err
}

// Add writes an addendum to a signed note. It changes nothing of what stands.
func (n PrivateNote) Add(s Signer, typed, text string, now time.Time) (PrivateNote, error) {
	var f domain.Faults
	f.Required("text", text, domain.MaxText)
	s.typedName(&f, typed)
	f.When(len(n.Addenda) >= domain.MaxItems, "text", "is one addendum too many: write another note")
	if err := f.Err(); err != nil {
		return n, err
	}
	switch {
	case n.Signed == nil:
		return n, ErrNoteNotSigned
	case !s.Licensed:
		return n, ErrNoLicense
	}
	a := Addendum{ID: domain.NewID[domain.AddendumID](), Text: tidy(text), Signed: s.signature(now)}
	digest, err := n.digestOf(a)
	a.Signed.Digest = digest
	n.Addenda, n.UpdatedAt = append(n.Addenda[:len(n.Addenda):len(n.Addenda)], a), now
	n.Version++
	return n, err
}

// Void marks a signed note as entered in error. It stays readable, with the reason.
func (n PrivateNote) Void(reason string, now time.Time) (PrivateNote, error) {
	var f domain.Faults
	f.Required("reason", reason, domain.MaxReason)
	if err := f.Err(); err != nil {
		return n, err
	}
	switch n.State() {
	case PrivateDraft:
		return n, ErrNoteNotSigned
	case PrivateVoided:
		return n, ErrNoteVoided
	case PrivateSigned:
	}
	n.Voided, n.UpdatedAt = &Voided{Reason: tidy(reason), At: now}, now
	n.Version++
	return n, nil
}

// MayDiscard says whether the note may go for good: only what nobody signed.
func (n PrivateNote) MayDiscard() error {
	if n.Signed != nil {
		return ErrNoteIsKept
	}
	return nil
}
