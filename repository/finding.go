package repository

import (
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// foundFirst is which cohorts are found before others.
var foundFirst = []string{string(program.CohortRunning), string(program.CohortPlanned), string(program.CohortCompleted), string(program.CohortCancelled)}

// CohortsFound gives the cohorts whose name and code fit, newest first of each
// state. The names are sealed: all within the scope are opened.
func (t *tx) CohortsFound(scope domain.Scope, fits func(name, code string) bool) ([]program.Cohort, error) {
	rows, err := list[cohortRow](t.within(t.db.Select("id", "code", "content", "status"), scope), "created_at DESC, id DESC", "TRUE")
	if err != nil {
		return nil, err
	}
	var found []program.Cohort
	for _, row := range rows {
		said, err := t.cohortSaid(row.ID, row.Content)
		if err != nil {
			return nil, err
		}
		if fits(said.Name, row.Code) {
			found = append(found, program.Cohort{ID: row.ID, Code: row.Code, Name: said.Name, Status: program.CohortStatus(row.Status)})
		}
	}
	slices.SortStableFunc(found, func(a, b program.Cohort) int {
		return slices.Index(foundFirst, string(a.Status)) - slices.Index(foundFirst, string(b.Status))
	})
	return found, nil
}

// SessionsFound gives the first sessions on the days and in the cohorts, from a
// time on where no day is said; the cohorts' names are those of a calendar.
func (t *tx) SessionsFound(scope domain.Scope, days []domain.Date, cohorts []domain.CohortID, from time.Time, most int) ([]program.DatedSession, error) {
	db := inCalendar(t, t.datedQuery(scope, ""))
	if days == nil {
		db = db.Where("sessions.starts_at >= ?", from)
	} else {
		db = db.Where("sessions.held_on IN ?", days)
	}
	if cohorts != nil {
		db = db.Where("sessions.cohort_id IN ?", cohorts)
	}
	found, err := t.datedSessions(db, domain.Page{Limit: most})
	return found.Items, err
}
