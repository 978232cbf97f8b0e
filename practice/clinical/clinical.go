// Package clinical is the desk at which people are assessed, what was found is
// answered, and what leaves about a client is decided and kept.
package clinical

import "cohort/practice"

// Desk is where assessments are taken, risk flags are answered, and records are
// released.
type Desk struct {
	*practice.Practice

	writeRelease ReleaseWriter
	writeAccount AccountWriter
	readForm     FormReader
}

// Outside is what the desk needs from outside. Without a writer (nil) there are no
// releases, or no accounts as files; without a reader nothing is read from files.
type Outside struct {
	Releases ReleaseWriter
	Accounts AccountWriter
	Forms    FormReader
}

// New opens the desk.
func New(p *practice.Practice, o Outside) *Desk {
	return &Desk{Practice: p, writeRelease: o.Releases, writeAccount: o.Accounts, readForm: o.Forms}
}
