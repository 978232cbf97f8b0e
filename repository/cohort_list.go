package repository

import (
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
)

// CohortLists gives the lists of all cohorts that were planned since a moment, in
// three questions. What is sealed is not read.
func (t *tx) CohortLists(since time.Time) ([]intake.CohortList, error) {
	var lists []intake.CohortList
	at := map[domain.CohortID]int{}
	comes := func(r row) error {
		var cohort domain.CohortID
		var c intake.Coming
		if err := r.Scan(toID(&cohort), toID(&c.ClientID), &c.At, &c.Left); err != nil {
			return err
		}
		if i, known := at[cohort]; known {
			lists[i].Comings = append(lists[i].Comings, c)
		}
		return nil
	}
	seat := func(r row) error {
		var cohort domain.CohortID
		var c intake.Coming
		var until domain.Date
		if err := r.Scan(toID(&cohort), toID(&c.ClientID), &c.At, day{&until}); err != nil {
			return err
		}
		if !until.IsZero() {
			left := until.Midnight().Add(12 * time.Hour) // the same day wherever the practice is
			c.Left = &left
		}
		if i, known := at[cohort]; known {
			lists[i].Comings = append(lists[i].Comings, c)
		}
		return nil
	}
	err := t.ask(question{sql: `SELECT id, status, created_at, started_at, ended_at FROM cohorts WHERE created_at >= $1 ORDER BY created_at, id`, args: []any{since}, each: func(r row) error {
		var l intake.CohortList
		var status string
		var started, ended *time.Time
		if err := r.Scan(toID(&l.CohortID), &status, &l.PlannedAt, &started, &ended); err != nil {
			return err
		}
		if l.Until = started; started == nil && program.CohortStatus(status) != program.CohortPlanned {
			l.Until = ended
		}
		at[l.CohortID] = len(lists)
		lists = append(lists, l)
		return nil
	}}, question{sql: `SELECT w.cohort_id, w.client_id, w.joined_at, w.left_at FROM waitlist w JOIN cohorts c ON c.id = w.cohort_id WHERE c.created_at >= $1 ORDER BY w.joined_at, w.id`, args: []any{since}, each: comes},
		question{sql: `SELECT e.cohort_id, e.client_id, e.created_at, e.until_on FROM enrollments e JOIN cohorts c ON c.id = e.cohort_id WHERE c.created_at >= $1 ORDER BY e.created_at, e.id`, args: []any{since}, each: seat})
	return lists, err
}
