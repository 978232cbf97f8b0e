package repository

import (
	"context"
	"errors"

	"gorm.io/gorm"
)

type keyCheckRow struct {
	ID     int `gorm:"primaryKey"`
	Sealed []byte
}

func (keyCheckRow) TableName() string { return "key_check" }

const keySentence = "This database is opened with the keys it was written under."

// ErrOtherKeys is what opening a database with the wrong keys file gets.
var ErrOtherKeys = errors.New("this database was written under another keys file: bring that file (COHORT_KEYS, by default keys.json in the data folder) and start again")

// HasKeyCheck says whether the database was ever written under keys, so that
// a missing keys file is not replaced by a new one.
func (s *Store) HasKeyCheck(ctx context.Context) (bool, error) {
	there, err := s.hasTable(ctx, keyCheckRow{}.TableName())
	if err != nil || !there { // never migrated
		return false, err
	}
	var n int64
	err = s.db.WithContext(ctx).Model(&keyCheckRow{}).Count(&n).Error
	return n > 0, err
}

// hasTable asks the database itself; GORM takes a question that failed for a no.
func (s *Store) hasTable(ctx context.Context, name string) (there bool, err error) {
	question := "SELECT count(*) > 0 FROM sqlite_master WHERE type = 'table' AND name = $1"
	if s.postgres {
		question = "SELECT to_regclass($1) IS NOT NULL"
	}
	err = s.pool.QueryRowContext(ctx, question, name).Scan(&there)
	return there, err
}

// CheckKeys seals a sentence into a fresh database and opens it in a used one.
func (s *Store) CheckKeys(ctx context.Context) error {
	db := s.db.WithContext(ctx)
	row := keyCheckRow{ID: 1}
	err := db.First(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		if row.Sealed, err = s.keys.Seal("key_check", keySentence); err != nil {
			return err
		}
		if err = db.Create(&row).Error; !isDuplicate(err) {
			return err
		}
		err = db.First(&row).Error // another replica was first
	}
	if err != nil {
		return err
	}
	if text, err := s.keys.Open("key_check", row.Sealed); err != nil || text != keySentence {
		return ErrOtherKeys
	}
	return nil
}
