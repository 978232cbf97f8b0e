package repository

import (
	"crypto/hmac"
	"encoding/json"
	"errors"
	"time"

	"gorm.io/gorm/clause"

	"cohort/domain"
)

// verificationRow is a verification of the audit as one text under a MAC. A
// row to which the MAC does not fit counts as none.
type verificationRow struct {
	ID        domain.VerificationID `gorm:"primaryKey"`
	StartedAt time.Time
	Running   bool
	Content   string
	MAC       string
}

func (verificationRow) TableName() string { return "audit_verifications" }

func (t *tx) verificationToRow(v domain.AuditVerification) (verificationRow, error) {
	content, err := json.Marshal(v)
	return verificationRow{ID: v.ID, StartedAt: v.StartedAt, Running: v.State == domain.VerificationRunning, Content: string(content),
		MAC: domain.VerificationSum(t.keys.AuditKey(), string(content))}, err
}

// verificationFromRow answers domain.ErrNotFound for a row that was not
// written here, or says something else than its text.
func (t *tx) verificationFromRow(r verificationRow) (v domain.AuditVerification, err error) {
	if !hmac.Equal([]byte(domain.VerificationSum(t.keys.AuditKey(), r.Content)), []byte(r.MAC)) {
		return v, domain.ErrNotFound
	}
	if err := json.Unmarshal([]byte(r.Content), &v); err != nil {
		return v, err
	}
	if v.ID != r.ID || (v.State == domain.VerificationRunning) != r.Running {
		return domain.AuditVerification{}, domain.ErrNotFound
	}
	return v, nil
}

// LockRunningVerification gives the verification that runs. A row that was
// tampered with is removed, or none could run any more.
func (t *tx) LockRunningVerification() (domain.AuditVerification, error) {
	row, err := lockOne[verificationRow](t, lockVerification, "running")
	if err != nil {
		return domain.AuditVerification{}, err
	}
	v, err := t.verificationFromRow(row)
	if errors.Is(err, domain.ErrNotFound) {
		if failed := t.db.Where("id = ?", row.ID).Delete(&verificationRow{}).Error; failed != nil {
			return v, failed
		}
	}
	t.took(lockVerification, row.ID)
	return v, err
}

// CreateVerification adds one. It answers domain.ErrVerifying when it would
// run beside another one.
func (t *tx) CreateVerification(v domain.AuditVerification) error {
	row, err := t.verificationToRow(v)
	if err != nil {
		return err
	}
	done := t.db.Clauses(clause.OnConflict{DoNothing: true}).Create(&row)
	if done.Error == nil && done.RowsAffected == 0 {
		return domain.ErrVerifying
	}
	return done.Error
}

// SaveVerification writes the one that runs, which is locked.
func (t *tx) SaveVerification(v domain.AuditVerification) error {
	if err := t.mine(lockVerification, v.ID); err != nil {
		return err
	}
	row, err := t.verificationToRow(v)
	if err != nil {
		return err
	}
	return t.update(&row)
}

// NewestVerification gives the one that was begun last.
func (t *tx) NewestVerification() (domain.AuditVerification, error) {
	return t.newestVerification("true")
}

// EndedVerification gives the last verification that ended. It answers
// domain.ErrNotFound when there was none.
func (t *tx) EndedVerification() (domain.AuditVerification, error) {
	return t.newestVerification("NOT running")
}

// LockEndedVerification gives the last verification that ended, to be saved.
func (t *tx) LockEndedVerification() (domain.AuditVerification, error) {
	v, err := t.EndedVerification()
	if err != nil {
		return v, err
	}
	row, err := lockOne[verificationRow](t, lockVerification, "id = ?", v.ID)
	if err != nil {
		return v, err
	}
	t.took(lockVerification, row.ID)
	return t.verificationFromRow(row)
}

// LastVerified says how far the audit was verified by the last verification
// that ended. It answers domain.ErrNotFound when there was none, or when that
// one found something: whatever comes after begins with the first entry.
func (t *tx) LastVerified() (domain.AuditVerified, error) {
	v, err := t.EndedVerification()
	if err == nil && v.State != domain.VerificationHeld {
		err = domain.ErrNotFound
	}
	if err != nil {
		return domain.AuditVerified{}, err
	}
	return v.Verified(), nil
}

// LastWholeVerification says when the last verification of the whole audit
// began, the zero time when that was long ago or never.
func (t *tx) LastWholeVerification() (time.Time, error) {
	const looked = 200
	rows, err := list[verificationRow](t.db.Limit(looked), "started_at DESC, id DESC", "true")
	if err != nil {
		return time.Time{}, err
	}
	for _, row := range rows {
		v, err := t.verificationFromRow(row)
		if err == nil && v.Behind.Place == 0 {
			return v.StartedAt, nil
		}
		if err != nil && !errors.Is(err, domain.ErrNotFound) {
			return time.Time{}, err
		}
	}
	return time.Time{}, nil
}

func (t *tx) newestVerification(where string) (domain.AuditVerification, error) {
	const looked = 20 // those who can write anything into the table can make it look empty, no more
	rows, err := list[verificationRow](t.db.Limit(looked), "started_at DESC, id DESC", where)
	if err != nil {
		return domain.AuditVerification{}, err
	}
	for _, row := range rows {
		v, err := t.verificationFromRow(row)
		if !errors.Is(err, domain.ErrNotFound) {
			return v, err
		}
	}
	return domain.AuditVerification{}, domain.ErrNotFound
}
