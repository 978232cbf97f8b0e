package program

import (
	"cohort/domain"
)

// Gate is what is known about a client who wants a seat, and what the practice
// asks before it gives one.
type Gate struct {
	ReferralAccepted bool
	AssessedOn       domain.Date // the newest assessment that counts for admission, zero for none
	RiskOpen         bool        // a risk flag of theirs that nobody has answered
	BirthDate        domain.Date // zero for unknown
	Guardian         bool        // a guardian's consent is on record
	Since            domain.Date // the day from which the seat is theirs
	First            domain.Date // of the first session that they come to
	Ages             AgeBand     // of the cohort
	Committed        int         // sessions
	Left             int         // sessions from the first one on
	Agreement        *Agreement
	Asked            domain.Admission
	Overrides        []Override
}

// Check is one rule of the gate as it stands for a client.
type Check struct {
	Rule Rule
	Met  bool
}

// Checks says of every rule whether it is met. What builds on something that
// is missing altogether is not asked for besides.
func (g Gate) Checks() []Check {
	return []Check{
		{RuleAgreement, g.Agreement != nil},
		{RuleAssessment, !g.AssessedOn.IsZero()},
		{RuleAssessmentAge, g.AssessedOn.IsZero() || g.Since.DaysSince(g.AssessedOn) <= g.Asked.AssessmentDays},
		{RuleRisk, !g.RiskOpen},
		{RuleGuardian, g.Guardian || !g.isMinor()},
		{RuleReferral, g.ReferralAccepted},
		{RuleCommitment, g.Committed > 0},
		{RuleFewSessions, g.Committed <= 0 || g.Committed >= g.Asked.Fewest(g.Left)},
		{RuleAgreementVersion, g.Agreement == nil || g.Asked.HasAgreement(g.Agreement.Version)},
		{RuleAge, g.FitsAge()},
		{RuleAgeUnknown, !g.BirthDate.IsZero()},
	}
}

// Check says what the gate still lacks, with a field for every rule that is not
// met. The code is that of the first one: those that outside programs were
// promised, then those that came later.
func (g Gate) Check() error {
	var first *domain.Error
	for _, check := range g.Checks() {
		if check.Met || Overridden(g.Overrides, check.Rule) {
			continue
		}
		refused := refusals[check.Rule]
		if first == nil {
			first = &refused.err
		}
		first.Fields = append(first.Fields, domain.FieldError{Field: refused.field, Message: refused.err.Message})
	}
	if first != nil {
		return *first
	}
	return nil
}

func (g Gate) isMinor() bool { return !g.BirthDate.IsZero() && g.BirthDate.AgeOn(g.First) < adult }

// FitsAge says whether the client is of an age that the cohort is for. Where
// it says nothing it is for adults, and for a minor whose guardian has agreed:
// that is the guardian's rule.
func (g Gate) FitsAge() bool {
	return g.Ages.IsZero() || g.BirthDate.IsZero() || g.Ages.Fits(g.BirthDate.AgeOn(g.First))
}
