// Package program is the therapist's desk: curricula, cohorts, and the sessions
// that are held, marked and closed. It stands on billing, since closing a
// session charges for it.
package program

import "cohort/practice"

// Desk is where groups are planned and led.
type Desk struct{ *practice.Practice }

// New opens the desk.
func New(p *practice.Practice) *Desk { return &Desk{p} }
