package clinical

import (
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// RulesBook is what it follows from how the members of a cohort stand to its
// ground rules.
type RulesBook struct {
	Cohort   program.Cohort
	Rules    []GroundRules // the practice's and the cohort's own, in the order of publishing
	Signed   []Agreement   // those of each member in the order in which they were taken down
	Breaches []Breach      // empty for whom they are kept from
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
	State     AgreementState
	Agreement *Agreement // that by which they stand so; nil: signed at admission, or not at all
	Version   string     // the name of the version that it is under; "" for none
	On        domain.Date
}

// Current is what holds in the cohort, nil for nothing.
func (b RulesBook) Current() *GroundRules { return CurrentRules(b.Rules, b.Cohort.ID) }

// Own are the versions that the cohort has or had for itself, in the order of
// publishing.
func (b RulesBook) Own() []GroundRules {
	return slices.DeleteFunc(slices.Clone(b.Rules), func(g GroundRules) bool { return g.CohortID.IsZero() })
}

// valid says whether a version is, or was, one that members of the cohort sign.
func (b RulesBook) valid(id domain.GroundRulesID) bool {
	return slices.ContainsFunc(b.Rules, func(g GroundRules) bool { return g.ID == id && g.Withdrawn == nil })
}

func (b RulesBook) nameOf(id domain.GroundRulesID) string {
	if i := slices.IndexFunc(b.Rules, func(g GroundRules) bool { return g.ID == id }); i >= 0 {
		return b.Rules[i].Name
	}
	return ""
}

// Standing says how a member stands to the rules that hold: by what they signed at
// admission and since, and by what follows from a breach of theirs.
func (b RulesBook) Standing(e program.Enrollment) MemberAgreement {
	m := b.admitted(e.Agreement)
	current := b.Current()
	for _, a := range b.signedBy(e.ID) {
		if state, tells := m.after(a, current); tells {
			m = MemberAgreement{State: state, Agreement: &a, Version: b.nameOf(a.RulesID), On: a.Signed.On}
		}
	}
	if m.State == Agreed && b.owesAnother(e.ID, m) {
		m.State = SignsAgain
	}
	return m
}

// admitted is how somebody stands who signed at admission alone: the version of
// the practice that bears that name.
func (b RulesBook) admitted(a *program.Agreement) MemberAgreement {
	if a == nil {
		return MemberAgreement{State: NeverAgreed}
	}
	m := MemberAgreement{State: AgreedBefore, Version: a.Version, On: a.SignedOn}
	if current := b.Current(); current != nil && current.CohortID.IsZero() && current.Name == a.Version {
		m.State = Agreed
	}
	return m
}

// signedBy are the signatures of one membership that are no slips, in the order of
// the days on which they were given: a sheet of paper may be taken down late.
func (b RulesBook) signedBy(id domain.EnrollmentID) []Agreement {
	of := slices.DeleteFunc(slices.Clone(b.Signed), func(a Agreement) bool { return a.EnrollmentID != id || a.InError != nil })
	slices.SortStableFunc(of, func(x, y Agreement) int { return x.Signed.On.DaysSince(y.Signed.On) })
	return of
}

// after is how a member stands after another signature. One under a version that
// does not hold tells nothing where the one that holds was signed or declined.
func (m MemberAgreement) after(a Agreement, current *GroundRules) (state AgreementState, tells bool) {
	declined := a.Signed.Way == ClientDeclined
	switch {
	case current != nil && a.RulesID == current.ID && declined:
		return DeclinedToSign, true
	case current != nil && a.RulesID == current.ID:
		return Agreed, true
	case declined, m.State == Agreed, m.State == DeclinedToSign:
		return m.State, false
	}
	return AgreedBefore, true
}

// owesAnother says whether what follows from a breach asks for a signature after
// the one that a member gave.
func (b RulesBook) owesAnother(id domain.EnrollmentID, m MemberAgreement) bool {
	return slices.ContainsFunc(b.Breaches, func(br Breach) bool {
		decided := br.signsAgain()
		return br.Said.EnrollmentID == id && !decided.IsZero() && !m.since(decided, b.Cohort.Today(decided))
	})
}

// since says whether the signature was given after something was decided: on a
// later day, or taken down later on that day.
func (m MemberAgreement) since(decided time.Time, day domain.Date) bool {
	if m.On != day {
		return m.On.After(day)
	}
	return m.Agreement != nil && m.Agreement.At.After(decided)
}
