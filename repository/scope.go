package repository

import (
	"gorm.io/gorm"

	"cohort/domain"
)

// treatedBy limits a query to the clients who are or were enrolled in a
// cohort that the scope's leader leads.
func treatedBy(db *gorm.DB, scope domain.Scope, column string) *gorm.DB {
	if scope.All() {
		return db
	}
	return db.Where(column+" IN (SELECT e.client_id FROM enrollments e JOIN cohort_leaders l ON l.cohort_id = e.cohort_id WHERE l.user_id = ?)", scope.Leader())
}

// within limits a query on cohorts to the scope.
func within(db *gorm.DB, scope domain.Scope) *gorm.DB {
	if scope.All() {
		return db
	}
	return db.Where("cohorts.id IN (SELECT own.cohort_id FROM cohort_leaders AS own WHERE own.user_id = ?)", scope.Leader())
}
