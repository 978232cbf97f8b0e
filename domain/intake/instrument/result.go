package instrument

import "fmt"

// Options is what scoring needs besides the answers.
type Options struct {
	ScoringSex    Sex    // recorded sex for sex-dependent cut-offs; "" when not recorded
	Convention    string // code of one of the definition's conventions; "" for its first
	BandSet       string // which published table names the band; "" for its first
	NotApplicable []int  // numbers of items marked as not applying (only items that allow it)
}

// Result is a scored form.
type Result struct {
	Instrument       string `json:"instrument"`
	Version          string `json:"version"`
	AlgorithmVersion string `json:"algorithmVersion"`
	Convention       string `json:"convention,omitempty"`

	Total    *int   `json:"total"`           // rounded, halves upward; nil: too much missing, or no total exists
	Exact    *Ratio `json:"exact,omitempty"` // the total before rounding, when pro-rated
	Min      int    `json:"min"`             // least possible total under these options
	Max      int    `json:"max"`             // largest possible total under these options
	Complete bool   `json:"complete"`
	Missing  int    `json:"missing"` // items that had to be answered and were not
	ProRated bool   `json:"proRated"`

	MissingItems []int `json:"missingItems,omitempty"`

	Band      string `json:"band"` // code; "" when there is no total or no table
	BandLabel string `json:"bandLabel"`

	Bands     []NamedBand       `json:"bands,omitempty"` // the total in every published table
	CutOffs   []CutOffResult    `json:"cutOffs,omitempty"`
	Criteria  []CriterionResult `json:"criteria,omitempty"`
	SubScales []SubScaleResult  `json:"subScales,omitempty"`
	RiskFlags []RiskFlag        `json:"riskFlags"`
}

// Scale names what the total was counted on, such as "k10@1 10-50". Totals may be
// compared only where it is the same: another version, another convention or a
// question that did not apply makes another scale.
func (r Result) Scale() string {
	return fmt.Sprintf("%s@%s %d-%d", r.Instrument, r.Version, r.Min, r.Max)
}

// BandSexNeeded is the band of a total that falls differently by scoring sex
// when none is recorded.
const BandSexNeeded = "scoring_sex_needed"

// NamedBand is a band in one of several tables.
type NamedBand struct {
	Set   string `json:"set,omitempty"`
	Sex   Sex    `json:"sex,omitempty"`
	Code  string `json:"code"`
	Label string `json:"label"`
}

// CutOffResult says whether a threshold is reached. Without a recorded scoring
// sex, both sexes' cut-offs are listed.
type CutOffResult struct {
	Code     string   `json:"code"`
	Label    string   `json:"label"`
	Sex      Sex      `json:"sex,omitempty"`
	Reached  bool     `json:"reached"`
	Suggests []string `json:"suggests,omitempty"`
}

// CriterionResult says whether a symptom-count rule holds; nil when blanks leave
// it open. What is not nil holds however the blanks would have been answered.
type CriterionResult struct {
	Code  string `json:"code"`
	Label string `json:"label"`
	Met   *bool  `json:"met"`
}

// SubScaleResult is the score of some of the items. For a mean, Total is absent
// and Exact holds the value.
type SubScaleResult struct {
	Code      string         `json:"code"`
	Name      string         `json:"name"`
	Total     *int           `json:"total"`
	Exact     *Ratio         `json:"exact,omitempty"`
	Complete  bool           `json:"complete"`
	Missing   int            `json:"missing"`
	ProRated  bool           `json:"proRated"`
	Band      string         `json:"band,omitempty"`
	BandLabel string         `json:"bandLabel,omitempty"`
	CutOffs   []CutOffResult `json:"cutOffs,omitempty"`
}

// RiskFlag is an answer that must be seen by a clinician. It names the item and
// the rule, not the answer given.
type RiskFlag struct {
	Item      int    `json:"item"`
	Kind      string `json:"kind"`
	Threshold int    `json:"threshold"`
	Below     bool   `json:"below,omitempty"`
	Severity  string `json:"severity,omitempty"`
	Why       string `json:"why"`
}

// Ratio is an exact fraction, reduced, with a positive denominator.
type Ratio struct {
	Num int `json:"num"`
	Den int `json:"den"`
}

func ratio(num, den int) Ratio {
	a, b := num, den
	for b != 0 {
		a, b = b, a%b
	}
	if a < 0 {
		a = -a
	}
	if a > 1 {
		num, den = num/a, den/a
	}
	return Ratio{num, den}
}

// Float is the nearest floating-point value, for display and plots.
func (r Ratio) Float() float64 { return float64(r.Num) / float64(r.Den) }

// Round is the nearest whole number, halves upward. Scores are never negative.
func (r Ratio) Round() int { return (2*r.Num + r.Den) / (2 * r.Den) }
