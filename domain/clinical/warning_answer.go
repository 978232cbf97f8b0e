package clinical

import (
	"slices"
	"strings"
	"time"

	"cohort/domain"
)

// WarningAnswer is what was done about a warning. It never changes; a slip is marked
// as entered in error.
type WarningAnswer struct {
	ID           domain.WarningAnswerID
	EnrollmentID domain.EnrollmentID
	Said         WarningSaid
	By           domain.UserID
	ByName       string
	At           time.Time
	InError      *Remark
	Version      int
}

// WarningSaid is what was done, and about which warning.
type WarningSaid struct {
	Rule  WarningRule `json:"rule"`
	Began domain.Date `json:"began"` // of the warning
	Did   WarningDeed `json:"did"`
	On    domain.Date `json:"on"` // when it was done
	Words string      `json:"words,omitempty"`
}

// WarningDeed is what can be done about a warning.
type WarningDeed string

// The deeds.
const (
	WarningCalled      WarningDeed = "called" // reached by phone or in writing
	WarningNotReached  WarningDeed = "not_reached"
	WarningTalked      WarningDeed = "talked" // in a session or after it
	WarningPlanChanged WarningDeed = "plan_changed"
	WarningIndividual  WarningDeed = "individual_offered"
	WarningNothing     WarningDeed = "nothing_needed" // after a look at it, for a reason
)

// WarningDeeds lists them.
var WarningDeeds = []WarningDeed{WarningCalled, WarningNotReached, WarningTalked, WarningPlanChanged, WarningIndividual, WarningNothing}

// Values is the closed list, as texts.
func (WarningDeed) Values() []string { return domain.Texts(WarningDeeds) }

// The errors about what was done.
var (
	ErrNoSuchWarning = domain.Conflict("no_such_warning", "This rule speaks of no such warning any more. Look at the list again.")
	ErrFlagAnswers   = domain.Conflict("answer_the_flag", "An open risk item is answered where the flag stands: what is written there ends the warning.")
)

// Settles says whether it counts as handled: whoever was not reached is still to be
// reached.
func (a WarningAnswer) Settles() bool { return a.InError == nil && a.Said.Did != WarningNotReached }

// Answer notes what was done about one of the warnings of a membership.
func (said WarningSaid) Answer(warnings []Warning, today domain.Date, by domain.Actor, now time.Time) (WarningAnswer, error) {
	said.Words = strings.TrimSpace(tidy(said.Words))
	var f domain.Faults
	domain.OneOf(&f, "rule", said.Rule, WarningRulesList)
	domain.OneOf(&f, "did", said.Did, WarningDeeds)
	f.When(said.Began.IsZero(), "began", "is missing")
	f.When(said.On.IsZero(), "on", "is missing")
	f.When(said.On.After(today), "on", "is in the future")
	f.When(!said.On.IsZero() && said.On.Before(said.Began), "on", "is before the warning began")
	f.Text("words", said.Words, domain.MaxReason)
	f.When(said.Did == WarningNothing && said.Words == "", "words", "is missing: say why nothing is needed")
	if err := f.Err(); err != nil {
		return WarningAnswer{}, err
	}
	if said.Rule == WarnOpenRiskItem {
		return WarningAnswer{}, ErrFlagAnswers
	}
	at := slices.IndexFunc(warnings, func(w Warning) bool { return w.Rule == said.Rule && w.Began == said.Began && !w.Gone })
	if at < 0 {
		return WarningAnswer{}, ErrNoSuchWarning
	}
	return WarningAnswer{ID: domain.NewID[domain.WarningAnswerID](), EnrollmentID: warnings[at].EnrollmentID, Said: said, By: by.UserID, ByName: by.Name, At: now, Version: 1}, nil
}

// MarkInError says that it was not done, or not about this warning.
func (a WarningAnswer) MarkInError(by domain.Actor, reason string, now time.Time) (WarningAnswer, error) {
	if a.InError != nil {
		return a, ErrAgreementInError
	}
	remark, err := inError(by, reason, now)
	a.InError = remark
	a.Version++
	return a, err
}

// WithAnswers puts what was done to the warnings of one membership. A warning that
// begins on another day since something was put right keeps what was done about it: the
// last one that had begun by the day of the deed. Where the rule speaks no more at all,
// what was done is left.
func WithAnswers(warnings []Warning, answers []WarningAnswer) []Warning {
	all := slices.Clone(warnings)
	for _, a := range answers {
		at := a.among(all)
		if at < 0 {
			at = len(all)
			all = append(all, Warning{EnrollmentID: a.EnrollmentID, Rule: a.Said.Rule, Began: a.Said.Began, Ended: a.Said.Began, Gone: true,
				Says: "What this rested on was put right since: the rule speaks no more."})
		}
		w := &all[at]
		w.Answers = append(w.Answers[:len(w.Answers):len(w.Answers)], a)
	}
	return all
}

// among finds the warning that something was done about, -1 for none.
func (a WarningAnswer) among(all []Warning) int {
	last := -1
	for i, w := range all {
		switch {
		case w.Rule != a.Said.Rule:
		case w.Began == a.Said.Began:
			return i
		case !w.Gone && !w.Began.After(a.Said.On):
			last = i
		}
	}
	return last
}
