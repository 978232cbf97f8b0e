package repository

import (
	"strings"

	"gorm.io/gorm"

	"cohort/domain"
)

// led is what somebody leads, and what they led until some day, by the rows that
// the server wrote. Conditions of lists name these cohorts instead of asking the
// rows once more, among which one that was planted would count.
type led struct {
	user   domain.UserID
	now    []leaderRow
	before []formerLeaderRow
}

// ledBy reads what somebody leads. Outside of a transaction, where nothing is
// written between, that is asked once.
func (t *tx) ledBy(user domain.UserID) (led, error) {
	if t.led != nil && t.led.user == user {
		return *t.led, nil
	}
	l := led{user: user}
	err := t.ask(
		question{sql: "SELECT cohort_id, user_id, is_lead, place, from_on, mac FROM cohort_leaders WHERE user_id = $1 ORDER BY cohort_id", args: []any{user.String()}, each: func(r row) error {
			var row leaderRow
			err := r.Scan(toID(&row.CohortID), toID(&row.UserID), &row.IsLead, &row.Place, day{&row.FromOn}, &row.MAC)
			if err == nil && t.believes(&row) {
				l.now = append(l.now, row)
			}
			return err
		}},
		question{sql: "SELECT cohort_id, user_id, is_lead, place, from_on, until_on, mac FROM former_leaders WHERE user_id = $1 ORDER BY cohort_id, place", args: []any{user.String()}, each: func(r row) error {
			var row formerLeaderRow
			err := r.Scan(toID(&row.CohortID), toID(&row.UserID), &row.IsLead, &row.Place, day{&row.FromOn}, day{&row.UntilOn}, &row.MAC)
			if err == nil && t.believes(&row) {
				l.before = append(l.before, row)
			}
			return err
		}})
	if err == nil && t.held == nil {
		t.led = &l
	}
	return l, err
}

// cohorts are those that somebody leads now.
func (l led) cohorts() []domain.CohortID {
	ids := make([]domain.CohortID, len(l.now))
	for i, r := range l.now {
		ids[i] = r.CohortID
	}
	return ids
}

// sessions limits a query on sessions to those of cohorts that somebody leads
// now, on their days alone or whenever they are, to those of cohorts that they led
// on the session's own day, and to those that they cover.
func (l led) sessions(db *gorm.DB, onTheirDays bool, covers []domain.Cover) *gorm.DB {
	ever, conditions := l.cohorts(), []string{"sessions.cohort_id IN ?"}
	args := []any{ever}
	if onTheirDays {
		conditions, args = nil, nil
		for _, r := range l.now {
			conditions, args = between(conditions, args, r.CohortID, r.FromOn, domain.Date{})
		}
	}
	for _, r := range l.before {
		ever = append(ever, r.CohortID)
		conditions, args = between(conditions, args, r.CohortID, r.FromOn, r.UntilOn)
	}
	covered, ofCovers := coveredSessions(covers)
	if len(conditions) == 0 {
		conditions = []string{"1 = 0"}
	}
	if covered == "" {
		db = db.Where("sessions.cohort_id IN ?", ever)
	}
	return db.Where("("+strings.Join(conditions, " OR ")+covered+")", append(args, ofCovers...)...)
}

// between adds the condition that a session is one of a cohort, from a day and
// until one (zero: whenever).
func between(conditions []string, args []any, cohort domain.CohortID, from, until domain.Date) ([]string, []any) {
	condition := "sessions.cohort_id = ?"
	args = append(args, cohort)
	if !from.IsZero() {
		condition += " AND sessions.held_on >= ?"
		args = append(args, from)
	}
	if !until.IsZero() {
		condition += " AND sessions.held_on <= ?"
		args = append(args, until)
	}
	return append(conditions, condition), args
}

// failed is a query that answers what went wrong before it was asked.
func failed(db *gorm.DB, err error) *gorm.DB {
	db = db.Where("1 = 0")
	_ = db.AddError(err)
	return db
}
