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
	CommittedOn         domain.Date
	AgreementVersion    string
	AgreementSignedOn   domain.Date
	AgreementSignedName []byte
	Outcome             string
	EndReason           []byte
	History             []byte // JSON, sealed
	Version             int
	CreatedAt           time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt           time.Time `gorm:"autoUpdateTime:false"`
}

func (enrollmentRow) TableName() string { return "enrollments" }

const (
	enrollmentSignature = "enrollments.agreement_signed_name"
	enrollmentReason    = "enrollments.end_reason"
	enrollmentHistory   = "enrollments.history"
)

func (t *tx) enrollmentToRow(e program.Enrollment) (*enrollmentRow, error) {
	r := &enrollmentRow{ID: e.ID, CohortID: e.CohortID, ClientID: e.ClientID, ReferralID: optional(e.ReferralID),
		SinceOn: e.Since, UntilOn: e.Until, FromSession: e.FromSession, ThroughSession: e.ThroughSession,
		CommittedSessions: e.CommittedSessions, CommittedOn: e.CommittedOn, Outcome: string(e.Outcome), Version: e.Version, CreatedAt: e.CreatedAt, UpdatedAt: e.UpdatedAt}
	var err error
	if a := e.Agreement; a != nil {
		r.AgreementVersion, r.AgreementSignedOn = a.Version, a.SignedOn
		if r.AgreementSignedName, err = t.seal(enrollmentSignature, e.ID, a.SignedName); err != nil {
			return nil, err
		}
	}
	if r.EndReason, err = t.seal(enrollmentReason, e.ID, e.EndReason); err != nil || len(e.History) == 0 {
		return r, err
	}
	r.History, err = t.sealJSON(enrollmentHistory, e.ID, e.History)
	return r, err
}

func (t *tx) enrollmentFromRow(r enrollmentRow) (program.Enrollment, error) {
	e := program.Enrollment{ID: r.ID, CohortID: r.CohortID, ClientID: r.ClientID, ReferralID: given(r.ReferralID),
		Since: r.SinceOn, Until: r.UntilOn, FromSession: r.FromSession, ThroughSession: r.ThroughSession,
		CommittedSessions: r.CommittedSessions, CommittedOn: r.CommittedOn, Outcome: program.EnrollmentOutcome(r.Outcome), Version: r.Version, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt}
	if r.AgreementVersion != "" {
		name, err := t.open(enrollmentSignature, r.ID, r.AgreementSignedName)
		if err != nil {
			return e, err
		}
		e.Agreement = &program.Agreement{Version: r.AgreementVersion, SignedOn: r.AgreementSignedOn, SignedName: name}
	}
	var err error
	if e.EndReason, err = t.open(enrollmentReason, r.ID, r.EndReason); err != nil {
		return e, err
	}
	return e, t.openJSON(enrollmentHistory, r.ID, r.History, &e.History)
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

// LockMembers locks the cohort's episodes without an end, and those with one
// after a day, and gives them in the order of their ids.
func (t *tx) LockMembers(cohort domain.CohortID, after domain.Date) ([]program.Enrollment, error) {
	if err := t.take(lockEnrollment); err != nil {
		return nil, err
	}
	rows, err := list[enrollmentRow](t.locked(), "id", "cohort_id = ? AND (until_on IS NULL OR until_on > ?)", cohort, after)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		t.took(lockEnrollment, row.ID)
	}
	return each(rows, t.enrollmentFromRow)
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
