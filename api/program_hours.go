package api

import (
	"context"

	"cohort/domain"
)

// ProgramHours are the hours a week that intensive programs have at least.
type ProgramHours struct {
	IOP int `json:"iop" doc:"An intensive outpatient program, 1 to 60"`
	PHP int `json:"php" doc:"A partial hospitalization program, 1 to 60"`
}

// ProgramHoursAnswer is the hours with the settings' version.
type ProgramHoursAnswer struct {
	ProgramHours
	Version int `json:"version"`
}

type programHoursInput struct {
	Editing
	Sent[ProgramHours]
}

func programHoursAnswer(v domain.Settings) *answer[ProgramHoursAnswer] {
	return versioned(ProgramHoursAnswer{ProgramHours(v.Hours), v.Version}, v.Version)
}

func (s *Server) readProgramHours(ctx context.Context, by domain.Actor, _ *nothing) (*answer[ProgramHoursAnswer], error) {
	v, err := s.desks.Office.Settings(ctx, by)
	return programHoursAnswer(v.Settings), err
}

func (s *Server) updateProgramHours(ctx context.Context, by domain.Actor, in *programHoursInput) (*answer[ProgramHoursAnswer], error) {
	v, err := s.desks.Office.UpdateProgramHours(ctx, by, in.version(), domain.ProgramHours(in.body))
	return programHoursAnswer(v), err
}
