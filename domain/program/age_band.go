package program

import (
	"cohort/domain"
)

// AgeBand is the ages that a cohort is for, both included. The zero value says
// nothing: the cohort is for adults.
type AgeBand struct {
	From int `json:"from,omitempty"` // 0: as young as may be
	To   int `json:"to,omitempty"`   // 0: as old as may be
}

// adult is the age at which nobody else consents for a person.
const adult = 18

const oldestAge = 120

// IsZero says that the cohort does not say.
func (b AgeBand) IsZero() bool { return b == AgeBand{} }

// Fits says whether the cohort is for somebody of an age.
func (b AgeBand) Fits(age int) bool { return age >= b.From && (b.To == 0 || age <= b.To) }

func (b AgeBand) validate(f *domain.Faults) {
	f.When(b.From < 0 || b.From > oldestAge, "ageBand.from", "must be between 0 and 120")
	f.When(b.To < 0 || b.To > oldestAge, "ageBand.to", "must be between 0 and 120")
	f.When(b.To != 0 && b.To < b.From, "ageBand.to", "must not be less than from")
}
