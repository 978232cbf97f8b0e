// Package program is the therapist's desk: curricula, cohorts, and the sessions
// that are held, marked and closed. It stands on billing, since closing a
// session charges for it.
package program

import (
	"io"

	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
)

// Desk is where groups are planned and led.
type Desk struct {
	*practice.Practice
	writeFeed  FeedWriter
	writeNotes NotesWriter
	keys       CertificateKeys
	writePaper CertificateWriter

	writeDischarge DischargeWriter
}

// FeedWriter makes the file of a calendar feed.
type FeedWriter func(io.Writer, program.Feed) error

// NotesWriter makes the file of progress notes.
type NotesWriter func(io.Writer, clinical.NotesPaper) error

// CertificateWriter makes a file of a certificate: its paper, or what it states for
// programs.
type CertificateWriter func(io.Writer, program.CertificatePaper, program.CertificateFile) error

// CertificateKeys sign certificates.
type CertificateKeys interface{ program.CertificateKeys }

// Outside is what the desk needs from outside. Without a writer (nil) there are no
// calendar feeds, or no files of notes, certificates or discharge summaries.
type Outside struct {
	Feeds        FeedWriter
	Notes        NotesWriter
	Keys         CertificateKeys
	Certificates CertificateWriter
	Discharges   DischargeWriter
}

// New opens the desk.
func New(p *practice.Practice, o Outside) *Desk {
	return &Desk{Practice: p, writeFeed: o.Feeds, writeNotes: o.Notes, keys: o.Keys, writePaper: o.Certificates, writeDischarge: o.Discharges}
}
