package repository

import (
	"gorm.io/gorm"

	"cohort/domain"
)

// treatedBy limits a query to the clients who are or were enrolled in a
// cohort that the scope's leader leads, and to those whose record an emergency
// opens to them.
func (t *tx) treatedBy(db *gorm.DB, scope domain.Scope, column string) *gorm.DB {
	if scope.All() {
		return db
	}
	led, err := t.ledBy(scope.Leader())
	if err != nil {
		return failed(db, err)
	}
	treated := column + " IN (SELECT e.client_id FROM enrollments e WHERE e.cohort_id IN ?)"
	if opened := scope.Opened(); len(opened) > 0 {
		return db.Where("("+treated+" OR "+column+" IN ?)", led.cohorts(), opened)
	}
	return db.Where(treated, led.cohorts())
}

// within limits a query on cohorts to the scope.
func (t *tx) within(db *gorm.DB, scope domain.Scope) *gorm.DB {
	if scope.All() {
		return db
	}
	led, err := t.ledBy(scope.Leader())
	if err != nil {
		return failed(db, err)
	}
	return db.Where("cohorts.id IN ?", led.cohorts())
}

// withinSessions limits a query on sessions and their cohorts to the scope: what
// its leader leads, what they led on its own day, and what is open to them as a
// substitute.
func (t *tx) withinSessions(db *gorm.DB, scope domain.Scope) *gorm.DB {
	if scope.All() {
		return db
	}
	led, err := t.ledBy(scope.Leader())
	if err != nil {
		return failed(db, err)
	}
	return led.sessions(db, false, scope.Covered())
}

// coveredSessions is a condition beside others: sessions that these covers are
// of, each on the day for which it was covered; "" for none.
func coveredSessions(covers []domain.Cover) (or string, args []any) {
	for _, c := range covers {
		if c.EndedAt == nil {
			or += " OR sessions.id = ? AND sessions.held_on = ?"
			args = append(args, c.SessionID, c.On)
		}
	}
	return or, args
}
