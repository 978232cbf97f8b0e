package program

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// earlier is how long ago a session may have begun that is found by its cohort
// alone.
const earlier = 12 * time.Hour

// FindCohorts gives the cohorts that are meant, by what the actor calls them:
// by name or code where they may know what they are for, else by code alone.
func FindCohorts(tx practice.Tx, by domain.Actor, q domain.FindQuery) (found []program.Cohort, err error) {
	known := map[domain.CohortID]bool{}
	if scope, err := domain.ScopeOf(by, domain.ReadPurpose); err == nil {
		found, err = tx.CohortsFound(scope, func(name, code string) bool { return q.FitsNamed(name, code) })
		if err != nil || scope.All() {
			return found, err // who knows every name has found by codes too
		}
	}
	for _, c := range found {
		known[c.ID] = true
	}
	if by.Reach(domain.ReadCohort) == domain.None {
		return found, nil
	}
	scope, err := domain.ScopeOf(by, domain.ReadCohort)
	if err != nil {
		return nil, err
	}
	coded, err := tx.CohortsFound(scope, func(_, code string) bool { return q.FitsNamed(code) })
	for _, c := range coded {
		if !known[c.ID] {
			c.Name = c.Code
			found = append(found, c)
		}
	}
	return found, err
}

// FindSessions gives the sessions that are meant: on a day that was typed, in
// the cohorts that were found, or both.
func FindSessions(tx practice.Tx, by domain.Actor, q domain.FindQuery, cohorts []program.Cohort, now time.Time, most int) ([]program.DatedSession, error) {
	if by.Reach(domain.ReadSession) == domain.None {
		return nil, nil
	}
	scope, err := domain.ScopeOf(by, domain.ReadSession)
	if err != nil {
		return nil, err
	}
	days, dated := q.Days()
	var in []domain.CohortID
	for _, c := range cohorts {
		in = append(in, c.ID)
	}
	if (!dated || q.Rest != "") && len(in) == 0 || dated && len(days) == 0 {
		return nil, nil
	}
	if q.Rest == "" && dated {
		in = nil // "tue" is every session of the day, whatever cohort is named after it
	}
	found, err := tx.SessionsFound(scope, days, in, now.Add(-earlier), most)
	if err != nil {
		return nil, err
	}
	return found, labeled(tx, by, found)
}
