package clinical

import (
	"cohort/domain"
	"cohort/domain/intake"
)

// MembershipStep is what happened with a wait or a membership.
type MembershipStep string

// The steps.
const (
	StepWaits     MembershipStep = "waits"
	StepLeftWait  MembershipStep = "left_waitlist"
	StepEnrolled  MembershipStep = "enrolled"
	StepLeft      MembershipStep = "left"
	StepCompleted MembershipStep = "completed"
	StepCancelled MembershipStep = "cohort_cancelled"
)

// Values is the closed list, as texts.
func (MembershipStep) Values() []string {
	return domain.Texts([]MembershipStep{StepWaits, StepLeftWait, StepEnrolled, StepLeft, StepCompleted, StepCancelled})
}

// TimelineMembership is one of them.
type TimelineMembership struct {
	Step   MembershipStep
	Reason string
}

// TimelineReferral is a step of a referral.
type TimelineReferral struct {
	ID     domain.ReferralID
	Source intake.Source
	Step   intake.ReferralEvent
}

// membershipsOnTimeline gives memberships and, for whom they are open to, waits.
func membershipsOnTimeline(t timeline, cut domain.TimelineCut) (all []TimelineEntry, err error) {
	add := func(day domain.Date, id string, cohort domain.CohortID, m TimelineMembership) {
		all = append(all, TimelineEntry{TimelinePlace: domain.TimelinePlace{Day: day, Kind: domain.TimelineMembership, ID: id}, CohortID: cohort, Membership: &m})
	}
	if t.sees(domain.ReadEnrollment) {
		episodes, err := t.tx.EnrollmentsOf(t.client)
		if err != nil {
			return nil, err
		}
		for _, e := range episodes {
			add(e.Since, step(e.ID, 1), e.CohortID, TimelineMembership{Step: StepEnrolled})
			if e.Outcome != "" && !e.Until.IsZero() {
				add(e.Until, step(e.ID, 2), e.CohortID, TimelineMembership{Step: MembershipStep(e.Outcome), Reason: e.EndReason})
			}
		}
	}
	if t.sees(domain.ReadWaitlist) {
		waits, err := t.tx.WaitsOf(t.client)
		if err != nil {
			return nil, err
		}
		for _, w := range waits {
			add(t.day(w.JoinedAt), step(w.ID, 1), w.CohortID, TimelineMembership{Step: StepWaits})
			if w.Outcome == intake.LeftOff && w.LeftAt != nil {
				add(t.day(*w.LeftAt), step(w.ID, 2), w.CohortID, TimelineMembership{Step: StepLeftWait, Reason: w.Reason})
			}
		}
	}
	return cutOut(all, cut), nil
}

// referralsOnTimeline gives referrals with their steps. What was undone was none.
func referralsOnTimeline(t timeline, cut domain.TimelineCut) (all []TimelineEntry, err error) {
	if !t.sees(domain.ReadReferral) {
		return nil, nil
	}
	listed, err := t.tx.ReferralsOf(t.client)
	if err != nil {
		return nil, err
	}
	for _, l := range listed {
		r, err := t.tx.Referral(l.ID)
		if err != nil {
			return nil, err
		}
		undone := map[int]bool{}
		for _, e := range r.History {
			undone[e.Undoes] = true
		}
		for i, e := range r.History {
			if e.Undoes != 0 || undone[i+1] {
				continue
			}
			day := t.day(e.At)
			if i == 0 {
				day = r.ReceivedOn
			}
			all = append(all, TimelineEntry{TimelinePlace: domain.TimelinePlace{Day: day, Kind: domain.TimelineReferral, ID: step(r.ID, i)}, At: e.At,
				Referral: &TimelineReferral{ID: r.ID, Source: r.Source, Step: e}})
		}
	}
	return cutOut(all, cut), nil
}
