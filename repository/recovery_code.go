package repository

import (
	"time"

	"cohort/domain"
)

type recoveryCodeRow struct {
	Hash   string `gorm:"primaryKey"`
	UserID domain.UserID
	MadeAt time.Time
	UsedAt *time.Time
	MAC    string `gorm:"column:mac"`
}

func (recoveryCodeRow) TableName() string { return "recovery_codes" }

// RecoveryCodes gives all of a person's, the used ones too.
func (t *tx) RecoveryCodes(user domain.UserID) ([]domain.RecoveryCode, error) {
	found, err := list[recoveryCodeRow](t.db, "hash", "user_id = ?", user)
	rows, err := allBelieved(t, found, err)
	codes := make([]domain.RecoveryCode, len(rows))
	for i, r := range rows {
		codes[i] = domain.RecoveryCode{Hash: r.Hash, UserID: r.UserID, MadeAt: r.MadeAt, UsedAt: r.UsedAt}
	}
	return codes, err
}

// ReplaceRecoveryCodes puts these in place of all that the person has.
func (t *tx) ReplaceRecoveryCodes(user domain.UserID, codes []domain.RecoveryCode) error {
	if err := t.mine(lockUser, user); err != nil {
		return err
	}
	if err := t.db.Where("user_id = ?", user).Delete(&recoveryCodeRow{}).Error; err != nil || len(codes) == 0 {
		return err
	}
	rows := make([]recoveryCodeRow, len(codes))
	for i, c := range codes {
		rows[i] = recoveryCodeRow{Hash: c.Hash, UserID: user, MadeAt: c.MadeAt, UsedAt: c.UsedAt}
	}
	return t.insert(&rows)
}

// UseRecoveryCode marks an unused code of the person as used.
func (t *tx) UseRecoveryCode(user domain.UserID, hash string, at time.Time) error {
	if err := t.mine(lockUser, user); err != nil {
		return err
	}
	found, err := find[recoveryCodeRow](t.locked(), "hash = ? AND user_id = ? AND used_at IS NULL", hash, user)
	row, err := believed(t, found, err)
	if err != nil {
		return err
	}
	row.UsedAt = &at
	return t.update(&row)
}
