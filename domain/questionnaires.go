package domain

import (
	"fmt"
	"slices"
)

// Questionnaires says when members fill in which instruments.
type Questionnaires struct {
	Rules []DueRule `json:"rules"`
}

// DueRule says when an instrument is due. Each of its occasions may be left out.
type DueRule struct {
	Instrument   string   `json:"instrument"`             // code
	AtIntake     bool     `json:"atIntake,omitempty"`     // before the first session, or as soon as possible
	Every        int      `json:"every,omitempty"`        // at every so-many-th session that a member comes to; 0: never
	AtDischarge  bool     `json:"atDischarge,omitempty"`  // at the last session
	ProblemAreas []string `json:"problemAreas,omitempty"` // of the cohorts that it is for; none: all
}

// UsualQuestionnaires is what a fresh practice asks: short forms, at most 18 questions
// at every fourth session, and four at every other one.
func UsualQuestionnaires() Questionnaires {
	return Questionnaires{Rules: []DueRule{
		{Instrument: "phq-9", AtIntake: true, Every: 4, AtDischarge: true},
		{Instrument: "gad-7", AtIntake: true, Every: 4, AtDischarge: true},
		{Instrument: "group-pulse", Every: 2},
	}}
}

// The bounds of rules.
const (
	mostDueRules  = 20
	mostEvery     = 52
	longForm      = 20 // questions, of which more are long
	longFormEvery = 4  // sessions, in which a long form is bearable once
)

// For gives the rules that hold for a cohort about a problem area, "" for none.
func (q Questionnaires) For(problemArea string) (rules []DueRule) {
	for _, r := range q.Rules {
		if len(r.ProblemAreas) == 0 || slices.Contains(r.ProblemAreas, problemArea) {
			rules = append(rules, r)
		}
	}
	return rules
}

// TooOften says whether a form with so many questions is asked so often that people
// stop coming: in a trial of weekly forms of 45 questions attendance fell.
func (r DueRule) TooOften(questions int) bool {
	return questions > longForm && r.Every > 0 && r.Every < longFormEvery
}

// Validate names everything that is wrong but for the instruments and the problem
// areas, which the use case knows.
func (q Questionnaires) Validate() error {
	var f Faults
	f.Items("rules", len(q.Rules), mostDueRules)
	for i, r := range q.Rules {
		at := fmt.Sprintf("rules[%d].", i)
		f.When(r.Every < 0 || r.Every > mostEvery, at+"every", fmt.Sprintf("must be between 0 and %d", mostEvery))
		f.When(r.Every == 0 && !r.AtIntake && !r.AtDischarge, at+"every", "is missing, and nothing else says when it is due")
		for j, area := range r.ProblemAreas {
			f.When(slices.Contains(r.ProblemAreas[:j], area), fmt.Sprintf("%sproblemAreas[%d]", at, j), "is named twice")
		}
		for _, before := range q.Rules[:i] {
			f.When(before.Instrument == r.Instrument && overlap(before.ProblemAreas, r.ProblemAreas), at+"instrument", "has a rule for these groups already")
		}
	}
	return f.Err()
}

// overlap says whether two rules meet in one group; none are all.
func overlap(a, b []string) bool {
	return len(a) == 0 || len(b) == 0 || slices.ContainsFunc(a, func(area string) bool { return slices.Contains(b, area) })
}
