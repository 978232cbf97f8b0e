package clinical

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// Agreement is a member's signature under a version of the ground rules, or that
// they declined. It never changes; a slip is marked as entered in error.
type Agreement struct {
	ID           domain.AgreementID
	EnrollmentID domain.EnrollmentID
	RulesID      domain.GroundRulesID
	Signed       ClientPart
	By           domain.UserID // who was with them
	ByName       string
	At           time.Time
	InError      *Remark
}

// The errors about agreements.
var (
	ErrAgreementInError = domain.Conflict("entered_in_error", "This is marked as entered in error already.")
	ErrAgreesAlready    = domain.Conflict("signed_already", "They have signed this version already.")
	ErrLeft             = domain.Conflict("membership_ended", "They were no member of this group any more on that day.")
)

// Sign takes down a member's signature, or that they declined, under the version
// that they were shown: the one that holds, or, on a sheet of paper that comes
// late, one that held before.
func (b RulesBook) Sign(e program.Enrollment, shown domain.GroundRulesID, part ClientPart, by domain.Actor, now time.Time) (Agreement, error) {
	a := Agreement{ID: domain.NewID[domain.AgreementID](), EnrollmentID: e.ID, RulesID: shown, Signed: part, By: by.UserID, ByName: by.Name, At: now}
	current := b.Current()
	switch {
	case !e.Until.IsZero() && part.On.After(e.Until):
		return a, ErrLeft
	case current != nil && current.ID == shown:
		if b.Standing(e).State == Agreed {
			return a, ErrAgreesAlready
		}
		return a, nil
	case part.Way == ClientOnPaper && b.valid(shown):
		return a, nil
	}
	return a, ErrRulesReplaced
}

// MarkInError says that it was taken down by mistake.
func (a Agreement) MarkInError(by domain.Actor, reason string, now time.Time) (Agreement, error) {
	if a.InError != nil {
		return a, ErrAgreementInError
	}
	remark, err := inError(by, reason, now)
	a.InError = remark
	return a, err
}

// inError is why something is marked as entered in error.
func inError(by domain.Actor, reason string, now time.Time) (*Remark, error) {
	var f domain.Faults
	f.Required("reason", reason, domain.MaxReason)
	return &Remark{UserID: by.UserID, Name: by.Name, Text: tidy(reason), At: now}, f.Err()
}
