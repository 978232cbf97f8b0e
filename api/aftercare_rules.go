package api

import (
	"context"

	"cohort/domain"
)

func (s *Server) aftercareRulesRoutes() {
	add(s, reads, "/settings/aftercare", domain.ReadSettings, "Read how the practice stays in touch after treatment", s.readAftercareRules)
	add(s, replaces, "/settings/aftercare", domain.UpdateSettings, "Say how the practice stays in touch after treatment", s.updateAftercareRules)
}

// CrisisLine is where somebody in danger finds help at once.
type CrisisLine struct {
	Name      string `json:"lineName,omitempty" example:"988 Suicide & Crisis Lifeline"`
	Number    string `json:"number,omitempty" example:"988" doc:"Absent where there is none to name"`
	Texts     bool   `json:"texts,omitempty" doc:"Text messages are read there as well"`
	Emergency string `json:"emergency,omitempty" example:"911"`
}

// AftercareRules is how a practice stays in touch after treatment.
type AftercareRules struct {
	FollowUpDays []int       `json:"followUpDays" nullable:"false" doc:"So many days after the last day somebody is asked: 7 to 365, four at most. A discharge keeps those of the day on which it is signed. When empty in a change, 30 and 90"`
	Crisis       *CrisisLine `json:"crisis,omitempty" doc:"Of the practice itself; when absent, that of its country as far as it is known here"`
}

// AftercareRulesAnswer is the rules with what follows from them.
type AftercareRulesAnswer struct {
	AftercareRules
	Named   CrisisLine `json:"named" doc:"Whom papers name"`
	Words   string     `json:"namedWords" doc:"The same as a sentence"`
	Version int        `json:"version"`
}

type aftercareRulesInput struct {
	Editing
	Sent[AftercareRules]

	wanted domain.AftercareRules
}

func (in *aftercareRulesInput) read(*domain.Faults) {
	in.wanted = domain.AftercareRules{FollowUpDays: in.body.FollowUpDays}
	if c := in.body.Crisis; c != nil {
		in.wanted.Crisis = domain.CrisisLine(*c)
	}
}

func aftercareRulesAnswer(s domain.Settings) *answer[AftercareRulesAnswer] {
	named := s.CrisisLine()
	out := AftercareRulesAnswer{AftercareRules: AftercareRules{FollowUpDays: s.FollowUpDays()}, Named: CrisisLine(named), Words: named.Words(), Version: s.Version}
	if s.Aftercare.Crisis != (domain.CrisisLine{}) {
		own := CrisisLine(s.Aftercare.Crisis)
		out.Crisis = &own
	}
	return versioned(out, s.Version)
}

func (s *Server) readAftercareRules(ctx context.Context, by domain.Actor, _ *nothing) (*answer[AftercareRulesAnswer], error) {
	v, err := s.desks.Office.Settings(ctx, by)
	return aftercareRulesAnswer(v.Settings), err
}

func (s *Server) updateAftercareRules(ctx context.Context, by domain.Actor, in *aftercareRulesInput) (*answer[AftercareRulesAnswer], error) {
	v, err := s.desks.Office.UpdateAftercareRules(ctx, by, in.version(), in.wanted)
	return aftercareRulesAnswer(v), err
}
