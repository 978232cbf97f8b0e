package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
)

func (s *Server) skillRoutes() {
	add(s, reads, "/clients/{id}/skills", domain.ReadSkills, "Read the skills and tools of a client", s.readSkills)
}

// ClientSkills are the skills and tools of the weeks that a client was there for.
type ClientSkills struct {
	Sessions int        `json:"sessions" doc:"That they were there for, with a week of a curriculum"`
	Skills   []Learning `json:"skills" doc:"In the order in which they came up"`
	Tools    []Learning `json:"tools"`
}

// Learning is one skill or tool.
type Learning struct {
	Name  string `json:"name"`
	Theme string `json:"theme" doc:"Of the week in which it first came up"`
	First string `json:"firstOn"`
	Last  string `json:"lastOn"`
	Times int    `json:"times"`
}

func learning(l program.Learning) Learning {
	return Learning{Name: l.Name, Theme: l.Theme, First: l.First.String(), Last: l.Last.String(), Times: l.Times}
}

func (s *Server) readSkills(ctx context.Context, by domain.Actor, in *ByID) (*answer[ClientSkills], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	l, err := s.desks.Program.ClientSkills(ctx, by, id)
	return plain(ClientSkills{Sessions: l.Sessions, Skills: each(l.Skills, learning), Tools: each(l.Tools, learning)}), err
}
