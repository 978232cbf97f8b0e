package program

import "cohort/domain"

// Goals are what a group works toward: a few lines, and how it is known that it
// got there. They are between the group and who leads it.
type Goals struct {
	Toward string `json:"toward,omitempty"`
	End    string `json:"end,omitempty"`
}

// validate names what is wrong with them.
func (g Goals) validate(f *domain.Faults) {
	f.Text("goals.toward", g.Toward, domain.MaxText)
	f.Text("goals.end", g.End, domain.MaxReason)
}

// IsZero says that none were written.
func (g Goals) IsZero() bool { return g == Goals{} }
