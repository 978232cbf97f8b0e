package program

import (
	"fmt"

	"cohort/domain"
)

// Rule is one thing that a seat is held against, named by the code that a
// client gets who does not meet it.
type Rule string

// The rules that can be let pass for a reason.
const (
	RuleAgreement        Rule = "agreement_missing"
	RuleAssessment       Rule = "assessment_missing"
	RuleAssessmentAge    Rule = "assessment_too_old"
	RuleRisk             Rule = "risk_open"
	RuleGuardian         Rule = "guardian_missing"
	RuleReferral         Rule = "referral_not_accepted"
	RuleCommitment       Rule = "commitment_missing"
	RuleFewSessions      Rule = "commitment_too_short"
	RuleAgreementVersion Rule = "agreement_unknown"
	RuleAge              Rule = "age_outside"
	RuleAgeUnknown       Rule = "age_unknown"
	RulePassesOver       Rule = "passes_over"
	RuleTimeClash        Rule = "time_clash"
)

// Rules lists them.
var Rules = []Rule{RuleAgreement, RuleAssessment, RuleAssessmentAge, RuleRisk, RuleGuardian, RuleReferral,
	RuleCommitment, RuleFewSessions, RuleAgreementVersion, RuleAge, RuleAgeUnknown, RulePassesOver, RuleTimeClash}

// Values is the closed list, as texts.
func (Rule) Values() []string { return domain.Texts(Rules) }

// The errors of the gate.
var (
	ErrAgreementMissing    = domain.Refusal(string(RuleAgreement), "The group agreement has not been signed.")
	ErrAssessmentMissing   = domain.Refusal(string(RuleAssessment), "The client has not been assessed with an instrument that counts for admission.")
	ErrAssessmentTooOld    = domain.Refusal(string(RuleAssessmentAge), "The last assessment is too old to speak for today.")
	ErrRiskOpen            = domain.Refusal(string(RuleRisk), "Nobody has answered a risk flag of this client.")
	ErrGuardianMissing     = domain.Refusal(string(RuleGuardian), "The client is a minor, and no guardian's consent is on record.")
	ErrReferralNotAccepted = domain.Refusal(string(RuleReferral), "The client has no accepted referral.")
	ErrCommitmentMissing   = domain.Refusal(string(RuleCommitment), "The client has not committed to a number of sessions.")
	ErrCommitmentTooShort  = domain.Refusal(string(RuleFewSessions), "The client has committed to fewer sessions than the practice asks for.")
	ErrAgreementUnknown    = domain.Refusal(string(RuleAgreementVersion), "The practice has no agreement of that version.")
	ErrAgeOutside          = domain.Refusal(string(RuleAge), "The client is not of the age that this cohort is for.")
	ErrAgeUnknown          = domain.Refusal(string(RuleAgeUnknown), "Nobody knows how old the client is: there is no birth date.")
	ErrPassesOver          = domain.Conflict(string(RulePassesOver), "Somebody who comes first waits for this seat. Give a reason to pass them over.")
	ErrTimeClash           = domain.Conflict(string(RuleTimeClash), "Somebody would be needed in two cohorts at one hour. Give a reason to let it pass.")
)

// refusals are the errors of the gate's own rules, each with the field that it
// is about.
var refusals = map[Rule]struct {
	field string
	err   domain.Error
}{
	RuleAgreement:        {"agreement", ErrAgreementMissing},
	RuleAssessment:       {"clientId", ErrAssessmentMissing},
	RuleAssessmentAge:    {"clientId", ErrAssessmentTooOld},
	RuleRisk:             {"clientId", ErrRiskOpen},
	RuleGuardian:         {"clientId", ErrGuardianMissing},
	RuleReferral:         {"referralId", ErrReferralNotAccepted},
	RuleCommitment:       {"committedSessions", ErrCommitmentMissing},
	RuleFewSessions:      {"committedSessions", ErrCommitmentTooShort},
	RuleAgreementVersion: {"agreement.version", ErrAgreementUnknown},
	RuleAge:              {"clientId", ErrAgeOutside},
	RuleAgeUnknown:       {"clientId", ErrAgeUnknown},
}

// Override lets a client through one rule for a reason, which the audit keeps.
type Override struct {
	Rule   Rule
	Reason string
}

// Overridden says whether a rule is let pass for a reason.
func Overridden(overrides []Override, rule Rule) bool { return ReasonFor(overrides, rule) != "" }

// ReasonFor is why a rule is let pass, "" when it is not.
func ReasonFor(overrides []Override, rule Rule) string {
	for _, o := range overrides {
		if o.Rule == rule && !domain.IsBlank(o.Reason) {
			return o.Reason
		}
	}
	return ""
}

// CheckOverrides names what is wrong with the overrides of an enrollment.
func CheckOverrides(f *domain.Faults, overrides []Override) {
	f.Items("overrides", len(overrides), len(Rules))
	for i, o := range overrides {
		at := fmt.Sprintf("overrides[%d].", i)
		domain.OneOf(f, at+"rule", o.Rule, Rules)
		f.Required(at+"reason", o.Reason, domain.MaxReason)
	}
}
