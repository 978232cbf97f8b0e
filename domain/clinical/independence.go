package clinical

import "cohort/domain"

// Independence is one thing that somebody manages who has left treatment. The list
// is our own, after what the practice's founding requirements ask to look at before
// somebody goes: skills at home, people to turn to, routines that stay.
type Independence string

// Independences lists them in the order in which they are asked.
var Independences = []Independence{"days", "warning_signs", "skills", "crisis", "people", "medication", "home", "practice", "limits", "gladness"}

// Values is the closed list, as texts.
func (Independence) Values() []string { return domain.Texts(Independences) }

// Manages is how somebody manages a thing.
type Manages string

// The answers.
const (
	ManagesAlone    Manages = "alone"
	ManagesWithHelp Manages = "with_help"
	ManagesNotYet   Manages = "not_yet"
	ManagesNoNeed   Manages = "does_not_apply"
)

// ManagesAll lists them.
var ManagesAll = []Manages{ManagesAlone, ManagesWithHelp, ManagesNotYet, ManagesNoNeed}

// Values is the closed list, as texts.
func (Manages) Values() []string { return domain.Texts(ManagesAll) }

// IndependenceAnswer is one line of the checklist.
type IndependenceAnswer struct {
	Thing   Independence `json:"thing"`
	Manages Manages      `json:"manages"`
	Words   string       `json:"words,omitempty"`
}

// IndependenceCount is what a checklist comes to.
type IndependenceCount struct{ Alone, WithHelp, NotYet, Of int }

// CountIndependence counts what applies.
func CountIndependence(list []IndependenceAnswer) (c IndependenceCount) {
	for _, a := range list {
		switch a.Manages {
		case ManagesAlone:
			c.Alone++
		case ManagesWithHelp:
			c.WithHelp++
		case ManagesNotYet:
			c.NotYet++
		case ManagesNoNeed:
			continue
		}
		c.Of++
	}
	return c
}
