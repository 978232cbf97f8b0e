package placement

// Rule is a hard rule: it rules a cohort out whatever the fit.
type Rule string

const (
	RuleFull          Rule = "full"
	RuleEntryClosed   Rule = "entry_closed"
	RuleSchedule      Rule = "schedule"
	RulePlace         Rule = "place"
	RuleLanguage      Rule = "language"
	RuleProblemArea   Rule = "problem_area"
	RuleLeadNotAble   Rule = "lead_not_competent"
	RuleConflict      Rule = "conflict_of_interest"
	RuleAgeBand       Rule = "age_band"
	RuleNotNow        Rule = "not_now"
	RuleNotSuitable   Rule = "not_suitable"
	RuleExcluded      Rule = "excluded"
	RuleAlreadyMember Rule = "already_member"
	RuleCannotOpen    Rule = "cannot_open"
)

// Words is the rule as one sentence to show to staff. It never names a client.
func (r Rule) Words() string { return ruleWords[r] }

var ruleWords = map[Rule]string{
	RuleFull:          "Every seat is taken or offered.",
	RuleEntryClosed:   "Entry is closed: the cohort cannot be joined at its next session.",
	RuleSchedule:      "The client is not free at every meeting.",
	RulePlace:         "The client cannot come to this site.",
	RuleLanguage:      "The client does not follow a group in this language.",
	RuleProblemArea:   "The cohort does not treat any of the client's problem areas.",
	RuleLeadNotAble:   "No leader of the cohort is competent in the client's problem area.",
	RuleConflict:      "There is a conflict of interest with a member.",
	RuleAgeBand:       "The client's age is outside the program's age band, or not known.",
	RuleNotNow:        "The screening decision is “not now”.",
	RuleNotSuitable:   "The screening decision is that group treatment does not suit the client.",
	RuleExcluded:      "The client was excluded from this cohort or its leader by hand.",
	RuleAlreadyMember: "The client is a member already.",
	RuleCannotOpen:    "The new cohort cannot open: too few clients fit, or no leader or room is free.",
}
