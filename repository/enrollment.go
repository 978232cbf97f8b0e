package repository

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

type enrollmentRow struct {
	ID                  domain.EnrollmentID `gorm:"primaryKey"`
	CohortID            domain.CohortID
	ClientID            domain.ClientID
	ReferralID          *domain.ReferralID
	SinceOn             domain.Date
	UntilOn             domain.Date
	FromSession         int
	ThroughSession      int
	CommittedSessions   int
	AgreementVersion    string
	AgreementSignedOn   domain.Date
	AgreementSignedName []byte
	EndReason           []byte
	Version             int
	CreatedAt           time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt           time.Time `gorm:"autoUpdateTime:false"`
}

func (enrollmentRow) TableName() string { return "enrollments" }

const (
	enrollmentSignature = "enrollments.agreement_signed_name"
	enrollmentReason    = "enrollments.end_reason"
)

func (t *tx) enrollmentToRow(e program.Enrollment) (*enrollmentRow, error) {
	r := &enrollmentRow{ID: e.ID, CohortID: e.CohortID, ClientID: e.ClientID, ReferralID: optional(e.ReferralID),
		SinceOn: e.Since, UntilOn: e.Until, FromSession: e.FromSession, ThroughSession: e.ThroughSession,
		CommittedSessions: e.CommittedSessions, Version: e.Version, CreatedAt: e.CreatedAt, UpdatedAt: e.UpdatedAt}
	var err error
	if a := e.Agreement; a != nil {
		r.AgreementVersion, r.AgreementSignedOn = a.Version, a.SignedOn
		if r.AgreementSignedName, err = t.seal(enrollmentSignature, e.ID, a.SignedName); err != nil {
			return nil, err
		}
	}
	r.EndReason, err = t.seal(enrollmentReason, e.ID, e.EndReason)
	return r, err
}

func (t *tx) enrollmentFromRow(r enrollmentRow) (program.Enrollment, error) {
	e := program.Enrollment{ID: r.ID, CohortID: r.CohortID, ClientID: r.ClientID, ReferralID: given(r.ReferralID),
		Since: r.SinceOn, Until: r.UntilOn, FromSession: r.FromSession, ThroughSession: r.ThroughSession,
		CommittedSessions: r.CommittedSessions, Version: r.Version, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt}
	if r.AgreementVersion != "" {
		name, err := t.open(enrollmentSignature, r.ID, r.AgreementSignedName)
		if err != nil {
			return e, err
		}
		e.Agreement = &program.Agreement{Version: r.AgreementVersion, SignedOn: r.AgreementSignedOn, SignedName: name}
	}
	var err error
	e.EndReason, err = t.open(enrollmentReason, r.ID, r.EndReason)
	return e, err
}

// Enrollment gives one episode.
func (t *tx) Enrollment(id domain.EnrollmentID) (program.Enrollment, error) {
	row, err := find[enrollmentRow](t.db, "id = ?", id)
	if err != nil {
		return program.Enrollment{}, err
	}
	return t.enrollmentFromRow(row)
}

// LockEnrollment gives one episode for a change.
func (t *tx) LockEnrollment(id domain.EnrollmentID) (program.Enrollment, error) {
	row, err := lockOne[enrollmentRow](t, lockEnrollment, "id = ?", id)
	if err != nil {
		return program.Enrollment{}, err
	}
	t.took(lockEnrollment, id)
	return t.enrollmentFromRow(row)
}

// Enrollments gives every episode of a cohort, in order of joining.
func (t *tx) Enrollments(cohort domain.CohortID) ([]program.Enrollment, error) {
	rows, err := list[enrollmentRow](t.db, "created_at, id", "cohort_id = ?", cohort)
	if err != nil {
		return nil, err
	}
	return each(rows, t.enrollmentFromRow)
}

// EnrollmentsOf gives every episode of a client, newest first.
func (t *tx) EnrollmentsOf(client domain.ClientID) ([]program.Enrollment, error) {
	rows, err := list[enrollmentRow](t.db, "created_at DESC, id DESC", "client_id = ?", client)
	if err != nil {
		return nil, err
	}
	return each(rows, t.enrollmentFromRow)
}

// CreateEnrollment adds an episode.
func (t *tx) CreateEnrollment(e program.Enrollment) error {
	t.took(lockEnrollment, e.ID)
	row, err := t.enrollmentToRow(e)
	if err != nil {
		return err
	}
	return duplicateAs(t.insert(row), program.ErrAlreadyEnrolled)
}

// SaveEnrollment writes an episode.
func (t *tx) SaveEnrollment(e program.Enrollment) error {
	if err := t.mine(lockEnrollment, e.ID); err != nil {
		return err
	}
	row, err := t.enrollmentToRow(e)
	if err != nil {
		return err
	}
	return t.update(row)
}
