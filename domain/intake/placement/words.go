package placement

import (
	"fmt"
	"strings"
)

var small = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}

func number(n int) string {
	if n < len(small) {
		return small[n]
	}
	return fmt.Sprint(n)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return number(n) + " " + one
	}
	return number(n) + " " + many
}

func count(n int, noun string) string { return plural(n, noun, noun+"s") }

func fitting(n int) string { return plural(n, "cohort fits", "cohorts fit") }

func allOf(n int) string {
	if n == 1 {
		return "but is"
	}
	return "all"
}

func its(n int) string {
	if n == 1 {
		return "its"
	}
	return "their"
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// mostly names the rules that keep a client out of the most cohorts.
func (a *answer) mostly(broken map[Rule]int) string {
	if len(a.Cohorts) == 0 {
		return "There is no cohort yet."
	}
	most := RuleFull
	for _, r := range ruleOrder {
		if broken[r] > broken[most] {
			most = r
		}
	}
	if broken[most] == len(a.Cohorts) {
		return "No cohort fits. For each of them: " + most.Words()
	}
	return fmt.Sprintf("No cohort fits. For %d of %d: %s", broken[most], len(a.Cohorts), most.Words())
}

// ruleOrder is the order in which rules are named.
var ruleOrder = []Rule{
	RuleProblemArea, RuleLeadNotAble, RuleLanguage, RulePlace, RuleSchedule, RuleAgeBand,
	RuleConflict, RuleExcluded, RuleAlreadyMember, RuleEntryClosed, RuleFull,
}
