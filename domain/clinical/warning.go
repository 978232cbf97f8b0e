package clinical

import (
	"cmp"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical/outcome"
	"cohort/domain/program"
)

// Warning is that a rule spoke about a membership, from one day on. It is kept
// nowhere: it follows from what is recorded, so that what is entered late, put right
// or merged is warned of as if it had stood there from its own day. What was done
// about it is kept.
type Warning struct {
	EnrollmentID domain.EnrollmentID
	Rule         WarningRule
	Began        domain.Date
	Ended        domain.Date // since when the rule spoke no more; zero while it does
	Says         string      // about the person, in words; days stand as 2026-04-03
	Flags        []domain.RiskFlagID
	Answers      []WarningAnswer // in the order in which they were written
	Gone         bool            // what it rested on was put right since; its answers are left
}

// Holds says whether the rule still speaks.
func (w Warning) Holds() bool { return w.Ended.IsZero() }

// Handled says whether something was done about it that counts.
func (w Warning) Handled() bool {
	return slices.ContainsFunc(w.Answers, func(a WarningAnswer) bool { return a.Settles() })
}

// Waits says whether somebody is at risk and nothing was done yet. What an open risk
// item needs is an answer to the flag, which ends the warning.
func (w Warning) Waits() bool { return w.Holds() && !w.Handled() }

// WarningFacts are what the warnings of one membership follow from.
type WarningFacts struct {
	Enrollment program.Enrollment
	Sessions   []program.Session // of the cohort, in order
	Marks      map[domain.SessionID]program.AttendanceStatus
	Homework   []AskedFor   // in the order of days
	Changes    []FormChange // in the order of days
	Items      []RiskItem
}

// AskedFor is a piece of homework on the day on which the member is asked for it.
// What was carried over is asked for where it goes on.
type AskedFor struct {
	On     domain.Date
	Status program.ReturnStatus
}

// FormChange is what became of one scale of a form since the one that stands at the
// beginning of a membership.
type FormChange struct {
	Scale string // what it is told from others by
	Name  string
	Since domain.Date
	On    domain.Date
	outcome.Change
}

// RiskItem is a risk flag as far as it can be open.
type RiskItem struct {
	ID      domain.RiskFlagID
	On      domain.Date // the day on which the form was filled in
	Ended   domain.Date // on which it was answered or closed; zero while it is open
	Form    string
	Finding Finding
}

// Warnings are what the rules say of a membership by the end of a day, what they said
// before too, in the order in which it began. Of a membership that is over, nothing
// holds any more.
func (f WarningFacts) Warnings(day domain.Date) (all []Warning) {
	over := !f.Enrollment.Until.IsZero() && f.Enrollment.Until.Before(day)
	if over {
		day = f.Enrollment.Until
	}
	for _, r := range warningRules {
		found := r.find(f, day)
		slices.SortStableFunc(found, func(a, b Warning) int { return cmp.Compare(a.Began.String(), b.Began.String()) })
		for _, w := range found {
			w.EnrollmentID, w.Rule = f.Enrollment.ID, r.Key
			if over && w.Holds() {
				w.Ended = day
			}
			all = append(all, w)
		}
	}
	slices.SortStableFunc(all, func(a, b Warning) int { return cmp.Compare(a.Began.String(), b.Began.String()) })
	return all
}

// sameDay makes one warning of what a rule says of several things from one day on: it
// holds until the last of them is over.
func sameDay(found []Warning) (all []Warning) {
	for _, w := range found {
		at := slices.IndexFunc(all, func(o Warning) bool { return o.Began == w.Began })
		if at < 0 {
			all = append(all, w)
			continue
		}
		o := &all[at]
		o.Says, o.Flags = o.Says+" "+w.Says, append(o.Flags, w.Flags...)
		if !o.Holds() && (w.Holds() || w.Ended.After(o.Ended)) {
			o.Ended = w.Ended
		}
	}
	return all
}
