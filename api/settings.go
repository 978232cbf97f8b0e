package api

import (
	"context"

	"cohort/domain"
)

func (s *Server) settingsRoutes() {
	add(s, reads, "/settings", domain.ReadSettings, "Read the settings", s.readSettings)
	add(s, replaces, "/settings", domain.UpdateSettings, "Change the settings", s.updateSettings)
}

// Settings is what the practice decides once for everything.
type Settings struct {
	PracticeName string `json:"practiceName"`
	Currency     string `json:"currency" example:"USD"`
	TimeZone     string `json:"timeZone" example:"America/New_York"`
	SessionCode  string `json:"sessionCode" example:"90853"`
	NoShowFee    *int64 `json:"noShowFee,omitempty" doc:"Minor units; absent: the practice charges none"`
}

// SettingsAnswer is the settings with their version.
type SettingsAnswer struct {
	Settings
	Version int `json:"version"`
}

func (b Settings) settings() domain.Settings {
	return domain.Settings{PracticeName: b.PracticeName, Currency: b.Currency, TimeZone: b.TimeZone,
		SessionCode: b.SessionCode, NoShowFee: b.NoShowFee}
}

type settingsInput struct {
	Editing
	Sent[Settings]
}

func settingsAnswer(v domain.Settings) *answer[SettingsAnswer] {
	return versioned(SettingsAnswer{Settings{PracticeName: v.PracticeName, Currency: v.Currency, TimeZone: v.TimeZone, SessionCode: v.SessionCode, NoShowFee: v.NoShowFee}, v.Version}, v.Version)
}

func (s *Server) readSettings(ctx context.Context, by domain.Actor, _ *nothing) (*answer[SettingsAnswer], error) {
	v, err := s.desks.Office.Settings(ctx, by)
	return settingsAnswer(v), err
}

func (s *Server) updateSettings(ctx context.Context, by domain.Actor, in *settingsInput) (*answer[SettingsAnswer], error) {
	v, err := s.desks.Office.UpdateSettings(ctx, by, in.version(), in.body.settings())
	return settingsAnswer(v), err
}
