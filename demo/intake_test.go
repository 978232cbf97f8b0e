package demo_test

import (
	"testing"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/practice"
)

// journey is what is known about one client's way through the house.
type journey struct {
	referrals   []intake.Referral
	enrollments []program.Enrollment
	waits       []intake.WaitEntry
	scores      []int // PHQ-9, from the first to the last
	assessed    bool
}

func (h *house) journeys() map[domain.ClientID]journey {
	h.t.Helper()
	all := map[domain.ClientID]journey{}
	for _, c := range h.clients() {
		h.ask(func(tx practice.Tx) (err error) {
			var j journey
			if j.referrals, err = tx.ReferralsOf(c.ID); err != nil {
				return err
			}
			if j.enrollments, err = tx.EnrollmentsOf(c.ID); err != nil {
				return err
			}
			if j.waits, err = tx.WaitsOf(c.ID); err != nil {
				return err
			}
			list, err := tx.Assessments(c.ID, domain.Page{Limit: 50})
			for i := len(list.Items) - 1; i >= 0; i-- {
				j.assessed = true
				if a := list.Items[i]; a.Instrument == "phq-9" && a.Result.Complete {
					sum := 0
					for _, answer := range a.Answers {
						sum += *answer
					}
					j.scores = append(j.scores, sum)
				}
			}
			all[c.ID] = j
			return err
		})
	}
	return all
}

// checkIntake holds every client's way against the gate: a seat comes after a
// referral and an assessment, but for the one override.
func checkIntake(t *testing.T, h *house) {
	t.Helper()
	seats, unassessed, episodes := 0, 0, map[domain.CohortID]map[domain.ClientID]int{}
	for id, j := range h.journeys() {
		placed, waiting := 0, 0
		for _, r := range j.referrals {
			if r.Status == intake.ReferralPlaced {
				placed++
			}
			if r.Status == intake.ReferralWaitlisted {
				waiting++
			}
		}
		for _, w := range j.waits {
			if w.LeftAt == nil {
				waiting--
			}
		}
		cohorts := map[domain.CohortID]bool{}
		for _, e := range j.enrollments {
			seats++
			cohorts[e.CohortID] = true
			if episodes[e.CohortID] == nil {
				episodes[e.CohortID] = map[domain.ClientID]int{}
			}
			episodes[e.CohortID][id]++
			if !e.Until.IsZero() && e.Until.Before(e.Since) || e.Agreement == nil || e.CommittedSessions < 1 {
				t.Errorf("odd enrollment %+v", e)
			}
		}
		if len(cohorts) > 0 && !j.assessed {
			unassessed++
		}
		if placed != len(cohorts) || waiting != 0 {
			t.Errorf("a client has %d placed referrals for %d cohorts, and %d referrals too many on waitlists", placed, len(cohorts), waiting)
		}
	}
	cameBack := 0
	for _, of := range episodes {
		for _, n := range of {
			cameBack += n - 1
		}
	}
	if cameBack != 1 || unassessed != 1 {
		t.Errorf("%d came back and %d were let in without an assessment, want one each", cameBack, unassessed)
	}
	t.Logf("%d episodes of membership, %d of somebody who came back", seats, cameBack)
}

// checkProgress wants most to feel better, and not all: six points on the
// PHQ-9 are a reliable change (NHS Talking Therapies manual).
func checkProgress(t *testing.T, h *house) {
	t.Helper()
	better, worse, all := 0, 0, 0
	for _, j := range h.journeys() {
		if len(j.scores) < 2 {
			continue
		}
		all++
		switch change := j.scores[len(j.scores)-1] - j.scores[0]; {
		case change <= -6:
			better++
		case change > 0:
			worse++
		}
	}
	t.Logf("of %d clients measured again, %d are reliably better and %d worse on the PHQ-9", all, better, worse)
	if all < 25 || 100*better/all < 35 || worse == 0 || worse > all/4 {
		t.Errorf("%d better and %d worse of %d", better, worse, all)
	}
}

func checkReferrals(t *testing.T, h *house) {
	t.Helper()
	sources, urgencies := map[intake.Source]int{}, map[intake.Urgency]int{}
	overdue, all := 0, 0
	for _, j := range h.journeys() {
		for _, r := range j.referrals {
			all++
			sources[r.Source]++
			urgencies[r.Urgency]++
			if r.Status == intake.ReferralReceived && r.AnswerBy.Before(afternoon) {
				overdue++
			}
		}
	}
	t.Logf("sources %v, urgencies %v, %d unanswered in time", sources, urgencies, overdue)
	self, court, routine := 100*sources["self"]/all, 100*sources["court"]/all, 100*urgencies[intake.Routine]/all
	if self < 30 || self > 55 || court < 10 || court > 32 || routine < 60 || routine > 88 || overdue < 1 || overdue > 3 {
		t.Errorf("%d%% refer themselves, %d%% come by a court, %d%% are routine, %d are overdue", self, court, routine, overdue)
	}
}
