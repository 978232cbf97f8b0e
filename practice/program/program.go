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
}

// FeedWriter makes the file of a calendar feed.
type FeedWriter func(io.Writer, program.Feed) error

// NotesWriter makes the file of progress notes.
type NotesWriter func(io.Writer, clinical.NotesPaper) error

// New opens the desk. Without a writer (nil) there are no calendar feeds, or no
// files of notes.
func New(p *practice.Practice, feeds FeedWriter, notes NotesWriter) *Desk {
	return &Desk{Practice: p, writeFeed: feeds, writeNotes: notes}
}
