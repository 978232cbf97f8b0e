package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/clinical"
)

// WarningRules are the rules of warnings, with how often each was right in this
// practice. It names nobody; with few memberships there are no figures.
type WarningRules struct {
	Rules     []WarningRuleCard `json:"rules"`
	Ended     int               `json:"ended" doc:"Memberships that have ended and count, the last ones"`
	Needed    int               `json:"needed" doc:"How many are needed for figures"`
	Most      int               `json:"most" doc:"How many of the last ones are counted at most"`
	From      string            `json:"from,omitempty" doc:"The last day of the first of them"`
	To        string            `json:"to,omitempty"`
	Otherwise int               `json:"otherwise" doc:"Of them, who left for another reason, and are counted on neither side"`
	Early     *WarningShare     `json:"early,omitempty" doc:"Of the others, who left early; absent while there are too few, as all that follows"`
	Any       *WarningRight     `json:"any,omitempty" doc:"Whatever rule spoke"`
	Each      []WarningRight    `json:"each" doc:"In the order of the rules"`
}

// WarningRight is how often a rule was right.
type WarningRight struct {
	Rule   clinical.WarningRule `json:"rule,omitempty" doc:"Absent: any"`
	Right  WarningShare         `json:"right" doc:"Of those warned of, who left early"`
	Caught WarningShare         `json:"caught" doc:"Of those who left early, who had been warned of"`
}

// WarningShare is a part of a number of memberships.
type WarningShare struct {
	Are  int      `json:"are"`
	Of   int      `json:"of"`
	Rate *float64 `json:"rate,omitempty" doc:"From 0 to 1; absent where it is of none"`
	Low  *float64 `json:"low,omitempty" doc:"Of the 95 % interval of Wilson"`
	High *float64 `json:"high,omitempty"`
}

func warningShare(s clinical.Share) WarningShare {
	out := WarningShare{Are: s.Are, Of: s.Of}
	if s.Of > 0 {
		out.Rate, out.Low, out.High = &s.Rate, &s.From, &s.To
	}
	return out
}

func warningRight(r clinical.RuleRight) WarningRight {
	return WarningRight{Rule: r.Rule, Right: warningShare(r.Right), Caught: warningShare(r.Caught)}
}

func warningRules(r clinical.RuleRecord) WarningRules {
	out := WarningRules{Rules: warningRuleCards(), Ended: r.Ended, Needed: clinical.EnoughEnded, Most: clinical.MostEnded, From: r.From.String(), To: r.To.String(),
		Otherwise: r.Otherwise, Each: each(r.Rules, warningRight)}
	if r.Enough() {
		early, whichever := warningShare(r.Early), warningRight(r.Any)
		out.Early, out.Any = &early, &whichever
	}
	return out
}

func (s *Server) readWarningRules(ctx context.Context, by domain.Actor, _ *nothing) (*answer[WarningRules], error) {
	r, err := s.desks.Program.RuleRecord(ctx, by)
	return plain(warningRules(r)), err
}
