package clinical

import (
	"strings"
	"time"

	"cohort/domain"
)

// Breach is that something left the room which the ground rules keep in it, and
// what followed. All that it says is sealed, whose it was too.
type Breach struct {
	ID       domain.BreachID
	CohortID domain.CohortID
	Said     BreachSaid
	By       domain.UserID
	ByName   string
	At       time.Time
	Followed []Consequence // what was decided, in order; the last one holds
	InError  *Remark
	Version  int
}

// BreachSaid is what happened.
type BreachSaid struct {
	EnrollmentID domain.EnrollmentID `json:"enrollmentId,omitzero"` // whose it was; zero: nobody knows
	On           domain.Date         `json:"on"`
	What         string              `json:"what"`
}

// Consequence is what was decided about a breach.
type Consequence struct {
	Kind   ConsequenceKind `json:"kind"`
	Words  string          `json:"words,omitempty"`
	By     domain.UserID   `json:"by"`
	ByName string          `json:"byName"`
	At     time.Time       `json:"at"`
}

// ConsequenceKind is what follows from a breach.
type ConsequenceKind string

// The consequences.
const (
	ConsequenceTalk       ConsequenceKind = "talk"  // alone with the member
	ConsequenceGroup      ConsequenceKind = "group" // spoken of in the group
	ConsequenceSignsAgain ConsequenceKind = "signs_again"
	ConsequenceWarning    ConsequenceKind = "warning" // in writing
	ConsequencePause      ConsequenceKind = "pause"   // stays away for a time
	ConsequenceRemoved    ConsequenceKind = "removed" // leaves the group
	ConsequenceNone       ConsequenceKind = "none"    // after a look at it
)

// ConsequenceKinds lists them.
var ConsequenceKinds = []ConsequenceKind{ConsequenceTalk, ConsequenceGroup, ConsequenceSignsAgain, ConsequenceWarning, ConsequencePause, ConsequenceRemoved, ConsequenceNone}

// Values is the closed list, as texts.
func (ConsequenceKind) Values() []string { return domain.Texts(ConsequenceKinds) }

// Trimmed is what was typed without blanks around it.
func (b BreachSaid) Trimmed() BreachSaid {
	b.What = strings.TrimSpace(tidy(b.What))
	return b
}

// Validate names what is wrong with what is to be written down.
func (b BreachSaid) Validate(today domain.Date) error {
	var f domain.Faults
	f.When(b.On.IsZero(), "on", "is missing")
	f.When(b.On.After(today), "on", "is in the future")
	f.When(!b.On.IsZero() && b.On.Year < domain.EarliestYear, "on", "must not lie before 1900")
	f.Required("what", b.What, domain.MaxText)
	return f.Err()
}

// Decide notes what follows. What was decided before stays.
func (b Breach) Decide(kind ConsequenceKind, words string, by domain.Actor, now time.Time) (Breach, error) {
	if b.InError != nil {
		return b, ErrAgreementInError
	}
	var f domain.Faults
	domain.OneOf(&f, "consequence", kind, ConsequenceKinds)
	f.Text("words", words, domain.MaxReason)
	f.When(kind == ConsequenceSignsAgain && b.Said.EnrollmentID.IsZero(), "consequence", "needs the member who signs again")
	if err := f.Err(); err != nil {
		return b, err
	}
	b.Followed = append(b.Followed[:len(b.Followed):len(b.Followed)], Consequence{Kind: kind, Words: strings.TrimSpace(words), By: by.UserID, ByName: by.Name, At: now})
	b.Version++
	return b, nil
}

// MarkInError says that there was none, or not here.
func (b Breach) MarkInError(by domain.Actor, reason string, now time.Time) (Breach, error) {
	if b.InError != nil {
		return b, ErrAgreementInError
	}
	remark, err := inError(by, reason, now)
	b.InError = remark
	b.Version++
	return b, err
}

// Consequence is what holds, nil while nothing is decided.
func (b Breach) Consequence() *Consequence {
	if len(b.Followed) == 0 {
		return nil
	}
	return &b.Followed[len(b.Followed)-1]
}

// signsAgain is since when the member owes another signature, zero for not.
func (b Breach) signsAgain() time.Time {
	if c := b.Consequence(); b.InError == nil && c != nil && c.Kind == ConsequenceSignsAgain {
		return c.At
	}
	return time.Time{}
}
