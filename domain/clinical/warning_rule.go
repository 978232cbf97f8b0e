package clinical

import (
	"slices"

	"cohort/domain"
)

// WarningRule is a rule by which somebody is held to be at risk of leaving early, or
// of getting worse.
type WarningRule string

// The rules.
const (
	WarnNoShowEarly     WarningRule = "no_show_early"
	WarnMissedInARow    WarningRule = "missed_in_a_row"
	WarnHomeworkStopped WarningRule = "homework_stopped"
	WarnReliablyWorse   WarningRule = "reliably_worse"
	WarnOpenRiskItem    WarningRule = "open_risk_item"
)

// WarningRulesList lists them in the order in which they are told.
var WarningRulesList = []WarningRule{WarnNoShowEarly, WarnMissedInARow, WarnHomeworkStopped, WarnReliablyWorse, WarnOpenRiskItem}

// Values is the closed list, as texts.
func (WarningRule) Values() []string { return domain.Texts(WarningRulesList) }

// WarningBasis is what a rule rests on.
type WarningBasis string

// What a rule can rest on.
const (
	Measured   WarningBasis = "measured"   // a limit that was computed from data, and published
	Convention WarningBasis = "convention" // a limit on which people agreed
)

// Values is the closed list, as texts.
func (WarningBasis) Values() []string { return domain.Texts([]WarningBasis{Measured, Convention}) }

// WarningRuleCard is what is told of a rule to whoever reads its warnings.
type WarningRuleCard struct {
	Key    WarningRule
	Name   string
	Speaks string // when it speaks, and when it is silent again
	Basis  WarningBasis
	Source string // of the limit, and of what is known beside it
}

// The limits of the rules that are conventions.
const (
	earlySessions = 2 // before the third of their own sessions
	comesAgain    = 2 // sessions in a row after which an early no-show is past
	inARow        = 2 // misses in a row, and pieces of homework
)

type warningRule struct {
	WarningRuleCard
	find func(WarningFacts, domain.Date) []Warning
}

// warningRules are the rules, in the order of WarningRulesList.
var warningRules = []warningRule{
	{WarningRuleCard{
		Key: WarnNoShowEarly, Name: "No-show before session 3", Basis: Convention,
		Speaks: "At the first no-show at one of a member’s own first two sessions, until they came to two in a row since.",
		Source: "A rule of thumb: no study gives this limit. That preparation before the first session raises attendance is known (AGPA practice guidelines for group psychotherapy, 2007); where early becomes late is not.",
	}, noShowEarly},
	{WarningRuleCard{
		Key: WarnMissedInARow, Name: "Two missed in a row", Basis: Convention,
		Speaks: "When two sessions in a row were missed without excuse, by a no-show or a late cancellation, and anew at every further two; until the member comes or is excused.",
		Source: "A rule of thumb, as programs write it into their policies: so many absences without excuse, then somebody calls. The number two is an agreement. Research programs of NIDA closed a case administratively after 30 days without attendance.",
	}, missedInARow},
	{WarningRuleCard{
		Key: WarnHomeworkStopped, Name: "Homework stopped", Basis: Convention,
		Speaks: "When nothing came back of two pieces in a row, of a member who had done homework before, and anew at every further two; until something comes back.",
		Source: "A rule of thumb. That those who do their homework fare better was measured (Kazantzis, Deane and Ronan, Clin Psychol Sci Pract 2000;7:189–202); that two pieces are the limit was not.",
	}, homeworkStopped},
	{WarningRuleCard{
		Key: WarnReliablyWorse, Name: "Reliable deterioration", Basis: Measured,
		Speaks: "When a form is worse than that at the beginning of the membership by more than its measurement error, until one is not.",
		Source: "Measured: the reliable change of each form, computed from the spread and the reliability that its authors published (Jacobson and Truax, J Consult Clin Psychol 1991;59:12–19). A form without a known value never speaks.",
	}, reliablyWorse},
	{WarningRuleCard{
		Key: WarnOpenRiskItem, Name: "Open risk item", Basis: Convention,
		Speaks: "While an answer to a risk question of a form, or such a question that was left blank, waits for somebody to write down what was done.",
		Source: "A rule of care, whatever the total of the form: the form’s authors name the question and the answer. That an answer is needed is an agreement, and no forecast.",
	}, openRiskItem},
}

// WarningRuleCards are the rules as they are told.
func WarningRuleCards() []WarningRuleCard {
	cards := make([]WarningRuleCard, len(warningRules))
	for i, r := range warningRules {
		cards[i] = r.WarningRuleCard
	}
	return cards
}

// Card is what is told of a rule.
func (r WarningRule) Card() WarningRuleCard {
	return warningRules[slices.Index(WarningRulesList, r)].WarningRuleCard
}
