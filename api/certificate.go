package api

import (
	"cmp"
	"context"

	"cohort/domain"
)

// Certificate is what a certificate of completion would say.
type Certificate struct {
	Name       string     `json:"name" doc:"First and family name, as they are recorded"`
	GoesBy     string     `json:"goesBy" doc:"The name that the client goes by, with their family name"`
	Program    string     `json:"program"`
	From       string     `json:"from,omitempty" doc:"The first session that they attended"`
	To         string     `json:"to,omitempty"`
	Of         int        `json:"of" doc:"Sessions that they committed to, or that they belonged to"`
	Attended   int        `json:"attended"`
	CaughtUp   int        `json:"caughtUp"`
	Minutes    int        `json:"minutes" doc:"That they were there for, make-ups in other groups with them"`
	Themes     ThemesDone `json:"themes"`
	Completed  bool       `json:"completed"`
	Missing    []string   `json:"missing" doc:"What is lacking, in words"`
	LeadName   string     `json:"leadName"`
	Credential string     `json:"credential,omitempty" doc:"License of who leads the group, on the last day"`
	Practice   string     `json:"practiceName"`
	Letterhead []string   `json:"letterhead" doc:"Lines below the practice's name"`
}

// ThemesDone are the weeks of a curriculum that a program asks for, and what a
// member did of them.
type ThemesDone struct {
	Required int `json:"required" doc:"0: the group has no curriculum"`
	Attended int `json:"attended"`
	CaughtUp int `json:"caughtUp"`
}

func (s *Server) readCertificate(ctx context.Context, by domain.Actor, in *ByID) (*answer[Certificate], error) {
	id, err := pathID[domain.EnrollmentID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.Certificate(ctx, by, id)
	return plain(Certificate{Name: v.Client.FullName(), GoesBy: v.PreferredName(), Program: v.Program, From: v.From.String(), To: v.To.String(), Of: v.Of, Attended: v.Attended, CaughtUp: v.CaughtUp,
		Minutes: v.Minutes, Themes: ThemesDone(v.Themes), Completed: len(v.Missing) == 0, Missing: filled(v.Missing), LeadName: v.Lead.Name, Credential: cmp.Or(v.Lead.License, v.Lead.Credential),
		Practice: v.Settings.PracticeName, Letterhead: filled(v.Settings.Address.Lines())}), err
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
