package outcome

// Class is the verdict on a change.
type Class string

// The four classes of Jacobson and Truax.
const (
	Recovered    Class = "recovered"
	Improved     Class = "improved"
	Unchanged    Class = "unchanged"
	Deteriorated Class = "deteriorated"
)

// Values is the closed list, as texts.
func (Class) Values() []string {
	return []string{string(Recovered), string(Improved), string(Unchanged), string(Deteriorated)}
}

// Change is the verdict on two scores, with what it rests on.
type Change struct {
	First        float64 `json:"first"`
	Last         float64 `json:"last"`
	Gain         float64 `json:"gain"`         // points for the better, whichever way the scale runs
	Reliable     bool    `json:"reliable"`     // larger than measurement error, either way
	CutOffKnown  bool    `json:"cutOffKnown"`  // without it nobody is called recovered
	FromClinical bool    `json:"fromClinical"` // the first score was in the clinical range
	ToClinical   bool    `json:"toClinical"`   // the last score is in the clinical range
	Class        Class   `json:"class"`
}

// Judge classes the change from the first to the last score. It returns
// ErrNoReliableChange or ErrDirection, and no verdict, when the measure does not
// support one.
func (m Measure) Judge(first, last float64) (Change, error) {
	if err := m.check(); err != nil {
		return Change{}, err
	}
	c := Change{First: first, Last: last, Gain: m.gain(first, last)}
	c.FromClinical, c.CutOffKnown = m.Clinical(first)
	c.ToClinical, _ = m.Clinical(last)
	better, worse := m.reaches(c.Gain), m.reaches(-c.Gain)
	c.Reliable = better || worse
	switch {
	case worse:
		c.Class = Deteriorated
	case better && c.FromClinical && !c.ToClinical:
		c.Class = Recovered
	case better:
		c.Class = Improved
	default:
		c.Class = Unchanged
	}
	return c, nil
}

// Pair is the verdict over two measures given together, such as the PHQ-9 and
// the GAD-7. Terms are those of the NHS Talking Therapies manual.
type Pair struct {
	CaseAtStart         bool  `json:"caseAtStart"`         // above the cut-off on at least one measure
	Recovery            bool  `json:"recovery"`            // a case at the start, below both cut-offs now
	ReliableImprovement bool  `json:"reliableImprovement"` // one improved reliably, neither deteriorated
	ReliableRecovery    bool  `json:"reliableRecovery"`    // both of the above
	Class               Class `json:"class"`
}

// JudgePair joins the verdicts of two measures taken at the same two times. Both
// need a known cut-off; without one it returns false and no verdict.
func JudgePair(a, b Change) (Pair, bool) {
	if !a.CutOffKnown || !b.CutOffKnown {
		return Pair{}, false
	}
	improved := a.better() || b.better()
	worse := a.Class == Deteriorated || b.Class == Deteriorated
	p := Pair{CaseAtStart: a.FromClinical || b.FromClinical}
	p.Recovery = p.CaseAtStart && !a.ToClinical && !b.ToClinical
	p.ReliableImprovement = improved && !worse
	p.ReliableRecovery = p.Recovery && p.ReliableImprovement
	switch {
	case p.ReliableRecovery:
		p.Class = Recovered
	case p.ReliableImprovement:
		p.Class = Improved
	case worse && !improved:
		p.Class = Deteriorated
	default:
		p.Class = Unchanged
	}
	return p, true
}

func (c Change) better() bool { return c.Class == Recovered || c.Class == Improved }
