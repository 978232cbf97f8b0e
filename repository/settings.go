package repository

import (
	"time"

	"gorm.io/gorm"

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
func (t *tx) Settings() (s domain.Settings, err error) {
	err = t.ask(settingsTo(&s))
	return s, err
}

// settingsTo asks for the settings.
func settingsTo(s *domain.Settings) question {
	return question{sql: "SELECT practice_name, currency, time_zone, session_code, no_show_fee, version, updated_at FROM settings WHERE id = 1", must: true,
		each: func(r row) error {
			return r.Scan(&s.PracticeName, &s.Currency, &s.TimeZone, &s.SessionCode, &s.NoShowFee, &s.Version, &s.UpdatedAt)
		}}
}

// LockSettings gives them for a change.
func (t *tx) LockSettings() (domain.Settings, error) {
	row, err := lockOne[settingsRow](t, lockSettings, "id = 1")
	return row.settings(), err
}

// HoldSettings gives them to a deed that rests on them: it does not change
// them, and nobody else does until it is done.
func (t *tx) HoldSettings() (domain.Settings, error) {
	if err := t.take(lockSettings); err != nil {
		return domain.Settings{}, err
	}
	row, err := find[settingsRow](t.shared(), "id = 1")
	return row.settings(), err
}

// SaveSettings writes them.
func (t *tx) SaveSettings(s domain.Settings) error {
	return t.update(&settingsRow{ID: 1, PracticeName: s.PracticeName, Currency: s.Currency, TimeZone: s.TimeZone, SessionCode: s.SessionCode, NoShowFee: s.NoShowFee, Version: s.Version, UpdatedAt: s.UpdatedAt})
}

// HasFees says whether any amount is written down in the practice's currency:
// a cohort's fee, a client's, or a charge.
func (t *tx) HasFees() (bool, error) {
	for _, priced := range []*gorm.DB{t.db.Table("charges"), t.db.Table("cohorts"), t.db.Table("clients").Where("fee_amount IS NOT NULL")} {
		var ids []string
		if err := priced.Limit(1).Pluck("id", &ids).Error; err != nil || len(ids) > 0 {
			return len(ids) > 0, err
		}
	}
	return false, nil
}
