package instrument

import "cohort/domain"

// Direction says which way a score gets better.
type Direction = domain.Direction

// The two directions a score can have.
const (
	HigherIsWorse  = domain.HigherIsWorse
	HigherIsBetter = domain.HigherIsBetter
)

// Method is how item scores become the total.
type Method string

// The ways to a total. A level is the most serious of several yes/no rules, as
// in the C-SSRS screener; an instrument without a total reports sub-scales only.
const (
	MethodSum   Method = "sum"
	MethodLevel Method = "level"
	MethodNone  Method = "none"
)

// Sex is the recorded sex a cut-off depends on, where its authors published two.
// It is used for scoring only and is never guessed.
type Sex string

// The sexes for which cut-offs are published. The zero value means not recorded.
const (
	Female Sex = "female"
	Male   Sex = "male"
)

// Values is the closed list, as texts.
func (Sex) Values() []string { return []string{string(Female), string(Male)} }

// Definition is one instrument in one version. Definitions returned by [All]
// and [ByCode] are shared; treat them as read-only.
type Definition struct {
	Code     string `json:"code"`    // lower-case with hyphens: "phq-9"
	Name     string `json:"name"`    // short name: "PHQ-9"
	Title    string `json:"title"`   // full name
	Version  string `json:"version"` // of this definition; raised when scoring changes
	Measures string `json:"measures"`
	Language string `json:"language"` // BCP 47, of the wording

	ScoreOnly   bool `json:"scoreOnly"`   // carries no wording: the clinic's own form is used
	Unvalidated bool `json:"unvalidated"` // for discussion only, no published evidence
	OfTheGroup  bool `json:"ofTheGroup"`  // about a group that the client is in already

	Direction    Direction `json:"direction"`
	RecallWindow string    `json:"recallWindow"` // "last 2 weeks"
	Instructions string    `json:"instructions,omitempty"`

	Scales map[string]Scale `json:"scales,omitempty"`
	Items  []Item           `json:"items"`

	Method      Method       `json:"method"`
	Multiplier  int          `json:"multiplier"`            // of the summed items; 1 unless stated
	Conventions []Convention `json:"conventions,omitempty"` // the first is used unless another is asked for
	Skips       []Skip       `json:"skips,omitempty"`
	Missing     MissingRule  `json:"missing"`
	SubScales   []SubScale   `json:"subScales,omitempty"`
	Levels      []Level      `json:"levels,omitempty"` // for MethodLevel, most serious first

	Bands     []Band      `json:"bands,omitempty"`
	CutOffs   []CutOff    `json:"cutOffs,omitempty"`
	Criteria  []Criterion `json:"criteria,omitempty"`
	RiskItems []RiskItem  `json:"riskItems,omitempty"`
	Change    Change      `json:"change"`

	License     License  `json:"license"`
	Attribution string   `json:"attribution"` // to be printed with the form
	Notices     []string `json:"notices,omitempty"`
	Sources     []string `json:"sources,omitempty"`
	LOINC       LOINC    `json:"loinc"`
}

// License states the terms of the wording.
type License struct {
	Terms     string `json:"terms"`               // one sentence for the person who uses the form
	Condition string `json:"condition,omitempty"` // what must be kept to, shown with the form
	URL       string `json:"url,omitempty"`
}

// LOINC holds the codes of the whole form and of its total. A code is stated only
// where an open publication confirms it; an empty one says nothing about LOINC.
type LOINC struct {
	Panel string `json:"panel,omitempty"`
	Total string `json:"total,omitempty"`
}

// Scale is a set of allowed answers: either listed, or every whole number from
// Min to Max.
type Scale struct {
	Min     int      `json:"min"`
	Max     int      `json:"max"`
	Answers []Answer `json:"answers,omitempty"`
}

// Answer is one choice with the number recorded for it. It counts that number,
// unless Score says another: two choices of one question may count the same
// ("none" and "1 or 2" drinks), and are still two answers.
type Answer struct {
	Value int    `json:"value"`
	Label string `json:"label"`
	Score *int   `json:"score,omitempty"`
	LOINC string `json:"loinc,omitempty"`
	Code  string `json:"code,omitempty"` // of the FHIR Questionnaire it came from, where not LOINC
}

// Item is one question.
type Item struct {
	Number  int      `json:"number"`           // 1-based place on the form
	Text    string   `json:"text,omitempty"`   // empty when the instrument is score-only
	Label   string   `json:"label,omitempty"`  // our own short label, never the wording
	LinkID  string   `json:"linkId,omitempty"` // of the FHIR Questionnaire it came from
	LOINC   string   `json:"loinc,omitempty"`
	Scale   string   `json:"scale,omitempty"` // name of one of the definition's scales
	Min     int      `json:"min"`             // taken from the scale when loaded
	Max     int      `json:"max"`
	Answers []Answer `json:"answers,omitempty"` // taken from the scale when loaded

	Reverse     bool `json:"reverse,omitempty"`     // scored Min+Max-answer
	Weight      int  `json:"weight"`                // multiplies the item's score; 1 unless stated
	Unscored    bool `json:"unscored,omitempty"`    // may be asked, never counted, never missing
	MayNotApply bool `json:"mayNotApply,omitempty"` // may be marked as not applying to the client
}

// Convention is an alternative numbering of the same answers, such as the K10
// scored 0-4 instead of 1-5. Scores of different conventions are not comparable.
type Convention struct {
	Code  string `json:"code"`
	Label string `json:"label"`
	Scale string `json:"scale"` // replaces the scale of every scored item
}

// Skip is the form's own instruction not to answer some items: when the items
// in When are all answered and their answers add up to 0, blanks among Items
// count as 0 and are not missing. An answer given all the same counts: it is
// safer to read it than to drop it. A question in When has to be answered even if
// it is not counted itself: without it nobody knows whether the others were due.
type Skip struct {
	When  []int `json:"when"`
	Items []int `json:"items"`
}

// MissingRule says how many blanks the authors allow before there is no score.
// Up to Allow blanks, the score is the mean of the answered items times the
// number of items. Allow 0 means that every item is needed.
type MissingRule struct {
	Allow  int    `json:"allow"`
	Source string `json:"source,omitempty"`
}

// SubScale is a score over some of the items.
type SubScale struct {
	Code       string    `json:"code"`
	Name       string    `json:"name"`
	Items      []int     `json:"items"`
	Mean       bool      `json:"mean,omitempty"` // mean of the answered items, not their sum
	Multiplier int       `json:"multiplier"`
	Allow      int       `json:"allow,omitempty"`     // blanks allowed in this sub-scale
	Direction  Direction `json:"direction,omitempty"` // where it differs from the whole form's
	Bands      []Band    `json:"bands,omitempty"`
	CutOffs    []CutOff  `json:"cutOffs,omitempty"`
	Change     Change    `json:"change,omitzero"` // in points of this sub-scale, or of its mean
}

// Level is one outcome of MethodLevel, reached when any of its tests holds.
type Level struct {
	Value int        `json:"value"`
	Code  string     `json:"code"`
	Any   []ItemTest `json:"any"`
}

// ItemTest holds when the item's recorded answer is at least AtLeast.
type ItemTest struct {
	Item    int `json:"item"`
	AtLeast int `json:"atLeast"`
}

// Band names a range of totals, both ends included.
type Band struct {
	Set        string `json:"set,omitempty"` // when an instrument has several published tables
	Code       string `json:"code"`          // lower snake case: "moderately_severe"
	Label      string `json:"label"`
	From       int    `json:"from"`
	To         int    `json:"to"`
	Sex        Sex    `json:"sex,omitempty"`
	Convention string `json:"convention,omitempty"`
}

// CutOff is a published threshold of a score.
type CutOff struct {
	Code       string   `json:"code"`
	Label      string   `json:"label"`
	AtLeast    *int     `json:"atLeast,omitempty"`
	AtMost     *int     `json:"atMost,omitempty"`
	Sex        Sex      `json:"sex,omitempty"`
	Convention string   `json:"convention,omitempty"`
	Suggests   []string `json:"suggests,omitempty"` // instruments to give next
	Source     string   `json:"source,omitempty"`
}

// Criterion is a rule over symptom counts, such as the PHQ-9's diagnostic
// algorithm. It holds when all its counts hold.
type Criterion struct {
	Code   string  `json:"code"`
	Label  string  `json:"label"`
	All    []Count `json:"all"`
	Source string  `json:"source,omitempty"`
}

// Count counts the items whose answer is at least AtLeast (Except: another
// threshold for some items, by item number) and holds when the count lies
// between Min and Max. Max 0 means no upper end.
type Count struct {
	Items   []int      `json:"items"`
	AtLeast int        `json:"atLeast"`
	Except  []ItemTest `json:"except,omitempty"`
	Min     int        `json:"min"`
	Max     int        `json:"max,omitempty"`
}

// RiskItem is a question whose answer must reach a clinician whatever the total.
type RiskItem struct {
	Item      int    `json:"item"`
	Kind      string `json:"kind"`            // "suicide", "alcohol_harm", "group_climate"
	Threshold int    `json:"threshold"`       // raised at this answer and above
	Below     bool   `json:"below,omitempty"` // raised at this answer and below instead
	Severity  string `json:"severity,omitempty"`
	Why       string `json:"why"`
}

// Change says how large a change is real and where the clinical range begins.
// Reliable 0 means that no value is relied on, and no change may be judged. Where
// Convention is set, the values hold for scores of that convention only.
type Change struct {
	Reliable     float64  `json:"reliable,omitempty"`     // points of the score
	ClinicalFrom *float64 `json:"clinicalFrom,omitempty"` // first score of the clinical range
	Convention   string   `json:"convention,omitempty"`
	DiscussDrop  int      `json:"discussDrop,omitempty"` // a fall of this many points on one item is worth a word
	Source       string   `json:"source,omitempty"`
}
