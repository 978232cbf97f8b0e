package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
)

func (s *Server) techniqueRoutes() {
	add(s, reads, "/techniques", domain.ReadCurriculum, "List techniques", s.listTechniques)
	add(s, creates, "/techniques", domain.WriteCurriculum, "Add a technique", s.addTechnique)
	add(s, reads, "/techniques/{id}", domain.ReadCurriculum, "Read a technique", s.readTechnique)
	add(s, replaces, "/techniques/{id}", domain.WriteCurriculum, "Change a technique", s.changeTechnique)
}

// TechniqueBody is a way of working in a group.
type TechniqueBody struct {
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
}

// TechniqueChange is a technique as it shall be.
type TechniqueChange struct {
	TechniqueBody
	Retired bool `json:"retired,omitempty" doc:"No longer offered; where it is used, it stays"`
}

// Technique is one of the library: built in, or the practice's own.
type Technique struct {
	ID          string `json:"id,omitempty" doc:"Absent when it is built in"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
	BuiltIn     bool   `json:"builtIn"`
	Retired     bool   `json:"retired"`
	Version     int    `json:"version"`
}

// TechniqueList is the library.
type TechniqueList struct {
	Items []Technique `json:"items"`
}

func techniqueAnswer(t program.Technique) Technique {
	out := Technique{Name: t.Name, Description: t.Description, BuiltIn: t.ID.IsZero(), Retired: t.Retired, Version: max(t.Version, unedited)}
	if !out.BuiltIn {
		out.ID = t.ID.String()
	}
	return out
}

func (s *Server) listTechniques(ctx context.Context, by domain.Actor, _ *nothing) (*answer[TechniqueList], error) {
	all, err := s.desks.Program.Techniques(ctx, by)
	return plain(TechniqueList{each(all, techniqueAnswer)}), err
}

func (s *Server) readTechnique(ctx context.Context, by domain.Actor, in *ByID) (*answer[Technique], error) {
	id, err := pathID[domain.TechniqueID](in.ID)
	if err != nil {
		return nil, err
	}
	t, err := s.desks.Program.Technique(ctx, by, id)
	return versioned(techniqueAnswer(t), t.Version), err
}

type techniqueInput struct{ Sent[TechniqueBody] }

func (s *Server) addTechnique(ctx context.Context, by domain.Actor, in *techniqueInput) (*answer[Technique], error) {
	t, err := s.desks.Program.AddTechnique(ctx, by, in.body.Name, in.body.Description)
	return versioned(techniqueAnswer(t), t.Version), err
}

type techniqueChange struct {
	ByID
	Editing
	Sent[TechniqueChange]
}

func (s *Server) changeTechnique(ctx context.Context, by domain.Actor, in *techniqueChange) (*answer[Technique], error) {
	id, err := pathID[domain.TechniqueID](in.ID)
	if err != nil {
		return nil, err
	}
	b := in.body
	t, err := s.desks.Program.ChangeTechnique(ctx, by, id, in.version(), program.Technique{Name: b.Name, Description: b.Description, Retired: b.Retired})
	return versioned(techniqueAnswer(t), t.Version), err
}
