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
	ErrLeft             = domain.Conflict("membership_ended", "They are no member of this group any more.")
)

// MaySign says whether a member signs a version now: the one that holds, unless
// they have.
func MaySign(e program.Enrollment, current *GroundRules, shown domain.GroundRulesID, state AgreementState) error {
	switch {
	case !e.Until.IsZero():
		return ErrLeft
	case current == nil || current.ID != shown:
		return ErrRulesReplaced
	case state == Agreed:
		return ErrAgreesAlready
	}
	return nil
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

// AgreementState is how a member stands to the ground rules that hold now.
type AgreementState string

// The states.
const (
	Agreed         AgreementState = "signed"
	NeverAgreed    AgreementState = "unsigned"
	AgreedBefore   AgreementState = "older"    // to another version
	DeclinedToSign AgreementState = "declined" // the current version
	SignsAgain     AgreementState = "again"    // as the consequence of a breach
)

// AgreementStates lists them.
var AgreementStates = []AgreementState{Agreed, NeverAgreed, AgreedBefore, DeclinedToSign, SignsAgain}

// Values is the closed list, as texts.
func (AgreementState) Values() []string { return domain.Texts(AgreementStates) }

// MemberAgreement is how one member stands, and by which signature.
type MemberAgreement struct {
	Enrollment program.Enrollment
	State      AgreementState
	Agreement  *Agreement // the newest that was not in error; nil: signed at admission, or not at all
	Version    string     // the name of the version that was signed last; "" for none
	On         domain.Date
}

// Standing says how a member stands to the current rules: by what they signed at
// admission and since, and by what follows from a breach of theirs.
func Standing(e program.Enrollment, current *GroundRules, all []GroundRules, signed []Agreement, breaches []Breach) MemberAgreement {
	m := MemberAgreement{Enrollment: e, State: NeverAgreed}
	if a := e.Agreement; a != nil {
		m.Version, m.On, m.State = a.Version, a.SignedOn, AgreedBefore
		if current != nil && a.Version == current.Name {
			m.State = Agreed
		}
	}
	var last time.Time // of a signature; of that at admission only the day is known
	for i, a := range signed {
		if a.EnrollmentID != e.ID || a.InError != nil {
			continue
		}
		declined := a.Signed.Way == ClientDeclined
		switch {
		case current != nil && a.RulesID == current.ID && declined:
			m.State = DeclinedToSign
		case current != nil && a.RulesID == current.ID:
			m.State = Agreed
		case declined, m.State == Agreed, m.State == DeclinedToSign:
			continue // says nothing of what holds now
		default:
			m.State = AgreedBefore
		}
		m.Agreement, m.On, m.Version, last = &signed[i], a.Signed.On, nameOf(all, a.RulesID), a.At
	}
	for _, b := range breaches {
		if since := b.signsAgain(); m.State == Agreed && b.Said.EnrollmentID == e.ID && !since.IsZero() && since.After(last) {
			m.State = SignsAgain
		}
	}
	return m
}

func nameOf(all []GroundRules, id domain.GroundRulesID) string {
	for _, g := range all {
		if g.ID == id {
			return g.Name
		}
	}
	return ""
}
