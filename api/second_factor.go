package api

import (
	"context"

	"cohort/domain"
)

func (s *Server) secondFactorRoutes() {
	add(s, reads, "/settings/second-factor", domain.ReadSettings, "Read who needs a second factor", s.readSecondFactor)
	add(s, replaces, "/settings/second-factor", domain.UpdateSettings, "Say who needs a second factor", s.updateSecondFactor)
}

// SecondFactorRoles says whose people need a second factor. Who must have one
// and has none can do nothing else until they added it.
type SecondFactorRoles struct {
	Roles []domain.Role `json:"roles" doc:"None: nobody must, and everybody may"`
}

// SecondFactorNeeded is who needs one, with the settings' version.
type SecondFactorNeeded struct {
	SecondFactorRoles
	Version int `json:"version"`
}

type secondFactorRolesInput struct {
	Editing
	Sent[SecondFactorRoles]
}

func (in *secondFactorRolesInput) read(f *domain.Faults) { checkRoles(f, in.body.Roles) }

func secondFactorNeeded(s domain.Settings) *answer[SecondFactorNeeded] {
	return versioned(SecondFactorNeeded{SecondFactorRoles{filled(s.SecondFactorRoles)}, s.Version}, s.Version)
}

func (s *Server) readSecondFactor(ctx context.Context, by domain.Actor, _ *nothing) (*answer[SecondFactorNeeded], error) {
	v, err := s.desks.Office.Settings(ctx, by)
	return secondFactorNeeded(v.Settings), err
}

func (s *Server) updateSecondFactor(ctx context.Context, by domain.Actor, in *secondFactorRolesInput) (*answer[SecondFactorNeeded], error) {
	v, err := s.desks.Office.UpdateSecondFactor(ctx, by, in.version(), in.body.Roles)
	return secondFactorNeeded(v), err
}
