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

func (b Settings) settings() (domain.Settings, error) {
	wanted := domain.Settings{PracticeName: b.PracticeName, Currency: b.Currency, TimeZone: b.TimeZone,
		SessionCode: b.SessionCode, NoShowFee: b.NoShowFee}
	return wanted, wanted.Validate()
}

type settingsInput struct {
	Editing
	Body SettingsBody
}

// SettingsBody is a change of the settings.
type SettingsBody Settings

// Resolve tells what is wrong with the body together with the framework.
func (b *SettingsBody) Resolve(ctx humaContext) []error {
	_, err := Settings(*b).settings()
	return faults(err)
}

func settingsAnswer(v domain.Settings) *answer[SettingsAnswer] {
	return versioned(SettingsAnswer{Settings{v.PracticeName, v.Currency, v.TimeZone, v.SessionCode, v.NoShowFee}, v.Version}, v.Version)
}

func (s *Server) readSettings(ctx context.Context, by domain.Actor, _ *nothing) (*answer[SettingsAnswer], error) {
	v, err := s.desks.Office.Settings(ctx, by)
	return settingsAnswer(v), err
}

func (s *Server) updateSettings(ctx context.Context, by domain.Actor, in *settingsInput) (*answer[SettingsAnswer], error) {
	wanted, err := Settings(in.Body).settings()
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Office.UpdateSettings(ctx, by, in.version(), wanted)
	return settingsAnswer(v), err
}
