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
	Answer      []byte
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
	receipt := practice.Receipt{Fingerprint: used.Fingerprint, ResultID: used.ResultID}
	if len(used.Answer) > 0 {
		receipt.Answer, err = t.keys.Open(answerPlace(user, key), used.Answer)
	}
	return &receipt, err
}

// SettleKey writes down what the key led to.
func (t *tx) SettleKey(user domain.UserID, key practice.Key, led practice.Receipt) error {
	row := onceRow{ResultID: led.ResultID}
	if led.Answer != "" {
		var err error
		if row.Answer, err = t.keys.Seal(answerPlace(user, key), led.Answer); err != nil {
			return err
		}
	}
	return t.db.Model(&onceRow{}).Where("user_id = ? AND key_value = ?", user, key.Value).
		Select("result_id", "answer").Updates(row).Error
}

// answerPlace is what a kept answer is bound to: nobody reads it under another
// key, or as another person.
func answerPlace(user domain.UserID, key practice.Key) string {
	return "idempotency_keys.answer " + user.String() + " " + key.Value
}
