package clinical

import (
	"slices"
	"strings"
	"time"

	"cohort/domain"
)

// GroundRules is one version of what the members of a group agree on: the
// practice's, or in its place one that a cohort has for itself. Its text never
// changes; another one is the next version, and members sign again.
type GroundRules struct {
	ID        domain.GroundRulesID
	CohortID  domain.CohortID // zero: the practice's
	Name      string          // of the version, as agreements say it: 2026-1
	Text      string          // paragraphs; a line that begins with # is a heading
	By        domain.UserID
	ByName    string
	At        time.Time
	Withdrawn *Remark // it was published in error, and what stood before holds again
}

// The bounds of a version's name and of its text.
const (
	maxRulesName = 40 // as that of an agreement at admission
	maxRulesText = 20000
)

// The errors about ground rules.
var (
	ErrRulesName      = domain.Conflict("rules_name_taken", "There is a version of this name already. Members know by its name what they signed.")
	ErrRulesWithdrawn = domain.Conflict("rules_withdrawn", "This version was withdrawn already.")
	ErrRulesReplaced  = domain.Conflict("rules_replaced", "There is another version since. Read it, and sign that one.")
	ErrNoOwnRules     = domain.Conflict("no_own_rules", "This cohort has no ground rules of its own: the practice's hold.")
)

// Validate names what is wrong with what is to be published.
func (g GroundRules) Validate() error {
	var f domain.Faults
	f.Required("name", g.Name, maxRulesName)
	f.Required("text", g.Text, maxRulesText)
	return f.Err()
}

// Publish makes the next version. Those that there are, of the practice and of the
// cohort, have other names.
func (g GroundRules) Publish(all []GroundRules, by domain.Actor, now time.Time) (GroundRules, error) {
	g.Name, g.Text = strings.TrimSpace(g.Name), tidy(g.Text)
	if err := g.Validate(); err != nil {
		return g, err
	}
	if slices.ContainsFunc(all, func(other GroundRules) bool { return strings.EqualFold(other.Name, g.Name) }) {
		return g, ErrRulesName
	}
	g.ID, g.By, g.ByName, g.At = domain.NewID[domain.GroundRulesID](), by.UserID, by.Name, now
	return g, nil
}

// Withdraw takes back what was published in error.
func (g GroundRules) Withdraw(by domain.Actor, reason string, now time.Time) (GroundRules, error) {
	if g.Withdrawn != nil {
		return g, ErrRulesWithdrawn
	}
	var f domain.Faults
	f.Required("reason", reason, domain.MaxReason)
	if err := f.Err(); err != nil {
		return g, err
	}
	g.Withdrawn = &Remark{UserID: by.UserID, Name: by.Name, Text: tidy(reason), At: now}
	return g, nil
}

// CurrentRules is the newest version that was not withdrawn, nil for none: of a
// cohort's own, or else of the practice's. All are in the order of publishing.
func CurrentRules(all []GroundRules, cohort domain.CohortID) *GroundRules {
	var current *GroundRules
	for i, g := range all {
		switch {
		case g.Withdrawn != nil, !g.CohortID.IsZero() && g.CohortID != cohort:
		case current == nil, current.CohortID.IsZero(), !g.CohortID.IsZero():
			current = &all[i]
		}
	}
	return current
}
