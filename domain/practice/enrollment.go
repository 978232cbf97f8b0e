package practice

import (
	"cohort/domain"
	"cohort/domain/program"
)

type enrollmentTx interface {
	Enrollment(domain.EnrollmentID) (program.Enrollment, error)
	LockEnrollment(domain.EnrollmentID) (program.Enrollment, error)
	// Enrollments gives every episode of a cohort, in order of joining.
	Enrollments(domain.CohortID) ([]program.Enrollment, error)
	// Roster gives every episode with the member's code and first name, current members first.
	Roster(domain.CohortID) ([]RosterSeat, error)
	EnrollmentsOf(domain.ClientID) ([]program.Enrollment, error)
	CreateEnrollment(program.Enrollment) error // ErrAlreadyEnrolled
	SaveEnrollment(program.Enrollment) error
}
