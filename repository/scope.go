package repository

import (
	"gorm.io/gorm"

	"cohort/domain"
)

// treatedBy limits a query to the clients who are or were enrolled in a
// cohort that the scope's leader leads, and to those whose record an emergency
// opens to them.
func treatedBy(db *gorm.DB, scope domain.Scope, column string) *gorm.DB {
	if scope.All() {
		return db
	}
	treated := column + " IN (SELECT e.client_id FROM enrollments e JOIN cohort_leaders l ON l.cohort_id = e.cohort_id WHERE l.user_id = ?)"
	if opened := scope.Opened(); len(opened) > 0 {
		return db.Where("("+treated+" OR "+column+" IN ?)", scope.Leader(), opened)
	}
	return db.Where(treated, scope.Leader())
}

// within limits a query on cohorts to the scope.
func within(db *gorm.DB, scope domain.Scope) *gorm.DB {
	if scope.All() {
		return db
	}
	return db.Where("cohorts.id IN (SELECT own.cohort_id FROM cohort_leaders AS own WHERE own.user_id = ?)", scope.Leader())
}

// withinSessions limits a query on sessions and their cohorts to the scope: what
// its leader leads, what they led on its own day, and what is open to them as a
// substitute.
func withinSessions(db *gorm.DB, scope domain.Scope) *gorm.DB {
	if scope.All() {
		return db
	}
	led := `SELECT own.cohort_id FROM cohort_leaders AS own WHERE own.user_id = ?`
	covered, args := coveredSessions(scope.Covered())
	among := `cohorts.id IN (` + led + ` UNION SELECT f.cohort_id FROM former_leaders AS f WHERE f.user_id = ?)`
	if covered == "" {
		db = db.Where(among, scope.Leader(), scope.Leader())
	}
	return db.Where(`(EXISTS (`+led+` AND own.cohort_id = cohorts.id) OR EXISTS (SELECT 1 FROM former_leaders AS f WHERE f.user_id = ? AND f.cohort_id = cohorts.id
			AND (f.from_on IS NULL OR f.from_on <= sessions.held_on) AND f.until_on >= sessions.held_on)`+covered+`)`,
		append([]any{scope.Leader(), scope.Leader()}, args...)...)
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
