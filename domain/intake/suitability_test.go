package intake

import (
	"slices"
	"strings"
	"testing"
)

func yes() *bool { b := true; return &b }
func no() *bool  { b := false; return &b }
func judged(n int) *int {
	return &n
}

func TestWeigh(t *testing.T) {
	good := Factors{ComfortInGroups: 4, ReadinessCommit: 4, NeedForStructure: 3, Severity: 2, CanAttend: true, KeepsConfidence: true}
	for _, c := range []struct {
		name   string
		change func(*Factors)
		want   Recommendation
		says   string
		offers Destination
	}{
		{"everything speaks for it", func(*Factors) {}, Fit, "ready to commit", ""},
		{"in two minds", func(f *Factors) { f.ReadinessCommit = 2 }, FitWithPreparation, "in two minds", ""},
		{"not ready", func(f *Factors) { f.ReadinessCommit = 1 }, NotNow, "not ready to commit", IndividualTherapy},
		{"uneasy", func(f *Factors) { f.ComfortInGroups = 1 }, FitWithPreparation, "pre-group meeting", ""},
		{"distressed by groups", func(f *Factors) { f.ComfortInGroups = 0 }, NotNow, "severely distressing", IndividualTherapy},
		{"cannot attend", func(f *Factors) { f.CanAttend = false }, NotNow, "cannot attend", ""},
		{"does not keep confidence", func(f *Factors) { f.KeepsConfidence = false }, NotNow, "confidentiality", ""},
		{"cannot listen", func(f *Factors) { f.TakesTurns = judged(0) }, NotNow, "cannot listen", ""},
		{"interrupts", func(f *Factors) { f.TakesTurns = judged(1) }, FitWithPreparation, "let others speak", ""},
		{"another problem", func(f *Factors) { f.SharesFocus = no() }, NotNow, "fits the problem", ""},
		{"the same problem", func(f *Factors) { f.SharesFocus = yes() }, Fit, "at ease", ""},
		{"serious", func(f *Factors) { f.Severity = 3 }, Fit, "a licensed professional must be involved", IndividualTherapy},
		{"very serious", func(f *Factors) { f.Severity = 4 }, FitWithPreparation, "a licensed professional must be involved", IndividualTherapy},
		{"co-occurring disorders", func(f *Factors) { f.Severity, f.CoOccurring = 1, yes() }, Fit, "a licensed professional must be involved", IndividualTherapy},
		{"mild and looking for peers", func(f *Factors) { f.Severity, f.NeedForStructure = 1, 0 }, Fit, "self-help group may serve", SelfHelp},
		{"in crisis", func(f *Factors) { f.Contraindicated = []Contraindication{"acute_crisis"} }, NotNow, "crisis comes first", CrisisService},
		{"does not want to", func(f *Factors) { f.Contraindicated = []Contraindication{"acute_crisis", "refuses_group"} }, NotSuitable, "against their will", CrisisService},
	} {
		f := good
		c.change(&f)
		s := f.Weigh()
		if s.Recommendation != c.want || !strings.Contains(strings.Join(s.Reasons, "\n"), c.says) ||
			c.offers != "" && !slices.Contains(s.Alternatives, c.offers) {
			t.Errorf("%s: %s, %v, %v", c.name, s.Recommendation, s.Reasons, s.Alternatives)
		}
		if c.offers != SelfHelp && slices.Contains(s.Alternatives, SelfHelp) {
			t.Errorf("%s: self-help is offered", c.name)
		}
		if s.Reasons[len(s.Reasons)-1] != selfHelpLimit {
			t.Errorf("%s: does not end with what self-help cannot do: %v", c.name, s.Reasons)
		}
		if err := f.Validate(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestEveryContraindicationSpeaksAgainst(t *testing.T) {
	for _, code := range Contraindications {
		s := Factors{ComfortInGroups: 4, ReadinessCommit: 4, CanAttend: true, KeepsConfidence: true, Contraindicated: []Contraindication{code}}.Weigh()
		if s.Recommendation != NotNow && s.Recommendation != NotSuitable || len(s.Reasons) < 2 {
			t.Errorf("%s: %s", code, s.Recommendation)
		}
	}
}

// Raising what speaks for a group never makes the recommendation worse.
func TestWeighIsMonotonic(t *testing.T) {
	place := func(f Factors) int { return slices.Index(recommendations, f.Weigh().Recommendation) }
	for comfort := range highest + 1 {
		for ready := range highest + 1 {
			for severity := range highest + 1 {
				f := Factors{ComfortInGroups: comfort, ReadinessCommit: ready, Severity: severity, CanAttend: true, KeepsConfidence: true}
				more, less := f, f
				more.ComfortInGroups, more.ReadinessCommit = min(comfort+1, highest), min(ready+1, highest)
				less.CanAttend = false
				if place(more) > place(f) || place(less) < place(f) {
					t.Errorf("%+v", f)
				}
			}
		}
	}
}
