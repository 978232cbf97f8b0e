package repository

import (
	"time"

	"gorm.io/gorm/clause"
)

type setupLinkRow struct {
	ID        int `gorm:"primaryKey"`
	TokenHash string
	ExpiresAt time.Time
	MAC       string `gorm:"column:mac"`
}

func (setupLinkRow) TableName() string { return "setup_links" }

// SaveSetupLink keeps the one-time right to create the first administrator,
// in place of an earlier one.
func (t *tx) SaveSetupLink(tokenHash string, expires time.Time) error {
	return t.db.Clauses(clause.OnConflict{UpdateAll: true}).Create(&setupLinkRow{ID: 1, TokenHash: tokenHash, ExpiresAt: expires}).Error
}

// LockSetupLink says until when that right can be used, and locks it: only
// one of two who come together uses it.
func (t *tx) LockSetupLink(tokenHash string) (expires time.Time, err error) {
	found, err := lockOne[setupLinkRow](t, lockInvitation, "id = 1 AND token_hash = ?", tokenHash)
	row, err := believed(t, found, err)
	return row.ExpiresAt, err
}

// DropSetupLink takes that right away.
func (t *tx) DropSetupLink() error { return t.db.Where("id = 1").Delete(&setupLinkRow{}).Error }
