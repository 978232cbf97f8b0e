// Package intake is the desk at which a person comes in: client, referral,
// suitability, waitlist, and the seat in a cohort. It stands on program, which
// has the seats.
package intake

import (
	"cohort/practice"
	programdesk "cohort/practice/program"
)

// Desk is where people are taken in and find their seat.
type Desk struct {
	*practice.Practice
	program *programdesk.Desk
}

// New opens the desk.
func New(p *practice.Practice, program *programdesk.Desk) *Desk { return &Desk{p, program} }
