package repository

import (
	"time"

	"cohort/domain"
)

type settingsRow struct {
	ID           int `gorm:"primaryKey"`
	PracticeName string
	Currency     string
	TimeZone     string
	SessionCode  string
	NoShowFee    *int64
	Version      int
	UpdatedAt    time.Time `gorm:"autoUpdateTime:false"`
}

func (settingsRow) TableName() string { return "settings" }

func (r settingsRow) settings() domain.Settings {
	return domain.Settings{PracticeName: r.PracticeName, Currency: r.Currency, TimeZone: r.TimeZone,
		SessionCode: r.SessionCode, NoShowFee: r.NoShowFee, Version: r.Version, UpdatedAt: r.UpdatedAt}
}

// Settings gives the practice's settings.
func (t *tx) Settings() (domain.Settings, error) {
	row, err := find[settingsRow](t.db, "id = 1")
	return row.settings(), err
}

// LockSettings gives them for a change.
func (t *tx) LockSettings() (domain.Settings, error) {
	row, err := find[settingsRow](t.locked(), "id = 1")
	return row.settings(), err
}

// SaveSettings writes them.
func (t *tx) SaveSettings(s domain.Settings) error {
	return t.update(&settingsRow{1, s.PracticeName, s.Currency, s.TimeZone, s.SessionCode, s.NoShowFee, s.Version, s.UpdatedAt})
}

// HasCharges says whether any charge was ever made.
func (t *tx) HasCharges() (bool, error) {
	var ids []string
	err := t.db.Table("charges").Limit(1).Pluck("id", &ids).Error
	return len(ids) > 0, err
}
