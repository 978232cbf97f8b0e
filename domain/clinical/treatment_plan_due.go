package clinical

import (
	"cmp"
	"slices"
	"strings"

	"cohort/domain"
)

// PlanMember is somebody in treatment, and since when.
type PlanMember struct {
	ClientID domain.ClientID
	Since    domain.Date
}

// PlanStanding is where a client's plan stands on a day.
type PlanStanding struct {
	Live  *TreatmentPlan // what holds; nil for none
	Open  *TreatmentPlan // a draft, or what waits for a signature; nil for none
	DueOn domain.Date    // of the first plan or the next review; zero for somebody who is not in treatment
}

// Overdue says that a plan or its review should be there by now.
func (s PlanStanding) Overdue(today domain.Date) bool {
	return !s.DueOn.IsZero() && s.DueOn.Before(today)
}

// StandingOf says where a client's plan stands. since is when their treatment
// began; zero for somebody who is not in treatment.
func StandingOf(all []TreatmentPlan, since, today domain.Date, rules domain.NoteRules) (s PlanStanding) {
	s.Live = PlanOn(all, today)
	for i := range all {
		if all[i].Status.IsOpen() {
			s.Open = &all[i]
		}
	}
	switch {
	case since.IsZero():
	case s.Live == nil:
		s.DueOn = since.AddDays(rules.PlanDays())
	default:
		s.DueOn = s.Live.ReviewOn
	}
	return s
}

// PlansList is which plans a worklist has.
type PlansList string

// The worklists.
const (
	PlansDue      PlansList = "due" // within PlanNotice days
	PlansOverdue  PlansList = "overdue"
	PlansUnsigned PlansList = "unsigned"
	PlansToCoSign PlansList = "cosign"
)

// PlansLists lists them.
var PlansLists = []PlansList{PlansDue, PlansOverdue, PlansUnsigned, PlansToCoSign}

// Values is the closed list, as texts.
func (PlansList) Values() []string { return domain.Texts(PlansLists) }

// PlanNotice is how many days ahead a plan is told to be due.
const PlanNotice = 14

// PlanDue is a client on a worklist.
type PlanDue struct {
	ClientID domain.ClientID
	PlanStanding
}

// DuePlans sorts the standings of clients into worklists, the longest due first.
// What waits for a co-signature is found by itself.
func DuePlans(all []PlanDue, today domain.Date) map[PlansList][]PlanDue {
	out := map[PlansList][]PlanDue{}
	slices.SortStableFunc(all, func(a, b PlanDue) int { return cmp.Compare(a.DueOn.String(), b.DueOn.String()) })
	for _, p := range all {
		switch {
		case p.Overdue(today):
			out[PlansOverdue] = append(out[PlansOverdue], p)
		case !p.DueOn.IsZero() && !p.DueOn.After(today.AddDays(PlanNotice)):
			out[PlansDue] = append(out[PlansDue], p)
		}
		if p.Open != nil && p.Open.Status == SigningDraft {
			out[PlansUnsigned] = append(out[PlansUnsigned], p)
		}
	}
	return out
}

// GoalLine is how far a goal was, from note to note.
type GoalLine struct {
	GoalID string
	Points []GoalPoint // in the order of days
}

// GoalPoint is how far a goal was by one note, from 0 to 10.
type GoalPoint struct {
	On    string
	Value int
	Note  domain.ProgressNoteID
}

// PlanGoalLink is the id by which a note links a goal of a plan.
func PlanGoalLink(goal PlanGoal) string { return planLinked + goal.ID }

const planLinked = "plan:"

// IsPlanGoal says that a link of a note is to a goal of the member's plan.
func IsPlanGoal(link GoalLink) bool { return strings.HasPrefix(link.ID, planLinked) }

// GoalLines reads how far a plan's goals were from signed notes, the newest first.
func GoalLines(goals []PlanGoal, newestFirst []ProgressNote) (lines []GoalLine) {
	for _, goal := range goals {
		line := GoalLine{GoalID: goal.ID}
		for i := len(newestFirst) - 1; i >= 0; i-- {
			n := newestFirst[i]
			for _, g := range n.Goals {
				if g.ID == PlanGoalLink(goal) && g.Progress != nil && n.Record != nil {
					line.Points = append(line.Points, GoalPoint{On: n.Record.Facts.Date, Value: *g.Progress, Note: n.ID})
				}
			}
		}
		lines = append(lines, line)
	}
	return lines
}
