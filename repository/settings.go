package repository

import (
	"encoding/json"
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
	Admission    string // JSON
	Version      int
	UpdatedAt    time.Time `gorm:"autoUpdateTime:false"`
}

func (settingsRow) TableName() string { return "settings" }

func (r settingsRow) settings() (domain.Settings, error) {
	s := domain.Settings{PracticeName: r.PracticeName, Currency: r.Currency, TimeZone: r.TimeZone, Clock: r.Clock, FeeBand: bandOf(r.FeeLow, r.FeeHigh),
		Version: r.Version, UpdatedAt: r.UpdatedAt}
	return s, json.Unmarshal([]byte(r.Admission), &s.Admission)
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
	return question{sql: "SELECT practice_name, currency, time_zone, clock, fee_low, fee_high, admission, version, updated_at FROM settings WHERE id = 1", must: true,
		each: func(r row) error {
			var low, high *int64
			var admission string
			if err := r.Scan(&s.PracticeName, &s.Currency, &s.TimeZone, &s.Clock, &low, &high, &admission, &s.Version, &s.UpdatedAt); err != nil {
				return err
			}
			s.FeeBand = bandOf(low, high)
			return json.Unmarshal([]byte(admission), &s.Admission)
		}}
}

// LockSettings gives them for a change.
func (t *tx) LockSettings() (domain.Settings, error) {
	row, err := lockOne[settingsRow](t, lockSettings, "id = 1")
	if err != nil {
		return domain.Settings{}, err
	}
	return row.settings()
}

// HoldSettings gives them to a deed that rests on them: it does not change
// them, and nobody else does until it is done.
func (t *tx) HoldSettings() (domain.Settings, error) {
	if err := t.take(lockSettings); err != nil {
		return domain.Settings{}, err
	}
	row, err := find[settingsRow](t.shared(), "id = 1")
	if err != nil {
		return domain.Settings{}, err
	}
	return row.settings()
}

// SaveSettings writes them.
func (t *tx) SaveSettings(s domain.Settings) error {
	admission, err := json.Marshal(s.Admission)
	if err != nil {
		return err
	}
	r := settingsRow{ID: 1, PracticeName: s.PracticeName, Currency: s.Currency, TimeZone: s.TimeZone, Clock: s.Clock, Admission: string(admission), Version: s.Version, UpdatedAt: s.UpdatedAt}
	if s.FeeBand != nil {
		r.FeeLow, r.FeeHigh = &s.FeeBand.Low, &s.FeeBand.High
	}
	return t.update(&r)
}
