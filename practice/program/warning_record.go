package program

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
)

// RuleRecord tells how often each rule was right in this practice, by the last
// memberships that have ended. It names nobody, and with few of them no number.
func (desk *Desk) RuleRecord(ctx context.Context, by domain.Actor) (r clinical.RuleRecord, err error) {
	err = desk.Look(ctx, by, domain.ReadWarningRules, func(tx practice.Tx, _ domain.Scope) error {
		today, err := practice.Today(tx, desk.Now())
		if err != nil {
			return err
		}
		ended, err := tx.EndedEnrollments(today, clinical.MostEnded)
		if err != nil {
			return err
		}
		all := make([]clinical.EndedMembership, len(ended))
		for i, e := range ended {
			all[i].Enrollment = e
		}
		if len(ended) >= clinical.EnoughEnded {
			if all, err = desk.endedMemberships(tx, ended); err != nil {
				return err
			}
		}
		r = clinical.RecordOf(all)
		return nil
	})
	return r, err
}

func (desk *Desk) endedMemberships(tx practice.Tx, ended []program.Enrollment) ([]clinical.EndedMembership, error) {
	ids := make([]domain.EnrollmentID, len(ended))
	asked := map[domain.EnrollmentID]bool{}
	var cohorts []domain.CohortID
	for i, e := range ended {
		ids[i], asked[e.ID] = e.ID, true
		cohorts = append(cohorts, e.CohortID)
	}
	slices.SortFunc(cohorts, func(x, y domain.CohortID) int { return slices.Compare(x.UUID[:], y.UUID[:]) })
	book, err := warningBookOf(tx, desk.Now(), slices.Compact(cohorts), func(e program.Enrollment, _ domain.Date) bool { return asked[e.ID] })
	if err != nil {
		return nil, err
	}
	summaries, err := tx.Discharges(ids...)
	if err != nil {
		return nil, err
	}
	of := map[domain.EnrollmentID]*clinical.Discharge{}
	for i, s := range summaries {
		if s.Status.Holds() {
			of[s.EnrollmentID] = &summaries[i]
		}
	}
	all := make([]clinical.EndedMembership, len(ended))
	for i, e := range ended {
		all[i] = clinical.EndedMembership{WarningFacts: book.facts(e), How: clinical.HowEnded(e, of[e.ID])}
	}
	return all, nil
}
