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
	Clock        domain.Clock
	FeeLow       *int64
	FeeHigh      *int64
	Version      int
	UpdatedAt    time.Time `gorm:"autoUpdateTime:false"`
}

func (settingsRow) TableName() string { return "settings" }

func (r settingsRow) settings() domain.Settings {
	return domain.Settings{PracticeName: r.PracticeName, Currency: r.Currency, TimeZone: r.TimeZone, Clock: r.Clock, FeeBand: bandOf(r.FeeLow, r.FeeHigh),
		Version: r.Version, UpdatedAt: r.UpdatedAt}
}

func bandOf(low, high *int64) *domain.FeeBand {
	if low == nil || high == nil {
		return nil
	}
	return &domain.FeeBand{Low: *low, High: *high}
}

// Settings gives the practice's settings.
func (t *tx) Settings() (s domain.Settings, err error) {
	err = t.ask(settingsTo(&s))
	return s, err
}

// settingsTo asks for the settings.
func settingsTo(s *domain.Settings) question {
	return question{sql: "SELECT practice_name, currency, time_zone, clock, fee_low, fee_high, version, updated_at FROM settings WHERE id = 1", must: true,
		each: func(r row) error {
			var low, high *int64
			err := r.Scan(&s.PracticeName, &s.Currency, &s.TimeZone, &s.Clock, &low, &high, &s.Version, &s.UpdatedAt)
			s.FeeBand = bandOf(low, high)
			return err
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
	r := settingsRow{ID: 1, PracticeName: s.PracticeName, Currency: s.Currency, TimeZone: s.TimeZone, Clock: s.Clock, Version: s.Version, UpdatedAt: s.UpdatedAt}
	if s.FeeBand != nil {
		r.FeeLow, r.FeeHigh = &s.FeeBand.Low, &s.FeeBand.High
	}
	return t.update(&r)
}
