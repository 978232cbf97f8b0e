package api

import (
	"cmp"
	"context"
	"strings"

	"cohort/domain"
)

// Certificate is what a certificate of completion would say.
type Certificate struct {
	Name       string   `json:"name" doc:"As the client goes by it; another may be written on the paper"`
	Program    string   `json:"program"`
	From       string   `json:"from,omitempty" doc:"The first session that they attended"`
	To         string   `json:"to,omitempty"`
	Of         int      `json:"of" doc:"Sessions that they committed to, or that they belonged to"`
	Attended   int      `json:"attended"`
	CaughtUp   int      `json:"caughtUp"`
	Completed  bool     `json:"completed"`
	Missing    []string `json:"missing" doc:"What is lacking, in words"`
	LeadName   string   `json:"leadName"`
	Practice   string   `json:"practiceName"`
	Letterhead []string `json:"letterhead" doc:"Lines below the practice's name"`
}

func (s *Server) readCertificate(ctx context.Context, by domain.Actor, in *ByID) (*answer[Certificate], error) {
	id, err := pathID[domain.EnrollmentID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.Certificate(ctx, by, id)
	name := strings.TrimSpace(cmp.Or(v.Client.PreferredName, v.Client.FirstName) + " " + v.Client.LastName)
	return plain(Certificate{Name: name, Program: v.Program, From: v.From.String(), To: v.To.String(), Of: v.Of, Attended: v.Attended, CaughtUp: v.CaughtUp,
		Completed: len(v.Missing) == 0, Missing: filled(v.Missing), LeadName: v.Lead.Name, Practice: v.Settings.PracticeName,
		Letterhead: filled(v.Settings.Address.Lines())}), err
}

// CompletionRule is what completes a program.
type CompletionRule struct {
	Percent int  `json:"percent" doc:"Of the sessions that a member committed to, attended or caught up"`
	BuiltOn bool `json:"builtOn" doc:"Every missed theme that a later one builds on is caught up"`
}

// CompletionAnswer is the rule with the settings' version.
type CompletionAnswer struct {
	CompletionRule
	Version int `json:"version"`
}

type completionInput struct {
	Editing
	Sent[CompletionRule]
}

func completionAnswer(v domain.Settings) *answer[CompletionAnswer] {
	return versioned(CompletionAnswer{CompletionRule(v.Completion), v.Version}, v.Version)
}

func (s *Server) readCompletion(ctx context.Context, by domain.Actor, _ *nothing) (*answer[CompletionAnswer], error) {
	v, err := s.desks.Office.Settings(ctx, by)
	return completionAnswer(v.Settings), err
}

func (s *Server) updateCompletion(ctx context.Context, by domain.Actor, in *completionInput) (*answer[CompletionAnswer], error) {
	v, err := s.desks.Office.UpdateCompletion(ctx, by, in.version(), domain.Completion(in.body))
	return completionAnswer(v), err
}
