package clinical

import (
	"math"

	"cohort/domain"
	"cohort/domain/program"
)

// How many memberships that have ended are needed before a rule is judged by them, and
// by how many of the last ones it is judged at most: a practice changes.
const (
	EnoughEnded = 300
	MostEnded   = 2000
)

// EndedHow is how a membership ended, as far as a warning could have foretold it.
type EndedHow string

// The ways.
const (
	EndedAsPlanned EndedHow = "as_planned"
	EndedEarly     EndedHow = "early" // dropped out
	EndedOtherwise EndedHow = "otherwise"
)

// HowEnded reads it from a signed discharge summary, and without one from how the
// membership was ended. Who was transferred, died, went to prison or was sent away for
// something else than staying away is counted on neither side.
func HowEnded(e program.Enrollment, d *Discharge) EndedHow {
	if d == nil || !d.Status.Holds() {
		switch e.Outcome {
		case program.MemberCompleted:
			return EndedAsPlanned
		case program.MemberLeft:
			return EndedEarly
		case program.MemberCancelled:
		}
		return EndedOtherwise
	}
	switch d.Text.Reason {
	case DischargeCompleted:
		return EndedAsPlanned
	case DischargeDroppedOut:
		return EndedEarly
	case DischargeByFacility:
		if s := d.Text.SubReason; s == "non_attendance" || s == "lost_contact" {
			return EndedEarly
		}
	case DischargeTransferred, DischargeIncarcerated, DischargeDied, DischargeOther:
	}
	return EndedOtherwise
}

// EndedMembership is one that is over, with what the rules follow from.
type EndedMembership struct {
	WarningFacts
	How EndedHow
}

// RuleRecord is how often the rules were right in a practice.
type RuleRecord struct {
	Ended     int         // memberships that have ended and count, at most MostEnded
	From, To  domain.Date // the last days of the first and the last of them
	Otherwise int         // of them, on neither side
	Early     Share       // of the others, who left early
	Any       RuleRight   // whatever rule spoke
	Rules     []RuleRight // in the order of WarningRulesList
}

// Enough says whether there are enough to speak of: with fewer there is no number.
func (r RuleRecord) Enough() bool { return r.Ended >= EnoughEnded }

// RuleRight is how often one rule was right.
type RuleRight struct {
	Rule   WarningRule // "" for any
	Right  Share       // of those warned of, who left early
	Caught Share       // of those who left early, who had been warned of
}

// Share is a part of a number of memberships, with the 95 % interval of Wilson (J Am
// Stat Assoc 1927;22:209-212), which holds for small numbers too.
type Share struct {
	Are, Of int
	Rate    float64 // 0 to 1; with From and To 0 where Of is 0
	From    float64
	To      float64
}

// ShareOf is a share with its interval.
func ShareOf(are, of int) Share {
	s := Share{Are: are, Of: of}
	if of == 0 {
		return s
	}
	const z = 1.959963984540054 // of 95 %, both sides
	n := float64(of)
	s.Rate = float64(are) / n
	middle := s.Rate + z*z/(2*n)
	wide := z * math.Sqrt(s.Rate*(1-s.Rate)/n+z*z/(4*n*n))
	s.From, s.To = max(0, (middle-wide)/(1+z*z/n)), min(1, (middle+wide)/(1+z*z/n))
	return s
}

// RecordOf counts how often the rules were right, of memberships in the order of their
// last days. A warning that begins on the last day comes too late to be one. With too
// few memberships nothing is counted but them.
func RecordOf(all []EndedMembership) RuleRecord {
	r := RuleRecord{Ended: len(all)}
	if len(all) > 0 {
		r.From, r.To = all[0].Enrollment.Until, all[len(all)-1].Enrollment.Until
	}
	if !r.Enough() {
		return r
	}
	warned, right := map[WarningRule]int{}, map[WarningRule]int{}
	early, counted := 0, 0
	for _, m := range all {
		if m.How == EndedOtherwise {
			r.Otherwise++
			continue
		}
		counted++
		if m.How == EndedEarly {
			early++
		}
		for rule := range m.spoke() {
			if warned[rule]++; m.How == EndedEarly {
				right[rule]++
			}
		}
	}
	r.Early = ShareOf(early, counted)
	of := func(rule WarningRule) RuleRight {
		return RuleRight{Rule: rule, Right: ShareOf(right[rule], warned[rule]), Caught: ShareOf(right[rule], early)}
	}
	r.Any = of("")
	for _, rule := range WarningRulesList {
		r.Rules = append(r.Rules, of(rule))
	}
	return r
}

// spoke are the rules that warned of somebody before their last day, and "" where any
// did.
func (m EndedMembership) spoke() map[WarningRule]bool {
	spoke := map[WarningRule]bool{}
	for _, w := range m.Warnings(m.Enrollment.Until) {
		if w.Began.Before(m.Enrollment.Until) {
			spoke[w.Rule], spoke[""] = true, true
		}
	}
	return spoke
}
