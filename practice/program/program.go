// Package program is the therapist's desk: curricula, cohorts, and the sessions
// that are held, marked and closed. It stands on billing, since closing a
// session charges for it.
package program

import (
	"io"

	"cohort/domain/program"
	"cohort/practice"
)

// Desk is where groups are planned and led.
type Desk struct {
	*practice.Practice
	writeFeed FeedWriter
}

// FeedWriter makes the file of a calendar feed.
type FeedWriter func(io.Writer, program.Feed) error

// New opens the desk. Without a writer (nil) there are no calendar feeds.
func New(p *practice.Practice, feeds FeedWriter) *Desk { return &Desk{p, feeds} }
