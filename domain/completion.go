package domain

import "fmt"

// Completion is what completes a program, for its certificate.
type Completion struct {
	Percent int  // of the sessions that a member committed to, attended or caught up
	BuiltOn bool // every missed theme that a later one builds on is caught up
}

// UsualCompletion is what a practice begins with.
func UsualCompletion() Completion { return Completion{Percent: 75, BuiltOn: true} }

// Validate names what is wrong with the rule.
func (c Completion) Validate() error {
	var f Faults
	f.When(c.Percent < 1 || c.Percent > 100, "percent", fmt.Sprintf("must be between %d and %d", 1, 100))
	return f.Err()
}
