package domain

import (
	"cmp"
	"strings"
	"time"
)

// Attachment is a file that was put with a curriculum, a client or a session. Its
// content never changes. One that was put there by mistake is marked as entered
// in error, which can be undone; it is never removed.
type Attachment struct {
	ID   AttachmentID
	With AttachedTo
	Name string // of the file
	AttachmentSaid
	MediaType string // by what is inside, whatever its name says
	Size      int    // bytes
	AddedBy   UserID
	AddedAt   time.Time
	Version   int
}

// AttachedTo is what a file is put with: exactly one of them.
type AttachedTo struct {
	CurriculumID CurriculumID
	ClientID     ClientID
	SessionID    SessionID
}

// AttachmentSaid is what people say of a file, all of it sealed: nothing of a
// curriculum's, which is named where a week names it.
type AttachmentSaid struct {
	Title   string          `json:"title"`
	On      Date            `json:"on"` // when the document became true
	Note    string          `json:"note,omitempty"`
	For     AttachmentFor   `json:"for,omitempty"` // a client's only
	ByName  string          `json:"byName"`
	InError *EnteredInError `json:"inError,omitempty"`
}

// EnteredInError says that a file does not belong where it is.
type EnteredInError struct {
	By     UserID    `json:"by"`
	ByName string    `json:"byName"`
	At     time.Time `json:"at"`
	Reason string    `json:"reason"`
}

// AttachmentFor says who a client's file is for, and with it who reads it.
type AttachmentFor string

// Whom a client's file is for.
const (
	ForIntake   AttachmentFor = "intake"   // a referral letter: for intake and who treats the client
	ForClinical AttachmentFor = "clinical" // a report: for who treats the client alone
)

// AttachmentsFor lists them.
var AttachmentsFor = []AttachmentFor{ForIntake, ForClinical}

// Values is the closed list, as texts.
func (AttachmentFor) Values() []string { return Texts(AttachmentsFor) }

// ReadBy is the action without which nobody sees the file; what the list does not
// know, nobody sees.
func (f AttachmentFor) ReadBy() Action {
	switch f {
	case ForIntake:
		return ReadAttachments
	case ForClinical:
		return ReadClinicalAttachments
	}
	return ""
}

// The limits of files.
const (
	MaxFileSize = 10_000_000
	MaxFiles    = 200 // with one thing
)

// The errors of files.
var (
	ErrTooManyFiles    = Conflict("too_many_files", "There are 200 files here, and no more fit.")
	ErrEnteredInError  = Conflict("entered_in_error", "This file is marked as entered in error already.")
	ErrNothingInError  = Conflict("not_entered_in_error", "This file is not marked as entered in error.")
	errNoNameOfAFile   = "must be the name of a file, without a folder"
	errNoFileWeTake    = "is no PDF, PowerPoint (PPTX), Word (DOCX) or image (PNG, JPEG, WebP) inside, whatever its name says; files with macros or embedded programs are not taken"
	attachmentEarliest = Date{Year: 1900, Month: time.January, Day: 1}
)

// NewestDay puts what became true later before what did earlier.
func NewestDay(a, b Attachment) int { return cmp.Compare(b.On.String(), a.On.String()) }

// Take checks a file before it is kept, and tells by its bytes what it is.
func (a Attachment) Take(content []byte, today Date) (Attachment, error) {
	var f Faults
	f.Required("name", a.Name, MaxLine)
	f.When(strings.ContainsAny(a.Name, "/\\\n\r\t"), "name", errNoNameOfAFile)
	switch {
	case len(content) == 0:
		f.Add("content", "is empty")
	case len(content) > MaxFileSize:
		f.Add("content", "is larger than 10 MB")
	default:
		var why string
		a.MediaType, why = MediaTypeOf(content)
		f.When(why != "", "content", why)
	}
	a.Size = len(content)
	if a.With.CurriculumID.IsZero() {
		a.check(&f, today)
	}
	return a, f.Err()
}

func (a Attachment) check(f *Faults, today Date) {
	f.Required("title", a.Title, MaxLine)
	f.Text("note", a.Note, MaxReason)
	f.When(a.On.IsZero(), "on", "is missing")
	f.When(a.On.After(today), "on", "is in the future")
	f.When(!a.On.IsZero() && a.On.Before(attachmentEarliest), "on", "is before 1900")
	if !a.With.ClientID.IsZero() {
		OneOf(f, "for", a.For, AttachmentsFor)
	}
}

// EnterInError says that the file does not belong where it is. It is kept.
func (a Attachment) EnterInError(by Actor, reason string, now time.Time) (Attachment, error) {
	var f Faults
	f.Required("reason", reason, MaxReason)
	switch err := f.Err(); {
	case err != nil:
		return a, err
	case a.InError != nil:
		return a, ErrEnteredInError
	}
	a.InError = &EnteredInError{By: by.UserID, ByName: by.Name, At: now, Reason: reason}
	a.Version++
	return a, nil
}

// Restore undoes EnterInError.
func (a Attachment) Restore() (Attachment, error) {
	if a.InError == nil {
		return a, ErrNothingInError
	}
	a.InError = nil
	a.Version++
	return a, nil
}

// DownloadName is the name with the ending of what the file is, so that nobody's
// computer takes it for something else.
func (a Attachment) DownloadName() string {
	ending, name := fileEndings[a.MediaType], strings.ToLower(a.Name)
	if strings.HasSuffix(name, ending) || ending == ".jpg" && strings.HasSuffix(name, ".jpeg") {
		return a.Name
	}
	return a.Name + ending
}
