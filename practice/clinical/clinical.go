// Package clinical is the desk at which people are assessed and what was found
// is answered.
package clinical

import "cohort/practice"

// Desk is where assessments are taken and risk flags are answered.
type Desk struct{ *practice.Practice }

// New opens the desk.
func New(p *practice.Practice) *Desk { return &Desk{p} }
