package clinical

import (
	"cmp"
	"slices"

	"cohort/domain"
)

// DischargeDays is within how many days of the last day a summary is usually due.
const DischargeDays = 30

// DischargeBack is how many days back a membership that ended without a summary is
// still asked about.
const DischargeBack = 120

// EndedMember is somebody whose membership is over.
type EndedMember struct {
	EnrollmentID domain.EnrollmentID
	CohortID     domain.CohortID
	ClientID     domain.ClientID
	On           domain.Date // the last day
}

// DischargesList is which summaries a worklist has.
type DischargesList string

// The worklists.
const (
	DischargesDue      DischargesList = "due" // not signed yet
	DischargesOverdue  DischargesList = "overdue"
	DischargesToCoSign DischargesList = "cosign"
)

// DischargesLists lists them.
var DischargesLists = []DischargesList{DischargesDue, DischargesOverdue, DischargesToCoSign}

// Values is the closed list, as texts.
func (DischargesList) Values() []string { return domain.Texts(DischargesLists) }

// DischargeDue is a membership whose summary is to be written or signed.
type DischargeDue struct {
	EndedMember
	Summary *Discharge // nil where none was begun
}

// DueOn is by when the summary should be signed.
func (d DischargeDue) DueOn() domain.Date { return d.On.AddDays(DischargeDays) }

// DueDischarges sorts ended memberships into worklists, the longest due first.
// summaries are those of the memberships.
func DueDischarges(ended []EndedMember, summaries []Discharge, today domain.Date) map[DischargesList][]DischargeDue {
	live := map[domain.EnrollmentID]*Discharge{}
	for i := range summaries {
		if s := &summaries[i]; s.Status.IsLive() {
			live[s.EnrollmentID] = s
		}
	}
	out := map[DischargesList][]DischargeDue{}
	for _, m := range ended {
		due := DischargeDue{EndedMember: m, Summary: live[m.EnrollmentID]}
		switch {
		case due.Summary != nil && due.Summary.Status != SigningDraft:
		case due.DueOn().Before(today):
			out[DischargesOverdue] = append(out[DischargesOverdue], due)
		default:
			out[DischargesDue] = append(out[DischargesDue], due)
		}
	}
	return out
}

// FollowUpsList is which follow-ups a worklist has.
type FollowUpsList string

// The worklists.
const (
	FollowUpsDue  FollowUpsList = "due"  // today or before
	FollowUpsSoon FollowUpsList = "soon" // within FollowUpNotice days
)

// FollowUpsLists lists them.
var FollowUpsLists = []FollowUpsList{FollowUpsDue, FollowUpsSoon}

// Values is the closed list, as texts.
func (FollowUpsList) Values() []string { return domain.Texts(FollowUpsLists) }

// FollowUpNotice is how many days ahead a follow-up is told to be due.
const FollowUpNotice = 14

// FollowUpBack is how many days after it was due somebody is still asked.
const FollowUpBack = 90

// FollowedSince and FollowedUntil are between which last days of a membership
// somebody may have to be asked.
func FollowedSince(today domain.Date) domain.Date {
	return today.AddDays(-domain.MaxFollowUpDay - FollowUpBack)
}

// FollowedUntil is the latest of them.
func FollowedUntil(today domain.Date) domain.Date {
	return today.AddDays(FollowUpNotice - domain.MinFollowUpDay)
}

// FollowUpDue is somebody who is to be asked.
type FollowUpDue struct {
	EndedMember
	DischargeID domain.DischargeID
	FollowUpTask
}

// DueFollowUps sorts what is open of discharges into worklists, the longest due first.
// Somebody is asked once, however many days were let pass.
func DueFollowUps(members map[domain.EnrollmentID]EndedMember, discharges []Discharge, done []FollowUp, today domain.Date) map[FollowUpsList][]FollowUpDue {
	of := map[domain.DischargeID][]FollowUp{}
	for _, u := range done {
		of[u.DischargeID] = append(of[u.DischargeID], u)
	}
	out := map[FollowUpsList][]FollowUpDue{}
	for _, d := range discharges {
		tasks := d.FollowUpTasks(of[d.ID])
		for i, t := range tasks {
			list := FollowUpsDue
			switch {
			case t.Done != nil || t.DueOn.After(today.AddDays(FollowUpNotice)) || t.DueOn.Before(today.AddDays(-FollowUpBack)):
				continue
			case i+1 < len(tasks) && (tasks[i+1].Done != nil || !tasks[i+1].DueOn.After(today)):
				continue // its time has passed: the later day asks the same
			case t.DueOn.After(today):
				list = FollowUpsSoon
			}
			out[list] = append(out[list], FollowUpDue{EndedMember: members[d.EnrollmentID], DischargeID: d.ID, FollowUpTask: t})
		}
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(a, b FollowUpDue) int { return cmp.Compare(a.DueOn.String(), b.DueOn.String()) })
	}
	return out
}
