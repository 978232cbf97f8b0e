package intake

import (
	"time"

	"cohort/domain"
)

// AssessmentChange is what was done about an assessment that was made on the
// wrong client: it moved to the right one, or was voided. It stays when it is
// undone.
type AssessmentChange struct {
	ID           domain.AssessmentChangeID
	AssessmentID domain.AssessmentID
	FromID       domain.ClientID // on whose record it stood
	IntoID       domain.ClientID // zero: it was voided
	At           time.Time
	By           domain.UserID
	ByName       string
	Reason       string // encrypted, with the names
	UndoneAt     *time.Time
	UndoneBy     domain.UserID
	UndoneByName string
	// Raised are the flags that were raised anew: what was done about the old
	// ones was done for the wrong client.
	Raised []domain.RiskFlagID
}

// The errors about assessments on the wrong client.
var (
	ErrAssessmentVoided    = domain.Conflict("assessment_voided", "This assessment is voided. Undo that first.")
	ErrAssessmentUnchanged = domain.Conflict("assessment_unchanged", "This assessment was neither moved nor voided.")
)

// Moved says that the change moved the assessment, and did not void it.
func (c AssessmentChange) Moved() bool { return !c.IntoID.IsZero() }

// changed is a change of the assessment that holds from now on.
func (a Assessment) changed(by domain.Actor, reason string, now time.Time) AssessmentChange {
	return AssessmentChange{ID: domain.NewID[domain.AssessmentChangeID](), AssessmentID: a.ID, FromID: a.ClientID, At: now, By: by.UserID, ByName: by.Name, Reason: reason}
}

// MoveTo moves the assessment to the client who gave its answers.
func (a Assessment) MoveTo(into domain.Client, by domain.Actor, reason string, now time.Time) (Assessment, AssessmentChange, error) {
	switch {
	case a.VoidedAt != nil:
		return a, AssessmentChange{}, ErrAssessmentVoided
	case a.TakenOn.Before(into.BirthDate):
		return a, AssessmentChange{}, domain.Invalid("clientId", "was born after the day of the assessment")
	}
	change := a.changed(by, reason, now)
	change.IntoID, a.ClientID = into.ID, into.ID
	return a, change, nil
}

// Void keeps the assessment without counting it: nobody can say whose it is.
func (a Assessment) Void(by domain.Actor, reason string, now time.Time) (Assessment, AssessmentChange, error) {
	if a.VoidedAt != nil {
		return a, AssessmentChange{}, ErrAssessmentVoided
	}
	change := a.changed(by, reason, now)
	a.VoidedAt = &now
	return a, change, nil
}

// Undo takes the newest change back: the assessment counts again, or stands
// where it stood.
func (a Assessment) Undo(c AssessmentChange, by domain.Actor, now time.Time) (Assessment, AssessmentChange) {
	c.UndoneAt, c.UndoneBy, c.UndoneByName = &now, by.UserID, by.Name
	if c.Moved() {
		a.ClientID = c.FromID
	} else {
		a.VoidedAt = nil
	}
	return a, c
}
