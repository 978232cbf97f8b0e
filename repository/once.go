package repository

import (
	"time"

	"gorm.io/gorm/clause"

	"cohort/domain"
	"cohort/practice"
)

type onceRow struct {
	UserID      domain.UserID `gorm:"primaryKey"`
	KeyValue    string        `gorm:"primaryKey"`
	Fingerprint string
	ResultID    string
	CreatedAt   time.Time `gorm:"autoCreateTime:false"`
}

func (onceRow) TableName() string { return "idempotency_keys" }

// ClaimKey takes a key. A second request with it waits here until the first
// one's transaction ends, and then sees its receipt.
func (t *tx) ClaimKey(user domain.UserID, key practice.Key, now time.Time) (*practice.Receipt, error) {
	if err := t.take(lockKey); err != nil {
		return nil, err
	}
	claim := t.db.Clauses(clause.OnConflict{DoNothing: true}).
		Create(&onceRow{UserID: user, KeyValue: key.Value, Fingerprint: key.Fingerprint, CreatedAt: now})
	if claim.Error != nil || claim.RowsAffected == 1 {
		return nil, claim.Error
	}
	used, err := find[onceRow](t.db, "user_id = ? AND key_value = ?", user, key.Value)
	if err != nil {
		return nil, err
	}
	return &practice.Receipt{Fingerprint: used.Fingerprint, ResultID: used.ResultID}, nil
}

// SettleKey writes down what the key led to.
func (t *tx) SettleKey(user domain.UserID, key practice.Key, resultID string) error {
	return t.db.Model(&onceRow{}).Where("user_id = ? AND key_value = ?", user, key.Value).
		Update("result_id", resultID).Error
}
