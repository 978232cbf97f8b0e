package api

import (
	"context"

	"cohort/domain"
)

func (s *Server) noteRulesRoutes() {
	add(s, reads, "/settings/notes", domain.ReadSettings, "Read how notes are written", s.readNoteRules)
	add(s, replaces, "/settings/notes", domain.UpdateSettings, "Say how notes are written", s.updateNoteRules)
}

// NoteRules is how a practice writes notes.
type NoteRules struct {
	Format       domain.NoteFormatKey `json:"format" doc:"What a note begins with, where its writer chose none"`
	Own          OwnNoteFormat        `json:"own" doc:"A format of the practice's own"`
	DueDays      int                  `json:"dueDays" doc:"So many days after the session a note is late"`
	Since        string               `json:"since,omitempty" format:"date" doc:"Sessions before that day owe no notes here; absent: all do"`
	MostPresent  int                  `json:"mostPresent" doc:"Members that payers let a group have; 0: no limit"`
	LeastMinutes int                  `json:"leastMinutes" doc:"That a member must have been there for; 0: no limit"`
	PlanDue      int                  `json:"planDueDays,omitempty" doc:"By which day of treatment a client has a treatment plan; 0: 30"`
	PlanReview   int                  `json:"planReviewDays,omitempty" doc:"After how many days a plan is reviewed; 0: 90"`
	Severities   []NoteSeverityRule   `json:"severities" doc:"Of faults that the practice takes more or less seriously than usual"`
	Phrases      []NotePhrase         `json:"phrases,omitempty" doc:"What is said again and again in shared parts; at most 40"`
}

// NotePhrase is written into a shared part by its key.
type NotePhrase struct {
	Key  string `json:"key" doc:"Small letters and digits, at most 12" example:"ground"`
	Name string `json:"name"`
	Text string `json:"text" doc:"Of what is the same for everybody; names nobody"`
}

func notePhrase(p domain.NotePhrase) NotePhrase { return NotePhrase(p) }

// OwnNoteFormat is a practice's own way to write a note.
type OwnNoteFormat struct {
	Name     string   `json:"name,omitempty"`
	Sections []string `json:"sections" doc:"Titles, 1 to 6; none: there is no such format"`
}

// NoteSeverityRule says how seriously one kind of fault is taken.
type NoteSeverityRule struct {
	Kind     domain.NoteFaultKind `json:"kind"`
	Severity domain.NoteSeverity  `json:"severity"`
}

// NoteFaultRule is one kind of fault, as the practice takes it.
type NoteFaultRule struct {
	Kind     domain.NoteFaultKind `json:"kind"`
	Severity domain.NoteSeverity  `json:"severity"`
	Usual    domain.NoteSeverity  `json:"usual"`
	Fixed    bool                 `json:"fixed" doc:"Cannot be changed"`
}

// NoteRulesAnswer is how notes are written, with the settings' version.
type NoteRulesAnswer struct {
	NoteRules
	Kinds   []NoteFaultRule `json:"kinds" doc:"Every kind of fault"`
	Version int             `json:"version"`
}

type noteRulesInput struct {
	Editing
	Sent[NoteRules]

	wanted domain.NoteRules
}

func (in *noteRulesInput) read(f *domain.Faults) {
	b := in.body
	in.wanted = domain.NoteRules{Format: b.Format, Own: domain.OwnNoteFormat{Name: b.Own.Name, Sections: b.Own.Sections}, DueDays: b.DueDays, Since: dateField(f, "since", b.Since), MostPresent: b.MostPresent, LeastMinutes: b.LeastMinutes, PlanDueDays: b.PlanDue, PlanReviewDays: b.PlanReview,
		Severities: each(b.Severities, func(s NoteSeverityRule) domain.NoteSeverityRule { return domain.NoteSeverityRule(s) }),
		Phrases:    each(b.Phrases, func(p NotePhrase) domain.NotePhrase { return domain.NotePhrase(p) })}
}

func noteRulesAnswer(v domain.Settings) *answer[NoteRulesAnswer] {
	r := v.Notes
	return versioned(NoteRulesAnswer{Version: v.Version,
		NoteRules: NoteRules{Format: r.Format, Own: OwnNoteFormat{Name: r.Own.Name, Sections: filled(r.Own.Sections)}, DueDays: r.DueDays, Since: r.Since.String(), MostPresent: r.MostPresent, LeastMinutes: r.LeastMinutes, PlanDue: r.PlanDueDays, PlanReview: r.PlanReviewDays,
			Severities: each(r.Severities, func(s domain.NoteSeverityRule) NoteSeverityRule { return NoteSeverityRule(s) }), Phrases: each(r.Phrases, notePhrase)},
		Kinds: each(domain.NoteFaultKinds, func(k domain.NoteFaultKind) NoteFaultRule {
			return NoteFaultRule{Kind: k, Severity: r.Severity(k), Usual: k.Usual(), Fixed: k.Fixed()}
		})}, v.Version)
}

func (s *Server) readNoteRules(ctx context.Context, by domain.Actor, _ *nothing) (*answer[NoteRulesAnswer], error) {
	v, err := s.desks.Office.Settings(ctx, by)
	return noteRulesAnswer(v.Settings), err
}

func (s *Server) updateNoteRules(ctx context.Context, by domain.Actor, in *noteRulesInput) (*answer[NoteRulesAnswer], error) {
	v, err := s.desks.Office.UpdateNoteRules(ctx, by, in.version(), in.wanted)
	return noteRulesAnswer(v), err
}
