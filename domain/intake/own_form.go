package intake

import (
	"math"
	"strconv"

	"cohort/domain/intake/instrument"
)

// OwnForm is what a practice writes down of a questionnaire of its own. Its score is
// the sum of the points. It says nothing that was not written there: no band, no
// class of change and no cut-off is made up.
type OwnForm struct {
	Name         string               `json:"name"`
	Title        string               `json:"title"`
	Measures     string               `json:"measures"`
	Instructions string               `json:"instructions,omitempty"`
	RecallWindow string               `json:"recallWindow"`
	Language     string               `json:"language"` // BCP 47
	Direction    instrument.Direction `json:"direction"`
	Items        []OwnItem            `json:"items"`
	Bands        []OwnBand            `json:"bands,omitempty"`
	Risks        []OwnRisk            `json:"risks,omitempty"`
	Terms        string               `json:"terms"`  // of the wording, as the practice states them
	Source       string               `json:"source"` // who wrote it, printed with it
	Change       OwnChange            `json:"change,omitzero"`
}

// OwnItem is one question: with choices, or a number from Min to Max.
type OwnItem struct {
	Text     string      `json:"text"`
	Choices  []OwnChoice `json:"choices,omitempty"`
	Min      int         `json:"min,omitempty"`
	Max      int         `json:"max,omitempty"`
	Unscored bool        `json:"unscored,omitempty"`
	LinkID   string      `json:"linkId,omitempty"` // of the file that it came from
	LOINC    string      `json:"loinc,omitempty"`
}

// OwnChoice is one answer with its points.
type OwnChoice struct {
	Label  string `json:"label"`
	Points int    `json:"points"`
	Code   string `json:"code,omitempty"` // of the file that it came from
	LOINC  string `json:"loinc,omitempty"`
}

// OwnBand names a range of scores, both ends included.
type OwnBand struct {
	Label string `json:"label"`
	From  int    `json:"from"`
	To    int    `json:"to"`
}

// OwnRisk is an answer that somebody must see: the points of one choice, and all
// above them, or below.
type OwnRisk struct {
	Item   int         `json:"item"` // from 1
	Kind   OwnRiskKind `json:"kind"`
	Points int         `json:"points"`
	Below  bool        `json:"below,omitempty"`
	Why    string      `json:"why"`
}

// OwnRiskKind is what a risk is about.
type OwnRiskKind string

// The kinds of risk that a practice's own question may ask about.
const (
	RiskSuicide      OwnRiskKind = "suicide"
	RiskSelfHarm     OwnRiskKind = "self_harm"
	RiskHarmToOthers OwnRiskKind = "harm_to_others"
	RiskViolence     OwnRiskKind = "violence_at_home"
	RiskAlcohol      OwnRiskKind = "alcohol_harm"
	RiskRelapse      OwnRiskKind = "relapse"
	RiskClimate      OwnRiskKind = "group_climate"
	RiskOther        OwnRiskKind = "other"
)

// OwnRiskKinds lists them, the gravest first.
var OwnRiskKinds = []OwnRiskKind{RiskSuicide, RiskSelfHarm, RiskHarmToOthers, RiskViolence, RiskAlcohol, RiskRelapse, RiskClimate, RiskOther}

// Values is the closed list, as texts.
func (OwnRiskKind) Values() []string {
	out := make([]string, len(OwnRiskKinds))
	for i, k := range OwnRiskKinds {
		out[i] = string(k)
	}
	return out
}

// OwnChange are the figures from which a reliable change follows. Without all of
// them no change is judged.
type OwnChange struct {
	SD          int    `json:"sdHundredths,omitempty"`           // hundredths of a point, of the people who were asked
	Reliability int    `json:"reliabilityThousandths,omitempty"` // above 0 and below 1000
	People      int    `json:"people,omitempty"`                 // how many were asked
	Source      string `json:"source,omitempty"`
}

// Given says whether anything of it is there.
func (c OwnChange) Given() bool { return c != OwnChange{} }

// Reliable is the least change that measurement error alone does not explain at 95 %:
// 1.96 · √2 · SD · √(1 - reliability) (Jacobson and Truax 1991).
func (c OwnChange) Reliable() float64 {
	return 1.96 * math.Sqrt2 * c.sd() * math.Sqrt(1-c.reliability())
}

func (c OwnChange) sd() float64          { return float64(c.SD) / 100 }
func (c OwnChange) reliability() float64 { return float64(c.Reliability) / 1000 }

const notValidated = "Not validated: written by the practice, with no published norms."

// Definition is the form as the engine scores it, under a code and as one version.
func (f OwnForm) Definition(code string, version int) instrument.Definition {
	d := instrument.Definition{
		Code: code, Name: f.Name, Title: f.Title, Version: strconv.Itoa(version), Measures: f.Measures, Language: f.Language,
		Unvalidated: true, Direction: f.Direction, RecallWindow: f.RecallWindow, Instructions: f.Instructions,
		Method: instrument.MethodSum, Multiplier: 1,
		License: instrument.License{Terms: f.Terms}, Attribution: f.Source, Notices: []string{notValidated},
	}
	if f.usesLOINC() {
		d.Notices = append(d.Notices, instrument.LOINCNotice)
	}
	for i, item := range f.Items {
		d.Items = append(d.Items, item.item(i+1))
	}
	for i, b := range f.Bands {
		d.Bands = append(d.Bands, instrument.Band{Code: "band_" + strconv.Itoa(i+1), Label: b.Label, From: b.From, To: b.To})
	}
	for _, r := range f.Risks {
		d.RiskItems = append(d.RiskItems, instrument.RiskItem{Item: r.Item, Kind: string(r.Kind), Threshold: r.Points, Below: r.Below, Why: r.Why})
	}
	if f.Change.Given() {
		d.Change = instrument.Change{Reliable: f.Change.Reliable(), Source: f.Change.words()}
	}
	return d
}

// words say on what a class of change stands.
func (c OwnChange) words() string {
	n := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	return c.Source + " (standard deviation " + n(c.sd()) + ", reliability " + n(c.reliability()) + ", " + strconv.Itoa(c.People) + " people)"
}

func (f OwnForm) usesLOINC() bool {
	for _, i := range f.Items {
		if i.LOINC != "" {
			return true
		}
		for _, c := range i.Choices {
			if c.LOINC != "" {
				return true
			}
		}
	}
	return false
}

// item records the points themselves where they rise from choice to choice. Where
// they do not, or two choices count the same, it records the place of the choice, and
// what it counts beside it: each choice stays one answer.
func (i OwnItem) item(number int) instrument.Item {
	out := instrument.Item{Number: number, Text: i.Text, LinkID: i.LinkID, LOINC: i.LOINC, Weight: 1, Unscored: i.Unscored, Min: i.Min, Max: i.Max}
	rise := i.rises()
	for n, c := range i.Choices {
		a := instrument.Answer{Value: c.Points, Label: c.Label, Code: c.Code, LOINC: c.LOINC}
		if !rise {
			points := c.Points
			a.Value, a.Score = n, &points
		}
		out.Answers = append(out.Answers, a)
	}
	if n := len(out.Answers); n > 0 {
		out.Min, out.Max = out.Answers[0].Value, out.Answers[n-1].Value
	}
	return out
}

// rises says whether the points rise from each choice to the next.
func (i OwnItem) rises() bool {
	for n := 1; n < len(i.Choices); n++ {
		if i.Choices[n].Points <= i.Choices[n-1].Points {
			return false
		}
	}
	return true
}

// span is the least and the largest number of points.
func (i OwnItem) span() (least, most int) {
	if len(i.Choices) == 0 {
		return i.Min, i.Max
	}
	least, most = i.Choices[0].Points, i.Choices[0].Points
	for _, c := range i.Choices[1:] {
		least, most = min(least, c.Points), max(most, c.Points)
	}
	return least, most
}

// allows says whether an answer may have so many points.
func (i OwnItem) allows(points int) bool {
	for _, c := range i.Choices {
		if c.Points == points {
			return true
		}
	}
	return len(i.Choices) == 0 && points >= i.Min && points <= i.Max
}

// Span is the least and the largest score.
func (f OwnForm) Span() (least, most int) {
	for _, i := range f.Items {
		if !i.Unscored {
			low, high := i.span()
			least, most = least+low, most+high
		}
	}
	return least, most
}

// FormOf is a definition as the practice may change it: what was read from a file.
func FormOf(d instrument.Definition) OwnForm {
	f := OwnForm{Name: d.Name, Title: d.Title, Measures: d.Measures, Instructions: d.Instructions, RecallWindow: d.RecallWindow, Language: d.Language,
		Direction: d.Direction, Terms: d.License.Terms, Source: d.Attribution}
	for _, i := range d.Items {
		own := OwnItem{Text: i.Text, Unscored: i.Unscored, LinkID: i.LinkID, LOINC: i.LOINC}
		if len(i.Answers) == 0 {
			own.Min, own.Max = i.Min, i.Max
		}
		for _, a := range i.Answers {
			own.Choices = append(own.Choices, OwnChoice{Label: a.Label, Points: i.Counts(a.Value), Code: a.Code, LOINC: a.LOINC})
		}
		f.Items = append(f.Items, own)
	}
	return f
}
